using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Adherence;

public enum EntryOutcome
{
    Done,
    Partly,
    NotDone,
    /// <summary>Takes back an earlier entry, so that the day is unreported again.</summary>
    Unreported,
}

public enum Source { Timer, Tap, Paper, Recall }

/// <summary>What was done of one part, on one side, in one session of one local day. Corrected by a new entry that supersedes it.</summary>
public sealed class StretchEntry
{
    public const int MostSeconds = 3600;

    /// <summary>Recorded more than this many days after its day, a fact counts as late.</summary>
    public const int LateAfterDays = 1;

    private StretchEntry() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public Guid Prescription { get; private set; }
    /// <summary>The number of the signed version that it was done under.</summary>
    public int Version { get; private set; }
    public Guid Item { get; private set; }
    public string Part { get; private set; } = "";
    public Side Side { get; private set; }
    public DateOnly On { get; private set; }
    /// <summary>Which time that day, from 1.</summary>
    public int Session { get; private set; }
    public EntryOutcome Outcome { get; private set; }
    /// <summary>Seconds held or repetitions made, where they were told.</summary>
    public int? Amount { get; private set; }
    public PainScore? Pain { get; private set; }
    public Source Source { get; private set; }
    /// <summary>Nobody, if the patient told it by their link.</summary>
    public Guid? TypedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    /// <summary>Since when a phone without a network had kept it; nothing, if it was recorded as it was told.</summary>
    public DateTimeOffset? KeptSince { get; private set; }
    /// <summary>How many days after the day itself it was recorded.</summary>
    public int DaysLate { get; private set; }
    /// <summary>Sent twice, stored once.</summary>
    public Guid ClientId { get; private set; }
    public Guid? Supersedes { get; private set; }

    public static StretchEntry Record(EntrySlot slot, int version, EntryOutcome outcome, int? amount, PainScore? pain, Recording recording, Guid? supersedes) => new()
    {
        Clinic = recording.Clinic, Id = recording.Id, Patient = recording.Patient, Prescription = slot.Prescription, Version = version, Item = slot.Item,
        Part = slot.Part, Side = slot.Side, On = slot.On, Session = slot.Session, Outcome = outcome, Amount = amount, Pain = pain,
        Source = recording.Source, TypedBy = recording.By, RecordedAt = recording.At, DaysLate = recording.Today.DayNumber - slot.On.DayNumber,
        KeptSince = recording.KeptSince, ClientId = recording.ClientId, Supersedes = supersedes,
    };

    public DateTimeOffset ToldAt => KeptSince ?? RecordedAt;

    public EntrySlot Slot => new(Prescription, Item, Part, Side, On, Session);
}

/// <summary>The one thing that an entry is about.</summary>
public readonly record struct EntrySlot(Guid Prescription, Guid Item, string Part, Side Side, DateOnly On, int Session);

/// <summary>Who records a diary fact (nobody, if it is the patient by their link), when, from what source, under which client id.</summary>
public sealed record Recording(Guid Clinic, Guid Id, Guid Patient, Source Source, Guid? By, DateTimeOffset At, DateOnly Today, Guid ClientId)
{
    /// <summary>When it was told to a phone that had no network then.</summary>
    public DateTimeOffset? KeptSince { get; init; }
}
