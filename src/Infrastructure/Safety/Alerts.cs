using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Patients;

namespace PrescribeRx.Infrastructure.Safety;

internal sealed class AlertTable : IEntityTypeConfiguration<Alert>
{
    private const int MostAbout = 120;

    public void Configure(EntityTypeBuilder<Alert> builder)
    {
        builder.ToTable("alerts").HasKey(alert => new { alert.Clinic, alert.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(Alert.Owner));
        builder.PointsAtPerson(nameof(Alert.ClosedBy));
        builder.HasOne<Prescription>().WithMany().HasForeignKey(alert => new { alert.Clinic, alert.Prescription });
        builder.Property(alert => alert.ClosingReason).HasMaxLength(Alert.MostReason);
        builder.Property(alert => alert.OpenAbout).HasMaxLength(MostAbout);
        builder.Property(alert => alert.Revision).IsConcurrencyToken();
        builder.HasMany(alert => alert.Causes).WithOne().HasForeignKey(cause => new { cause.Clinic, cause.Alert });
        builder.Navigation(alert => alert.Causes).HasField("causes").UsePropertyAccessMode(PropertyAccessMode.Field);
        // Of two that are raised at once about the same, the later breaks this key; closed ones have none.
        builder.HasIndex(alert => new { alert.Clinic, alert.OpenAbout }).IsUnique();
        builder.HasIndex(alert => new { alert.Clinic, alert.ClosedAt, alert.DueAt });
    }
}

internal sealed class AlertCauseTable : IEntityTypeConfiguration<AlertCause>
{
    public void Configure(EntityTypeBuilder<AlertCause> builder)
    {
        builder.ToTable("alert_causes");
        builder.PointsAtPatient();
        builder.Property(cause => cause.Key).HasMaxLength(AlertCause.MostKey);
        builder.Property(cause => cause.Sentence).HasMaxLength(AlertCause.MostSentence);
        builder.HasIndex(cause => new { cause.Clinic, cause.Patient, cause.Key }).IsUniqueAmongAll();
    }
}

internal sealed class Alerts(ClinicDb db) : IAlerts
{
    public async Task<Alert> Find(Guid alert, CancellationToken ct) =>
        await db.Set<Alert>().Include(one => one.Causes).FirstOrDefaultAsync(one => one.Id == alert, ct) ?? throw new NotFound();

    public async Task<IReadOnlyList<Alert>> OpenOf(Guid patient, CancellationToken ct) =>
        await db.Set<Alert>().Where(alert => alert.Patient == patient && alert.ClosedAt == null).ToListAsync(ct);

    public async Task<IReadOnlyList<Alert>> ReadOpenOf(Guid patient, CancellationToken ct) => await db.PutTogether<Queries>().OpenOf(db, patient).ToListAsync(ct);

    public async Task<IReadOnlyList<Person>> Owners(CancellationToken ct) =>
        [.. (await db.Of<Person>().Where(person => person.DeactivatedAt == null && (person.Roles & (Roles.Clinician | Roles.Lead)) != 0).ToListAsync(ct))
            .OrderByDescending(person => person.Roles.HasFlag(Roles.Clinician)).ThenBy(person => person.Name, StringComparer.Ordinal)];

    public void Add(Alert alert) => db.Add(alert);

    public Task Hold(Guid patient, CancellationToken ct) =>
        db.Set<Patient>().Where(one => one.Id == patient).ExecuteUpdateAsync(one => one.SetProperty(row => row.LookAgainAt, row => row.LookAgainAt), ct);

    public void LookAgain(Patient patient, DateTimeOffset at) => db.Attached(patient).Property(one => one.LookAgainAt).CurrentValue = at;

    public Task LookAgainAtAll(DateTimeOffset from, CancellationToken ct) =>
        db.Set<Patient>().ExecuteUpdateAsync(one => one.SetProperty(row => row.LookAgainAt, from), ct);

    public Task Save(CancellationToken ct) =>
        db.SaveOrRefuse(Saying.Of("refused.recorded"), ct);

    private sealed class Queries
    {
        public Func<ClinicDb, Guid, IAsyncEnumerable<Alert>> OpenOf { get; } = EF.CompileAsyncQuery<ClinicDb, Guid, Alert>((db, patient) =>
            db.Set<Alert>().AsNoTracking().Include(alert => alert.Causes).Where(alert => alert.Patient == patient && alert.ClosedAt == null)
                .OrderBy(alert => alert.DueAt).ThenBy(alert => alert.Id));
    }
}
