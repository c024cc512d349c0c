using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Prescribing;

internal sealed class PrescriptionTable : IEntityTypeConfiguration<Prescription>
{
    public void Configure(EntityTypeBuilder<Prescription> builder)
    {
        builder.ToTable("prescriptions").HasKey(prescription => new { prescription.Clinic, prescription.Id });
        builder.PointsAtPatient();
        builder.Property(prescription => prescription.Revision).IsConcurrencyToken();
        builder.Ignore(prescription => prescription.Draft);
        builder.Ignore(prescription => prescription.Signed);
        builder.Ignore(prescription => prescription.Status);
        builder.Ignore(prescription => prescription.FirstSignedOn);
        builder.HasMany(prescription => prescription.Versions).WithOne().HasForeignKey(version => new { version.Clinic, version.Prescription });
        builder.HasMany(prescription => prescription.Events).WithOne().HasForeignKey(happened => new { happened.Clinic, happened.Prescription });
        builder.HasMany(prescription => prescription.Steps).WithOne().HasForeignKey(step => new { step.Clinic, step.Prescription });
        builder.Navigation(prescription => prescription.Steps).HasField("steps").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(prescription => prescription.Versions).HasField("versions").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(prescription => prescription.Events).HasField("events").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(prescription => new { prescription.Clinic, prescription.Patient });
    }
}

internal sealed class PrescriptionVersionTable : IEntityTypeConfiguration<PrescriptionVersion>
{
    private const int MostLimits = 10;

    /// <summary>Both texts with every letter escaped, and the choices.</summary>
    private const int MostDelivery = (2 * 6 * Delivery.MostText) + 400;

    public void Configure(EntityTypeBuilder<PrescriptionVersion> builder)
    {
        builder.ToTable("prescription_versions").HasKey(version => new { version.Clinic, version.Prescription, version.Number });
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.PointsAtPerson(nameof(PrescriptionVersion.StartedBy));
        builder.PointsAtPerson(nameof(PrescriptionVersion.SignedBy));
        builder.HasOne<Screening>().WithMany().HasForeignKey(version => new { version.Clinic, version.Screening });
        builder.Property(version => version.Goal).HasMaxLength(PrescriptionVersion.MostGoal);
        builder.Property(version => version.SignerName).HasMaxLength(Domain.Identity.Person.MostName);
        builder.Property(version => version.SignerRegistration).HasMaxLength(Domain.Identity.Person.MostRegistration);
        builder.Property(version => version.PainLimits).HasConversion<DoseJson.OfPainLimits>().HasMaxLength(MostLimits);
        builder.Property(version => version.Delivery).HasConversion<DoseJson.OfDelivery>().HasMaxLength(MostDelivery);
        builder.HasMany(version => version.Stretches).WithOne().HasForeignKey(stretch => new { stretch.Clinic, stretch.Prescription, stretch.Version });
        builder.Navigation(version => version.Stretches).HasField("stretches").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PrescribedStretchTable : IEntityTypeConfiguration<PrescribedStretch>
{
    public void Configure(EntityTypeBuilder<PrescribedStretch> builder)
    {
        builder.ToTable("prescribed_stretches").HasKey(stretch => new { stretch.Clinic, stretch.Prescription, stretch.Version, stretch.Item });
        builder.Property(stretch => stretch.Item).ValueGeneratedNever();
        builder.Property(stretch => stretch.Stretch).HasMaxLength(Stretch.MostKey);
        builder.Property(stretch => stretch.Dose).HasConversion<DoseJson.OfDose>();
        builder.Property(stretch => stretch.Gate).HasConversion<DoseJson.OfGate>();
    }
}

internal sealed class DraftStepTable : IEntityTypeConfiguration<DraftStep>
{
    public void Configure(EntityTypeBuilder<DraftStep> builder)
    {
        builder.ToTable("draft_steps").HasKey(step => new { step.Clinic, step.Prescription, step.Id });
        // Two who change one draft at once both write a step; which of them is too late, the draft's revision says.
        builder.Property(step => step.Id).ValueGeneratedOnAdd();
        builder.Property(step => step.Before).HasConversion<DoseJson.OfDraft>();
    }
}

internal sealed class PrescriptionEventTable : IEntityTypeConfiguration<PrescriptionEvent>
{
    public void Configure(EntityTypeBuilder<PrescriptionEvent> builder)
    {
        builder.ToTable("prescription_events").HasKey(happened => new { happened.Clinic, happened.Id });
        builder.Property(happened => happened.Id).ValueGeneratedNever();
        builder.PointsAtPerson(nameof(PrescriptionEvent.By));
        builder.Property(happened => happened.Reason).HasMaxLength(Prescription.MostReason);
    }
}
