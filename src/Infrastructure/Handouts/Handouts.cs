using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure.Handouts;

internal sealed class HandoutTable : IEntityTypeConfiguration<Handout>
{
    private const int MostFingerprint = 64;

    public void Configure(EntityTypeBuilder<Handout> builder)
    {
        builder.ToTable("handouts").HasKey(handout => new { handout.Clinic, handout.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(Handout.By));
        builder.HasOne<PrescriptionVersion>().WithMany().HasForeignKey(handout => new { handout.Clinic, handout.Prescription, handout.Version });
        builder.Property(handout => handout.Fingerprint).HasMaxLength(MostFingerprint);
        builder.HasIndex(handout => new { handout.Clinic, handout.Number }).IsUnique();
    }
}

internal sealed class Handouts(ClinicDb db) : IHandouts
{
    public Task<Handout?> Latest(Guid prescription, CancellationToken ct) =>
        db.Of<Handout>().Where(handout => handout.Prescription == prescription).OrderByDescending(handout => handout.Number).FirstOrDefaultAsync(ct);

    public async Task<int> NextNumber(CancellationToken ct)
    {
        await db.Set<Clinic>().ExecuteUpdateAsync(clinic => clinic.SetProperty(one => one.HandoutsNumbered, one => one.HandoutsNumbered + 1), ct);
        return await db.Of<Clinic>().Select(clinic => clinic.HandoutsNumbered).FirstAsync(ct);
    }

    public void Add(Handout handout) => db.Add(handout);

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);
}
