using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Reports;

/// <summary>Where a patient stands, the liveliest of their prescriptions first: who has one that runs is treated, whatever else was paused or ended.</summary>
public enum CaseloadStatus { Running, Paused, Draft, Ended, NoPrescription }

/// <summary>A patient as the caseload lists them.</summary>
public sealed record ListedPatient(Guid Id, int Number, string Name, Guid AddedBy, DateTimeOffset AddedAt, DateOnly? LastReported);

/// <summary>One patient in the caseload: where they stand, and why somebody should look.</summary>
/// <param name="ReviewOn">The earliest review of what runs.</param>
public sealed record CaseloadLine(Guid Patient, int Number, string Name, CaseloadStatus Status, DateOnly? LastReported, DateOnly? ReviewOn, IReadOnlyList<Reason> Reasons)
{
    /// <summary>The statuses in the order of <see cref="CaseloadStatus"/>.</summary>
    public static readonly IReadOnlyList<PrescriptionStatus> Liveliest = [PrescriptionStatus.Signed, PrescriptionStatus.Paused, PrescriptionStatus.Draft, PrescriptionStatus.Ended];

    /// <param name="alerts">What their open alerts are about.</param>
    public static CaseloadLine Of(ListedPatient patient, IReadOnlyList<Prescription> prescriptions, IEnumerable<Reason> alerts)
    {
        var running = prescriptions.Where(one => one.Status == PrescriptionStatus.Signed).Select(one => one.Signed!.ReviewOn);
        return new(
            patient.Id, patient.Number, patient.Name, StatusOf(prescriptions.Select(one => one.Status)), patient.LastReported, running.Min(),
            [.. Need.InOrder(alerts.Select(reason => AsItStands(reason, prescriptions)).Concat(ToPrescribe(patient, prescriptions))).DistinctBy(reason => reason.What)]);
    }

    public static CaseloadStatus StatusOf(IEnumerable<PrescriptionStatus> prescriptions) =>
        (CaseloadStatus)prescriptions.Select(status => Liveliest.ToList().IndexOf(status)).Append((int)CaseloadStatus.NoPrescription).Min();

    /// <summary>A stretch that the prescription no longer has, or that does not run, is decided on no more: only the alert is left.</summary>
    private static Reason AsItStands(Reason reason, IReadOnlyList<Prescription> prescriptions) =>
        reason.Item is { } item && prescriptions.Any(one => one.Id == reason.Prescription && one.Status == PrescriptionStatus.Signed && one.Signed!.Find(item) is not null)
            ? reason
            : reason with { Item = null };

    private static IEnumerable<Reason> ToPrescribe(ListedPatient patient, IReadOnlyList<Prescription> prescriptions) =>
        prescriptions.Count == 0
            ? [new Reason(Attention.NoPrescription, patient.AddedBy, patient.AddedAt.AddDays(Need.DaysToPrescribe))]
            : from prescription in prescriptions
              where prescription is { Draft: not null, Status: not PrescriptionStatus.Ended }
              select new Reason(Attention.DraftToSign, prescription.Draft!.StartedBy, prescription.Draft.StartedAt.AddDays(Need.DaysToPrescribe), Prescription: prescription.Id);
}
