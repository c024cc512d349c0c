using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Reports;

/// <summary>Alerts of one kind in a period; no number where it would tell of fewer than five patients.</summary>
/// <param name="MedianToAction">From when it was raised until it was closed, of those closed in the period.</param>
/// <param name="Open">At the end of the period.</param>
public sealed record AlertKindLine(AlertKind Kind, int? Raised, int? Closed, TimeSpan? MedianToAction, int? Open)
{
    /// <param name="startOf">When a day begins at the clinic.</param>
    internal static IReadOnlyList<AlertKindLine> Of(Period period, IReadOnlyList<AlertTime> alerts, Func<DateOnly, DateTimeOffset> startOf)
    {
        var (start, end) = (startOf(period.From), startOf(period.Through.AddDays(1)));
        var kinds = alerts.GroupBy(alert => alert.Kind).OrderBy(kind => kind.Key).ToList();
        var raised = Told(kinds, alert => alert.RaisedAt >= start && alert.RaisedAt < end);
        var closed = Told(kinds, alert => alert.IsClosedIn(start, end));
        var open = Told(kinds, alert => alert.IsOpenAt(end));
        return [.. kinds.Select((kind, place) => new AlertKindLine(
            kind.Key, raised[place], closed[place], closed[place] > 0 ? AlertCount.Median([.. kind.Where(alert => alert.IsClosedIn(start, end)).Select(alert => alert.TimeToAction!.Value).Order()]) : null, open[place]))];
    }

    private static int?[] Told(IReadOnlyList<IEnumerable<AlertTime>> kinds, Func<AlertTime, bool> counts)
    {
        var counted = kinds.Select(kind => kind.Where(counts).ToList()).ToList();
        var hidden = SmallGroups.Hidden(counted.ConvertAll(some => (AlertTime.PatientsOf(some), SmallGroups.IsSmall(AlertTime.PatientsOf(some)))));
        return [.. counted.Select((some, place) => hidden[place] ? (int?)null : some.Count)];
    }
}
