using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Identity;

internal sealed class ClinicTable : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> builder)
    {
        builder.ToTable("clinics").HasKey(clinic => clinic.Id);
        builder.Property(clinic => clinic.Id).ValueGeneratedNever();
        builder.Property(clinic => clinic.Name).HasMaxLength(Clinic.MostName);
        builder.Property(clinic => clinic.Telephone).HasMaxLength(Clinic.MostTelephone);
        builder.Property(clinic => clinic.Hours).HasMaxLength(Clinic.MostHours);
        builder.Property(clinic => clinic.Contact).HasMaxLength(Clinic.MostContact);
        builder.Property(clinic => clinic.Revision).IsConcurrencyToken();
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    private const int MostHash = 200;

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people").HasKey(person => new { person.Clinic, person.Id });
        builder.BelongsToClinic();
        builder.Property(person => person.Name).HasMaxLength(Person.MostName);
        builder.Property(person => person.Email).HasMaxLength(Person.MostEmail);
        builder.Property(person => person.FoldedEmail).HasMaxLength(Person.MostEmail);
        builder.Property(person => person.Registration).HasMaxLength(Person.MostRegistration);
        builder.Property(person => person.PasswordHash).HasMaxLength(MostHash);
        builder.Property(person => person.SecurityStamp).HasMaxLength(MostHash);
        builder.Property(person => person.OneTimeCodeHash).HasMaxLength(MostHash);
        builder.Property(person => person.Revision).IsConcurrencyToken();
        builder.HasIndex(person => person.FoldedEmail).IsUnique();
        builder.HasIndex(person => person.OneTimeCodeHash);
    }
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    /// <summary>The ids of as many patients as a batch of handouts has, and a space after each.</summary>
    private const int MostShown = HandoutBatch.MostPatients * 37;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        // No foreign keys: a line names what was asked for, whether it exists or not. Triggers refuse changes.
        builder.ToTable("audit_entries", table => table.HasTrigger("audit_entries_are_kept")).HasKey(entry => new { entry.Clinic, entry.Id });
        builder.Property(entry => entry.Deed).HasMaxLength(ClinicDb.MostShortText);
        builder.Property(entry => entry.Shown).HasMaxLength(MostShown);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.Clinic, entry.At });
        builder.HasIndex(entry => new { entry.Clinic, entry.Patient, entry.At });
        builder.HasIndex(entry => new { entry.Clinic, entry.Person, entry.At });
    }
}

internal sealed class AuditSealTable : IEntityTypeConfiguration<AuditSeal>
{
    private const int MostHash = 64;

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        // Its key is the sequence alone: of two sealers that run at once, one loses.
        builder.ToTable("audit_seals", table => table.HasTrigger("audit_seals_are_kept")).HasKey(seal => seal.Sequence);
        builder.Property(seal => seal.Sequence).ValueGeneratedNever();
        builder.Property(seal => seal.Hash).HasMaxLength(MostHash);
        builder.HasIndex(seal => new { seal.Clinic, seal.Entry }).IsUnique();
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(seal => new { seal.Clinic, seal.Entry });
    }
}

/// <summary>A key that protects cookies and forms; kept here so that every instance of the web app shares it.</summary>
public sealed class ProtectionKey
{
    public int Id { get; private set; }
    public string Name { get; init; } = "";
    public string Xml { get; init; } = "";
}

internal sealed class ProtectionKeyTable : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder)
    {
        builder.ToTable("protection_keys").HasKey(key => key.Id);
        builder.Property(key => key.Name).HasMaxLength(ClinicDb.MostShortText * 2);
    }
}
