namespace PrescribeRx.Domain.Catalog;

/// <summary>What is wrong with an entry beside the others; the entry itself, so that its place in a file can be named.</summary>
public sealed record Fault(Stretch Stretch, string Field, string Sentence);

/// <summary>All editions of all stretches, checked as a whole when made: see <see cref="Faults"/>.</summary>
public sealed class StretchCatalog
{
    private readonly Dictionary<(string Key, int Edition), Stretch> editions;
    private readonly Dictionary<string, Stretch> current;

    /// <exception cref="Refusal">Names every fault, with entry and field.</exception>
    public StretchCatalog(IReadOnlyList<Stretch> stretches)
    {
        var faults = Faults(stretches);
        if (faults.Count > 0)
            throw new Refusal([.. faults.Select(fault => new Refusal.Reason($"{fault.Stretch.Key}: {fault.Field}", fault.Sentence))]);
        editions = stretches.ToDictionary(stretch => (stretch.Key, stretch.Edition));
        current = stretches.GroupBy(stretch => stretch.Key).ToDictionary(group => group.Key, group => group.MaxBy(stretch => stretch.Edition)!);
        All = [.. stretches.Where(stretch => current[stretch.Key] == stretch)];
    }

    /// <summary>The current edition of each stretch, in the order of the catalog.</summary>
    public IReadOnlyList<Stretch> All { get; }

    public Stretch? Find(string key) => current.GetValueOrDefault(key);

    /// <summary>The very edition that was prescribed.</summary>
    public Stretch Edition(string key, int edition) =>
        editions.GetValueOrDefault((key, edition)) ?? throw new InvalidOperationException($"The catalog has no edition {edition} of {key}.");

    /// <summary>What is wrong with the entries taken together: the same edition twice, unknown neighbours, a circle of prerequisites.</summary>
    public static IReadOnlyList<Fault> Faults(IReadOnlyList<Stretch> stretches)
    {
        var faults = new List<Fault>();
        foreach (var twice in stretches.GroupBy(stretch => (stretch.Key, stretch.Edition)).Where(group => group.Count() > 1))
            faults.Add(new(twice.Last(), "key", $"Edition {twice.Key.Edition} is there twice."));

        var latest = stretches.GroupBy(stretch => stretch.Key).ToDictionary(group => group.Key, group => group.MaxBy(stretch => stretch.Edition)!);
        foreach (var stretch in stretches)
        {
            foreach (var unknown in stretch.Alternatives.Where(alternative => !latest.ContainsKey(alternative.Stretch)))
                faults.Add(new(stretch, "alternatives", $"There is no stretch named {unknown.Stretch}."));
            if (stretch.Prerequisite is { } first && !latest.ContainsKey(first.Stretch))
                faults.Add(new(stretch, "prerequisite", $"There is no stretch named {first.Stretch}."));
            else if (LeadsBackToItself(stretch, latest))
                faults.Add(new(stretch, "prerequisite", "The prerequisites lead back to this stretch."));
        }
        return faults;
    }

    private static bool LeadsBackToItself(Stretch stretch, Dictionary<string, Stretch> latest)
    {
        var seen = new HashSet<string>();
        for (var next = stretch.Prerequisite; next is not null; next = latest.GetValueOrDefault(next.Stretch)?.Prerequisite)
        {
            if (next.Stretch == stretch.Key)
                return true;
            if (!seen.Add(next.Stretch))
                return false;
        }
        return false;
    }
}
