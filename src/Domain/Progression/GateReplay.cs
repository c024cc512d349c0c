using System.Runtime.InteropServices;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Domain.Progression;

/// <summary>
/// Plays the facts in the order in which they became known. A relock stands until a clinician decides, even when the entry
/// that caused it is corrected later, so what was known when matters; and only news locks, never what the clinician already knew.
/// </summary>
internal sealed class GateReplay
{
    private const int TermsFirst = int.MinValue;
    private const int SessionsBeforeSymptoms = int.MaxValue - 1;
    private const int ReportsLast = int.MaxValue;

    private readonly GateFacts facts;
    private readonly List<OpenSpell> spells = [];
    private readonly Dictionary<EntrySlot, bool> sessions = [];
    private readonly Dictionary<EntrySlot, PainScore?> pains = [];
    private readonly Dictionary<DateOnly, Legs?> legs = [];
    private readonly SortedList<DateOnly, MorningAfter> mornings = [];
    private GateTerms terms;
    private DateOnly lastSession;
    private DateOnly playedTo;

    private GateReplay(GateFacts facts) => (this.facts, terms) = (facts, facts.Terms[0]);

    public static IReadOnlyList<OpenSpell> Spells(GateFacts facts, DateOnly today)
    {
        var replay = new GateReplay(facts);
        foreach (var happened in replay.InOrder())
        {
            replay.LapseBefore(happened.Known);
            replay.Apply(happened.What, happened.Known);
        }
        replay.LapseBefore(today);
        return replay.spells;
    }

    /// <summary>
    /// At the same instant decisions come before reports, so that a report locks rather than being overlooked; and of a sheet what was
    /// done comes before how it felt, since what was done may show that there was no lapse.
    /// </summary>
    private List<Happened> InOrder()
    {
        var happened = new List<Happened>(facts.Terms.Count + facts.Decisions.Count + (2 * facts.Entries.Count) + facts.Notes.Count);
        foreach (var asked in facts.Terms)
            happened.Add(new(asked.From.UtcTicks, TermsFirst, default, facts.DateAt(asked.From), asked));
        foreach (var decision in facts.Decisions)
            happened.Add(new(decision.At.UtcTicks, decision.Number, decision.Id, decision.On, decision));
        foreach (var entry in facts.Entries)
        {
            happened.Add(new(entry.RecordedAt.UtcTicks, SessionsBeforeSymptoms, entry.Id, entry.On.AddDays(entry.DaysLate), new Session(entry)));
            happened.Add(new(entry.RecordedAt.UtcTicks, ReportsLast, entry.Id, entry.On.AddDays(entry.DaysLate), entry));
        }
        foreach (var note in facts.Notes)
            happened.Add(new(note.RecordedAt.UtcTicks, ReportsLast, note.Id, note.On.AddDays(note.DaysLate), note));
        happened.Sort();
        return happened;
    }

    /// <param name="Known">The patient's date on which it became known, as it was kept then: a patient who moves changes no day that has passed.</param>
    private readonly record struct Happened(long At, int Turn, Guid Id, DateOnly Known, object What) : IComparable<Happened>
    {
        public int CompareTo(Happened other) =>
            At.CompareTo(other.At) is var byTime && byTime != 0 ? byTime
            : Turn.CompareTo(other.Turn) is var byTurn && byTurn != 0 ? byTurn
            : Id.CompareTo(other.Id);
    }

    /// <summary>That of an entry which says whether anything was done.</summary>
    private sealed record Session(StretchEntry Entry);

    private void Apply(object what, DateOnly known)
    {
        switch (what)
        {
            case GateTerms asked: terms = asked; break;
            case GateDecision decision: Decide(decision); break;
            case Session session when IsOfGate(session.Entry): Learn(session); break;
            case StretchEntry entry when IsOfGate(entry): Learn(entry, known); break;
            case DayNote note: Learn(note, known); break;
        }
    }

    private bool IsOpen => spells.Count > 0 && spells[^1].Until is null;

    private void Decide(GateDecision decision)
    {
        switch (decision.Kind)
        {
            case GateDecisionKind.Opened when !IsOpen:
                spells.Add(new(decision.On));
                lastSession = decision.On;
                break;
            case GateDecisionKind.Locked:
                Lock(decision.On, decision.Reason, LockCause.Decision, decision.At);
                break;
            case GateDecisionKind.Flare:
                Lock(decision.On, $"A flare was recorded: {decision.Reason}", LockCause.Flare, decision.At);
                break;
        }
    }

    private bool IsOfGate(StretchEntry entry) => entry.Item == facts.Item || entry.Item == terms.Gate.Prerequisite;

