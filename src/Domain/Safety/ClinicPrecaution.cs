namespace PrescribeRx.Domain.Safety;

/// <summary>A clinic's own version of a rule, with who wrote it, when and why. Never edited: a change is the next version.</summary>
public sealed class ClinicPrecaution
{
    private ClinicPrecaution() { }

    public ClinicPrecaution(Guid clinic, string rule, int version, string words, string? reason, Guid by, DateTimeOffset at) =>
        (Clinic, Rule, Version, Words, Reason, By, At) = (clinic, rule, version, words, reason, by, at);

    public Guid Clinic { get; private set; }
    public string Rule { get; private set; } = "";
    public int Version { get; private set; }
    /// <summary>The rule as the rules file would hold it.</summary>
    public string Words { get; private set; } = "";
    public string? Reason { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
}
