using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Adherence;

public enum Source { Timer, Tap, Paper, Recall }

/// <summary>Something told of one local day, by whom and how late. Corrected by a new fact that supersedes it.</summary>
public abstract class DiaryFact : CareFact
{
    /// <summary>Recorded more than this many days after its day, a fact counts as late.</summary>
    public const int LateAfterDays = 1;

    protected DiaryFact() { }

    protected DiaryFact(DateOnly on, Recording recording, Guid? supersedes) : base(recording.Clinic, recording.Id, recording.Patient)
    {
        (On, Source, TypedBy, RecordedAt) = (on, recording.Source, recording.By, recording.At);
        (DaysLate, KeptSince, ClientId, Supersedes) = (recording.Today.DayNumber - on.DayNumber, recording.KeptSince, recording.ClientId, supersedes);
    }

    public DateOnly On { get; private set; }
    public Source Source { get; private set; }
    /// <summary>Nobody, if the patient told it by their link.</summary>
    public Guid? TypedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    /// <summary>How many days after the day itself it was recorded.</summary>
    public int DaysLate { get; private set; }
    public bool IsLate => DaysLate > LateAfterDays;
    /// <summary>Since when a phone without a network had kept it; nothing, if it was recorded as it was told.</summary>
    public DateTimeOffset? KeptSince { get; private set; }
    /// <summary>Sent twice, stored once.</summary>
    public Guid ClientId { get; private set; }
    public Guid? Supersedes { get; private set; }

    public DateTimeOffset ToldAt => KeptSince ?? RecordedAt;
}

/// <summary>Who records a diary fact (nobody, if it is the patient by their link), when, from what source, under which client id.</summary>
public sealed record Recording(Guid Clinic, Guid Id, Guid Patient, Source Source, Guid? By, DateTimeOffset At, DateOnly Today, Guid ClientId)
{
    /// <summary>When it was told to a phone that had no network then.</summary>
    public DateTimeOffset? KeptSince { get; init; }
}
