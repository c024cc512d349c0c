using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

public sealed class DiaryTests
{
    [Fact]
    public void A_correction_supersedes_and_a_correction_of_a_correction_too()
    {
        var patient = Patient().Does(Given.SeatedBack, 1, pain: 7).Does(Given.SeatedBack, 1, pain: 2).Does(Given.SeatedBack, 1, EntryOutcome.Partly, pain: 3);
        var stands = patient.Diary.Entries.ShouldHaveSingleItem();
        (stands.Outcome, stands.Pain).ShouldBe((EntryOutcome.Partly, Given.Pain(3)));
        patient.Entries.Count.ShouldBe(3);
    }

    [Fact]
    public void Taken_back_is_unreported_again_and_can_be_told_anew()
    {
        var patient = Patient().Does(Given.SeatedBack, 1).Does(Given.SeatedBack, 1, EntryOutcome.Unreported, pain: null);
        patient.Diary.Entries.ShouldBeEmpty();
        patient.Diary.Find(patient.Entries[0].Slot)!.Outcome.ShouldBe(EntryOutcome.Unreported);
        patient.Does(Given.SeatedBack, 1).Diary.Entries.ShouldHaveSingleItem().Outcome.ShouldBe(EntryOutcome.Done);
    }

    [Fact]
    public void Of_two_that_supersede_the_same_fact_the_later_stands_in_whatever_order_they_are_listed()
    {
        var patient = Patient().Does(Given.SeatedBack, 1);
        var first = patient.Entries[0];
        var later = Correction(first, EntryOutcome.NotDone, 3);
        var earlier = Correction(first, EntryOutcome.Partly, 2);
        new Diary([first, later, earlier], []).Entries.ShouldHaveSingleItem().ShouldBe(later);
        new Diary([earlier, later, first], []).Entries.ShouldHaveSingleItem().ShouldBe(later);
    }

    [Fact]
    public void Left_and_right_are_told_apart() =>
        Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, side: Side.Left).Does(Given.ChairHipFlexor, 1, EntryOutcome.NotDone, pain: null, side: Side.Right)
            .Diary.Entries.Select(entry => (entry.Side, entry.Outcome)).ShouldBe([(Side.Left, EntryOutcome.Done), (Side.Right, EntryOutcome.NotDone)], ignoreOrder: true);

    [Fact]
    public void A_day_nobody_told_of_has_no_answers_and_a_later_note_supersedes()
    {
        var patient = Patient().Tells(1, Legs.Usual, morning: null).Tells(1, Legs.Usual, MorningAfter.Better);
        patient.Diary.AnswersOn(Given.Day(2)).ShouldBe(DayAnswers.Unreported);
        patient.Diary.AnswersOn(Given.Day(1)).ShouldBe(new(null, Legs.Usual, MorningAfter.Better, null));
        patient.Diary.Notes.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_entry_says_how_late_it_was_told() =>
        Patient().Does(Given.SeatedBack, 1, at: Given.At(4)).Entries.ShouldHaveSingleItem().DaysLate.ShouldBe(3);

    private static Care Patient() => Given.APatientWith(Given.SeatedBack);

    private static StretchEntry Correction(StretchEntry of, EntryOutcome outcome, int day) =>
        StretchEntry.Record(of.Slot, of.Version, outcome, null, null, new(Given.Clinic, Given.NewId(), of.Patient, Source.Tap, Given.Clinician, Given.At(day), Given.Day(day), Given.NewId()), of.Id);
}
