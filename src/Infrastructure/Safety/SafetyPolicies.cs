using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Safety;

internal sealed class SafetyPolicyTable : IEntityTypeConfiguration<SafetyPolicy>
{
    public void Configure(EntityTypeBuilder<SafetyPolicy> builder)
    {
        builder.ToTable("safety_policies").HasKey(policy => new { policy.Clinic, policy.Version });
        builder.Property(policy => policy.Version).ValueGeneratedNever();
        builder.BelongsToClinic();
        builder.PointsAtPerson(nameof(SafetyPolicy.By));
        builder.Property(policy => policy.Owner).HasMaxLength(SafetyPolicy.MostOwner);
        builder.Property(policy => policy.Reason).HasMaxLength(SafetyPolicy.MostReason);
        builder.Property(policy => policy.Terms).HasConversion<SafetyTermsJson>();
    }
}

internal sealed class SafetyPolicies(ClinicDb db) : ISafetyPolicies
{
    public Task Append(SafetyPolicy policy, CancellationToken ct)
    {
        db.Add(policy);
        return db.SaveOrRefuse(SafetyPolicy.Stale, ct);
    }
}
