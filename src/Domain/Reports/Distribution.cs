using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Domain.Reports;

/// <summary>How many patients have a figure in a band, or reported nothing of it; no number where they are too few to tell.</summary>
public sealed record Band(string Name, int? Patients);

/// <summary>Patients by one of the three figures: five bands of what was done at least, and those who reported nothing.</summary>
public sealed record Distribution(IReadOnlyList<Band> Bands)
{
    public const string NothingReported = "Nothing reported";

    private static readonly string[] Names = ["0–19 %", "20–39 %", "40–59 %", "60–79 %", "80–100 %", NothingReported];
    private const int Width = 20;
    private static readonly int Nothing = Names.Length - 1;

    /// <summary>
    /// The distribution of each of several figures of the same patients. Who reported nothing of one mostly reported nothing of the
    /// others, so they are told of all figures or of none.
    /// </summary>
    public static IReadOnlyList<Distribution> Of(IEnumerable<IReadOnlyList<Figure>> figures)
    {
        var counts = figures.Select(Count).ToList();
        var hidesNothing = counts.Exists(bands => Hidden(bands, null)[Nothing]);
        return counts.ConvertAll(bands => new Distribution([.. Hidden(bands, hidesNothing ? Nothing : null).Select((hidden, place) => new Band(Names[place], hidden ? null : bands[place]))]));
    }

    private static int[] Count(IReadOnlyList<Figure> figures)
    {
        var bands = new int[Names.Length];
        foreach (var figure in figures)
            bands[figure.PercentAtLeast is { } percent ? Math.Min(percent / Width, Nothing - 1) : Nothing]++;
        return bands;
    }

    private static IReadOnlyList<bool> Hidden(int[] bands, int? also) => SmallGroups.Hidden([.. bands.Select(patients => (patients, SmallGroups.IsSmall(patients)))], also);
}
