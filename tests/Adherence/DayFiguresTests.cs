using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

/// <summary>The first ones are the worked examples of the Adherence page, number for number.</summary>
public sealed class DayFiguresTests
{
    private const Weekdays MondayWednesdayFriday = Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday;

    [Fact]
    public void Worked_example_of_a_week_with_two_sides()
    {
        // Chair hip flexor, 60 s on each side, daily. Tuesday both done; Wednesday left 60 s, right 30 s; Thursday not done; the rest is silent.
        var week = Chair().Does(Chairs, 8)
            .Does(Chairs, 9, amount: 60, side: Side.Left).Does(Chairs, 9, EntryOutcome.Partly, amount: 30, side: Side.Right)
            .Does(Chairs, 10, EntryOutcome.NotDone, pain: null).DayFigures(7, 13);
        week.Figures.Sessions.ShouldBe(new(1, 1, 1, 4));
        week.Figures.Stretches.ShouldBe(new(1.5, 0.5, 1, 4));
        week.Figures.Dose.ShouldBe(new(3.5, 0, 2.5, 8, Assumed: 2));
        (week.Figures.Sessions.PercentAtLeast, week.Figures.Stretches.PercentAtLeast, week.Figures.Dose.PercentAtLeast).ShouldBe((14, 21, 25));
        var item = week.Stretches[0].Item;
        week.Sides.ShouldBe([new(item, Side.Left, new(2, 0, 1, 4), new(2, 0, 1, 4, Assumed: 1)), new(item, Side.Right, new(1, 1, 1, 4), new(1.5, 0, 1.5, 4, Assumed: 1))]);
        week.AsymmetryOf(item)!.Sentence.ShouldBe("Left at least 2 of 7 times, right at least 1 of 7 times.");
    }

    [Fact]
    public void Worked_example_of_three_days_a_week()
    {
        // Due Monday, Wednesday, Friday, 60 s on each side. Monday 60 s, Tuesday 45 s partly, Friday 30 s partly; Wednesday is silent.
        var week = ThreeDays().Does(Chairs, 7, amount: 60).Does(Chairs, 8, EntryOutcome.Partly, amount: 45).Does(Chairs, 11, EntryOutcome.Partly, amount: 30).DayFigures(7, 13);
        week.Sessions.Select(day => day.Sessions).ShouldBe([new(1, 0, 0, 0), new(0, 1, 0, 0), new(0, 1, 0, 0)]);
        week.ByDay.Select(day => (day.Key.DayNumber - Given.Day(0).DayNumber, day.Value.Dose.Done, day.Value.Dose.Unreported)).ShouldBe([(7, 2, 0), (9, 1.5, 0.5), (11, 1, 0)]);
        week.Figures.Sessions.ShouldBe(new(1, 2, 0, 0));
        week.Figures.Dose.ShouldBe(new(4.5, 0, 1, 0.5));
    }

    [Fact]
    public void Worked_example_of_a_gate_that_opens_and_of_a_change_of_version()
    {
        // Part 1 daily; Part 2 opens on Monday 9 March and is due from the 10th; the version signed on the 12th asks twice a day from the 13th.
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        patient.Prescription.Next(10, draft => draft.ChangeStretch(draft.ItemOf(Given.Part1), new Asked(Given.Part1).Stretch, Side.Left, new Asked(Given.Part1, TimesADay: 2).Dose, null));
        var figures = patient.Does(Given.Part2, 8).DayFigures(7, 13);
        figures.ByDay.Values.Select(day => day.Stretches.Scheduled).ShouldBe([1, 2, 2, 2, 3, 3, 3]);
        figures.ByVersion.Select(version => (version.Key, version.Value.Stretches)).ShouldBe([(1, new(2, 0, 0, 5)), (2, new(0, 0, 0, 9))]);
    }

