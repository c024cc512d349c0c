using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Safety;

public enum AlertKind
{
    EmergencySign,
    /// <summary>A screening found some concern: treatment stops until somebody has assessed the patient.</summary>
    ScreeningStops,
    LegSymptoms,
    StopPain,
    AdverseEvent,
    FactsChanged,
    WorseMornings,
    /// <summary>Paper that was handed out no longer says what holds.</summary>
    TellPatient,
    ScreeningExpired,
    Lapse,
    GateEligible,
    ReviewDue,
}

/// <summary>What the facts call for: an alert of a kind, with the cause that tells it from every other, so that none is raised twice.</summary>
/// <param name="Prescription">The prescription it is about; none, if it is about the patient as a whole.</param>
/// <param name="Sentence">What happened, for the clinician. Names no person.</param>
public sealed record CalledFor(AlertKind Kind, Guid? Prescription, string Cause, string Sentence);

/// <summary>
/// Something a person must act on. It has one owner and a time by which, and stays open until somebody closes it and says how;
/// what calls for the same meanwhile is written under it.
/// </summary>
public sealed class Alert
{
    public const int MostReason = 500;

    private readonly List<AlertCause> causes = [];

    private Alert() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public Guid? Prescription { get; private set; }
    public AlertKind Kind { get; private set; }
    public Guid Owner { get; private set; }
    public DateTimeOffset RaisedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? ClosedBy { get; private set; }
    public string? ClosingReason { get; private set; }
    /// <summary>What it is about, as long as it is open: of two that are raised at once about the same, one is refused.</summary>
    public string? OpenAbout { get; private set; }
    public int Revision { get; private set; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<AlertCause> Causes => [.. causes.OrderByDescending(cause => cause.At).ThenByDescending(cause => cause.Id)];

    public bool IsOpen => ClosedAt is null;

    public TimeSpan? TimeToAction => ClosedAt - RaisedAt;

    public bool IsOverdueAt(DateTimeOffset at) => IsOpen && at > DueAt;

    public static Alert Raise(Guid clinic, Guid id, Guid patient, CalledFor called, Guid causeId, Guid owner, DateTimeOffset at)
    {
        var alert = new Alert
        {
            Clinic = clinic, Id = id, Patient = patient, Prescription = called.Prescription, Kind = called.Kind, Owner = owner,
            RaisedAt = at, DueAt = at + DueWithin(called.Kind), OpenAbout = About(patient, called),
        };
        alert.Add(called, causeId, at);
        return alert;
    }

    /// <summary>What an open alert and a new call must share to be one and the same.</summary>
    public static string About(Guid patient, CalledFor called) => $"{patient:N}/{called.Kind}/{called.Prescription:N}";

    public void Add(CalledFor called, Guid causeId, DateTimeOffset at)
    {
        causes.Add(new AlertCause(Clinic, causeId, Id, Patient, called.Cause, called.Sentence, at));
        Revision++;
    }

    public void HandOver(Guid to)
    {
        RefuseIfClosed();
        if (to == Owner)
            throw new Refusal("They look after it already. Choose somebody else.", "Owner");
        Owner = to;
        Revision++;
    }

    /// <summary>Nothing closes itself: a person closes it and says what was done.</summary>
    public void Close(string? reason, Guid by, DateTimeOffset at)
    {
        RefuseIfClosed();
        ClosingReason = Typed.Text(reason, MostReason, "Say what was done.", "Reason");
        (ClosedBy, ClosedAt, OpenAbout) = (by, at, null);
        Revision++;
    }

    private void RefuseIfClosed()
    {
        if (!IsOpen)
            throw new Refusal("Somebody has closed this alert already.");
    }

    /// <summary>Our own times, short where waiting can harm.</summary>
    public static TimeSpan DueWithin(AlertKind kind) => kind switch
    {
        AlertKind.EmergencySign => TimeSpan.Zero,
        AlertKind.ScreeningStops or AlertKind.LegSymptoms or AlertKind.StopPain or AlertKind.AdverseEvent or AlertKind.FactsChanged => TimeSpan.FromDays(1),
        AlertKind.WorseMornings or AlertKind.TellPatient => TimeSpan.FromDays(2),
        AlertKind.ScreeningExpired => TimeSpan.FromDays(3),
        _ => TimeSpan.FromDays(7),
    };
}

/// <summary>One thing that called for an alert. Its key is written once per patient, ever.</summary>
public sealed class AlertCause : CareFact
{
    public const int MostKey = 250;
    public const int MostSentence = 800;

    private AlertCause() { }

    internal AlertCause(Guid clinic, Guid id, Guid alert, Guid patient, string key, string sentence, DateTimeOffset at) : base(clinic, id, patient) =>
        (Alert, Key, Sentence, At) = (alert, key, sentence, at);

    public Guid Alert { get; private set; }
    public string Key { get; private set; } = "";
    public string Sentence { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}
