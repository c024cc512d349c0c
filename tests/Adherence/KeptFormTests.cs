using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Tests.Adherence;

/// <summary>What a phone kept, judged late. Kept sessions are of day 1, and are sent at its end.</summary>
public sealed class KeptFormTests
{
    private static readonly DateTimeOffset Sent = Given.At(1, 22);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Runs_of_the_timer_lessen_nothing_of_each_other_in_whatever_order_they_come(bool laterFirst)
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        var runs = new[] { Run(care, hour: 9, amount: 40, pain: 3), Run(care, hour: 12, amount: 20, pain: 6) };
        var record = Record(care);
        foreach (var run in laterFirst ? runs.Reverse() : runs)
            record = Add(record, run);
        var stands = record.Diary.Entries.ShouldHaveSingleItem();
        (stands.Amount, stands.Pain).ShouldBe((40, Given.Pain(6)));
    }

    [Fact]
    public void What_was_told_by_hand_after_a_session_stands_over_it_and_the_session_is_on_record()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor).Does(Given.ChairHipFlexor, 1, EntryOutcome.NotDone, pain: null, side: Side.Left, at: Given.At(1, 15));
        var record = Add(Record(care), Run(care, hour: 9, amount: 40, pain: 6));
        record.Diary.Entries.ShouldHaveSingleItem().Outcome.ShouldBe(EntryOutcome.NotDone);
        record.Entries.Count.ShouldBe(2);
        Add(Record(care), Run(care, hour: 16, amount: 40, pain: 6)).Diary.Entries.ShouldHaveSingleItem().Amount.ShouldBe(40);
    }

    [Fact]
    public void Two_sessions_of_one_day_that_a_kept_page_took_for_the_first_are_two_and_sent_again_they_stay_two()
    {
        var care = Given.APatientWith(new Asked(Given.ChairHipFlexor, TimesADay: 2));
        var runs = new[] { Run(care, hour: 9, amount: 40, pain: 1), Run(care, hour: 12, amount: 20, pain: 1) };
        var record = Record(care);
        foreach (var run in runs.Concat(runs))
            record = Add(record, run);
        record.Entries.Select(entry => (entry.Session, entry.Amount)).ShouldBe([(1, 40), (2, 20)]);
    }

    [Fact]
    public void It_belongs_to_the_day_on_which_it_was_told_and_keeps_since_when_it_waited()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor);
        var late = care.On(3) with { Now = Given.At(3, 8) };
        var entry = Add(late, Run(care, hour: 9, amount: 40, pain: 1) with { Ago = late.Now - Given.At(1, 9) }).Diary.Entries.ShouldHaveSingleItem();
        (entry.On, entry.KeptSince, entry.DaysLate).ShouldBe((Given.Day(1), Given.At(1, 9), 2));
    }

    private static CareRecord Record(Care care) => care.On(1) with { Now = Sent };

    private static KeptSession Run(Care care, int hour, int amount, int pain)
    {
        var chair = care.Prescription.Signed!.Stretches[0];
        return new(Given.NewId(), Sent - Given.At(1, hour), new Dictionary<Guid, int>(), null, chair.Item, [new(chair.Dose.Parts[0].Part, Side.Left, amount, "")], Given.Pain(pain));
    }

    private static CareRecord Add(CareRecord record, KeptForm kept)
    {
        var facts = kept.Judge(record, Given.Catalog, id => new(Given.Clinic, Given.NewId(), record.Patient.Id, Source.Timer, null, record.Now, record.Today, id));
        facts.Refused.ShouldBeEmpty();
        return record.With(facts.Entries, facts.Notes);
    }
}
