using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Domain.Adherence;

public enum Legs
{
    None,
    /// <summary>Known and steady: neither alerts nor locks.</summary>
    Usual,
    /// <summary>New, or further down the leg than before: alerts and locks.</summary>
    NewOrFurtherDown,
}

public enum MorningAfter { Better, Same, Worse }

/// <summary>How one local day was. Any answer may be unreported. Corrected by a new note that supersedes it.</summary>
public sealed class DayNote
{
    public const int MostNote = 1000;

    private DayNote() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public DateOnly On { get; private set; }
    public PainScore? PainBefore { get; private set; }
    public Legs? Legs { get; private set; }
    /// <summary>How the next morning was; first asked the next local day.</summary>
    public MorningAfter? MorningAfter { get; private set; }
    public string? Note { get; private set; }
    public Source Source { get; private set; }
    /// <summary>Nobody, if the patient told it by their link.</summary>
    public Guid? TypedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    /// <summary>Since when a phone without a network had kept it; nothing, if it was recorded as it was told.</summary>
    public DateTimeOffset? KeptSince { get; private set; }
    public int DaysLate { get; private set; }
    public Guid ClientId { get; private set; }
    public Guid? Supersedes { get; private set; }

    public static DayNote Record(DateOnly on, DayAnswers answers, Recording recording, Guid? supersedes) => new()
    {
        Clinic = recording.Clinic, Id = recording.Id, Patient = recording.Patient, On = on, PainBefore = answers.PainBefore, Legs = answers.Legs,
        MorningAfter = answers.MorningAfter, Note = answers.Note, Source = recording.Source, TypedBy = recording.By, RecordedAt = recording.At,
        DaysLate = recording.Today.DayNumber - on.DayNumber, KeptSince = recording.KeptSince, ClientId = recording.ClientId, Supersedes = supersedes,
    };

    public DateTimeOffset ToldAt => KeptSince ?? RecordedAt;

    public DayAnswers Answers => new(PainBefore, Legs, MorningAfter, Note);
}

/// <summary>The answers of one day, each of them may be unreported.</summary>
public sealed record DayAnswers(PainScore? PainBefore, Legs? Legs, MorningAfter? MorningAfter, string? Note)
{
    public static readonly DayAnswers Unreported = new(null, null, null, null);
}
