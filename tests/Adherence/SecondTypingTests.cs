using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A sheet typed twice. The prescription is signed on Monday 2 March 2026; it is Thursday.</summary>
public sealed class SecondTypingTests
{
    private const int Today = 3;

    [Fact]
    public void The_same_typed_twice_differs_nowhere()
    {
        var patient = Typed();
        Second(patient, [Cell(patient, 1, EntryOutcome.Done, 3), Cell(patient, 2, null)], Day(1, Told(2))).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Each_cell_that_differs_is_named_with_what_both_say()
    {
        var patient = Typed();
        var differences = Second(patient, [Cell(patient, 1, EntryOutcome.Partly, 3), Cell(patient, 2, EntryOutcome.NotDone)], Day(1, Told(4) with { Legs = Legs.Usual })).Differences;
        differences.Select(one => (one.Question, one.On)).ShouldBe(
            [(SheetQuestion.Outcome, Given.Day(1)), (SheetQuestion.Outcome, Given.Day(2)), (SheetQuestion.PainBefore, Given.Day(1)), (SheetQuestion.Legs, Given.Day(1))]);
        (differences[0].First.Outcome, differences[0].First.Pain, differences[0].Now.Outcome, differences[0].Now.Pain, differences[0].From)
            .ShouldBe((EntryOutcome.Done, Given.Pain(3), EntryOutcome.Partly, Given.Pain(3), Source.Paper));
        (differences[1].First.Outcome, differences[1].From).ShouldBe((null, null));
    }

    [Fact]
    public void What_was_left_empty_now_differs_from_what_was_typed_first()
    {
        var patient = Typed();
        Second(patient, [Cell(patient, 1, null)], Day(1, DayAnswers.Unreported)).Differences.Select(one => one.Question).ShouldBe([SheetQuestion.Outcome, SheetQuestion.Pain, SheetQuestion.PainBefore]);
    }

    [Fact]
    public void Pain_of_both_sides_differs_once()
    {
        var patient = Given.APatientWith(Given.ChairHipFlexor);
        WeekCell[] Both(int pain) => [.. new[] { Side.Left, Side.Right }.Select(side => new WeekCell(patient.Prescription.ItemOf(Given.ChairHipFlexor), side, 1, Given.Day(1), EntryOutcome.Done, null, Given.Pain(pain), "cell"))];
        patient.Types(1, Today, Both(2));
        Second(patient, Both(5)).Differences.Select(one => one.Question).ShouldBe([SheetQuestion.Pain]);
    }

    [Fact]
    public void Where_the_first_stands_nothing_is_corrected()
    {
        var patient = Typed();
        var second = Second(patient, [Cell(patient, 1, EntryOutcome.Partly, 5)], Day(1, Told(7)));
        var (cells, days) = Choose(patient, second, now: _ => false);
        cells.ShouldBeEmpty();
        days.ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_was_chosen_is_corrected_and_the_first_is_kept()
    {
        var patient = Typed();
        var second = Second(patient, [Cell(patient, 1, EntryOutcome.Partly, 5)], Day(1, Told(7) with { Legs = Legs.Usual }));
        var (cells, days) = Choose(patient, second, now: one => one.Question is SheetQuestion.Outcome or SheetQuestion.Legs);
        patient.Types(1, Today, cells, [.. days]).ShouldBe((1, 1));
        patient.Diary.Find(patient.Entries[0].Slot).ShouldNotBeNull().ShouldSatisfyAllConditions(
            stands => (stands.Outcome, stands.Pain).ShouldBe((EntryOutcome.Partly, Given.Pain(3))),
            stands => stands.Supersedes.ShouldBe(patient.Entries[0].Id));
        patient.Diary.AnswersOn(Given.Day(1)).ShouldBe(Told(2) with { Legs = Legs.Usual });
    }

    [Fact]
    public void Pain_can_be_corrected_alone()
    {
        var patient = Typed();
        var second = Second(patient, [Cell(patient, 1, EntryOutcome.Partly, 5)]);
        var (cells, _) = Choose(patient, second, now: one => one.Question == SheetQuestion.Pain);
        patient.Types(1, Today, cells);
        var stands = patient.Diary.Find(patient.Entries[0].Slot)!;
        (stands.Outcome, stands.Pain).ShouldBe((EntryOutcome.Done, Given.Pain(5)));
    }

    [Fact]
    public void A_difference_that_nobody_chose_of_is_refused_at_its_cell()
    {
        var patient = Typed();
        var second = Second(patient, [Cell(patient, 1, EntryOutcome.Partly, 3)]);
        Should.Throw<Refusal>(() => second.Chosen(new Dictionary<string, bool>(), patient.Sheet(1, Today).Facts)).Reasons.Single()
            .ShouldSatisfyAllConditions(reason => reason.Field.ShouldBe(second.Differences[0].Key), reason => reason.Sentence.ShouldBe("Choose which of the two stands."));
    }

    [Fact]
    public void What_somebody_told_after_the_comparison_is_not_overwritten_unseen()
    {
        var patient = Typed();
        var seen = patient.Sheet(1, Today).Facts;
        patient.Types(1, Today, [Cell(patient, 1, EntryOutcome.NotDone)]);
        var second = Second(patient, [Cell(patient, 1, EntryOutcome.Partly, 3)]);
        Should.Throw<Refusal>(() => second.Chosen(second.Differences.ToDictionary(one => one.Key, _ => true), seen)).Message.ShouldStartWith("Something was told of this week after you compared it.");
    }

    [Fact]
    public void What_was_not_told_on_paper_says_where_it_came_from()
    {
        var patient = Given.APatientWith(Given.SeatedBack).Does(Given.SeatedBack, 1);
        Second(patient, [Cell(patient, 1, null)]).Differences[0].From.ShouldBe(Source.Tap);
    }

    private static Care Typed()
    {
        var patient = Given.APatientWith(Given.SeatedBack);
        patient.Types(1, Today, [Cell(patient, 1, EntryOutcome.Done, 3)], Day(1, Told(2)));
        return patient;
    }

    private static SecondTyping Second(Care patient, IReadOnlyList<WeekCell> cells, params WeekDay[] days) => new(patient.Sheet(1, Today), cells, days);

    private static (IReadOnlyList<WeekCell> Cells, IReadOnlyList<WeekDay> Days) Choose(Care patient, SecondTyping second, Func<SheetDifference, bool> now) =>
        second.Chosen(second.Differences.ToDictionary(one => one.Key, now), patient.Sheet(1, Today).Facts);

    private static WeekCell Cell(Care patient, int day, EntryOutcome? outcome, int? pain = null) =>
        new(patient.Prescription.ItemOf(Given.SeatedBack), Side.None, 1, Given.Day(day), outcome, null, Given.Pain(pain), "cell");

    private static WeekDay Day(int day, DayAnswers answers) => new(Given.Day(day), answers, "day");

    private static DayAnswers Told(int painBefore) => DayAnswers.Unreported with { PainBefore = Given.Pain(painBefore) };
}
