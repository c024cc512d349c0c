namespace PrescribeRx.Domain.Safety;

/// <summary>What is wrong with a rule beside its other versions.</summary>
public sealed record PrecautionFault(PrecautionRule Rule, string Field, string Sentence);

/// <summary>All versions of all rules, those of a clinic among them. Which one counts depends on the moment.</summary>
public sealed class PrecautionRules
{
    public static readonly PrecautionRules None = new([]);

    private readonly Dictionary<string, List<PrecautionRule>> versions;

    /// <exception cref="Refusal">Names every fault, with rule and field.</exception>
    public PrecautionRules(IReadOnlyList<PrecautionRule> rules)
    {
        if (Faults(rules) is { Count: > 0 } faults)
            throw new Refusal([.. faults.Select(fault => new Refusal.Reason($"{fault.Rule.Id}: {fault.Field}", fault.Sentence))]);
        versions = ById(rules);
    }

    private PrecautionRules(PrecautionRules builtIn, IReadOnlyList<PrecautionRule> ofClinic) =>
        versions = ById([.. builtIn.versions.Values.SelectMany(rules => rules), .. ofClinic]);

    public IEnumerable<PrecautionRule> EveryVersion => versions.Values.SelectMany(rules => rules);

    /// <summary>These rules with a clinic's own. They were checked when they were written, so nothing is refused here.</summary>
    public PrecautionRules With(IReadOnlyList<PrecautionRule> ofClinic) => new(this, ofClinic);

    /// <summary>The version of each rule that counts at a moment, in the order in which the rules are listed.</summary>
    public IReadOnlyList<PrecautionRule> At(DateTimeOffset moment) => [.. versions.Values.Select(rules => InForce(rules, moment)).OfType<PrecautionRule>()];

    public PrecautionRule? Find(string id, DateTimeOffset moment) => versions.TryGetValue(id, out var rules) ? InForce(rules, moment) : null;

    /// <summary>All versions of one rule, the latest first.</summary>
    public IReadOnlyList<PrecautionRule> HistoryOf(string id) =>
        [.. versions.GetValueOrDefault(id, []).OrderByDescending(rule => rule.Since).ThenByDescending(rule => rule.IsOfClinic).ThenByDescending(rule => rule.Version)];

    /// <summary>What is wrong with versions taken together: one of them twice, or one that is looser than the last without a reason.</summary>
    public static IReadOnlyList<PrecautionFault> Faults(IReadOnlyList<PrecautionRule> rules)
    {
        var faults = new List<PrecautionFault>();
        foreach (var twice in rules.GroupBy(rule => (rule.Id, rule.VersionName)).Where(same => same.Count() > 1))
            faults.Add(new(twice.Last(), "id", $"Version {twice.Key.VersionName} of {twice.Key.Id} is there twice."));
        foreach (var rule in rules.GroupBy(rule => rule.Id).SelectMany(LaterOnes))
        {
            if (rule.Later.Since <= rule.Before.Since)
                faults.Add(new(rule.Later, "since", "Say from which day this version counts, after the version before it."));
            if (rule.Later.Reason is null && rule.Later.IsLooserThan(rule.Before))
                faults.Add(new(rule.Later, "reason", "This version is looser than the one before it. Say why."));
        }
        return faults;
    }

    private static IEnumerable<(PrecautionRule Before, PrecautionRule Later)> LaterOnes(IEnumerable<PrecautionRule> rules)
    {
        var ordered = rules.DistinctBy(rule => rule.VersionName).OrderBy(rule => rule.Version).ToList();
        return ordered.Zip(ordered.Skip(1));
    }

    /// <summary>The latest counts, whoever wrote it; but a later built-in one never loosens what the clinic has set stricter.</summary>
    private static PrecautionRule? InForce(List<PrecautionRule> rules, DateTimeOffset moment)
    {
        var builtIn = rules.Where(rule => !rule.IsOfClinic && rule.Since <= moment).MaxBy(rule => rule.Version);
        var ofClinic = rules.Where(rule => rule.IsOfClinic && rule.Since <= moment).MaxBy(rule => rule.Version);
        return ofClinic is not null && (builtIn is null || ofClinic.Since >= builtIn.Since || builtIn.IsLooserThan(ofClinic)) ? ofClinic : builtIn;
    }

    private static Dictionary<string, List<PrecautionRule>> ById(IEnumerable<PrecautionRule> rules) =>
        rules.GroupBy(rule => rule.Id).ToDictionary(same => same.Key, same => same.ToList());
}
