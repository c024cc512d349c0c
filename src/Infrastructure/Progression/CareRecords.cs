using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Progression;

/// <summary>Five statements, for one patient as for a page of them.</summary>
internal sealed class CareRecords(ClinicDb db, PrecautionRules rules, TimeProvider clock) : ICareRecords
{
    public async Task<CareRecord> Of(Guid patient, CancellationToken ct) =>
        (await Of([patient], ct)) is [var record] ? record : throw new NotFound();

    public async Task<IReadOnlyList<CareRecord>> Of(IReadOnlyList<Guid> patients, CancellationToken ct)
    {
        var found = await db.Of<Patient>().Where(patient => patients.Contains(patient.Id)).Include(patient => patient.Facts)
            .Select(patient => new
            {
                Patient = patient,
                Screening = db.Of<Screening>().Where(screening => screening.Patient == patient.Id)
                    .OrderByDescending(screening => screening.At).ThenByDescending(screening => screening.Id).FirstOrDefault(),
            }).ToListAsync(ct);
        if (found.Count == 0)
            return [];

        var prescriptions = (await db.Of<Prescription>().Where(one => patients.Contains(one.Patient))
            .Include(one => one.Versions).ThenInclude(version => version.Stretches).Include(one => one.Events)
            .OrderBy(one => one.StartedAt).ThenBy(one => one.Id).ToListAsync(ct)).ToLookup(one => one.Patient);
        // In one statement: both are few, and most prescriptions have none of either.
        var decided = await db.Of<Prescription>().Where(one => patients.Contains(one.Patient)).Select(one => new
        {
            one.Id,
            Gates = db.Of<GateDecision>().Where(decision => decision.Prescription == one.Id).ToList(),
            Precautions = db.Of<PrecautionAcknowledgement>().Where(acknowledged => acknowledged.Prescription == one.Id).ToList(),
        }).ToDictionaryAsync(one => one.Id, ct);
        var entries = (await db.Of<StretchEntry>().Where(entry => patients.Contains(entry.Patient)).ToListAsync(ct)).ToLookup(entry => entry.Patient);
        var notes = (await db.Of<DayNote>().Where(note => patients.Contains(note.Patient)).ToListAsync(ct)).ToLookup(note => note.Patient);
        var now = clock.Moment();
        return [.. found.Select(one => new CareRecord(
            one.Patient, one.Screening, [.. prescriptions[one.Patient.Id]], [.. prescriptions[one.Patient.Id].SelectMany(prescription => decided[prescription.Id].Gates)],
            [.. entries[one.Patient.Id]], [.. notes[one.Patient.Id]], now)
        {
            Rules = rules,
            Acknowledgements = [.. prescriptions[one.Patient.Id].SelectMany(prescription => decided[prescription.Id].Precautions)],
        })];
    }
}
