using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Infrastructure.Handouts;

internal sealed class TeachBackTable : IEntityTypeConfiguration<TeachBack>
{
    public void Configure(EntityTypeBuilder<TeachBack> builder)
    {
        builder.ToTable("teach_backs").HasKey(teachBack => new { teachBack.Clinic, teachBack.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(TeachBack.By));
        builder.HasOne<Handout>().WithMany().HasForeignKey(teachBack => new { teachBack.Clinic, teachBack.Handout });
        builder.Property(teachBack => teachBack.Note).HasMaxLength(TeachBack.MostNote);
    }
}
