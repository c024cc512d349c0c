using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

/// <summary>A gate in words, made from the very object that is judged: one sentence for clinicians, and what a patient reads.</summary>
public static class GateSentence
{
    /// <summary>"After Part 1 on 5 days over at least 7, every side; pain at most 2 and no worse morning in the latest 3 sessions."</summary>
    public static string Of(Gate gate, string first, PainLimits limits)
    {
        var asked = gate.Criteria;
        var clauses = new List<string> { $"After {first}{OnDays(asked)}{(asked.BothSides ? ", every side" : "")}" };
        if (asked.AsksForSymptoms)
            clauses.Add($"{Listed(Symptoms(asked, limits))} in the latest {(asked.LatestSessions == 1 ? "session" : $"{asked.LatestSessions} sessions")}");
        if (asked.AdherencePercent is { } percent)
            clauses.Add($"at least {percent} % of its sessions done");
        if (asked.TechniqueChecked)
            clauses.Add("seen done well by a clinician");
        if (asked.ScreeningCurrent)
            clauses.Add("safety screening current");
        return $"{string.Join("; ", clauses)}; locks again after {GateCriteria.InDays(gate.LapseDays)} without a session.";
    }

    /// <summary>What must happen first, as the patient reads it.</summary>
    public static IReadOnlyList<string> MustHappenFirst(GateCriteria asked, string first, PainLimits limits, Language language = Language.English)
    {
        var words = Phrases.Of(language);
        var lines = new List<string> { Do(asked, words.Name(first), words) };
        if (asked.AdherencePercent is { } percent)
            lines.Add(words.Of("first.percent", ("percent", percent)));
        if (asked.Comfortable)
            lines.Add(words.Of("first.comfortable", ("score", limits.Comfortable)));
        if (asked.NoWorseMorning)
            lines.Add(words["first.morning"]);
        if (asked.NoNewLegSymptoms)
            lines.Add(words["first.legs"]);
        if (asked.TechniqueChecked)
            lines.Add(words["first.technique"]);
        lines.Add(words["first.tell"]);
        return lines;
    }

    private static string Do(GateCriteria asked, string first, Phrases words)
    {
        var clauses = new List<string>();
        if (asked.SessionDays is { } days)
            clauses.Add(words.Of("first.on", ("days", words.Of("days", ("count", days)))));
        if (asked.OverDays is { } over)
            clauses.Add(words.Of("first.over", ("days", words.Of("days", ("count", over)))));
        if (asked.BothSides)
            clauses.Add(words["first.every-side"]);
        return clauses.Count == 0 ? words.Of("first.as-written", ("first", first)) : words.Of("first.do", ("first", first), ("clauses", words.Joined(clauses)));
    }

    private static string OnDays(GateCriteria asked) => asked switch
    {
        { SessionDays: { } days, OverDays: { } over } => $" on {GateCriteria.InDays(days)} over at least {over}",
        { SessionDays: { } days } => $" on {GateCriteria.InDays(days)}",
        { OverDays: { } over } => $" over at least {GateCriteria.InDays(over)}",
        _ => "",
    };

    private static List<string> Symptoms(GateCriteria asked, PainLimits limits)
    {
        var symptoms = new List<string>();
        if (asked.Comfortable)
            symptoms.Add($"pain at most {limits.Comfortable}");
        if (asked.NoWorseMorning)
            symptoms.Add("no worse morning");
        if (asked.NoNewLegSymptoms)
            symptoms.Add("no new leg symptoms");
        return symptoms;
    }

    private static string Listed(List<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
