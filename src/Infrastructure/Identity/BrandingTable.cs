using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Identity;

internal sealed class BrandingTable : IEntityTypeConfiguration<Branding>
{
    public void Configure(EntityTypeBuilder<Branding> builder)
    {
        builder.ToTable("brandings").HasKey(branding => branding.Clinic);
        builder.BelongsToClinic();
        builder.PointsAtPerson(nameof(Branding.By));
        builder.Property(branding => branding.Clinic).ValueGeneratedNever();
        builder.Property(branding => branding.Accent).HasMaxLength(Branding.ColourLength);
        builder.Ignore(branding => branding.Logo);
        builder.Property(branding => branding.Revision).IsConcurrencyToken();
    }
}
