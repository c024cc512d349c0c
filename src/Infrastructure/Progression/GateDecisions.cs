using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Infrastructure.Progression;

internal sealed class GateDecisionTable : IEntityTypeConfiguration<GateDecision>
{
    private const int MostEvidence = 4000;

    public void Configure(EntityTypeBuilder<GateDecision> builder)
    {
        builder.ToTable("gate_decisions");
        builder.PointsAtPatient();
        builder.HasOne<Prescription>().WithMany().HasForeignKey(decision => new { decision.Clinic, decision.Prescription });
        builder.PointsAtPerson(nameof(GateDecision.By));
        builder.Property(decision => decision.Reason).HasMaxLength(GateDecision.MostReason);
        builder.Property(decision => decision.Evidence).HasMaxLength(MostEvidence);
        // Decisions of one gate are numbered, so that of two made at once the later breaks this key.
        builder.HasIndex(decision => new { decision.Clinic, decision.Prescription, decision.Item, decision.Number }).IsUniqueAmongAll();
    }
}

internal sealed class GateDecisions(ClinicDb db) : IGateDecisions
{
    public async Task Append(GateDecision decision, CancellationToken ct)
    {
        db.Add(decision);
        await db.SaveOrRefuse(GateDecision.DecidedMeanwhile, ct);
    }
}
