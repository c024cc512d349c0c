using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

public enum GateState { Locked, Eligible, Open }

public enum Verdict { Held, NotHeld, NotEnoughReports }

public enum Criterion { Sessions, Spread, Comfortable, NoWorseMorning, NoNewLegSymptoms, Adherence, Technique, Screening }

/// <summary>One criterion as it stands: what is asked, whether it holds, and the days that say so.</summary>
public sealed record CriterionResult(Criterion Criterion, string Asked, Verdict Verdict, string Evidence, IReadOnlyList<DateOnly> Days)
{
    /// <summary>What was reported of the stretch that says so.</summary>
    public IReadOnlyList<StretchEntry> Entries { get; init; } = [];

    /// <summary>How the days were that say so.</summary>
    public IReadOnlyList<DayNote> Notes { get; init; } = [];

    public string Line => $"{Asked}: {VerdictInWords}. {Evidence}";

    public string VerdictInWords => Verdict switch
    {
        Verdict.Held => "held",
        Verdict.NotHeld => "not held",
        _ => "not enough reports",
    };
}

public enum LockCause { Decision, Flare, WorseMornings, LegSymptoms, Lapse }

/// <summary>A time in which a gate stood open: from the day it was opened to the day it was locked again, if it was.</summary>
/// <param name="LockedAt">When that became known; nothing for a lapse, which is a matter of days.</param>
public sealed record OpenSpell(DateOnly From, DateOnly? Until = null, string? LockedBecause = null, LockCause? Cause = null, DateTimeOffset? LockedAt = null);

/// <summary>The facts that a gate is judged by. Everything here is appended; the state is computed from it and a date.</summary>
/// <param name="Terms">What each version asked, in order; the last is what is asked now.</param>
/// <param name="Slots">What one full day of the prerequisite is: its parts and sides.</param>
/// <param name="PrescribedOn">The patient's date on which the gated stretch was first signed.</param>
/// <param name="DateAt">The patient's date at an instant.</param>
public sealed record GateFacts(
    Guid Item,
    IReadOnlyList<GateTerms> Terms,
    IReadOnlyList<(string Part, Side Side)> Slots,
    DateOnly PrescribedOn,
    bool ScreeningIsCurrent,
    IReadOnlyList<GateDecision> Decisions,
    IReadOnlyList<StretchEntry> Entries,
    IReadOnlyList<DayNote> Notes,
    Func<DateTimeOffset, DateOnly> DateAt)
{
    /// <summary>What was due of the prerequisite from one day through another. Nothing, unless somebody says.</summary>
    public Func<DateOnly, DateOnly, IReadOnlyCollection<Due>> Scheduled { get; init; } = (_, _) => [];

    public Gate Gate => Terms[^1].Gate;

    public PainLimits Limits => Terms[^1].Limits;

    /// <summary>What was asked at the time: a version signed later does not undo what happened before.</summary>
    public GateTerms TermsAt(DateTimeOffset at) => Terms.LastOrDefault(terms => terms.From <= at) ?? Terms[0];
}

/// <summary>What one version asks of a gate, from its signing on.</summary>
public sealed record GateTerms(DateTimeOffset From, Gate Gate, PainLimits Limits);

/// <summary>
/// A gate's state with its evidence. Pure: the same facts and date always give the same state. Fails closed: what was not
/// reported does not count as comfortable.
/// </summary>
/// <param name="CountFrom">The day from which sessions count: since prescribing, or since the last relock.</param>
public sealed record GateEvaluation(
    GateState State, DateOnly Since, string? LockedBecause, bool ScreeningIsCurrent, int Decisions, DateOnly CountFrom,
    IReadOnlyList<CriterionResult> Criteria, IReadOnlyList<OpenSpell> Spells)
{
    /// <summary>Days without a session after which an open gate locks again, unless the gate says otherwise.</summary>
    public const int LapseDays = 14;

    public IEnumerable<CriterionResult> Missing => Criteria.Where(criterion => criterion.Verdict != Verdict.Held);

    /// <summary>Whether the stretch was open for the whole of a day; only then it is scheduled.</summary>
    public bool WasOpenThrough(DateOnly day) => Spells.Any(spell => spell.From < day && (spell.Until is null || spell.Until > day));

    /// <summary>Whether the stretch was open at any time of a day; only then something can have been done of it.</summary>
    public bool WasOpenOn(DateOnly day) => Spells.Any(spell => spell.From <= day && (spell.Until is null || spell.Until >= day));

    /// <summary>Whether nothing but silence had locked it on a day: on paper the patient may have gone on without our knowing.</summary>
    public bool HadOnlyLapsedOn(DateOnly day) => Spells.LastOrDefault(spell => spell.From <= day) is { Cause: LockCause.Lapse } last && last.Until < day;

    public static GateEvaluation Of(GateFacts facts, DateOnly today) => WhenOpen(facts, today).Judged(facts, today);

    /// <summary>With its criteria judged, which make eligible what is locked.</summary>
    internal GateEvaluation Judged(GateFacts facts, DateOnly today)
    {
        var criteria = new GateJudgement(facts, CountFrom, today).Criteria();
        var eligible = State == GateState.Locked && criteria.TrueForAll(criterion => criterion.Verdict == Verdict.Held);
        return this with { Criteria = criteria, State = eligible ? GateState.Eligible : State };
    }

    /// <summary>Open or not, and since when; no criterion is judged.</summary>
    public static GateEvaluation WhenOpen(GateFacts facts, DateOnly today)
    {
        var spells = GateReplay.Spells(facts, today);
        var last = spells.Count == 0 ? null : spells[^1];
        var countFrom = spells.LastOrDefault(spell => spell.Until is not null)?.Until is { } lockedOn ? lockedOn.AddDays(1) : facts.PrescribedOn;
        return last is { Until: null }
            ? new(GateState.Open, last.From, null, facts.ScreeningIsCurrent, facts.Decisions.Count, countFrom, [], spells)
            : new(GateState.Locked, last?.Until ?? facts.PrescribedOn, last?.LockedBecause, facts.ScreeningIsCurrent, facts.Decisions.Count, countFrom, [], spells);
    }
}
