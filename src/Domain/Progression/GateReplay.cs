using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

/// <summary>
/// Plays the facts in the order in which they became known. A relock stands until a clinician decides, even when the entry
/// that caused it is corrected later, so what was known when matters.
/// </summary>
internal sealed class GateReplay
{
    private readonly GateFacts facts;
    private readonly List<OpenSpell> spells = [];
    private readonly SortedDictionary<DateOnly, MorningAfter?> mornings = [];
    private DateOnly lastSession;

    private GateReplay(GateFacts facts) => this.facts = facts;

    public static IReadOnlyList<OpenSpell> Spells(GateFacts facts, DateOnly today)
    {
        var replay = new GateReplay(facts);
        foreach (var (at, _, apply) in replay.InOrder())
        {
            replay.LapseBefore(facts.DateAt(at));
            apply(facts.DateAt(at));
        }
        replay.LapseBefore(today);
        return replay.spells;
    }

    private IEnumerable<(DateTimeOffset At, Guid Id, Action<DateOnly> Apply)> InOrder() =>
        facts.Decisions.Select(decision => (decision.At, decision.Id, (Action<DateOnly>)(_ => Decide(decision))))
            .Concat(facts.Entries.Select(entry => (entry.RecordedAt, entry.Id, (Action<DateOnly>)(known => Learn(entry, known)))))
            .Concat(facts.Notes.Select(note => (note.RecordedAt, note.Id, (Action<DateOnly>)(known => Learn(note, known)))))
            .OrderBy(happened => happened.Item1).ThenBy(happened => happened.Id);

    private bool IsOpen => spells.Count > 0 && spells[^1].Until is null;

    private void Decide(GateDecision decision)
    {
        if (decision.Kind == GateDecisionKind.Opened && !IsOpen)
        {
            spells.Add(new(decision.On, null, null));
            lastSession = decision.On;
        }
        else if (decision.Kind == GateDecisionKind.Locked)
        {
            Lock(decision.On, decision.Reason);
        }
    }

    private void Learn(StretchEntry entry, DateOnly known)
    {
        if (entry.Item != facts.Item && entry.Item != facts.Gate.Prerequisite)
            return;
        if (entry.Pain >= facts.Limits.Stop)
            Lock(known, $"Pain {entry.Pain} was reported for {entry.On:d MMMM}, at or over the stop limit of {facts.Limits.Stop}.");
        if (entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly && entry.On > lastSession)
            lastSession = entry.On;
    }

    private void Learn(DayNote note, DateOnly known)
    {
        mornings[note.On] = note.MorningAfter;
        if (note.Legs == Legs.NewOrFurtherDown)
            Lock(known, $"New leg symptoms, or symptoms further down, were reported for {note.On:d MMMM}.");
        if (note.MorningAfter == MorningAfter.Worse && IsOneOfTwoWorseInARow(note.On))
            Lock(known, $"Two worse mornings in a row were reported, around {note.On:d MMMM}.");
    }

    private bool IsOneOfTwoWorseInARow(DateOnly day)
    {
        var reported = mornings.Where(morning => morning.Value is not null).ToList();
        var place = reported.FindIndex(morning => morning.Key == day);
        return (place > 0 && reported[place - 1].Value == MorningAfter.Worse)
            || (place < reported.Count - 1 && reported[place + 1].Value == MorningAfter.Worse);
    }

    private void LapseBefore(DateOnly date)
    {
        var lapsesOn = lastSession.AddDays(GateEvaluation.LapseDays);
        if (IsOpen && date >= lapsesOn)
            Lock(lapsesOn, $"Nothing was reported as done for {GateEvaluation.LapseDays} days.");
    }

    private void Lock(DateOnly on, string because)
    {
        if (IsOpen)
            spells[^1] = spells[^1] with { Until = on, LockedBecause = because };
    }
}
