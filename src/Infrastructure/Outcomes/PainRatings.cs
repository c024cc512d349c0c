using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Infrastructure.Outcomes;

internal sealed class PainRatingTable : IEntityTypeConfiguration<PainRating>
{
    public void Configure(EntityTypeBuilder<PainRating> builder)
    {
        builder.ToTable("pain_ratings").HasKey(rating => new { rating.Clinic, rating.Id });
        builder.Property(rating => rating.Id).ValueGeneratedNever();
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(PainRating.By));
        builder.HasOne<PainRating>().WithMany().HasForeignKey(rating => new { rating.Clinic, rating.Supersedes });
        builder.Property(rating => rating.Instrument).HasMaxLength(PainRating.MostInstrument);
        builder.Property(rating => rating.WithdrawnBecause).HasMaxLength(PainRating.MostReason);
        // A rating is taken the place of once: of two who do it at the same time, the later breaks this key.
        builder.HasIndex(rating => new { rating.Clinic, rating.Supersedes }).IsUnique();
        builder.HasIndex(rating => new { rating.Clinic, rating.Patient, rating.On });
    }
}

internal sealed class PainRatings(ClinicDb db) : IPainRatings
{
    public async Task<PainRating> Find(Guid patient, Guid rating, CancellationToken ct) =>
        await db.Of<PainRating>().FirstOrDefaultAsync(one => one.Patient == patient && one.Id == rating, ct) ?? throw new NotFound();

    public Task Append(PainRating rating, CancellationToken ct)
    {
        db.Add(rating);
        return db.SaveOrRefuse("Somebody else corrected or withdrew this score a moment ago. Look at it as it is now.", ct);
    }
}
