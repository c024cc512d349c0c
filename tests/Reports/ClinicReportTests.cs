using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Reports;

/// <summary>Bands, small groups and periods of the clinic report, without a database.</summary>
public sealed class ClinicReportTests
{
    private static readonly Period Fortnight = new(Given.Day(1), Given.Day(14));

    [Fact]
    public void Where_a_group_is_small_the_smallest_other_is_hidden_with_it()
    {
        SmallGroups.Hidden([(9, false), (6, false), (4, true), (12, false)]).ShouldBe([false, true, true, false]);
        SmallGroups.Hidden([(9, false), (6, false)]).ShouldBe([false, false]);
        SmallGroups.Hidden([(3, true), (4, true)]).ShouldBe([true, true]);
        SmallGroups.Hidden([(9, false), (6, false), (7, false)], also: 0).ShouldBe([true, true, false]);
        SmallGroups.Hidden([(9, false), (0, true), (7, false)]).ShouldBe([false, true, false]);
        SmallGroups.Hidden([]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4, 4, true)]
    [InlineData(5, 5, false)]
    [InlineData(20, 4, true)]
    [InlineData(20, 0, false)]
    public void A_group_is_small_with_fewer_than_five_patients_or_a_few_who_reported(int patients, int reporting, bool small) =>
        SmallGroups.IsSmall(patients, reporting).ShouldBe(small);

    [Fact]
    public void No_hidden_band_can_be_subtracted_from_what_is_shown()
    {
        var bands = Distribution.Of([Shares((0, 8), (30, 3), (50, 9), (65, 7), (100, 6), (null, 5))])[0].Bands;
        // 20-39 has 3 patients; those who reported nothing are 5, the fewest of the others.
        bands.Select(band => band.Patients).ShouldBe([8, null, 9, 7, 6, null]);
    }

    [Fact]
    public void Bands_begin_at_0_20_40_60_and_80_per_cent_rounded_down()
    {
        var bands = Distribution.Of([Shares((0, 5), (19, 5), (20, 6), (39, 6), (40, 7), (59, 7), (60, 8), (79, 8), (80, 9), (100, 9), (null, 11))])[0].Bands;
        bands.Select(band => (band.Name, band.Patients)).ShouldBe([("0–19 %", 10), ("20–39 %", 12), ("40–59 %", 14), ("60–79 %", 16), ("80–100 %", 18), ("Nothing reported", 11)]);
    }

    [Fact]
    public void Who_reported_nothing_is_told_of_every_figure_or_of_none()
    {
        var even = Shares((10, 10), (30, 10), (50, 10), (70, 10), (90, 10), (null, 5));
        var lacking = Shares((10, 10), (30, 10), (50, 10), (70, 18), (90, 2), (null, 5));
        var told = Distribution.Of([even, lacking]);
        // Told of the first, it would tell of the second how many its hidden band has; so it is hidden there too, with another that hides it.
        told[0].Bands.Select(band => band.Patients).ShouldBe([null, 10, 10, 10, 10, null]);
        told[1].Bands.Select(band => band.Patients).ShouldBe([10, 10, 10, 18, null, null]);
    }

    [Fact]
    public void Of_four_patients_nothing_at_all_is_told()
    {
        var report = Report(4);
        (report.Now.Patients, report.Now.Sessions, report.Now.Dose, report.Now.Entries).ShouldBe((null, null, null, null));
        report.Distributions.SelectMany(one => one.Bands).ShouldAllBe(band => band.Patients == null);
        report.Clinicians.ShouldHaveSingleItem().ShouldBe(new("Ruth Adeyemi", null, null, null));
    }

    [Fact]
    public void Of_five_patients_the_whole_is_told_and_silence_has_no_percentage()
    {
        Report(5).Now.Sessions!.PercentAtLeast.ShouldBe(50);
        Report(5, new Figure(0, 0, 0, 4)).Now.Sessions.ShouldBe(new(0, 0, 0, 4 * 5));
        Report(5, new Figure(0, 0, 0, 4)).Now.Sessions!.PercentAtLeast.ShouldBeNull();
    }

    [Fact]
    public void A_clinician_with_few_patients_is_hidden_with_the_one_who_has_the_fewest_of_the_others()
    {
        var lines = ClinicReport.Of(Fortnight, Totals([.. Signed("Ana", 4), .. Signed("Ben", 6), .. Signed("Cid", 7)]), Given.Catalog, Given.London.StartOf).Clinicians;
        lines.Select(line => (line.Name, line.Patients)).ShouldBe([("Ana", null), ("Ben", null), ("Cid", 7)]);
    }

    [Fact]
    public void Conditions_stand_in_their_order_with_what_nobody_said_last()
    {
        var lines = ClinicReport.Of(Fortnight, Totals([.. Signed("Ana", 5), .. Signed("Ben", 6, condition: Condition.Stiffness), .. Signed("Cid", 7, condition: Condition.LowBackPain)]), Given.Catalog, Given.London.StartOf).Conditions;
        lines.Select(line => (line.Name, line.Patients)).ShouldBe([("Low back pain", 7), ("Stiffness with little pain", 6), ("Not said", 5)]);
    }

