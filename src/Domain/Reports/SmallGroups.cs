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

    /// <summary>Which of the groups that make up a total are hidden.</summary>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<(int Patients, bool IsSmall)> groups)
    {
        var hidden = groups.Select(group => group.IsSmall).ToArray();
        if (hidden.Contains(true) && hidden.Contains(false))
            hidden[Enumerable.Range(0, groups.Count).Where(place => !groups[place].IsSmall).MinBy(place => groups[place].Patients)] = true;
        return hidden;
    }
}
