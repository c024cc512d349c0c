namespace PrescribeRx.Domain.Catalog;

/// <summary>What somebody looks for in the catalog. All that is given must hold; words are found without case and accents.</summary>
/// <param name="Cannot">Movements that the patient cannot do or should not; a stretch with any of them is left out.</param>
public sealed record CatalogSearch(string? Words, Position? Position, Region? Region, IReadOnlySet<Movement> Cannot)
{
    public const int MostWords = 100;

    /// <summary>The movements that a clinician leaves out most.</summary>
    public static readonly IReadOnlyList<Movement> OftenLeftOut =
    [
        Movement.NeedsFloor, Movement.Kneeling, Movement.Supine, Movement.StandingBalance, Movement.LumbarEndRangeFlexion, Movement.LumbarEndRangeRotation,
        Movement.LumbarExtension, Movement.HipFlexionPast90, Movement.HipExtension, Movement.CrossesMidline, Movement.ShoulderElevation, Movement.HeadBelowHeart,
    ];

    public bool Matches(Stretch stretch) =>
        (Position is null || stretch.Position == Position)
        && (Region is null || stretch.Regions.Contains(Region.Value))
        && !stretch.Movements.Overlaps(Cannot)
        && FoldedText.Of(Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => AllWordsOf(stretch).Contains(word, StringComparison.Ordinal));

    private static string AllWordsOf(Stretch stretch) => FoldedText.Of(string.Join(' ',
        [stretch.Name, stretch.Purpose, stretch.FeltAt, .. stretch.Muscles, .. stretch.Cues, .. stretch.Equipment, .. stretch.Parts.Select(part => part.Name)]));
}

/// <summary>The regions of the body that a set of stretches reaches, and those it leaves out.</summary>
public sealed record Coverage(IReadOnlyList<Region> Reached, IReadOnlyList<Region> LeftOut)
{
    public static Coverage Of(IEnumerable<Stretch> stretches)
    {
        var reached = stretches.SelectMany(stretch => stretch.Regions).ToHashSet();
        var all = Enum.GetValues<Region>();
        return new([.. all.Where(reached.Contains)], [.. all.Where(region => !reached.Contains(region))]);
    }
}
