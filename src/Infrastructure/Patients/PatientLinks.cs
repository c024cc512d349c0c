using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Patients;

internal sealed class PatientLinkTable : IEntityTypeConfiguration<PatientLink>
{
    private const int MostHash = 64;
    private const int MostSealed = 500;

    public void Configure(EntityTypeBuilder<PatientLink> builder)
    {
        builder.ToTable("patient_links").HasKey(link => new { link.Clinic, link.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(PatientLink.MadeBy));
        builder.PointsAtPerson(nameof(PatientLink.RevokedBy));
        builder.Property(link => link.TokenHash).HasMaxLength(MostHash);
        builder.Property(link => link.HandoutSays).HasMaxLength(MostHash);
        builder.Property(link => link.SealedToken).HasMaxLength(MostSealed);
        builder.Property(link => link.Revision).IsConcurrencyToken();
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => new { link.Clinic, link.CurrentOf }).IsUnique();
    }
}

internal sealed class PatientLinks(ClinicDb db) : IPatientLinks
{
    private static readonly PrescriptionEventKind[] Ending = [PrescriptionEventKind.Completed, PrescriptionEventKind.Stopped, PrescriptionEventKind.EnteredInError];

    public Task<PatientLink?> CurrentOf(Guid patient, CancellationToken ct) =>
        db.Set<PatientLink>().FirstOrDefaultAsync(link => link.CurrentOf == patient, ct);

    public async Task<IReadOnlyList<PatientLink>> AllOf(Guid patient, CancellationToken ct) =>
        await db.Set<PatientLink>().Where(link => link.Patient == patient && link.RevokedAt == null).OrderBy(link => link.Handout).ToListAsync(ct);

    public Task<PatientLink?> OnHandout(Guid patient, int number, CancellationToken ct) =>
        db.Set<PatientLink>().FirstOrDefaultAsync(link => link.Patient == patient && link.Handout == number && link.RevokedAt == null, ct);

    public Task<LinkHolder?> WithToken(string tokenHash, CancellationToken ct) =>
        Holder(db.Set<PatientLink>().IgnoreQueryFilters().Where(link => link.TokenHash == tokenHash), ct);

    public Task<LinkHolder?> WithId(Guid clinic, Guid link, CancellationToken ct) =>
        Holder(db.Set<PatientLink>().IgnoreQueryFilters().AsNoTracking().Where(one => one.Clinic == clinic && one.Id == link), ct);

    public Task<DateOnly?> ReviewOf(Guid patient, CancellationToken ct) =>
        db.Of<Prescription>().Where(one => one.Patient == patient && !one.Events.Any(happened => Ending.Contains(happened.Kind)))
            .SelectMany(one => one.Versions).Where(version => version.SignedAt != null)
            .OrderByDescending(version => version.SignedAt).Select(version => version.ReviewOn).FirstOrDefaultAsync(ct);

    public Task NoteVisit(Guid link, DateTimeOffset at, CancellationToken ct) =>
        db.Set<PatientLink>().Where(one => one.Id == link).ExecuteUpdateAsync(one => one.SetProperty(row => row.LastVisitedAt, at), ct);

    public void Add(PatientLink link) => db.Add(link);

    public Task Save(CancellationToken ct) =>
        db.SaveOrRefuse(Saying.Of("refused.meanwhile"), ct);

    private async Task<LinkHolder?> Holder(IQueryable<PatientLink> links, CancellationToken ct) =>
        (await Held(db, links).FirstOrDefaultAsync(ct))?.Holder;

    /// <summary>What is asked without tracking is read only. No clinic is known yet, so nothing here is filtered to one; each join has the clinic in it instead.</summary>
    internal static IQueryable<HeldLink> Held(ClinicDb db, IQueryable<PatientLink> links) =>
        from link in links
        join patient in db.Set<Patient>().IgnoreQueryFilters() on new { link.Clinic, Id = link.Patient } equals new { patient.Clinic, patient.Id }
        join clinic in db.Set<Clinic>().IgnoreQueryFilters() on link.Clinic equals clinic.Id
        select new HeldLink
        {
            Link = link, Patient = patient, Clinic = clinic,
            Policy = db.Set<SafetyPolicy>().IgnoreQueryFilters().Where(policy => policy.Clinic == link.Clinic).OrderByDescending(policy => policy.Version).FirstOrDefault(),
            Review = db.Set<Prescription>().IgnoreQueryFilters()
                .Where(one => one.Clinic == link.Clinic && one.Patient == link.Patient && !one.Events.Any(happened => Ending.Contains(happened.Kind)))
                .SelectMany(one => one.Versions).Where(version => version.SignedAt != null)
                .OrderByDescending(version => version.SignedAt).Select(version => version.ReviewOn).FirstOrDefault(),
        };
}

/// <summary>A row of what holds a link.</summary>
internal sealed class HeldLink
{
    public required PatientLink Link { get; init; }
    public required Patient Patient { get; init; }
    public required Clinic Clinic { get; init; }
    public SafetyPolicy? Policy { get; init; }
    public DateOnly? Review { get; init; }

    public LinkHolder Holder => new(Link, Patient, Clinic, Policy, Review);
}

/// <summary>The ciphertext is made with the keys that protect the cookies.</summary>
internal sealed class LinkSeal(IDataProtectionProvider protection) : ILinkSeal
{
    private readonly IDataProtector protector = protection.CreateProtector("PrescribeRx.PatientLink");

    public string Seal(string token) => protector.Protect(token);

    public string? Open(string sealedToken)
    {
        try
        {
            return protector.Unprotect(sealedToken);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
