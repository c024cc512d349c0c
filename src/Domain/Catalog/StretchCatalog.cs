namespace PrescribeRx.Domain.Catalog;

/// <summary>What is wrong with an entry beside the others; the entry itself, so that its place in a file can be named.</summary>
public sealed record Fault(Stretch Stretch, string Field, string Sentence);

/// <summary>All editions of all stretches, checked as a whole when made: see <see cref="Faults"/>. For a clinic, its own stretches are among them.</summary>
public sealed class StretchCatalog
{
    private readonly Dictionary<(string Key, int Edition), Stretch> editions;
    private readonly Dictionary<string, Stretch> current;
    private readonly Dictionary<string, OwnStretch> own = [];
    private readonly Dictionary<(Language Language, string Key, int Edition), Stretch> translated = [];

    /// <exception cref="Refusal">Names every fault, with entry and field.</exception>
    public StretchCatalog(IReadOnlyList<Stretch> stretches)
    {
        var faults = Faults(stretches);
        if (faults.Count > 0)
            throw new Refusal([.. faults.Select(fault => new Refusal.Reason($"{fault.Stretch.Key}: {fault.Field}", fault.Sentence))]);
        editions = stretches.ToDictionary(stretch => (stretch.Key, stretch.Edition));
        current = stretches.GroupBy(stretch => stretch.Key).ToDictionary(group => group.Key, group => group.MaxBy(stretch => stretch.Edition)!);
        All = [.. stretches.Where(stretch => current[stretch.Key] == stretch)];
        Figures = FigureLibrary.Of(All);
    }

    private StretchCatalog(StretchCatalog builtIn, IReadOnlyList<OwnStretch> ofClinic, IReadOnlyCollection<(string Stretch, int Edition)> approved)
    {
        own = ofClinic.ToDictionary(stretch => stretch.Key);
        var inUse = ofClinic.Select(stretch => stretch.InUse?.Stretch).OfType<Stretch>().ToList();
        editions = builtIn.editions.Values.Concat(ofClinic.SelectMany(stretch => stretch.Editions).Select(edition => edition.Stretch))
            .ToDictionary(stretch => (stretch.Key, stretch.Edition));
        All = [.. builtIn.All, .. inUse];
        Figures = builtIn.Figures;
        translated = builtIn.translated;
        current = All.ToDictionary(stretch => stretch.Key);
        Prescribable = builtIn.All.Where(stretch => approved.Contains((stretch.Key, stretch.Edition))).Concat(inUse).Select(stretch => stretch.Key).ToHashSet();
    }

    private StretchCatalog(StretchCatalog other, Language language, IReadOnlyList<StretchWords> words)
    {
        (editions, current, own, All, Prescribable, Figures) = (other.editions, other.current, other.own, other.All, other.Prescribable, other.Figures);
        translated = new(other.translated);
        foreach (var one in words)
            translated[(language, one.Key, one.Edition)] = one.Of(Edition(one.Key, one.Edition));
    }

    /// <summary>The edition of each stretch that is prescribed, in the order of the catalog.</summary>
    public IReadOnlyList<Stretch> All { get; }

    /// <summary>Keys of the stretches that may be prescribed: the clinic's lead approved the edition in use.</summary>
    public IReadOnlySet<string> Prescribable { get; } = new HashSet<string>();

    /// <summary>What a clinician chooses from: the built-in stretches, then the clinic's own by name. Those that wait for the lead are among them.</summary>
    public IEnumerable<Stretch> Shelf =>
        All.Where(stretch => !own.ContainsKey(stretch.Key))
            .Concat(Own.Where(stretch => !stretch.IsRetired).Select(stretch => (stretch.InUse ?? stretch.Latest).Stretch).OrderBy(stretch => stretch.Name, StringComparer.CurrentCulture));

    /// <summary>The figures of the built-in stretches, which a clinic chooses from for its own.</summary>
    public FigureLibrary Figures { get; }

    /// <summary>The clinic's own stretches, those that wait for approval and those that were retired among them.</summary>
    public IReadOnlyCollection<OwnStretch> Own => own.Values;

    /// <summary>This catalog with what its editions say in another language.</summary>
    /// <exception cref="Refusal">The words do not fit an edition.</exception>
    public StretchCatalog With(Language language, IReadOnlyList<StretchWords> words) => new(this, language, words);

    public Stretch? FindEdition(string key, int edition) => editions.GetValueOrDefault((key, edition));

    /// <summary>The edition in the words of a language; nothing, where nobody has translated it.</summary>
    public Stretch? Edition(string key, int edition, Language language) =>
        language == Language.English ? Edition(key, edition) : translated.GetValueOrDefault((language, key, edition));

