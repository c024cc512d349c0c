using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Domain.Progression;

/// <summary>
/// Plays the facts in the order in which they became known. A relock stands until a clinician decides, even when the entry
/// that caused it is corrected later, so what was known when matters; and only news locks, never what the clinician already knew.
/// </summary>
internal sealed class GateReplay
{
    private readonly GateFacts facts;
    private readonly List<OpenSpell> spells = [];
    private readonly Dictionary<EntrySlot, StretchEntry> entries = [];
    private readonly Dictionary<EntrySlot, DateOnly> sessions = [];
    private readonly Dictionary<DateOnly, Legs?> legs = [];
    private readonly SortedDictionary<DateOnly, MorningAfter?> mornings = [];
    private DateOnly lastSession;
    private DateOnly playedTo;

    private GateReplay(GateFacts facts) => this.facts = facts;

    public static IReadOnlyList<OpenSpell> Spells(GateFacts facts, DateOnly today)
    {
        var replay = new GateReplay(facts);
        foreach (var happened in replay.InOrder())
        {
            replay.LapseBefore(facts.DateAt(happened.At));
            happened.Apply(facts.DateAt(happened.At));
        }
        replay.LapseBefore(today);
        return replay.spells;
    }

    /// <summary>At the same instant decisions come before reports, so that a report locks rather than being overlooked.</summary>
    private IEnumerable<Happened> InOrder() =>
        facts.Decisions.Select(decision => new Happened(decision.At, decision.Number, decision.Id, _ => Decide(decision)))
            .Concat(facts.Entries.Select(entry => new Happened(entry.RecordedAt, int.MaxValue, entry.Id, known => Learn(entry, known))))
            .Concat(facts.Notes.Select(note => new Happened(note.RecordedAt, int.MaxValue, note.Id, known => Learn(note, known))))
            .OrderBy(happened => happened.At).ThenBy(happened => happened.Turn).ThenBy(happened => happened.Id);

    private sealed record Happened(DateTimeOffset At, int Turn, Guid Id, Action<DateOnly> Apply);

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
        var terms = facts.TermsAt(entry.RecordedAt);
        if (entry.Item != facts.Item && entry.Item != terms.Gate.Prerequisite)
            return;
        var before = entries.GetValueOrDefault(entry.Slot);
        entries[entry.Slot] = entry;
        if (entry.Pain >= terms.Limits.Stop && !(before?.Pain >= entry.Pain))
            Lock(known, $"Pain {entry.Pain} was reported for {entry.On:d MMMM}, at or over the stop limit of {terms.Limits.Stop}.");
        LearnSession(entry);
    }

    private void LearnSession(StretchEntry entry)
    {
        if (entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly)
        {
            sessions[entry.Slot] = entry.On;
            lastSession = Later(lastSession, entry.On);
        }
        else if (sessions.Remove(entry.Slot) && IsOpen && entry.On == lastSession)
        {
            lastSession = sessions.Values.Append(spells[^1].From).Max();
        }
    }

    private void Learn(DayNote note, DateOnly known)
    {
        var legsBefore = legs.GetValueOrDefault(note.On);
        var morningBefore = mornings.GetValueOrDefault(note.On);
        (legs[note.On], mornings[note.On]) = (note.Legs, note.MorningAfter);
        if (note.Legs == Legs.NewOrFurtherDown && legsBefore != Legs.NewOrFurtherDown)
            Lock(known, $"New leg symptoms, or symptoms further down, were reported for {note.On:d MMMM}.");
        if (note.MorningAfter != morningBefore && (note.MorningAfter is null or MorningAfter.Worse) && TwoWorseInARowAt(note.On))
            Lock(known, $"Two worse mornings in a row were reported, around {note.On:d MMMM}.");
    }

    /// <summary>In a row among the mornings that were reported: taking back the better one between two worse ones joins them.</summary>
    private bool TwoWorseInARowAt(DateOnly day)
    {
        var reported = mornings.Where(morning => morning.Value is not null).ToList();
        var place = reported.FindIndex(morning => morning.Key >= day);
        return place >= 0 && (BothWorse(place - 1, place) || (reported[place].Key == day && BothWorse(place, place + 1)));

        bool BothWorse(int one, int next) =>
            one >= 0 && next < reported.Count && reported[one].Value == MorningAfter.Worse && reported[next].Value == MorningAfter.Worse;
    }

    /// <summary>A lapse is never dated back before what was known already, even when a session is taken back later.</summary>
    private void LapseBefore(DateOnly date)
    {
        var lapsesOn = Later(lastSession.AddDays(GateEvaluation.LapseDays), playedTo);
        if (IsOpen && date >= lapsesOn)
            Lock(lapsesOn, $"Nothing was reported as done for {GateEvaluation.LapseDays} days.");
        playedTo = date;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private void Lock(DateOnly on, string because)
    {
        if (IsOpen)
            spells[^1] = spells[^1] with { Until = on, LockedBecause = because };
    }
}
