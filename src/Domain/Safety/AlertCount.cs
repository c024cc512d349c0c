namespace PrescribeRx.Domain.Safety;

/// <summary>Alerts counted: open, overdue, closed, and the median time until they were closed.</summary>
public sealed record AlertCount(int Open, int Overdue, int Closed, TimeSpan? MedianTimeToAction)
{
    public static AlertCount Of(IEnumerable<Alert> alerts, DateTimeOffset now)
    {
        var all = alerts.ToList();
        var times = all.Select(alert => alert.TimeToAction).OfType<TimeSpan>().Order().ToList();
        return new(all.Count(alert => alert.IsOpen), all.Count(alert => alert.IsOverdueAt(now)), times.Count, times.Count == 0 ? null : Median(times));
    }

    internal static TimeSpan Median(List<TimeSpan> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}

public sealed record AlertsOfOwner(string Name, bool WorksHere, AlertCount Count);

public sealed record AlertsOfKind(AlertKind Kind, AlertCount Count);