    private void Learn(Session session)
    {
        var entry = session.Entry;
        ref var isSession = ref CollectionsMarshal.GetValueRefOrAddDefault(sessions, entry.Slot, out _);
        var before = isSession;
        isSession = entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly;
        if (isSession)
        {
            lastSession = Later(lastSession, entry.On);
            TakeBackLapse();
        }
        else if (before && IsOpen && entry.On == lastSession)
        {
            lastSession = SessionDays().Append(spells[^1].From).Max();
        }
    }

    private void Learn(StretchEntry entry, DateOnly known)
    {
        ref var pain = ref CollectionsMarshal.GetValueRefOrAddDefault(pains, entry.Slot, out _);
        var before = pain;
        pain = entry.Pain;
        if (entry.Pain >= terms.Limits.Stop && !(before >= entry.Pain))
            Lock(known, $"Pain {entry.Pain} was reported for {Dates.DayAndMonth(entry.On)}, at or over the stop limit of {terms.Limits.Stop}.", LockCause.Flare, entry.RecordedAt);
    }

    private IEnumerable<DateOnly> SessionDays() => sessions.Where(one => one.Value).Select(one => one.Key.On);

    /// <summary>
    /// A sheet that is typed in later can show that the patient went on: then there was no lapse, or it came later. So whoever writes
    /// on paper is not locked out by our not knowing, as long as no clinician decided meanwhile and nothing else locked it.
    /// </summary>
    private void TakeBackLapse()
    {
        if (spells.Count == 0 || spells[^1] is not { Cause: LockCause.Lapse } lapsed)
            return;
        var last = lapsed.From;
        foreach (var day in SessionDays().Where(day => day > lapsed.From).Distinct().Order().TakeWhile(day => day < last.AddDays(terms.Gate.LapseDays)))
            last = day;
        var lapsesOn = last.AddDays(terms.Gate.LapseDays);
        if (lapsesOn <= lapsed.Until)
            return;
        spells[^1] = lapsesOn > playedTo ? new(lapsed.From) : lapsed with { Until = lapsesOn };
        lastSession = last;
    }

    private void Learn(DayNote note, DateOnly known)
    {
        var legsBefore = legs.GetValueOrDefault(note.On);
        MorningAfter? morningBefore = mornings.TryGetValue(note.On, out var told) ? told : null;
        legs[note.On] = note.Legs;
        if (note.MorningAfter is { } morning)
            mornings[note.On] = morning;
        else
            mornings.Remove(note.On);
        if (note.Legs == Legs.NewOrFurtherDown && legsBefore != Legs.NewOrFurtherDown)
            Lock(known, $"New leg symptoms, or symptoms further down, were reported for {Dates.DayAndMonth(note.On)}.", LockCause.LegSymptoms, note.RecordedAt);
        if (note.MorningAfter != morningBefore && (note.MorningAfter is null or MorningAfter.Worse) && TwoWorseInARowAt(note.On))
            Lock(known, $"Two worse mornings in a row were reported, around {Dates.DayAndMonth(note.On)}.", LockCause.WorseMornings, note.RecordedAt);
    }

    /// <summary>In a row among the mornings that were reported: taking back the better one between two worse ones joins them.</summary>
    private bool TwoWorseInARowAt(DateOnly day)
    {
        var place = mornings.Keys.TakeWhile(reported => reported < day).Count();
        return place < mornings.Count && (BothWorse(place - 1, place) || (mornings.Keys[place] == day && BothWorse(place, place + 1)));

        bool BothWorse(int one, int next) =>
            one >= 0 && next < mornings.Count && mornings.Values[one] == MorningAfter.Worse && mornings.Values[next] == MorningAfter.Worse;
    }

    /// <summary>A lapse is never dated back before what was known already, even when a session is taken back later.</summary>
    private void LapseBefore(DateOnly date)
    {
        var lapsesOn = Later(lastSession.AddDays(terms.Gate.LapseDays), playedTo);
        if (IsOpen && date >= lapsesOn)
            Lock(lapsesOn, $"Nothing was reported as done for {terms.Gate.LapseDays} days.", LockCause.Lapse, null);
        playedTo = date;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>What has only lapsed is locked for the graver reason, which no later sheet takes back.</summary>
    private void Lock(DateOnly on, string because, LockCause cause, DateTimeOffset? at)
    {
        if (IsOpen)
            spells[^1] = spells[^1] with { Until = on, LockedBecause = because, Cause = cause, LockedAt = at };
        else if (spells.Count > 0 && spells[^1].Cause == LockCause.Lapse)
            spells[^1] = spells[^1] with { LockedBecause = because, Cause = cause, LockedAt = at };
    }
}
