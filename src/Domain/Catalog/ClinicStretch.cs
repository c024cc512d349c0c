namespace PrescribeRx.Domain.Catalog;

/// <summary>One edition of a stretch that a clinic wrote itself. Never edited: a change is the next edition.</summary>
public sealed class ClinicStretch
{
    private ClinicStretch() { }

    public ClinicStretch(Guid clinic, string key, int edition, string words, Guid writtenBy, DateTimeOffset writtenAt) =>
        (Clinic, Key, Edition, Words, WrittenBy, WrittenAt) = (clinic, key, edition, words, writtenBy, writtenAt);

    public Guid Clinic { get; private set; }
    public string Key { get; private set; } = "";
    public int Edition { get; private set; }
    /// <summary>The entry as a catalog file would hold it.</summary>
    public string Words { get; private set; } = "";
    public Guid WrittenBy { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }
}
