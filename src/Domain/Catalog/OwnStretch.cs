using System.Text;

namespace PrescribeRx.Domain.Catalog;

/// <summary>One edition of a clinic's own stretch, with what was decided about it.</summary>
/// <param name="IsSound">Whether its words pass the checks of a catalog entry as they are now, and not only as they were when it was written.</param>
public sealed record OwnEdition(Stretch Stretch, Guid WrittenBy, DateTimeOffset WrittenAt, bool IsApproved, bool IsSound = true);

/// <summary>A stretch that a clinic wrote itself: all its editions, oldest first, and its retirement if there was one.</summary>
public sealed record OwnStretch(IReadOnlyList<OwnEdition> Editions, StretchRetirement? Retirement = null)
{
    /// <summary>No built-in key begins so.</summary>
    public const string KeyPrefix = "own-";

    private const string UnnamedKey = KeyPrefix + "stretch";
    private const int RoomForNumber = 5;

    public string Key => Latest.Stretch.Key;

    public OwnEdition Latest => Editions[^1];

    public bool IsRetired => Retirement is not null;

    /// <summary>The edition that may be prescribed: the last that was approved, until the stretch is retired.</summary>
    public OwnEdition? InUse => IsRetired ? null : Editions.LastOrDefault(edition => edition is { IsApproved: true, IsSound: true });

    /// <summary>The edition that waits for the lead.</summary>
    public OwnEdition? Waiting => IsRetired || Latest.IsApproved ? null : Latest;

    public string? WhyNotPrescribe =>
        IsRetired ? $"{Latest.Stretch.Name} was retired, so it can no longer be prescribed."
        : InUse is null ? $"{Latest.Stretch.Name} has not been approved by your clinic's lead, so it cannot be prescribed yet."
        : null;

    public string? WhyNotEdit(int seenEdition) =>
        IsRetired ? $"{Latest.Stretch.Name} was retired. Add a new stretch instead."
        : seenEdition != Latest.Stretch.Edition ? "Somebody wrote another edition of this stretch after you opened the page. Nothing was overwritten: open it again, then make your change."
        : null;

    public string? WhyNotApprove(int edition) =>
        IsRetired ? $"{Latest.Stretch.Name} was retired, so it cannot be approved."
        : edition != Latest.Stretch.Edition ? "There is a newer edition of this stretch. Read that one, then approve it."
        : Latest.IsApproved ? $"{Latest.Stretch.Name} is already approved."
        : !Latest.IsSound ? $"{Latest.Stretch.Name} no longer passes the checks of the catalog. Edit it, then approve it."
        : null;

    /// <summary>A key from the words of a name, with a number behind it where another stretch has that key.</summary>
    public static string KeyFor(string? name, Func<string, bool> isTaken)
    {
        var root = RootOf(name);
        return isTaken(root)
            ? Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{root}-{number}").First(key => !isTaken(key))
            : root;
    }

    private static string RootOf(string? name)
    {
        var key = new StringBuilder(KeyPrefix);
        foreach (var letter in FoldedText.Of(name ?? ""))
        {
            if (key.Length == Stretch.MostKey - RoomForNumber)
                break;
            if (char.IsAsciiLetterOrDigit(letter))
                key.Append(letter);
            else if (key[^1] != '-' && letter != '\'')
                key.Append('-');
        }
        return key.Length == KeyPrefix.Length ? UnnamedKey : key.ToString().TrimEnd('-');
    }
}
