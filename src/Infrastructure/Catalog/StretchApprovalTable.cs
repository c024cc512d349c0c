using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Infrastructure.Catalog;

internal sealed class StretchApprovalTable : IEntityTypeConfiguration<StretchApproval>
{
    public void Configure(EntityTypeBuilder<StretchApproval> builder)
    {
        builder.ToTable("stretch_approvals").HasKey(approval => new { approval.Clinic, approval.Stretch, approval.Edition });
        builder.Property(approval => approval.Stretch).HasMaxLength(Stretch.MostKey);
        builder.PointsAtPerson(nameof(StretchApproval.By));
    }
}
