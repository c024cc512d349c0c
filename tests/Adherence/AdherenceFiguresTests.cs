using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

public sealed class AdherenceFiguresTests
{
    private const Weekdays MondayWednesdayFriday = Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday;

    [Fact]
    public void Left_done_and_right_missed_is_half_a_stretch_and_a_session_partly_done()
    {
        var figures = Chair().Does(Given.ChairHipFlexor, 1, side: Side.Left).Does(Given.ChairHipFlexor, 1, EntryOutcome.NotDone, pain: null, side: Side.Right).Figures(1, 1);
        figures.Sessions.ShouldBe(new(0, 1, 0, 0));
        figures.Stretches.ShouldBe(new(0.5, 0, 0.5, 0));
        figures.Dose.ShouldBe(new(1, 0, 1, 0, Assumed: 1));
        figures.Stretches.PercentAtLeast.ShouldBe(50);
    }

    [Fact]
    public void A_hand_counted_week_with_unreported_apart()
    {
        // Day 1 both sides done; day 2 left 60 s, right 30 s of 60; day 3 partly, no seconds; day 4 not done; days 5 to 7 silent.
        var figures = Chair()
            .Does(Given.ChairHipFlexor, 1)
            .Does(Given.ChairHipFlexor, 2, amount: 60, side: Side.Left).Does(Given.ChairHipFlexor, 2, EntryOutcome.Partly, amount: 30, side: Side.Right)
            .Does(Given.ChairHipFlexor, 3, EntryOutcome.Partly)
            .Does(Given.ChairHipFlexor, 4, EntryOutcome.NotDone, pain: null)
            .Figures(1, 7);
        figures.Sessions.ShouldBe(new(1, 2, 1, 3));
        figures.Stretches.ShouldBe(new(1.5, 1.5, 1, 3));
        figures.Dose.ShouldBe(new(3.5, 0, 2.5, 8, Assumed: 2));
        (figures.Sessions.PercentAtLeast, figures.Stretches.PercentAtLeast, figures.Dose.PercentAtLeast).ShouldBe((14, 21, 25));
    }

    [Fact]
    public void Nothing_reported_prints_nothing_and_never_0()
    {
        var silent = Chair().Figures(1, 7);
        silent.Sessions.ShouldBe(new(0, 0, 0, 7));
        silent.Sessions.PercentAtLeast.ShouldBeNull();
        Chair().Does(Given.ChairHipFlexor, 1, EntryOutcome.NotDone, pain: null).Figures(1, 7).Sessions.PercentAtLeast.ShouldBe(0);
        Chair().Figures(-7, 0).Sessions.PercentAtLeast.ShouldBeNull();
    }

    [Fact]
    public void An_entry_taken_back_is_unreported_again() =>
        Chair().Does(Given.ChairHipFlexor, 1).Does(Given.ChairHipFlexor, 1, EntryOutcome.Unreported, pain: null).Figures(1, 1).Sessions.ShouldBe(new(0, 0, 0, 1));

    [Fact]
    public void More_than_was_prescribed_earns_no_more()
    {
        var figures = Chair().Does(Given.ChairHipFlexor, 1, amount: 300).Does(Given.ChairHipFlexor, 1, session: 2).Does(Given.ChairHipFlexor, 0).Figures(1, 1);
        figures.Dose.ShouldBe(new(2, 0, 0, 0));
        figures.Sessions.ShouldBe(new(1, 0, 0, 0));
    }

    [Fact]
    public void A_part_counts_by_its_own_dose_seconds_or_repetitions()
    {
        // Hamstring 60 s on each side; turns, rolls and raises 5 repetitions each.
        var figures = Given.APatientWith(Given.HamstringMobiliser).Does(Given.HamstringMobiliser, 1, part: "hamstring", amount: 15)
            .Does(Given.HamstringMobiliser, 1, EntryOutcome.Partly, part: "torso-turn", amount: 2).Does(Given.HamstringMobiliser, 1, part: "shoulder-roll").Figures(1, 1);
        figures.Dose.Done.ShouldBe(0.25 + 0.25 + 0.4 + 1, 1e-9);
        figures.Dose.Unreported.ShouldBe(1);
        figures.Stretches.Done.ShouldBe(0.6, 1e-9);
    }

    [Fact]
    public void A_stretch_asked_twice_a_day_is_two_sessions()
    {
        var patient = Given.APatientWith(new Asked(Given.ChairHipFlexor, TimesADay: 2)).Does(Given.ChairHipFlexor, 1, session: 2);
        patient.Figures(1, 1).Sessions.ShouldBe(new(1, 0, 0, 1));
        patient.Figures(1, 1).Sessions.PercentAtLeast.ShouldBe(50);
    }

    [Fact]
    public void Two_stretches_make_one_session()
    {
        var figures = Given.APatientWith(Given.ChairHipFlexor, Given.SeatedBack).Does(Given.ChairHipFlexor, 1).Figures(1, 1);
        figures.Sessions.ShouldBe(new(0, 1, 0, 0));
        figures.Stretches.ShouldBe(new(1, 0, 0, 1));
    }

