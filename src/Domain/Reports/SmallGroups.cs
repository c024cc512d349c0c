namespace PrescribeRx.Domain.Reports;

/// <summary>
/// A group of fewer than five patients is not told in numbers, nor what it could be subtracted from: where one is hidden, so is
/// the smallest of the others.
/// </summary>
public static class SmallGroups
{
    public const int Least = 5;

    public static bool IsSmall(int patients) => patients < Least;

    /// <summary>A figure is small too where a few reported; where nobody did, there is nothing of anybody to tell.</summary>
    public static bool IsSmall(int patients, int reporting) => IsSmall(patients) || (reporting > 0 && IsSmall(reporting));

    /// <summary>Which of the groups that make up a total are hidden: never one alone, and never small ones alone while another is left.</summary>
    /// <remarks>A group of nobody prints like a small one, but needs no other to hide it.</remarks>
    /// <param name="also">One that is hidden whatever its size.</param>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<(int Patients, bool IsSmall)> groups, int? also = null)
    {
        var hidden = groups.Select((group, place) => group.IsSmall || place == also).ToArray();
        var others = Enumerable.Range(0, groups.Count).Where(place => !hidden[place]).ToList();
        var secret = groups.Where((group, place) => hidden[place] && group.Patients > 0).ToList();
        var isCovered = secret.Count > 1 && secret.Exists(group => !group.IsSmall);
        if (secret.Count > 0 && others.Count > 0 && !isCovered)
            hidden[others.MinBy(place => groups[place].Patients)] = true;
        return hidden;
    }
}
