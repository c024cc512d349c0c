using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Safety;

/// <summary>
/// Who looks after an alert: the clinician who signed the prescription last, as long as they work here; else the clinician
/// whose deed raised it; else a lead, and there always is one.
/// </summary>
public static class Ownership
{
    public static Guid Of(CareRecord record, CalledFor called, IReadOnlyList<Person> owners, Person? raisedBy)
    {
        var signers = record.Prescriptions
            .Where(prescription => prescription.Status != PrescriptionStatus.Ended || prescription.Id == called.Prescription)
            .Where(prescription => (called.Prescription ?? prescription.Id) == prescription.Id)
            .Select(prescription => prescription.Signed).OfType<PrescriptionVersion>().OrderByDescending(version => version.SignedAt).Select(version => version.SignedBy);
        var here = owners.Select(owner => owner.Id).ToHashSet();
        return signers.Append(raisedBy?.Id).FirstOrDefault(one => one is { } id && here.Contains(id))
            ?? owners.OrderByDescending(owner => owner.Roles.HasFlag(Roles.Lead)).First().Id;
    }
}