    [Fact]
    public void On_fewer_than_seven_days_another_day_of_that_week_fills_a_missed_one()
    {
        // Week of day 7: due 7, 9, 11; done 7, 8 and, beyond what was asked, 10; nothing on 9, 11 said not done.
        var patient = ThreeDays(7, 8, 10).Does(Given.ChairHipFlexor, 11, EntryOutcome.NotDone, pain: null);
        patient.Figures(7, 13).Sessions.ShouldBe(new(3, 0, 0, 0));
        patient.Does(Given.ChairHipFlexor, 12).Does(Given.ChairHipFlexor, 13).Figures(7, 13).Sessions.ShouldBe(new(3, 0, 0, 0));
    }

    [Fact]
    public void A_day_of_another_week_fills_nothing() => ThreeDays(6, 14).Figures(7, 13).Sessions.ShouldBe(new(0, 0, 0, 3));

    [Fact]
    public void Another_day_done_in_full_makes_up_for_one_done_in_part_and_not_the_other_way_round()
    {
        var patient = ThreeDays(8).Does(Given.ChairHipFlexor, 7, EntryOutcome.Partly).Does(Given.ChairHipFlexor, 9);
        patient.Figures(7, 13).Sessions.ShouldBe(new(2, 0, 0, 1));
        ThreeDays(7).Does(Given.ChairHipFlexor, 8, EntryOutcome.Partly).Figures(7, 13).Sessions.ShouldBe(new(1, 1, 0, 1));
    }

    [Fact]
    public void Every_day_of_the_week_leaves_no_other_day_to_fill_with() =>
        Chair().Does(Given.ChairHipFlexor, 8, session: 2).Figures(7, 13).Sessions.ShouldBe(new(0, 0, 0, 7));

