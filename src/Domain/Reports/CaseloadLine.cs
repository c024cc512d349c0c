using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Reports;

public enum Attention
{
    GateEligible,
    /// <summary>A gate was locked again and waits for a decision.</summary>
    GateLockedAgain,
    NothingReported,
    ScreeningLapsed,
    ReviewDue,
    DraftToSign,
    NoPrescription,
}

/// <summary>One patient in the caseload: where they stand, and why somebody should look.</summary>
public sealed record CaseloadLine(Guid Patient, int Number, string Name, PrescriptionStatus? Status, DateOnly? LastReported, IReadOnlyList<Attention> Attention)
{
    /// <summary>Days without a report after which a running prescription needs a look.</summary>
    public const int SilentDays = GateEvaluation.LapseDays;

    public static CaseloadLine Of(CareRecord record, StretchCatalog catalog)
    {
        var running = record.Prescriptions.Where(one => one.Status is PrescriptionStatus.Signed).ToList();
        var shown = (running.Count > 0 ? running : record.Prescriptions) is [.., var latest] ? latest : null;
        var reported = record.Diary.Entries.Select(entry => (DateOnly?)entry.On).Max();
        return new(record.Patient.Id, record.Patient.Number, record.Patient.Name, shown?.Status, reported, [.. Why(record, running, reported, catalog).Distinct()]);
    }

    private static IEnumerable<Attention> Why(CareRecord record, List<Prescription> running, DateOnly? reported, StretchCatalog catalog)
    {
        if (!record.ScreeningAllowsTreatment && record.Prescriptions.Any(one => one.Status is PrescriptionStatus.Signed or PrescriptionStatus.Paused))
            yield return Reports.Attention.ScreeningLapsed;
        foreach (var prescription in running)
        {
            foreach (var gate in record.GatesOf(prescription, catalog).Values)
            {
                if (gate.State == GateState.Eligible)
                    yield return Reports.Attention.GateEligible;
                if (gate.LockedBecause is not null)
                    yield return Reports.Attention.GateLockedAgain;
            }
            var lastSign = prescription.Signed!.SignedOn!.Value;
            if (record.Today.DayNumber - (reported > lastSign ? reported.Value : lastSign).DayNumber >= SilentDays)
                yield return Reports.Attention.NothingReported;
            if (prescription.Signed.ReviewOn <= record.Today)
                yield return Reports.Attention.ReviewDue;
        }
        if (record.Prescriptions.Any(one => one.Draft is not null && one.Status != PrescriptionStatus.Ended))
            yield return Reports.Attention.DraftToSign;
        if (record.Prescriptions.Count == 0)
            yield return Reports.Attention.NoPrescription;
    }
}
