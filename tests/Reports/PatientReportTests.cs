using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Tests.Reports;

public sealed class PatientReportTests
{
    [Fact]
    public void Figures_days_sides_and_sources_of_a_week_as_counted_by_hand()
    {
        var report = Chair()
            .Does(Given.ChairHipFlexor, 1, pain: 2)
            .Does(Given.ChairHipFlexor, 2, pain: 4, side: Side.Left).Does(Given.ChairHipFlexor, 2, EntryOutcome.NotDone, pain: null, side: Side.Right)
            .Does(Given.ChairHipFlexor, 3, EntryOutcome.NotDone, pain: null, at: Given.At(6))
            .Tells(1, Legs.Usual).Report(1, 4);

        report.Figures.Sessions.ShouldBe(new(1, 1, 1, 1));
        report.Figures.Stretches.PercentAtLeast.ShouldBe(37);
        report.Stretches.Select(one => (one.Stretch, one.Side, one.Done)).ShouldBe(
            [("Chair hip flexor stretch", Side.Left, new(2, 0, 1, 1)), ("Chair hip flexor stretch", Side.Right, new(1, 0, 2, 1))]);
        report.Days.Select(day => day.Kind).ShouldBe([ReportDayKind.Done, ReportDayKind.Partly, ReportDayKind.NotDone, ReportDayKind.Unreported]);
        report.Days.Select(day => day.PainDuring).ShouldBe([Given.Pain(2), Given.Pain(4), null, null]);
        report.Days[0].Answers.Legs.ShouldBe(Legs.Usual);
        report.Days[1].Answers.ShouldBe(DayAnswers.Unreported);
        (report.EntriesBySource[Source.Tap], report.EntriesLate).ShouldBe((6, 2));
    }

    [Fact]
    public void Left_is_set_beside_right_only_where_both_are_told()
    {
        Chair().Does(Given.ChairHipFlexor, 1, side: Side.Left).Report(1, 3).Asymmetries.ShouldBeEmpty();
        Chair().Does(Given.ChairHipFlexor, 1).Does(Given.ChairHipFlexor, 2, side: Side.Left).Report(1, 3).Asymmetries
            .ShouldBe([("Chair hip flexor stretch", "Left at least 2 of 3 times, right at least 1 of 3 times.")]);
    }

    [Fact]
    public void Weeks_add_up_to_the_period()
    {
        var report = Chair().Does(Given.ChairHipFlexor, 1).Does(Given.ChairHipFlexor, 9).Report(1, 12);
        report.Weeks.Values.Sum(week => week.Sessions.Done).ShouldBe(report.Figures.Sessions.Done);
        report.Weeks.Values.Sum(week => week.Stretches.Scheduled).ShouldBe(report.Figures.Stretches.Scheduled, 1e-9);
    }