    [Fact]
    public void A_locked_stretch_is_not_scheduled_until_the_day_after_it_opened()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek().Locks(10);
        var part2 = patient.Prescription.ItemOf(Given.Part2);
        DaysDue(patient, part2, 1, 12).ShouldBe([8, 9]);
    }

    [Fact]
    public void A_prerequisite_that_rests_is_not_scheduled_while_the_gated_stretch_is_open()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, FirstRests: true)).OpensAfterAGoodWeek().Locks(10);
        DaysDue(patient, patient.Prescription.ItemOf(Given.Part1), 1, 12).ShouldBe([1, 2, 3, 4, 5, 6, 11, 12]);
    }

    [Fact]
    public void A_day_of_a_pause_or_of_the_end_is_not_scheduled()
    {
        var patient = Chair();
        patient.Prescription.Happens(PrescriptionEventKind.Paused, 3);
        patient.Prescription.Happens(PrescriptionEventKind.Resumed, 5);
        patient.Prescription.Happens(PrescriptionEventKind.Completed, 8);
        DaysDue(patient, patient.Prescription.ItemOf(Given.ChairHipFlexor), 1, 10).ShouldBe([1, 2, 6, 7]);
    }

    [Fact]
    public void The_version_in_force_when_the_day_began_scores_it()
    {
        var patient = Chair();
        patient.Prescription.Next(3, draft => Change(draft, Side.Left));
        var due = patient.Due(1, 5);
        due.CountBy(one => one.Slot.On).Select(day => day.Value).ShouldBe([2, 2, 2, 1, 1]);
    }

    [Fact]
    public void A_version_that_drops_the_gated_stretch_leaves_the_days_before_as_they_were()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek().Does(Given.Part2, 9);
        var before = patient.Figures(8, 10);
        patient.Prescription.Next(11, draft => draft.RemoveStretch(draft.ItemOf(Given.Part2), one => one.Stretch));
        patient.Figures(8, 10).ShouldBe(before);
        before.Stretches.Done.ShouldBe(1);
    }

    [Fact]
    public void The_course_ends_on_its_last_day() =>
        Chair().Due(1, 100).Select(one => one.Slot.On).Distinct().ShouldBe(Enumerable.Range(1, 56).Select(Given.Day));

    [Fact]
    public void The_same_diary_gives_the_same_figures_from_paper_as_from_taps()
    {
        var tapped = Chair().Does(Given.ChairHipFlexor, 1).Does(Given.ChairHipFlexor, 3, EntryOutcome.Partly, amount: 20);
        var late = Chair().Does(Given.ChairHipFlexor, 1, at: Given.At(9)).Does(Given.ChairHipFlexor, 3, EntryOutcome.Partly, amount: 20, at: Given.At(9));
        late.Figures(1, 7).ShouldBe(tapped.Figures(1, 7));
    }

    [Fact]
    public void Shares_lie_between_0_and_1_and_what_is_scheduled_depends_on_no_entry() => Holds((due, entries) =>
    {
        var figures = Figures(due, entries);
        return All(figures).All(figure => figure is { Done: >= 0, Partly: >= 0, NotDone: >= 0, Unreported: >= 0 } && figure.Assumed <= figure.Done + 1e-9 && figure.PercentAtLeast is null or (>= 0 and <= 100))
            && All(figures).Zip(All(Figures(due, []))).All(pair => Same(pair.First.Scheduled, pair.Second.Scheduled));
    });

    [Fact]
    public void Adding_something_done_in_full_never_lowers_a_figure() => Holds((due, entries) =>
        Slots.Where(slot => entries.All(entry => entry.Slot != slot)).All(slot =>
            NotLess(Figures(due, [.. entries, Entry(slot, EntryOutcome.Done, null)]), Figures(due, entries))));

    [Fact]
    public void Telling_less_never_raises_a_figure() => Holds((due, entries) =>
        entries.All(entry => NotLess(Figures(due, entries), Figures(due, [.. entries.Where(other => other != entry)]))));

    [Fact]
    public void A_period_split_between_two_weeks_adds_up() => Holds((due, entries) =>
    {
        var sum = All(Figures([.. due.Where(one => one.Slot.On < Given.Day(7))], entries)).Zip(All(Figures([.. due.Where(one => one.Slot.On >= Given.Day(7))], entries)), (one, other) => one + other);
        return All(Figures(due, entries)).Zip(sum).All(pair => Same(pair.First.Done, pair.Second.Done) && Same(pair.First.Unreported, pair.Second.Unreported) && Same(pair.First.Scheduled, pair.Second.Scheduled));
    });

    private static readonly Guid Prescription = Given.NewId();
    private static readonly Guid Item = Given.NewId();
    private static readonly PartDose Minute = PartDose.Held("p", Hold.OfSeconds(60));

    private static readonly EntrySlot[] Slots =
        [.. from day in Enumerable.Range(0, 14) from session in new[] { 1, 2 } from side in new[] { Side.Left, Side.Right } select new EntrySlot(Prescription, Item, "p", side, Given.Day(day), session)];

    private static readonly Gen<(EntryOutcome, int?)> Told = Gen.Elements<(EntryOutcome, int?)>(
        (EntryOutcome.Unreported, null), (EntryOutcome.Unreported, null), (EntryOutcome.NotDone, null), (EntryOutcome.Partly, null), (EntryOutcome.Partly, 30), (EntryOutcome.Partly, 50),
        (EntryOutcome.Done, null), (EntryOutcome.Done, 5), (EntryOutcome.Done, 60), (EntryOutcome.Done, 90));

    private static readonly Gen<Frequency> AnyFrequency =
        from times in Gen.Choose(1, 2)
        from days in Gen.OneOf(Gen.Constant(127), Gen.Choose(1, 126))
        select Frequency.Of(times, days: (Weekdays)days);

    private static void Holds(Func<IReadOnlyList<Due>, IReadOnlyList<StretchEntry>, bool> property) =>
        Prop.ForAll(AnyFrequency.ToArbitrary(), Told.ArrayOf(Slots.Length).ToArbitrary(), (frequency, told) => property(
            [.. Slots.Where(slot => frequency.IsDueOn(slot.On) && slot.Session <= frequency.TimesADay).Select(slot => new Due(slot, Minute, frequency))],
            [.. Slots.Zip(told).Where(one => one.Second.Item1 != EntryOutcome.Unreported).Select(one => Entry(one.First, one.Second.Item1, one.Second.Item2))])).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static StretchEntry Entry(EntrySlot slot, EntryOutcome outcome, int? amount) =>
        StretchEntry.Record(slot, 1, outcome, amount, null, new(Given.Clinic, Given.NewId(), Given.Clinician, Source.Tap, Given.Clinician, Given.At(20), Given.Day(20), Given.NewId()), null);

    private static AdherenceFigures Figures(IReadOnlyList<Due> due, IReadOnlyList<StretchEntry> entries) => AdherenceFigures.Of(due, new Diary(entries, []));

    private static Figure[] All(AdherenceFigures figures) => [figures.Sessions, figures.Stretches, figures.Dose];

    private static bool Same(double one, double other) => Math.Abs(one - other) < 1e-9;

    private static bool NotLess(AdherenceFigures more, AdherenceFigures less) => All(more).Zip(All(less)).All(pair => pair.First.Done >= pair.Second.Done - 1e-9);

    private static Care Chair() => Given.APatientWith(Given.ChairHipFlexor);

    private static Care ThreeDays(params int[] done)
    {
        var patient = Given.APatientWith(new Asked(Given.ChairHipFlexor, Days: MondayWednesdayFriday));
        foreach (var day in done)
            patient.Does(Given.ChairHipFlexor, day);
        return patient;
    }

    private static void Change(Prescription draft, Side side)
    {
        var asked = new Asked(Given.ChairHipFlexor);
        draft.ChangeStretch(draft.ItemOf(Given.ChairHipFlexor), asked.Stretch, side, asked.Dose, null);
    }

    private static IEnumerable<int> DaysDue(Care patient, Guid item, int from, int through) =>
        patient.Due(from, through).Where(due => due.Slot.Item == item).Select(due => due.Slot.On.DayNumber - Given.Day(0).DayNumber).Distinct();
}