    [Fact]
    public void What_another_day_fills_is_decided_by_the_earliest_and_a_day_is_used_once()
    {
        var week = ThreeDays().Does(Chairs, 12).DayFigures(7, 13);
        week.Sessions.Select(day => day.Sessions.Done).ShouldBe([1, 0, 0]);
        week.Figures.Dose.Done.ShouldBe(2);
        ThreeDays().Does(Chairs, 12).DayFigures(9, 13).Figures.Sessions.ShouldBe(new(0, 0, 0, 2));
    }

    [Fact]
    public void What_is_told_of_a_day_that_asked_for_nothing_is_counted_by_its_source_and_no_figure()
    {
        var figures = ThreeDays().Does(Chairs, 8, EntryOutcome.NotDone, pain: null, at: Given.At(11)).DayFigures(8, 8);
        figures.Figures.ShouldBe(new(Figure.Nothing, Figure.Nothing, Figure.Nothing));
        figures.Entries.ShouldBe(new(0, 2, 0, 0, 2));
        figures.ByDay.ShouldBeEmpty();
        figures.Sides.ShouldBeEmpty();
    }

    [Fact]
    public void Of_what_was_made_for_the_wrong_patient_no_day_is_left()
    {
        var patient = Chair().Does(Chairs, 1);
        patient.Prescription.Happens(PrescriptionEventKind.EnteredInError, 3);
        patient.DayFigures(0, 10).Stretches.ShouldBeEmpty();
    }

    [Fact]
    public void Weeks_of_the_course_begin_on_the_day_after_the_first_signing()
    {
        var weeks = Chair().Does(Chairs, 7).Does(Chairs, 8).DayFigures(1, 15);
        weeks.ByCourseWeek(Given.Day(0)).Select(week => (week.Key, week.Value.Sessions)).ShouldBe([(1, new(1, 0, 0, 6)), (2, new(1, 0, 0, 6)), (3, new(0, 0, 0, 1))]);
        weeks.ByWeek.Select(week => (week.Key, week.Value.Sessions.Done)).ShouldBe([(Given.Day(0), 0), (Given.Day(7), 2), (Given.Day(14), 0)]);
    }

