using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure.Adherence;

/// <summary>What a photo shows, in a row of its own, so that who lists photos does not load them.</summary>
internal sealed class SealedPhoto(Guid clinic, Guid id, byte[] ciphertext)
{
    public Guid Clinic { get; private set; } = clinic;
    public Guid Id { get; private set; } = id;
    public byte[] Ciphertext { get; private set; } = ciphertext;
}

internal sealed class SheetPhotoTable : IEntityTypeConfiguration<SheetPhoto>
{
    public void Configure(EntityTypeBuilder<SheetPhoto> builder)
    {
        builder.ToTable("sheet_photos").HasKey(photo => new { photo.Clinic, photo.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(SheetPhoto.By));
        builder.PointsAtPerson(nameof(SheetPhoto.WithdrawnBy));
        builder.HasOne<Prescription>().WithMany().HasForeignKey(photo => new { photo.Clinic, photo.Prescription });
        builder.Property(photo => photo.WithdrawnBecause).HasMaxLength(SheetPhoto.MostReason);
        builder.Property(photo => photo.Revision).IsConcurrencyToken();
    }
}

internal sealed class SealedPhotoTable : IEntityTypeConfiguration<SealedPhoto>
{
    public void Configure(EntityTypeBuilder<SealedPhoto> builder)
    {
        builder.ToTable("sealed_photos").HasKey(photo => new { photo.Clinic, photo.Id });
        builder.HasOne<SheetPhoto>().WithOne().HasForeignKey<SealedPhoto>(photo => new { photo.Clinic, photo.Id });
    }
}

internal sealed class SheetPhotos(ClinicDb db, IDataProtectionProvider protection) : ISheetPhotos
{
    private readonly IDataProtector protector = protection.CreateProtector("PrescribeRx.SheetPhoto");

    public async Task<IReadOnlyList<SheetPhoto>> Of(Guid prescription, DateOnly monday, CancellationToken ct) =>
        await db.Of<SheetPhoto>().Where(photo => photo.Prescription == prescription && photo.Monday == monday && photo.WithdrawnAt == null)
            .OrderBy(photo => photo.At).ThenBy(photo => photo.Id).ToListAsync(ct);

    public async Task<SheetPhoto> Find(Guid patient, Guid photo, CancellationToken ct) =>
        await db.Set<SheetPhoto>().FirstOrDefaultAsync(one => one.Patient == patient && one.Id == photo, ct) ?? throw new NotFound();

    public async Task<byte[]?> Read(SheetPhoto photo, CancellationToken ct) =>
        photo.WithdrawnAt is null ? protector.OpenOrNothing((await db.Of<SealedPhoto>().SingleAsync(one => one.Id == photo.Id, ct)).Ciphertext) : null;

    public void Add(SheetPhoto photo, byte[] shows)
    {
        db.Add(photo);
        db.Add(new SealedPhoto(photo.Clinic, photo.Id, protector.Protect(shows)));
    }

    public Task Save(CancellationToken ct) => db.SaveOrRefuse("Somebody else withdrew this photo a moment ago.", ct);
}