    [Fact]
    public void A_patient_of_two_prescriptions_for_one_condition_is_one_patient()
    {
        var once = Signed("Ana", 5, condition: Condition.Stiffness);
        var twice = once.Concat(once.Select(total => total with { Signer = Given.NewId() })).ToList();
        ClinicReport.Of(Fortnight, Totals(twice), Given.Catalog, Given.London.StartOf).Conditions.ShouldHaveSingleItem().ShouldBe(new("Stiffness with little pain", 5, Half + Half + Half + Half + Half + Half + Half + Half + Half + Half, null));
    }

    [Fact]
    public void Alerts_are_told_by_kind_and_those_of_few_patients_with_another_that_hides_them()
    {
        List<AlertTime> Of(AlertKind kind, int patients, int hours) => [.. Enumerable.Range(0, patients).Select(_ => new AlertTime(Given.NewId(), kind, Given.At(3), Given.At(3).AddHours(hours)))];
        var kinds = ClinicReport.Of(Fortnight, Totals([]) with { Alerts = [.. Of(AlertKind.StopPain, 9, 2), .. Of(AlertKind.Lapse, 7, 5), .. Of(AlertKind.AdverseEvent, 2, 1)] }, Given.Catalog, Given.London.StartOf).AlertKinds;
        kinds.ShouldBe([new(AlertKind.StopPain, 9, 9, TimeSpan.FromHours(2), null), new(AlertKind.AdverseEvent, null, null, null, null), new(AlertKind.Lapse, null, null, null, null)]);
    }

    [Fact]
    public void Of_a_week_the_few_who_reported_or_did_not_are_not_told()
    {
        var weeks = ClinicReport.Of(Fortnight, Totals([]) with { Weeks = [new(1, 30, 25, Half), new(2, 28, 26, Half), new(3, 25, 0, new(0, 0, 0, 9))] }, Given.Catalog, Given.London.StartOf).Weeks;
        weeks.Select(week => (week.Week, week.Patients, week.Reporting)).ShouldBe([(1, 30, 25), (2, 28, null), (3, 25, null)]);
        weeks[2].Sessions!.PercentAtLeast.ShouldBeNull();
    }

    [Fact]
    public void Time_to_action_is_the_median_of_what_was_closed_in_the_period_and_open_is_what_was_so_at_its_end()
    {
        var alerts = Enumerable.Range(1, 6).Select(hours => new AlertTime(Given.NewId(), AlertKind.Lapse, Given.At(3), Given.At(3).AddHours(hours))).ToList();
        alerts.AddRange(Enumerable.Range(0, 5).Select(_ => new AlertTime(Given.NewId(), AlertKind.StopPain, Given.At(5), Given.At(20))));
        var report = ClinicReport.Of(Fortnight, Totals([]) with { Alerts = alerts }, Given.Catalog, Given.London.StartOf);
        (report.Now.AlertsClosed, report.Now.MedianToAction, report.Now.AlertsOpen).ShouldBe((6, TimeSpan.FromHours(3.5), 5));
        (report.Before.AlertsClosed, report.Before.MedianToAction, report.Before.AlertsOpen).ShouldBe((null, null, null));
    }

    [Fact]
    public void Twelve_weeks_through_yesterday_unless_a_period_is_chosen_and_as_many_days_before()
    {
        var period = ClinicReport.PeriodOf(null, null, Given.Day(100));
        period.ShouldBe(new(Given.Day(16), Given.Day(99)));
        (period.Days, period.Before).ShouldBe((84, new(Given.Day(-68), Given.Day(15))));
    }

    [Theory]
    [InlineData(3, 2, "Through", "The period ends before it starts.")]
    [InlineData(1, 11, "Through", "Choose a last day up to today: later days have not come yet.")]
    [InlineData(-722, 10, "From", "Choose a period of at most two years.")]
    public void A_period_that_cannot_be_is_refused_with_a_sentence(int from, int through, string field, string sentence) =>
        Should.Throw<Refusal>(() => ClinicReport.PeriodOf(Given.Day(from), Given.Day(through), Given.Day(10))).Reasons.ShouldHaveSingleItem().ShouldBe(new(field, sentence));

    [Fact]
    public void Two_years_to_the_day_are_a_period() => ClinicReport.PeriodOf(Given.Day(-721), Given.Day(10), Given.Day(10)).Days.ShouldBe(Period.MostDays);

    private static Figure Half => new(1, 0, 1, 0);

    private static ClinicReport Report(int patients, Figure? each = null) =>
        ClinicReport.Of(Fortnight, Totals(Signed("Ruth Adeyemi", patients, each)), Given.Catalog, Given.London.StartOf);

    private static List<SessionTotal> Signed(string clinician, int patients, Figure? each = null, Condition? condition = null)
    {
        var signer = Given.NewId();
        return [.. Enumerable.Range(0, patients).Select(_ => new SessionTotal(Given.NewId(), signer, clinician, condition, true, each ?? Half))];
    }

    private static ClinicTotals Totals(IReadOnlyList<SessionTotal> sessions) =>
        new(sessions, [.. sessions.Select(total => new StretchTotal(total.Patient, States.Chair, true, total.Sessions, total.Sessions, new(1, 0, 0, 0, 0)))], [], [], []);

    private static List<Figure> Shares(params (int? Percent, int Patients)[] shares) =>
        [.. shares.SelectMany(share => Enumerable.Repeat(share.Percent is { } percent ? new Figure(percent, 0, 100 - percent, 0) : new Figure(0, 0, 0, 100), share.Patients))];
}