    [Fact]
    public void Sides_are_compared_only_where_something_is_reported_of_both()
    {
        var item = Chair().Prescription.ItemOf(Chairs);
        var onlyLeft = Chair().Does(Chairs, 1, side: Side.Left);
        onlyLeft.DayFigures(1, 7).AsymmetryOf(onlyLeft.Prescription.ItemOf(Chairs)).ShouldBeNull();
        Chair().DayFigures(1, 7).AsymmetryOf(item).ShouldBeNull();
        var alike = Chair().Does(Chairs, 1);
        alike.DayFigures(1, 7).AsymmetryOf(alike.Prescription.ItemOf(Chairs))!.Sentence.ShouldBe("Left and right alike: at least 1 of 7 times.");
        var noSides = Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 1);
        noSides.DayFigures(1, 7).AsymmetryOf(noSides.Prescription.ItemOf(Given.SeatedBack)).ShouldBeNull();
    }

    [Fact]
    public void A_run_of_days_goes_on_over_days_that_ask_for_nothing_and_ends_with_one_that_was_missed()
    {
        ThreeDays().Does(Chairs, 7).Does(Chairs, 9).Does(Chairs, 14).DayFigures(7, 20).Streaks.ShouldBe([new(Given.Day(7), Given.Day(9), 2), new(Given.Day(14), Given.Day(14), 1)]);
        Chair().DayFigures(1, 7).Streaks.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_told_today_changes_no_day_of_last_week() => Holds((frequency, told) =>
    {
        var (before, after) = (Living(frequency, told), Living(frequency, told).Does(Chairs, 16).Does(Chairs, 18, EntryOutcome.Partly, amount: 20));
        return before.DayFigures(1, 13).Figures == after.DayFigures(1, 13).Figures;
    });

    [Fact]
    public void A_period_split_anywhere_adds_up() => Holds((frequency, told) =>
    {
        var patient = Living(frequency, told);
        var whole = Parts(patient.DayFigures(1, Days - 1).Figures);
        return Enumerable.Range(1, Days - 2).All(last => Parts(patient.DayFigures(1, last).Figures).Zip(Parts(patient.DayFigures(last + 1, Days - 1).Figures), (one, other) => one + other).Zip(whole).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9));
    });

    [Fact]
    public void Adding_a_day_done_lowers_the_figures_of_no_day() => Holds((frequency, told) =>
    {
        var before = Living(frequency, told).DayFigures(1, Days - 1).ByDay;
        return Enumerable.Range(1, Days - 1).Where(day => told[day] is null).All(day =>
            NotLess(Living(frequency, told).Does(Chairs, day).DayFigures(1, Days - 1).ByDay, before));
    });

    [Fact]
    public void Telling_less_raises_the_figures_of_no_day() => Holds((frequency, told) =>
    {
        var before = Living(frequency, told).DayFigures(1, Days - 1).ByDay;
        return Enumerable.Range(0, Days).Where(day => told[day] is not null).All(day =>
            NotLess(before, Living(frequency, [.. told.Select((one, place) => place == day ? null : one)]).DayFigures(1, Days - 1).ByDay));
    });

    [Fact]
    public void Every_day_lies_between_nothing_and_what_was_due() => Holds((frequency, told) =>
        Living(frequency, told).DayFigures(1, Days - 1).ByDay.Values.SelectMany(day => new[] { day.Sessions, day.Stretches, day.Dose }).All(figure =>
            figure is { Done: >= 0, Partly: >= 0, NotDone: >= -1e-9, Unreported: >= -1e-9 } && figure.Done <= figure.Scheduled + 1e-9 && figure.Assumed <= figure.Done + 1e-9));

    private const string Chairs = Given.ChairHipFlexor;
    private const int Days = 21;

    private static readonly Gen<(EntryOutcome, int?)?> Told = Gen.Elements<(EntryOutcome, int?)?>(
        null, null, (EntryOutcome.NotDone, null), (EntryOutcome.Partly, null), (EntryOutcome.Partly, 30), (EntryOutcome.Done, null), (EntryOutcome.Done, 5), (EntryOutcome.Done, 60), (EntryOutcome.Done, 90));

    private static void Holds(Func<Weekdays, (EntryOutcome, int?)?[], bool> property) =>
        Prop.ForAll(Gen.OneOf(Gen.Constant(Weekdays.EveryDay), Gen.Choose(1, 126).Select(days => (Weekdays)days)).ToArbitrary(), Told.ArrayOf(Days).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static Care Living(Weekdays days, (EntryOutcome Outcome, int? Amount)?[] told)
    {
        var patient = Given.APatientWith(new Asked(Chairs, Days: days));
        for (var day = 0; day < told.Length; day++)
        {
            if (told[day] is { } one)
                patient.Does(Chairs, day, one.Outcome, pain: null, amount: one.Amount);
        }
        return patient;
    }

    private static double[] Parts(AdherenceFigures figures) =>
        [.. new[] { figures.Sessions, figures.Stretches, figures.Dose }.SelectMany(figure => new[] { figure.Done, figure.Partly, figure.NotDone, figure.Unreported, figure.Assumed })];

    private static bool NotLess(IReadOnlyDictionary<DateOnly, AdherenceFigures> more, IReadOnlyDictionary<DateOnly, AdherenceFigures> less) => less.All(day =>
        more[day.Key].Sessions.Done >= day.Value.Sessions.Done && more[day.Key].Stretches.Done >= day.Value.Stretches.Done - 1e-9 && more[day.Key].Dose.Done >= day.Value.Dose.Done - 1e-9);

    private static Care Chair() => Given.APatientWith(Chairs);

    private static Care ThreeDays() => Given.APatientWith(new Asked(Chairs, Days: MondayWednesdayFriday));
}
