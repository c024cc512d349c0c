namespace PrescribeRx.Domain.Outcomes;

/// <summary>All that was ever recorded of one patient's pain ratings. What stands of it is what nothing took the place of.</summary>
public sealed class PainHistory(IEnumerable<PainRating> recorded)
{
    /// <summary>In the order of the days that they are about, the earliest first.</summary>
    public IReadOnlyList<PainRating> Recorded { get; } = [.. recorded.OrderBy(rating => rating.On).ThenBy(rating => rating.At).ThenBy(rating => rating.Id)];

    public IReadOnlyList<PainRating> Standing => [.. Recorded.Where(rating => !rating.IsWithdrawal && SupersededBy(rating) is null)];

    /// <summary>What took the place of a rating, or withdrew it; nothing, while it stands.</summary>
    public PainRating? SupersededBy(PainRating rating) => Recorded.FirstOrDefault(later => later.Supersedes == rating.Id);

    /// <summary>
    /// How pain changed, for each recall window that was asked for twice: from the last score up to the day on which treatment began, or
    /// else the first after it, to the latest.
    /// </summary>
    public IReadOnlyList<PainChange> ChangesSince(DateOnly began, DateOnly through) =>
    [
        .. from rating in Standing
           where rating.On <= through
           group rating by rating.Window into asked
           orderby asked.Key
           let first = asked.LastOrDefault(rating => rating.On <= began) ?? asked.First()
           where asked.Last() != first
           select PainChange.Between(first, asked.Last())!,
    ];
}
