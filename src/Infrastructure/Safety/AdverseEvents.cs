using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Safety;

internal sealed class AdverseEventTable : IEntityTypeConfiguration<AdverseEvent>
{
    public void Configure(EntityTypeBuilder<AdverseEvent> builder)
    {
        builder.ToTable("adverse_events").HasKey(happened => new { happened.Clinic, happened.Id });
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(AdverseEvent.By));
        builder.HasOne<Prescription>().WithMany().HasForeignKey(happened => new { happened.Clinic, happened.Prescription });
        builder.HasOne<AdverseEvent>().WithMany().HasForeignKey(happened => new { happened.Clinic, happened.Supersedes });
        builder.Property(happened => happened.What).HasMaxLength(AdverseEvent.MostWhat);
        builder.Property(happened => happened.Action).HasMaxLength(AdverseEvent.MostAction);
        // An account is taken the place of once: of two who do it at the same time, the later breaks this key.
        builder.HasIndex(happened => new { happened.Clinic, happened.Supersedes }).IsUnique();
        builder.HasIndex(happened => new { happened.Clinic, happened.Patient, happened.On });
    }
}

internal sealed class AdverseEvents(ClinicDb db) : IAdverseEvents
{
    public Task Append(AdverseEvent happened, CancellationToken ct)
    {
        db.Add(happened);
        return db.SaveOrRefuse("Somebody else told of this event again a moment ago. Look at it as it is now.", ct);
    }
}
