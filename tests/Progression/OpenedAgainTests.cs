using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Tests.Progression;

public sealed class OpenedAgainTests
{
    private static readonly DateOnly Signed = new(2026, 3, 2);
    private static readonly Guid First = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private static readonly Guid Gated = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private static readonly Zone London = Zone.Of("Europe/London");

    [Fact]
    public void A_gate_that_was_opened_again_shows_only_what_was_done_since_it_was_locked()
    {
        var facts = new GateFacts(
            Gated, [new GateTerms(DateTimeOffset.UnixEpoch, new Gate(First, GateCriteria.Default), PainLimits.Default)], [("hold", Side.None)], Signed, true, [], [], [], London.DateAt);
        facts = facts with { Entries = [.. Enumerable.Range(1, 8).Select(day => Done(Signed.AddDays(day), pain: 1))] };
        facts = Open(facts, Signed.AddDays(9));
        facts = facts with { Entries = [.. facts.Entries, Done(Signed.AddDays(10), pain: 6), Done(Signed.AddDays(11), pain: 1), Done(Signed.AddDays(12), pain: 1)] };
        GateEvaluation.Of(facts, Signed.AddDays(13)).State.ShouldBe(GateState.Locked);

        var again = GateEvaluation.Of(Open(facts, Signed.AddDays(13)), Signed.AddDays(13));
        again.State.ShouldBe(GateState.Open);
        again.Criteria[0].Evidence.ShouldBe("Done on 2 days.");
    }

    private static GateFacts Open(GateFacts facts, DateOnly day) => facts with
    {
        Decisions = [.. facts.Decisions, GateDecision.Open(
            default, Gated, GateEvaluation.Of(facts, day), asOverride: true, "Seen in the room.", new(default, Guid.CreateVersion7(Noon(day)), default, default, Noon(day), day))],
    };

    private static StretchEntry Done(DateOnly day, int pain)
    {
        var evening = Noon(day).AddHours(8);
        var id = Guid.CreateVersion7(evening);
        return StretchEntry.Record(
            new(default, First, "hold", Side.None, day, 1), 1, EntryOutcome.Done, null, PainScore.Of(pain), new(default, id, default, Source.Tap, default, evening, day, id), null);
    }

    private static DateTimeOffset Noon(DateOnly day) => London.StartOf(day).AddHours(12);
}
