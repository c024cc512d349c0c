using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

public enum GateState { Locked, Eligible, Open }

public enum Verdict { Held, NotHeld, NotEnoughReports }

/// <summary>One criterion as it stands: what is asked, whether it holds, and the days that say so.</summary>
public sealed record CriterionResult(string Asked, Verdict Verdict, string Evidence, IReadOnlyList<DateOnly> Days)
{
    public string Line => $"{Asked}: {VerdictInWords}. {Evidence}";

    public string VerdictInWords => Verdict switch
    {
        Verdict.Held => "held",
        Verdict.NotHeld => "not held",
        _ => "not enough reports",
    };
}

/// <summary>A time in which a gate stood open: from the day it was opened to the day it was locked again, if it was.</summary>
public sealed record OpenSpell(DateOnly From, DateOnly? Until, string? LockedBecause);

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
public sealed record GateEvaluation(
    GateState State, DateOnly Since, string? LockedBecause, bool ScreeningIsCurrent, int Decisions,
    IReadOnlyList<CriterionResult> Criteria, IReadOnlyList<OpenSpell> Spells)
{
    /// <summary>Days without a session after which an open gate locks again.</summary>
    public const int LapseDays = 14;

    /// <summary>Whether the stretch was open for the whole of a day; only then it is scheduled.</summary>
    public bool WasOpenThrough(DateOnly day) => Spells.Any(spell => spell.From < day && (spell.Until is null || spell.Until > day));

    /// <summary>Whether the stretch was open at any time of a day; only then something can have been done of it.</summary>
    public bool WasOpenOn(DateOnly day) => Spells.Any(spell => spell.From <= day && (spell.Until is null || spell.Until >= day));

    public static GateEvaluation Of(GateFacts facts, DateOnly today)
    {
        var spells = GateReplay.Spells(facts, today);
        var last = spells.Count == 0 ? null : spells[^1];
        var countFrom = spells.LastOrDefault(spell => spell.Until is not null)?.Until is { } lockedOn ? lockedOn.AddDays(1) : facts.PrescribedOn;
        var criteria = Judge(facts, countFrom, today);
        if (last is { Until: null })
            return new(GateState.Open, last.From, null, facts.ScreeningIsCurrent, facts.Decisions.Count, criteria, spells);
        var eligible = criteria.All(criterion => criterion.Verdict == Verdict.Held);
        return new(eligible ? GateState.Eligible : GateState.Locked, last?.Until ?? facts.PrescribedOn, last?.LockedBecause, facts.ScreeningIsCurrent, facts.Decisions.Count, criteria, spells);
    }

    private static List<CriterionResult> Judge(GateFacts facts, DateOnly countFrom, DateOnly today)
    {
        var asked = facts.Gate.Criteria;
        var diary = new Diary(facts.Entries, facts.Notes);
        var entries = diary.Entries.Where(entry => entry.Item == facts.Gate.Prerequisite && entry.On >= countFrom && entry.On <= today).ToList();
        var doneDays = entries.GroupBy(entry => entry.On).Where(day => IsDone(day, facts)).Select(day => day.Key).Order().ToList();
        var latest = doneDays.TakeLast(asked.LatestSessions).ToList();

        var results = new List<CriterionResult> { EnoughSessions(asked, doneDays), OverEnoughDays(asked, doneDays) };
        if (asked.Comfortable)
            results.Add(Comfortable(facts, asked, entries, latest));
        if (asked.NoWorseMorning)
            results.Add(OnEachDay("No worse morning after", asked, latest, diary, facts.Notes, countFrom, answers => answers.MorningAfter switch
            {
                null => Verdict.NotEnoughReports,
                MorningAfter.Worse => Verdict.NotHeld,
                _ => Verdict.Held,
            }));
        if (asked.NoNewLegSymptoms)
            results.Add(OnEachDay("No new leg symptoms", asked, latest, diary, facts.Notes, countFrom, answers => answers.Legs switch
            {
                null => Verdict.NotEnoughReports,
                Legs.NewOrFurtherDown => Verdict.NotHeld,
                _ => Verdict.Held,
            }));
        if (asked.ScreeningCurrent)
            results.Add(new("Safety screening is current", facts.ScreeningIsCurrent ? Verdict.Held : Verdict.NotHeld,
                facts.ScreeningIsCurrent ? "It is current and lets treatment go on." : "There is none that is current and lets treatment go on.", []));
        return results;
    }

    /// <summary>A day is done when every part was done on every side; without the both-sides criterion, on one side at least.</summary>
    private static bool IsDone(IEnumerable<StretchEntry> day, GateFacts facts)
    {
        var done = day.Where(entry => entry.Outcome == EntryOutcome.Done).Select(entry => (entry.Part, entry.Side)).ToHashSet();
        return facts.Gate.Criteria.BothSides
            ? facts.Slots.All(done.Contains)
            : facts.Slots.GroupBy(slot => slot.Part).All(part => part.Any(done.Contains));
    }

    private static CriterionResult EnoughSessions(GateCriteria asked, List<DateOnly> doneDays) =>
        new($"Done on at least {GateCriteria.InDays(asked.SessionDays)}{(asked.BothSides ? ", every side" : "")}",
            doneDays.Count >= asked.SessionDays ? Verdict.Held : Verdict.NotEnoughReports, $"Done on {GateCriteria.InDays(doneDays.Count)}.", doneDays);

    private static CriterionResult OverEnoughDays(GateCriteria asked, List<DateOnly> doneDays)
    {
        var over = doneDays.Count == 0 ? 0 : doneDays[^1].DayNumber - doneDays[0].DayNumber + 1;
        return new($"Spread over at least {GateCriteria.InDays(asked.OverDays)}", over >= asked.OverDays ? Verdict.Held : Verdict.NotEnoughReports,
            doneDays.Count == 0 ? "Nothing done yet." : $"From {doneDays[0]:d MMMM} to {doneDays[^1]:d MMMM}: {GateCriteria.InDays(over)}.", doneDays.Count == 0 ? [] : [doneDays[0], doneDays[^1]]);
    }

    private static CriterionResult Comfortable(GateFacts facts, GateCriteria asked, List<StretchEntry> entries, List<DateOnly> latest)
    {
        var sentence = $"Comfortable, pain at most {facts.Limits.Comfortable}, in the latest {asked.LatestSessions}";
        var considered = latest.Count == 0 ? entries : [.. entries.Where(entry => entry.On >= latest[0])];
        var painful = considered.Where(entry => entry.Pain > facts.Limits.Comfortable).ToList();
        if (painful.Count > 0)
            return new(sentence, Verdict.NotHeld, $"Pain {painful.Max(entry => entry.Pain!.Value)} was reported.", Days(painful));
        var silent = considered.Where(entry => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly && entry.Pain is null).ToList();
        if (silent.Count > 0)
            return new(sentence, Verdict.NotEnoughReports, "Pain was not reported.", Days(silent));
        return latest.Count < asked.LatestSessions
            ? new(sentence, Verdict.NotEnoughReports, $"{latest.Count} of {asked.LatestSessions} sessions so far.", latest)
            : new(sentence, Verdict.Held, $"Highest pain {considered.Where(entry => entry.Pain is not null).Select(entry => entry.Pain!.Value).DefaultIfEmpty().Max()}.", latest);
    }

    /// <param name="ever">The notes as they were told, superseded ones included: an answer against, once taken back, has to be given again.</param>
    private static CriterionResult OnEachDay(string what, GateCriteria asked, List<DateOnly> latest, Diary diary, IReadOnlyList<DayNote> ever, DateOnly countFrom, Func<DayAnswers, Verdict> judge)
    {
        var sentence = $"{what}, in the latest {asked.LatestSessions}";
        var from = latest.Count == 0 ? countFrom : latest[0];
        var against = diary.Notes.Where(note => note.On >= from && judge(note.Answers) == Verdict.NotHeld).Select(note => note.On).Order().ToList();
        if (against.Count > 0)
            return new(sentence, Verdict.NotHeld, $"Reported for {string.Join(", ", against.Select(day => $"{day:d MMMM}"))}.", against);
        var takenBack = ever.Where(note => note.On >= from && judge(note.Answers) == Verdict.NotHeld).Select(note => note.On);
        var silent = latest.Union(takenBack).Where(day => judge(diary.AnswersOn(day)) == Verdict.NotEnoughReports).Order().ToList();
        if (silent.Count > 0)
            return new(sentence, Verdict.NotEnoughReports, $"Not reported for {string.Join(", ", silent.Select(day => $"{day:d MMMM}"))}.", silent);
        return latest.Count < asked.LatestSessions
            ? new(sentence, Verdict.NotEnoughReports, $"{latest.Count} of {asked.LatestSessions} sessions so far.", latest)
            : new(sentence, Verdict.Held, "Reported for each of them.", latest);
    }

    private static List<DateOnly> Days(IEnumerable<StretchEntry> entries) => [.. entries.Select(entry => entry.On).Distinct().Order()];
}
