using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

internal static class PatientRows
{
    /// <summary>The row of a patient who was read without being tracked, to change what the program itself keeps there.</summary>
    public static EntityEntry<Patient> Attached(this ClinicDb db, Patient patient) =>
        db.Entry(db.Set<Patient>().Local.FirstOrDefault(one => one.Id == patient.Id) ?? db.Attach(patient).Entity);
}

internal sealed class PatientTable : IEntityTypeConfiguration<Patient>
{
    private const int MostLanguage = 10;

    public void Configure(EntityTypeBuilder<Patient> builder)
    {
        builder.ToTable("patients").HasKey(patient => new { patient.Clinic, patient.Id });
        builder.BelongsToClinic();
        builder.PointsAtPerson(nameof(Patient.AddedBy));
        builder.Ignore(patient => patient.FirstName);
        builder.Property(patient => patient.Name).HasMaxLength(Patient.MostName);
        builder.Property(patient => patient.FoldedName).HasMaxLength(Patient.MostName * 2);
        builder.Property(patient => patient.Language).HasConversion(language => language.Code(), code => Languages.OfCode(code)).HasMaxLength(MostLanguage);
        builder.Property(patient => patient.Revision).IsConcurrencyToken();
        builder.HasIndex(patient => new { patient.Clinic, patient.Number }).IsUnique();
        builder.HasIndex(patient => new { patient.Clinic, patient.FoldedName });
        builder.HasIndex(patient => patient.LookAgainAt);
        builder.HasMany(patient => patient.Facts).WithOne().HasForeignKey(fact => new { fact.Clinic, fact.Patient });
        builder.Navigation(patient => patient.Facts).HasField("facts").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PatientFactTable : IEntityTypeConfiguration<PatientFact>
{
    public void Configure(EntityTypeBuilder<PatientFact> builder)
    {
        builder.ToTable("patient_facts").HasKey(fact => new { fact.Clinic, fact.Id });
        builder.PointsAtPerson(nameof(PatientFact.By));
        builder.Property(fact => fact.Id).ValueGeneratedNever();
        builder.Property(fact => fact.Detail).HasMaxLength(PatientFact.MostDetail);
    }
}
