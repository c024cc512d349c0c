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

    public override string ToString() => Name;
}
