using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Catalog;

/// <summary>One edition of a catalog entry. A signed prescription keeps the edition it was signed with.</summary>
public sealed record Stretch(
    string Key,
    int Edition,
    string Name,
    string Purpose,
    IReadOnlyList<string> Muscles,
    IReadOnlyList<Region> Regions,
    Position Position,
    Laterality Laterality,
    string? SideMeans,
    IReadOnlyList<Part> Parts,
    IReadOnlyList<string> Cues,
    IReadOnlyList<string> Errors,
    string FeltAt,
    IReadOnlyList<string> Equipment,
    IReadOnlySet<Movement> Movements,
    Frequency Frequency,
    IReadOnlyList<Alternative> Alternatives,
    Prerequisite? Prerequisite,
    IReadOnlyList<Provenance> WordsFrom,
    IReadOnlyList<string> Sources)
{
    public const int MostKey = 60;
    public const int MostEdition = 9999;
    public const int MostName = 100;
    public const int MostText = 400;
    public const int MostParts = 8;
    public const int MostLines = 12;

    /// <summary>Figures of common errors, crossed out.</summary>
    public IReadOnlyList<WrongWay> WrongWays { get; init; } = [];

    /// <summary>All that a patient reads of it.</summary>
    public IEnumerable<string> Said =>
    [
        Name, Purpose, SideMeans ?? "", FeltAt, .. Parts.Select(part => part.Name), .. Parts.SelectMany(part => part.Steps), .. Cues, .. Errors, .. Equipment,
        .. Alternatives.Select(alternative => alternative.Reason),
    ];

    public Dose DefaultDose => new([.. Parts.Select(part => part.Dose)], Frequency);

    public Part? PartOf(string key) => Parts.FirstOrDefault(part => part.Key == key);

    /// <summary>The side that is prescribed unless the clinician chooses one limb.</summary>
    public Side DefaultSide => Laterality == Laterality.EachSide ? Side.Each : Side.None;

    /// <summary>The sides of one part that are done and recorded apart, when the stretch is prescribed for <paramref name="side"/>.</summary>
    public IReadOnlyList<Side> SidesOf(string part, Side side) =>
        PartOf(part)?.Laterality == Laterality.EachSide ? side.OneByOne() : Side.None.OneByOne();
}

/// <summary>A part of a stretch: its steps in order, and its default dose, which says whether it is held or moved.</summary>
public sealed record Part(string Key, string Name, Laterality Laterality, IReadOnlyList<string> Steps, PartDose Dose)
{
    /// <summary>One for each step, in their order; nothing where a step has no figure. Empty when the part has none at all.</summary>
    public IReadOnlyList<StepFigure?> Figures { get; init; } = [];
}

/// <summary>Another stretch to choose instead, and when.</summary>
public sealed record Alternative(string Stretch, AlternativeKind Kind, string Reason);

/// <summary>A stretch that comes first, and the gate that stands between unless the clinician sets another.</summary>
public sealed record Prerequisite(string Stretch, GateCriteria Gate);

/// <summary>Where the words of one part of the entry come from.</summary>
public sealed record Provenance(string Of, Origin Origin, string Note);

public enum Origin
{
    /// <summary>Stated by one of the articles.</summary>
    Article,
    /// <summary>Established practice, from the sources named.</summary>
    EstablishedPractice,
    /// <summary>Written by us.</summary>
    Ours,
}

public enum AlternativeKind { Easier, Instead }

public enum Laterality { None, EachSide }

public enum Position { Standing, Seated, KneelingOnChair, HalfKneeling, Supine }

public enum Region { LowBack, Hips, Buttocks, Hamstrings, Trunk, ShoulderGirdle }

public enum Movement
{
    Kneeling,
    NeedsFloor,
    Supine,
    LumbarEndRangeFlexion,
    LumbarExtension,
    LumbarEndRangeRotation,
    HipFlexionPast90,
    HipRotation,
    HipExtension,
    CrossesMidline,
    KneeTwist,
    NeuralTension,
    ShoulderElevation,
    HeadBelowHeart,
    StandingBalance,
}
