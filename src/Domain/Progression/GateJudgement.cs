using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Domain.Progression;

/// <summary>Judges what a gate asks for, one criterion after another, by what was reported since sessions count.</summary>
internal sealed class GateJudgement
{
    private const int MostDaysNamed = 5;

    private readonly GateFacts facts;
    private readonly GateCriteria asked;
    private readonly DateOnly countFrom;
    private readonly DateOnly today;
    private readonly Diary diary;
    private readonly List<StretchEntry> entries;
    private readonly HashSet<DateOnly> doneOn;
    private readonly List<DateOnly> doneDays;
    private readonly List<DateOnly> latest;

    public GateJudgement(GateFacts facts, DateOnly countFrom, DateOnly today)
    {
        (this.facts, this.countFrom, this.today, asked) = (facts, countFrom, today, facts.Gate.Criteria);
        diary = new Diary(facts.Entries.Where(entry => entry.Item == facts.Gate.Prerequisite && entry.On >= countFrom && entry.On <= today), facts.Notes.Where(note => note.On >= countFrom));
        entries = [.. diary.Entries.OrderBy(entry => entry.On).ThenBy(entry => entry.Session).ThenBy(entry => entry.Side).ThenBy(entry => entry.Part, StringComparer.Ordinal)];
        doneDays = [.. entries.GroupBy(entry => entry.On).Where(IsDone).Select(day => day.Key)];
        doneOn = [.. doneDays];
        latest = doneDays[^Math.Min(asked.LatestSessions, doneDays.Count)..];
    }

    public List<CriterionResult> Criteria()
    {
        var results = new List<CriterionResult>();
        if (asked.SessionDays is not null || asked.BothSides)
            results.Add(EnoughSessions(asked.SessionDays ?? 1));
        if (asked.OverDays is { } over)
            results.Add(OverEnoughDays(over));
        if (asked.Comfortable)
            results.Add(Comfortable());
        if (asked.NoWorseMorning)
            results.Add(OnEachDay(Criterion.NoWorseMorning, "No worse morning after", JudgeMorning));
        if (asked.NoNewLegSymptoms)
            results.Add(OnEachDay(Criterion.NoNewLegSymptoms, "No new leg symptoms", JudgeLegs));
        if (asked.AdherencePercent is { } percent)
            results.Add(Adherence(percent));
        if (asked.TechniqueChecked)
            results.Add(Technique());
        if (asked.ScreeningCurrent)
            results.Add(Screening());
        return results;
    }

    private static Verdict JudgeMorning(DayAnswers answers) => answers.MorningAfter switch
    {
        null => Verdict.NotEnoughReports,
        MorningAfter.Worse => Verdict.NotHeld,
        _ => Verdict.Held,
    };

    private static Verdict JudgeLegs(DayAnswers answers) => answers.Legs switch
    {
        null => Verdict.NotEnoughReports,
        Legs.NewOrFurtherDown => Verdict.NotHeld,
        _ => Verdict.Held,
    };

    /// <summary>A day is done when every part was done on every side; without the both-sides criterion, on one side at least.</summary>
    private bool IsDone(IEnumerable<StretchEntry> day)
    {
        var done = day.Where(entry => entry.Outcome == EntryOutcome.Done).Select(entry => (entry.Part, entry.Side)).ToHashSet();
        return asked.BothSides
            ? facts.Slots.All(done.Contains)
            : facts.Slots.GroupBy(slot => slot.Part).All(part => part.Any(slot => done.Contains(slot)));
    }

    private CriterionResult EnoughSessions(int days)
    {
        var incomplete = entries.Where(entry => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly && !doneOn.Contains(entry.On)).Select(entry => entry.On).Distinct().Count();
        return new(Criterion.Sessions, $"Done on at least {GateCriteria.InDays(days)}{(asked.BothSides ? ", every side" : "")}",
            doneDays.Count >= days ? Verdict.Held : Verdict.NotEnoughReports,
            $"Done on {GateCriteria.InDays(doneDays.Count)}.{(incomplete == 0 ? "" : $" Done only in part on {GateCriteria.InDays(incomplete)} more.")}", doneDays)
        {
            Entries = [.. entries.Where(entry => doneOn.Contains(entry.On))],
        };
    }

    private CriterionResult OverEnoughDays(int days)
    {
        var asks = $"Spread over at least {GateCriteria.InDays(days)}";
        if (doneDays.Count == 0)
            return new(Criterion.Spread, asks, Verdict.NotEnoughReports, "Nothing done yet.", []);
        var (first, last) = (doneDays[0], doneDays[^1]);
        var over = last.DayNumber - first.DayNumber + 1;
        return new(Criterion.Spread, asks, over >= days ? Verdict.Held : Verdict.NotEnoughReports, $"From {Dates.DayAndMonth(first)} to {Dates.DayAndMonth(last)}: {GateCriteria.InDays(over)}.", [first, last])
        {
            Entries = [.. entries.Where(entry => entry.On == first || entry.On == last)],
        };
    }

