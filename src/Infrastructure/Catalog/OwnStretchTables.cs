using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Infrastructure.Catalog;

internal sealed class ClinicStretchTable : IEntityTypeConfiguration<ClinicStretch>
{
    public void Configure(EntityTypeBuilder<ClinicStretch> builder)
    {
        builder.ToTable("clinic_stretches").HasKey(stretch => new { stretch.Clinic, stretch.Key, stretch.Edition });
        builder.Property(stretch => stretch.Key).HasMaxLength(Stretch.MostKey);
        builder.PointsAtPerson(nameof(ClinicStretch.WrittenBy));
    }
}

internal sealed class StretchRetirementTable : IEntityTypeConfiguration<StretchRetirement>
{
    public void Configure(EntityTypeBuilder<StretchRetirement> builder)
    {
        builder.ToTable("stretch_retirements").HasKey(retirement => new { retirement.Clinic, retirement.Stretch });
        builder.Property(retirement => retirement.Stretch).HasMaxLength(Stretch.MostKey);
        builder.Property(retirement => retirement.Reason).HasMaxLength(StretchRetirement.MostReason);
        builder.PointsAtPerson(nameof(StretchRetirement.By));
    }
}
