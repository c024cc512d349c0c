namespace PrescribeRx.Domain.Patients;

/// <summary>A time zone by its IANA name. "Today" and "the next morning" are the patient's, through daylight-saving changes.</summary>
public readonly record struct Zone
{
    private Zone(string name) => Name = name;

    public string Name { get; }

    public static Zone Of(string? name, string field = "TimeZone") =>
        name is not null && (name == "UTC" || name.Contains('/', StringComparison.Ordinal)) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)
            ? new(name)
            : throw new Refusal("Choose a time zone from the list.", field);

    public DateOnly DateAt(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(Name)).DateTime);

    /// <summary>The first instant of a local day; where midnight does not exist, the first minute that does.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Name);
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
            midnight = midnight.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>
    /// The instant of a local time, as calendars reckon it (RFC 5545): one that comes twice is the first, and one that is
    /// skipped is taken by the clock from before the change.
    /// </summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Name);
        var local = date.ToDateTime(time);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.IsInvalidTime(local) ? zone.GetUtcOffset(LastBefore(zone, local))
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>How the clock stands at the first moment, and then every change of it until the last.</summary>
    public IReadOnlyList<ClockChange> ClockChanges(DateTimeOffset from, DateTimeOffset until)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Name);
        List<ClockChange> changes = [new(from, zone.GetUtcOffset(from), zone.GetUtcOffset(from), zone.IsDaylightSavingTime(from))];
        for (var (at, next) = (from, from.AddHours(6)); at < until; (at, next) = (next, next.AddHours(6)))
        {
            if (zone.GetUtcOffset(at) != zone.GetUtcOffset(next))
                changes.Add(ChangeBetween(zone, at, next));
        }
        return changes;
    }

    private static ClockChange ChangeBetween(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var (was, now) = (zone.GetUtcOffset(before), zone.GetUtcOffset(after));
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before.AddSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = zone.GetUtcOffset(middle) == was ? (middle, after) : (before, middle);
        }
        return new(after, was, now, zone.IsDaylightSavingTime(after));
    }

    private static DateTime LastBefore(TimeZoneInfo zone, DateTime skipped)
    {
        while (zone.IsInvalidTime(skipped))
            skipped = skipped.AddMinutes(-15);
        return skipped;
    }

    public override string ToString() => Name;
}

/// <summary>The clock of a zone is put forward or back.</summary>
public sealed record ClockChange(DateTimeOffset At, TimeSpan Before, TimeSpan After, bool IsDaylight);
