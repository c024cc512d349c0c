using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Domain.Safety;

/// <summary>A rule that a stretch meets in a patient.</summary>
/// <param name="Level">That of the rule; where the fact is not known, a warning at most.</param>
/// <param name="Fact">The answer it rests on; nothing where nobody has asked, or where it follows from the date of birth.</param>
public sealed record PrecautionConflict(PrecautionRule Rule, PrecautionLevel Level, Guid? Fact, bool IsUnknown)
{
    /// <summary>For the clinician.</summary>
    public string Sentence => IsUnknown ? $"Not known: {Words(Rule.When.Fact!.Value)}. Ask the patient. {Rule.Sentence}" : Rule.Sentence;

    /// <summary>The same for the same rule version and the same fact.</summary>
    public string Key => $"{Rule.Id}.{Rule.VersionName}.{(IsUnknown ? "unknown." : "")}{Fact:N}";

    /// <summary>"BalanceOrFalls" as "balance or falls".</summary>
    public static string Words(FactKind kind) =>
        string.Concat($"{kind}".Select((letter, place) => char.IsUpper(letter) ? (place == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));
}

/// <summary>A conflict of one item of a prescription, and what was decided about it.</summary>
public sealed record ItemPrecaution(Guid Prescription, Guid Item, string Stretch, PrecautionConflict Conflict, PrecautionAcknowledgement? Acknowledgement)
{
    public bool IsOpen => Conflict.Level >= PrecautionLevel.Warn && Acknowledgement is null;

    public bool Withholds => Conflict.Level == PrecautionLevel.Block && Acknowledgement is null;

    /// <summary>Stays the same while the rule version and the fact do.</summary>
    public string Key => $"{Prescription:N}.{Item:N}.{Conflict.Key}";

    public string WhyNotSign => $"{Stretch} {(Conflict.Level == PrecautionLevel.Block ? "is blocked" : "has a warning")} (rule {Conflict.Rule.Id}): {Conflict.Sentence} {WhatToDo}";

    private string WhatToDo => (Conflict.Level, Conflict.Rule.Override, Conflict.IsUnknown) switch
    {
        (PrecautionLevel.Block, OverridePolicy.Nobody, _) => "Remove it.",
        (PrecautionLevel.Block, _, _) => "Remove it, or decide on it with a reason.",
        (_, _, true) => "Answer it, or acknowledge it with a reason.",
        _ => "Acknowledge it with a reason.",
    };
}

/// <summary>The check of a stretch against what is known of a patient. Pure: the same facts, rules and moment give the same conflicts.</summary>
public static class Precautions
{
    public static IReadOnlyList<PrecautionConflict> Of(Patient patient, DateTimeOffset at, PrecautionRules rules, IReadOnlySet<Movement> movements) =>
        Concerning(movements, MetBy(patient, at, rules));

    /// <summary>What a patient would meet at a moment in a stretch that asks for every movement, the gravest first.</summary>
    public static IReadOnlyList<PrecautionConflict> MetBy(Patient patient, DateTimeOffset at, PrecautionRules rules) =>
        [.. rules.At(at).Select(rule => Met(rule, patient, at)).OfType<PrecautionConflict>().OrderByDescending(conflict => conflict.Level)];

    public static IReadOnlyList<PrecautionConflict> Concerning(IReadOnlySet<Movement> movements, IReadOnlyList<PrecautionConflict> met) =>
        [.. met.Where(conflict => conflict.Rule.Concerns(movements))];

    private static PrecautionConflict? Met(PrecautionRule rule, Patient patient, DateTimeOffset at)
    {
        var match = rule.When.On(patient, at);
        return match.State switch
        {
            FactState.Present => new(rule, rule.Level, match.Fact, IsUnknown: false),
            FactState.Unknown => new(rule, rule.Level > PrecautionLevel.Warn ? PrecautionLevel.Warn : rule.Level, match.Fact, IsUnknown: true),
            _ => null,
        };
    }
}