    private CriterionResult Comfortable()
    {
        var considered = latest.Count == 0 ? entries : [.. entries.Where(entry => entry.On >= latest[0])];
        var painful = considered.Where(entry => entry.Pain > facts.Limits.Comfortable).ToList();
        if (painful.Count > 0)
            return Pain(Verdict.NotHeld, $"Pain {painful.Max(entry => entry.Pain!.Value)} was reported.", painful);
        var silent = considered.Where(entry => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly && entry.Pain is null).ToList();
        if (silent.Count > 0)
            return Pain(Verdict.NotEnoughReports, "Pain was not reported.", silent);
        var those = considered.Where(entry => latest.Contains(entry.On)).ToList();
        return latest.Count < asked.LatestSessions
            ? Pain(Verdict.NotEnoughReports, SoFar, those)
            : Pain(Verdict.Held, $"Highest pain {considered.Where(entry => entry.Pain is not null).Select(entry => entry.Pain!.Value).DefaultIfEmpty().Max()}.", those);
    }

    private CriterionResult Pain(Verdict verdict, string evidence, List<StretchEntry> those) =>
        new(Criterion.Comfortable, $"Comfortable, pain at most {facts.Limits.Comfortable}, in the latest {asked.LatestSessions}", verdict, evidence, [.. those.Select(entry => entry.On).Distinct()])
        {
            Entries = those,
        };

    /// <summary>An answer against, once taken back, has to be given again: what was told counts, superseded notes included.</summary>
    private CriterionResult OnEachDay(Criterion criterion, string what, Func<DayAnswers, Verdict> judge)
    {
        var from = latest.Count == 0 ? countFrom : latest[0];
        var against = diary.Notes.Where(note => note.On >= from && judge(note.Answers) == Verdict.NotHeld).Select(note => note.On).Order().ToList();
        if (against.Count > 0)
            return Told(Verdict.NotHeld, $"Reported for {Named(against)}.", against);
        var takenBack = facts.Notes.Where(note => note.On >= from && judge(note.Answers) == Verdict.NotHeld).Select(note => note.On);
        var silent = latest.Union(takenBack).Where(day => judge(diary.AnswersOn(day)) == Verdict.NotEnoughReports).Order().ToList();
        if (silent.Count > 0)
            return Told(Verdict.NotEnoughReports, $"Not reported for {Named(silent)}.", silent);
        return latest.Count < asked.LatestSessions
            ? Told(Verdict.NotEnoughReports, SoFar, latest)
            : Told(Verdict.Held, "Reported for each of them.", latest);

        CriterionResult Told(Verdict verdict, string evidence, List<DateOnly> days) =>
            new(criterion, $"{what}, in the latest {asked.LatestSessions}", verdict, evidence, days) { Notes = [.. days.Select(diary.NoteOn).OfType<DayNote>()] };
    }

    /// <summary>The sessions figure of the prerequisite, from the day that sessions count through yesterday, since today is not over.</summary>
    private CriterionResult Adherence(int percent)
    {
        var figure = AdherenceFigures.Of(facts.Scheduled(countFrom, today.AddDays(-1)), diary).Sessions;
        var reported = entries.Where(entry => entry.On < today).ToList();
        return new(Criterion.Adherence, $"At least {percent} % of its sessions done", figure.PercentAtLeast switch
        {
            null => Verdict.NotEnoughReports,
            var done when done >= percent => Verdict.Held,
            _ => Verdict.NotHeld,
        }, InWords(figure), [.. reported.Select(entry => entry.On).Distinct()]) { Entries = reported };
    }

    private string InWords(Figure figure)
    {
        if (figure.Scheduled == 0)
            return $"Nothing was due since {Dates.DayAndMonth(countFrom)}.";
        var unreported = figure.Unreported > 0 ? $", {figure.Unreported} not reported" : "";
        return figure.PercentAtLeast is { } percent
            ? $"At least {percent} %: {figure.Done} of {figure.Scheduled} sessions since {Dates.DayAndMonth(countFrom)}{unreported}."
            : $"None of {figure.Scheduled} sessions since {Dates.DayAndMonth(countFrom)} was reported.";
    }

    private CriterionResult Technique()
    {
        const string asks = "Seen done well by a clinician";
        var seen = facts.Decisions.Where(decision => decision.IsTechniqueCheck).MaxBy(decision => decision.Number);
        if (seen is null)
            return new(Criterion.Technique, asks, Verdict.NotEnoughReports, "No clinician has seen it yet.", []);
        var well = seen.Kind == GateDecisionKind.TechniqueWell;
        var note = seen.Reason.Length == 0 ? "." : $": {seen.Reason}";
        return new(Criterion.Technique, asks, well ? Verdict.Held : Verdict.NotHeld, $"{(well ? "Done well" : "Not yet well")} on {Dates.DayAndMonth(seen.On)}{note}", [seen.On]);
    }

    private CriterionResult Screening() =>
        new(Criterion.Screening, "Safety screening is current", facts.ScreeningIsCurrent ? Verdict.Held : Verdict.NotHeld,
            facts.ScreeningIsCurrent ? "It is current and lets treatment go on." : "There is none that is current and lets treatment go on.", []);

    private string SoFar => $"{latest.Count} of {asked.LatestSessions} sessions so far.";

    private static string Named(List<DateOnly> days)
    {
        var named = string.Join(", ", days.TakeLast(MostDaysNamed).Select(day => $"{Dates.DayAndMonth(day)}"));
        return days.Count <= MostDaysNamed ? named : $"{days.Count} days, the last {MostDaysNamed} on {named}";
    }
}
