using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Progression;

/// <summary>Each kind of fact has a table of its own; what a patient has of all kinds is read in one statement.</summary>
internal sealed class CareFactTables : IEntityTypeConfiguration<CareFact>
{
    public void Configure(EntityTypeBuilder<CareFact> builder)
    {
        builder.UseTpcMappingStrategy().HasKey(fact => new { fact.Clinic, fact.Id });
        builder.Property(fact => fact.Id).ValueGeneratedNever();
    }
}

/// <summary>
/// What is on record of some patients, in three statements that are put together once: every page of a patient and every deed asks
/// them.
/// </summary>
internal sealed class CareQueries
{
    public Func<ClinicDb, Guid[], IAsyncEnumerable<FoundPatient>> Patients { get; } = EF.CompileAsyncQuery((ClinicDb db, Guid[] patients) =>
        db.Set<Patient>().AsNoTracking().Where(patient => patients.Contains(patient.Id)).Include(patient => patient.Facts)
            .Select(patient => new FoundPatient(
                patient,
                // Those of these patients only: else the screenings of the whole clinic are put in order.
                db.Set<Screening>().Where(screening => patients.Contains(screening.Patient) && screening.Patient == patient.Id)
                    .OrderByDescending(screening => screening.At).ThenByDescending(screening => screening.Id).FirstOrDefault())));

    public Func<ClinicDb, Guid[], IAsyncEnumerable<FoundPrescription>> Prescriptions { get; } = EF.CompileAsyncQuery((ClinicDb db, Guid[] patients) =>
        db.Set<Prescription>().AsNoTracking().AsSingleQuery().Where(one => patients.Contains(one.Patient))
            .Include(one => one.Versions).ThenInclude(version => version.Stretches).Include(one => one.Events)
            .OrderBy(one => one.StartedAt).ThenBy(one => one.Id)
            .Select(one => new FoundPrescription(
                one,
                db.Set<Handout>().Where(handout => patients.Contains(handout.Patient) && handout.Prescription == one.Id).OrderByDescending(handout => handout.Number)
                    .Select(handout => new HandedOut(handout.Prescription, handout.Number, handout.Fingerprint)).FirstOrDefault())));

    public Func<ClinicDb, Guid[], IAsyncEnumerable<CareFact>> Facts { get; } = EF.CompileAsyncQuery((ClinicDb db, Guid[] patients) =>
        db.Set<CareFact>().AsNoTracking().Where(fact => patients.Contains(fact.Patient)));

    public sealed record FoundPatient(Patient Patient, Screening? Screening);

    public sealed record FoundPrescription(Prescription Prescription, HandedOut? HandedOut);
}

/// <summary>Three statements, for one patient as for a page of them.</summary>
internal sealed class CareRecords(ClinicDb db, PrecautionRules rules, TimeProvider clock) : ICareRecords
{
    public async Task<CareRecord> Of(Guid patient, CancellationToken ct) =>
        (await Of([patient], ct)) is [var record] ? record : throw new NotFound();

    public async Task<IReadOnlyList<CareRecord>> Of(IReadOnlyList<Guid> patients, CancellationToken ct)
    {
        Guid[] asked = [.. patients];
        var queries = db.PutTogether<CareQueries>();
        var found = await queries.Patients(db, asked).ToListAsync(ct);
        if (found.Count == 0)
            return [];

        var prescriptions = (await queries.Prescriptions(db, asked).ToListAsync(ct)).ToLookup(one => one.Prescription.Patient);
        var facts = (await queries.Facts(db, asked).ToListAsync(ct)).ToLookup(fact => fact.Patient);
        var now = clock.Moment();
        return [.. found.Select(one => Record(one.Patient, one.Screening, [.. prescriptions[one.Patient.Id].Select(given => given.Prescription)], [.. facts[one.Patient.Id]], now) with
        {
            HandedOut = [.. prescriptions[one.Patient.Id].Select(given => given.HandedOut).OfType<HandedOut>()],
        })];
    }

    private CareRecord Record(Patient patient, Screening? screening, IReadOnlyList<Prescription> prescriptions, List<CareFact> facts, DateTimeOffset now) =>
        new(patient, screening, prescriptions, [.. facts.OfType<GateDecision>()], [.. facts.OfType<StretchEntry>()], [.. facts.OfType<DayNote>()], now)
        {
            Rules = rules,
            Acknowledgements = [.. facts.OfType<PrecautionAcknowledgement>()],
            AlertCauses = facts.OfType<AlertCause>().Select(cause => cause.Key).ToHashSet(),
        };
}
