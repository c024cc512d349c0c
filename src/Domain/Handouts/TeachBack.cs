namespace PrescribeRx.Domain.Handouts;

public enum TeachBackOutcome { Done, NotYet }

/// <summary>Whether a patient showed, or said back, how to do what a handout says. Appended, never changed.</summary>
public sealed class TeachBack
{
    public const int MostNote = 300;

    private TeachBack() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public Guid Handout { get; private set; }
    public TeachBackOutcome Outcome { get; private set; }
    public string? Note { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static TeachBack Of(Handout handout, Guid id, TeachBackOutcome outcome, string? note, Guid by, DateTimeOffset at) => new()
    {
        Clinic = handout.Clinic, Id = id, Patient = handout.Patient, Handout = handout.Id,
        Outcome = outcome, Note = Typed.TextOrNothing(note, MostNote, nameof(Note)), By = by, At = at,
    };
}