    [Fact]
    public void What_was_asked_and_when_it_changed_stands_in_order()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).Opens(3, asOverride: true);
        patient.Report(0, 6).History.Select(happened => (happened.On, happened.Kind)).ShouldBe([(Given.Day(0), CareEventKind.Signed), (Given.Day(3), CareEventKind.Opened)]);
    }

    [Fact]
    public void A_day_shows_what_was_told_of_it_though_another_day_filled_it()
    {
        var report = Given.APatientWith(new Asked(Given.SeatedBack, Days: Weekdays.Monday | Weekdays.Wednesday)).Does(Given.SeatedBack, 8).Report(7, 13);
        report.Figures.Sessions.ShouldBe(new(1, 0, 0, 1));
        report.Days.Select(day => day.Kind).Take(3).ShouldBe([ReportDayKind.Unreported, ReportDayKind.NotScheduled, ReportDayKind.Unreported]);
    }

    [Fact]
    public void Pain_told_of_another_prescription_is_not_in_this_report()
    {
        var (one, other) = (Chair(), Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 1, pain: 8));
        var record = new CareRecord(one.Patient, one.Screening, [one.Prescription, other.Prescription], [], other.Entries, [], Given.At(3));
        var report = PatientReport.Of(record, one.Prescription, Given.Catalog, null, null);
        report.Days.ShouldAllBe(day => day.PainDuring == null);
        report.EntriesBySource.ShouldBeEmpty();
    }

    [Fact]
    public void It_runs_from_the_day_after_signing_through_yesterday_unless_a_period_is_chosen()
    {
        var patient = Chair();
        var report = PatientReport.Of(patient.On(5), patient.Prescription, Given.Catalog, null, null);
        (report.From, report.Through).ShouldBe((Given.Day(1), Given.Day(4)));
    }

    [Fact]
    public void Signed_today_there_is_nothing_to_report_and_nothing_is_divided()
    {
        var patient = Chair();
        var report = PatientReport.Of(patient.On(0), patient.Prescription, Given.Catalog, null, null);
        report.Days.ShouldBeEmpty();
        report.Figures.Dose.PercentAtLeast.ShouldBeNull();
    }

    [Fact]
    public void Days_before_the_plan_are_not_scheduled() =>
        Chair().Does(Given.ChairHipFlexor, -2).Report(-3, 0).Days.ShouldAllBe(day => day.Kind == ReportDayKind.NotScheduled);

    [Fact]
    public void One_day_is_a_period() => Chair().Report(1, 1).Days.ShouldHaveSingleItem();

    [Theory]
    [InlineData(3, 2, "Through", "The period ends before it starts.")]
    [InlineData(12, null, "Through", "The period ends before it starts.")]
    [InlineData(null, -1, "Through", "The period ends before it starts.")]
    [InlineData(1, 11, "Through", "Choose a last day up to today: later days have not come yet.")]
    [InlineData(-36500, 1, "From", "Choose a period of at most two years.")]
    public void A_period_that_cannot_be_is_refused_with_a_sentence(int? from, int? through, string field, string sentence)
    {
        var patient = Chair();
        Should.Throw<Refusal>(() => PatientReport.Of(patient.On(10), patient.Prescription, Given.Catalog, Day(from), Day(through))).Reasons.ShouldHaveSingleItem().ShouldBe(new(field, sentence));
    }

    [Fact]
    public void After_years_the_period_offered_is_the_last_two()
    {
        var patient = Chair();
        var report = PatientReport.Of(patient.On(1000), patient.Prescription, Given.Catalog, null, null);
        (report.Through.DayNumber - report.From.DayNumber + 1).ShouldBe(Period.MostDays);
    }

    [Fact]
    public void What_is_told_today_never_changes_last_week()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek().Comfortable(Given.Part2, 8, 9);
        var before = patient.Report(1, 9).Figures;
        patient.Does(Given.Part2, 15, pain: 8);
        PatientReport.Of(patient.On(16), patient.Prescription, Given.Catalog, Given.Day(1), Given.Day(9)).Figures.ShouldBe(before);
    }

    [Fact]
    public void A_version_signed_in_the_middle_of_a_day_asks_from_the_next_day_on()
    {
        var patient = Chair().Does(Given.ChairHipFlexor, 3).Does(Given.ChairHipFlexor, 4);
        patient.Prescription.Next(3, draft => draft.PrescribeStretch(Given.NewId(), Given.Catalog.Find(Given.SeatedBack)!, Side.None, Given.Catalog.Find(Given.SeatedBack)!.DefaultDose, null));
        var report = patient.Report(1, 5);
        report.Days.Select(day => day.Kind).ShouldBe([ReportDayKind.Unreported, ReportDayKind.Unreported, ReportDayKind.Done, ReportDayKind.Partly, ReportDayKind.Unreported]);
        report.Calendar.Lines.Single(line => line.Stretch == Given.Catalog.Find(Given.SeatedBack)!.Name).Cells.Values.Count(cell => cell.Asked > 0).ShouldBe(2);
        report.Figures.Sessions.ShouldBe(new(1, 1, 0, 3));
    }

    [Fact]
    public void Yesterday_is_the_patients_wherever_they_are()
    {
        var abroad = new Care(Given.ASignedPrescription(Given.ChairHipFlexor)) { Patient = Given.APatient(Domain.Patients.Zone.Of("Pacific/Auckland")) };
        // At 11 pm in London on day 5 it is day 6 in Auckland.
        PatientReport.Of(abroad.On(5), abroad.Prescription, Given.Catalog, null, null).Through.ShouldBe(Given.Day(5));
        PatientReport.Of(Chair().On(5), abroad.Prescription, Given.Catalog, null, null).Through.ShouldBe(Given.Day(4));
    }

    [Fact]
    public void Of_two_prescriptions_at_one_time_each_has_its_own_days_and_figures()
    {
        var (one, other) = (Chair().Does(Given.ChairHipFlexor, 1), Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 2));
        var record = new CareRecord(one.Patient, one.Screening, [one.Prescription, other.Prescription], [], [.. one.Entries, .. other.Entries], [], Given.At(4));
        PatientReport.Of(record, one.Prescription, Given.Catalog, null, null).Days.Select(day => day.Kind).ShouldBe([ReportDayKind.Done, ReportDayKind.Unreported, ReportDayKind.Unreported]);
        PatientReport.Of(record, other.Prescription, Given.Catalog, null, null).Days.Select(day => day.Kind).ShouldBe([ReportDayKind.Unreported, ReportDayKind.Done, ReportDayKind.Unreported]);
    }

    [Fact]
    public void The_calendar_has_a_line_for_what_was_asked_and_none_for_what_was_locked_all_the_time()
    {
        var report = Given.APatientWith(Given.Part1, Given.Part2).Does(Given.Part1, 1).Report(1, 3);
        report.Calendar.Lines.Select(line => (line.Stretch, line.Side)).ShouldBe([("Gluteal stretches, Part 1", Side.Left), ("Gluteal stretches, Part 1", Side.Right)]);
        (report.DaysAsked, report.DaysTold).ShouldBe((3, 1));
    }

    private static Care Chair() => Given.APatientWith(Given.ChairHipFlexor);

    private static DateOnly? Day(int? day) => day is { } number ? Given.Day(number) : null;
}
