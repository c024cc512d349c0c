namespace PrescribeRx.Domain.Catalog;

/// <summary>The clinic's lead took a stretch of the clinic's own out of use. Whoever has it keeps it; nobody gets it anew.</summary>
public sealed class StretchRetirement
{
    public const int MostReason = 400;

    private StretchRetirement() { }

    public StretchRetirement(Guid clinic, string stretch, Guid by, DateTimeOffset at, string? reason)
    {
        (Clinic, Stretch, By, At) = (clinic, stretch, by, at);
        Reason = Typed.Text(reason, MostReason, "Say why it is retired.", "Reason");
    }

    public Guid Clinic { get; private set; }
    public string Stretch { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Reason { get; private set; } = "";
}
