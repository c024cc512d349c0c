using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Reports;

/// <summary>Why somebody should look at a patient: an open alert of a kind, in the order of the kinds, a draft that waits to be signed, or nothing prescribed yet.</summary>
public enum Attention
{
    EmergencySign,
    ScreeningStops,
    LegSymptoms,
    StopPain,
    AdverseEvent,
    FactsChanged,
    WorseMornings,
    TellPatient,
    ScreeningExpired,
    Lapse,
    GateEligible,
    ReviewDue,
    DraftToSign,
    NoPrescription,
}

public enum Urgency { AtOnce, Today, Soon, ThisWeek, WhenThereIsTime }

/// <summary>
/// Whom to look at first: the gravest reason first; of two as grave, whoever is longest past the time by which something should
/// have been done, whatever that is; then by name.
/// </summary>
public static class Need
{
    /// <summary>A draft is to be signed, and something prescribed, within so many days: our own time, as long as that of the mildest alerts.</summary>
    public const int DaysToPrescribe = 7;

    public static Attention Of(AlertKind kind) => (Attention)kind;

    public static Urgency UrgencyOf(Attention attention) => attention switch
    {
        Attention.EmergencySign => Urgency.AtOnce,
        <= Attention.FactsChanged => Urgency.Today,
        <= Attention.ScreeningExpired => Urgency.Soon,
        <= Attention.ReviewDue => Urgency.ThisWeek,
        _ => Urgency.WhenThereIsTime,
    };

    /// <summary>The reasons of one patient, what to see to first on top.</summary>
    public static IEnumerable<Reason> InOrder(IEnumerable<Reason> reasons) => reasons.OrderBy(reason => UrgencyOf(reason.What)).ThenBy(reason => reason.DueBy).ThenBy(reason => reason.What);
}

/// <summary>One reason to look at a patient, with what is needed to go straight to what to do about it.</summary>
/// <param name="Owner">Who owns the alert, started the draft or took the patient on.</param>
/// <param name="Item">The stretch that it is about; nothing, where it is about none or several.</param>
/// <param name="IsDecided">Somebody has decided on the gate since, and only the alert is still open.</param>
public sealed record Reason(Attention What, Guid Owner, DateTimeOffset DueBy, Guid? Alert = null, Guid? Prescription = null, Guid? Item = null, bool IsDecided = false)
{
    public bool IsOverdueAt(DateTimeOffset now) => now > DueBy;

    public static Reason OfAlert(Alert alert, string latestCause, bool isDecided) =>
        new(Need.Of(alert.Kind), alert.Owner, alert.DueAt, alert.Id, alert.Prescription, AlertRules.ItemIn(latestCause), isDecided);
}
