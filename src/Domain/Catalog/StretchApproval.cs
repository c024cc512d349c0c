namespace PrescribeRx.Domain.Catalog;

/// <summary>The clinic's lead approved one edition of an entry. Before that it cannot be prescribed there.</summary>
public sealed class StretchApproval
{
    private StretchApproval() { }

    public StretchApproval(Guid clinic, string stretch, int edition, Guid by, DateTimeOffset at) =>
        (Clinic, Stretch, Edition, By, At) = (clinic, stretch, edition, by, at);

    public Guid Clinic { get; private set; }
    public string Stretch { get; private set; } = "";
    public int Edition { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
}
