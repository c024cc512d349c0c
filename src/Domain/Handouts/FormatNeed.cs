namespace PrescribeRx.Domain.Handouts;

/// <summary>How somebody reads best, as they said it. A fact about the patient: appended, and the latest counts.</summary>
public sealed class FormatNeed
{
    private FormatNeed() { }

    public FormatNeed(Guid clinic, Guid id, Guid patient, HandoutFormat format, Guid by, DateTimeOffset at) =>
        (Clinic, Id, Patient, Edition, Paper, By, At) = (clinic, id, patient, format.Edition, format.Paper, by, at);

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public Edition Edition { get; private set; }
    public Paper Paper { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
}
