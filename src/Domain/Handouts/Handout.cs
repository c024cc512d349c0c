namespace PrescribeRx.Domain.Handouts;

/// <summary>A handout that was produced for a patient: its own number, how it is laid out, and a fingerprint of all that it said. Never edited.</summary>
public sealed class Handout
{
    private Handout() { }

    public Handout(Guid clinic, Guid id, int number, Guid patient, HandoutDocument document, Guid prescription, HandoutFormat format, Guid by, DateTimeOffset at, bool isUnreviewed = false)
    {
        (Clinic, Id, Number, Patient, Prescription) = (clinic, id, number, patient, prescription);
        (Version, Fingerprint, Edition, Paper, Language, By, At) = (document.Version, document.Fingerprint(), format.Edition, format.Paper, format.Language, by, at);
        IsUnreviewed = isUnreviewed;
    }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    /// <summary>The clinic's own count, from 1.</summary>
    public int Number { get; private set; }
    public Guid Patient { get; private set; }
    public Guid Prescription { get; private set; }
    public int Version { get; private set; }
    public string Fingerprint { get; private set; } = "";
    public Edition Edition { get; private set; }
    public Paper Paper { get; private set; }
    public Language Language { get; private set; }
    /// <summary>It was given though nobody had reviewed its translation, and whoever gave it knew.</summary>
    public bool IsUnreviewed { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public HandoutFormat Format => new(Edition, Paper, Language);
}
