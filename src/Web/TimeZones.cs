namespace PrescribeRx.Web;

/// <summary>The time zones that can be chosen, by their IANA names.</summary>
public static class TimeZones
{
    public static readonly IReadOnlyList<Choice> All =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("SystemV/", StringComparison.Ordinal))
            .Append("UTC").Distinct().Order(StringComparer.Ordinal)
            .Select(id => new Choice(id, id.Replace('_', ' '))),
    ];
}