    /// <summary>This catalog with a clinic's own stretches, and what its lead approved of the built-in ones. They were checked when they were written and approved, so nothing is refused here.</summary>
    public StretchCatalog With(IReadOnlyList<OwnStretch> ofClinic, IReadOnlyCollection<(string Stretch, int Edition)> approved) => new(this, ofClinic, approved);

    /// <summary>The edition that is prescribed: the current one; of a clinic's own, the last that was approved.</summary>
    public Stretch? Find(string key) => current.GetValueOrDefault(key);

    public OwnStretch? FindOwn(string key) => own.GetValueOrDefault(key);

    /// <summary>The latest edition, whether it may be prescribed or not.</summary>
    public Stretch? Latest(string key) => FindOwn(key)?.Latest.Stretch ?? Find(key);

    /// <summary>The very edition that was prescribed.</summary>
    public Stretch Edition(string key, int edition) =>
        FindEdition(key, edition) ?? throw new InvalidOperationException($"The catalog has no edition {edition} of {key}.");

    /// <summary>Refuses what a clinic wrote when it does not fit beside the other stretches as they were last written.</summary>
    public void RefuseUnlessItFits(Stretch written)
    {
        var faults = FaultsBeside(written, [.. All.Where(stretch => FindOwn(stretch.Key) is null), .. Own.Select(stretch => stretch.Latest.Stretch)]);
        faults.AddRange(RetiredNeighbours(written));
        faults.AddRange(ErrorsShownAsSteps(written));
        if (NamedAlike(written) is { } other)
            faults.Add(new(written, "name", $"There is already a stretch named {other.Name}. Choose another name."));
        if (faults.Count > 0)
            throw new Refusal([.. faults.Select(fault => new Refusal.Reason(fault.Field, fault.Sentence))]);
    }

    /// <summary>Why an edition may not come into use beside the others that are, if anything speaks against it.</summary>
    public string? WhyNotUse(Stretch stretch)
    {
        if (stretch.Prerequisite is not { } first)
            return null;
        if (Find(first.Stretch) is null)
            return $"{Latest(first.Stretch)?.Name ?? first.Stretch} comes before {stretch.Name} and cannot be prescribed yet. Approve it first.";
        return FaultsBeside(stretch, All).Exists(fault => fault.Field == "prerequisite")
            ? $"With the editions that are in use now, what comes before {stretch.Name} leads back to it. Edit one of them first."
            : null;
    }

    /// <summary>Stretches that come after this one, and could not be prescribed without it.</summary>
    public IReadOnlyList<Stretch> ComingAfter(string key) =>
        [.. All.Concat(Own.Where(stretch => !stretch.IsRetired).Select(stretch => stretch.Latest.Stretch))
            .Where(stretch => stretch.Prerequisite?.Stretch == key).DistinctBy(stretch => stretch.Key)];

    private static List<Fault> FaultsBeside(Stretch stretch, IEnumerable<Stretch> others) =>
        [.. Faults([.. others.Where(other => other.Key != stretch.Key), stretch]).Where(fault => fault.Stretch == stretch)];

    private IEnumerable<Fault> RetiredNeighbours(Stretch written)
    {
        foreach (var alternative in written.Alternatives)
            if (FindOwn(alternative.Stretch) is { IsRetired: true } retired)
                yield return new(written, "alternatives", $"{retired.Latest.Stretch.Name} was retired. Choose another.");
        if (written.Prerequisite is { } first && FindOwn(first.Stretch) is { IsRetired: true } gone)
            yield return new(written, "prerequisite", $"{gone.Latest.Stretch.Name} was retired. Choose another, or none.");
    }

    private IEnumerable<Fault> ErrorsShownAsSteps(Stretch written)
    {
        foreach (var (part, place) in written.Parts.Select((part, place) => (part, place + 1)))
            foreach (var (figure, step) in part.Figures.Select((figure, step) => (figure, step + 1)))
                if (figure is not null && Figures.ShowsOnlyAnError(figure.Pose.Key))
                    yield return new(written, $"parts {place}, steps {step}, figure", $"\"{figure.Pose.Name}\" shows a common error. Choose another figure for this step, or none.");
    }

    private Stretch? NamedAlike(Stretch written)
    {
        var name = FoldedText.Of(written.Name);
        return All.Concat(Own.Where(stretch => !stretch.IsRetired).Select(stretch => stretch.Latest.Stretch))
            .FirstOrDefault(other => other.Key != written.Key && FoldedText.Of(other.Name) == name);
    }

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
