using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

/// <summary>What a timer counted becomes facts of the diary.</summary>
public sealed class TimedSessionTests
{
    private static readonly Guid Form = Given.NewId();

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, EntryOutcome.Partly)]
    [InlineData(119, EntryOutcome.Partly)]
    [InlineData(120, EntryOutcome.Done)]
    [InlineData(150, EntryOutcome.Done)]
    public void All_that_was_asked_is_done_less_is_partly_and_of_nothing_nothing_is_said(int seconds, EntryOutcome? outcome) =>
        TimedSession.OutcomeOf(PartDose.Held("hold", Hold.OfSeconds(30), repetitions: 2, sets: 2), seconds).ShouldBe(outcome);

    [Theory]
    [InlineData(9, EntryOutcome.Partly)]
    [InlineData(10, EntryOutcome.Done)]
    public void Of_a_moved_part_the_repetitions_say_whether_it_is_done(int made, EntryOutcome outcome) =>
        TimedSession.OutcomeOf(PartDose.Moved("roll", 5, sets: 2), made).ShouldBe(outcome);

    [Fact]
    public void A_dose_of_more_than_can_be_recorded_is_done_once_the_most_was() =>
        TimedSession.OutcomeOf(PartDose.Held("hold", Hold.OfSeconds(Hold.Most), repetitions: 20), StretchEntry.MostSeconds).ShouldBe(EntryOutcome.Done);

    [Fact]
    public void Each_part_and_side_is_recorded_with_what_was_held_of_it_and_what_was_not_begun_is_left_open()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        var entries = Record(care, Session(care, 60, 18, pain: 2));
        entries.Select(entry => (entry.Side, entry.Outcome, entry.Amount, entry.Pain)).ShouldBe([(Side.Left, EntryOutcome.Done, 60, Given.Pain(2)), (Side.Right, EntryOutcome.Partly, 18, Given.Pain(2))]);
        Record(care, Session(care, 18, 0)).Select(entry => (entry.Side, entry.Amount)).ShouldBe([(Side.Left, 18)]);
    }

    [Fact]
    public void A_session_without_an_answer_about_pain_says_nothing_about_it()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        Record(care, Session(care, 60, 60)).ShouldAllBe(entry => entry.Pain == null);
    }

    [Fact]
    public void One_form_makes_the_same_client_ids_when_it_is_sent_again_and_another_form_makes_others()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        var first = Record(care, Session(care, 60, 60)).Select(entry => entry.ClientId).ToList();
        first.Distinct().Count().ShouldBe(2);
        Record(care, Session(care, 60, 60)).Select(entry => entry.ClientId).ShouldBe(first);
        Record(care, Session(care, 60, 60), form: Given.NewId()).Select(entry => entry.ClientId).ShouldNotContain(id => first.Contains(id));
    }

    [Fact]
    public void What_stands_already_is_not_added_again()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, EntryOutcome.Partly, pain: 1, amount: 18);
        Record(care, Session(care, 18, 18, pain: 1)).ShouldBeEmpty();
    }

    [Fact]
    public void A_second_run_lessens_neither_the_amount_nor_the_pain_that_stands()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, EntryOutcome.Partly, pain: 4, amount: 40);
        Record(care, Session(care, 10, 50, pain: 2)).Select(entry => (entry.Side, entry.Outcome, entry.Amount, entry.Pain)).ShouldBe([(Side.Right, EntryOutcome.Partly, 50, Given.Pain(4))]);
        Record(care, Session(care, 10, 10, pain: 6)).ShouldAllBe(entry => entry.Amount == 40 && entry.Pain == Given.Pain(6) && entry.Supersedes != null);
    }

    [Fact]
    public void Done_without_seconds_is_known_better_once_the_timer_counted_as_much_and_stays_when_it_counted_less()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, pain: null);
        Record(care, Session(care, 60, 20)).Select(entry => (entry.Side, entry.Outcome, entry.Amount)).ShouldBe([(Side.Left, EntryOutcome.Done, 60)]);
    }

    [Fact]
    public void A_locked_stretch_is_refused()
    {
        var care = Given.APatientWith(Given.Part1, Given.Part2);
        Refusal(care, OfItem(care.Prescription.ItemOf(Given.Part2))).ShouldBe($"{DaySheet.NotAskedFor}");
    }

    [Fact]
    public void A_withheld_stretch_is_refused()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        Record(care, Session(care, 60, 60)).Count.ShouldBe(2);
        care.Learns(FactKind.KneePain, day: 0);
        Refusal(care, Session(care, 60, 60)).ShouldBe($"{DaySheet.NotAskedFor}");
    }

    [Fact]
    public void What_belongs_to_another_prescription_another_time_of_day_another_part_or_another_side_is_refused()
    {
        var care = Given.APatientWith(new Asked(Given.ChairHipFlexor, Side.Left));
        var session = Session(care, 60, 0) with { Parts = [new(PartOf(care), Side.Left, 60, "left")] };
        Record(care, session).ShouldHaveSingleItem();
        Refusal(care, session with { Item = Given.NewId() }).ShouldBe($"{DaySheet.NotAskedFor}");
        Refusal(care, session with { Time = 2 }).ShouldBe($"{DaySheet.NotAskedFor}");
        Refusal(care, session with { Parts = [new("of-another", Side.Left, 60, "left")] }).ShouldBe($"{DaySheet.NotAskedFor}");
        Refusal(care, session with { Parts = [new(PartOf(care), Side.Right, 60, "right")] }).ShouldBe($"{DaySheet.NotAskedFor}");
    }

    [Fact]
    public void A_day_to_come_one_too_long_ago_and_one_before_anything_was_prescribed_are_refused()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        Refusal(care, Session(care, 60, 60) with { On = Given.Day(2) }).ShouldBe("This day has not come yet.");
        Refusal(care, Session(care, 60, 60) with { On = Given.Day(-1) }).ShouldBe("Nothing had been prescribed yet on this day.");
        Refusal(care, Session(care, 60, 60) with { On = Given.Day(1) }, today: 16).ShouldStartWith("Here you can fill in the last 14 days.");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(StretchEntry.MostSeconds + 1)]
    public void An_amount_that_no_timer_counts_is_refused_with_its_field_and_nothing_is_kept(int amount)
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        var refusal = Should.Throw<Refusal>(() => Record(care, Session(care, 60, amount)));
        refusal.Reasons.ShouldHaveSingleItem().ShouldBe(new Refusal.Reason("right", TimedSession.OutOfRange));
    }

    [Fact]
    public void A_session_in_which_nothing_was_counted_is_refused()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        Refusal(care, Session(care, 0, 0, pain: 3)).ShouldBe($"{TimedSession.NothingCounted}");
    }

    private static string PartOf(Care care) => care.Prescription.Versions[^1].Stretches[0].Dose.Parts[0].Part;

    private static TimedSession Session(Care care, int left, int right, int? pain = null) =>
        new(care.Prescription.ItemOf(Given.ChairHipFlexor), Given.Day(1), 1, [new(PartOf(care), Side.Left, left, "left"), new(PartOf(care), Side.Right, right, "right")], Given.Pain(pain));

    private static TimedSession OfItem(Guid item) => new(item, Given.Day(1), 1, [new("any", Side.Left, 10, "left")], null);

    private static IReadOnlyList<StretchEntry> Record(Care care, TimedSession session, int today = 1, Guid? form = null) =>
        session.Transcribe(care.On(today), Given.Catalog, form ?? Form, clientId => new(Given.Clinic, Given.NewId(), care.Patient.Id, Source.Timer, null, Given.At(today, 20), Given.Day(today), clientId));

    private static string Refusal(Care care, TimedSession session, int today = 1) => Should.Throw<Refusal>(() => Record(care, session, today)).Message;
}
