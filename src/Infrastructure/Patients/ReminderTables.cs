using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

internal sealed class PatientReminderTable : IEntityTypeConfiguration<PatientReminder>
{
    private const int MostHash = 64;
    private const int MostSealed = 1000;

    public void Configure(EntityTypeBuilder<PatientReminder> builder)
    {
        builder.ToTable("reminders").HasKey(reminder => new { reminder.Clinic, reminder.Patient });
        builder.PointsAtPatient();
        builder.HasOne<PatientLink>().WithMany().HasForeignKey(reminder => new { reminder.Clinic, reminder.FeedLink });
        builder.HasOne<PatientLink>().WithMany().HasForeignKey(reminder => new { reminder.Clinic, reminder.MailLink });
        builder.Ignore(reminder => reminder.Reminder).Ignore(reminder => reminder.Consent);
        foreach (var hash in new[] { nameof(PatientReminder.FeedHash), nameof(PatientReminder.ConfirmHash), nameof(PatientReminder.StopHash) })
        {
            builder.Property(hash).HasMaxLength(MostHash);
            builder.HasIndex(hash).IsUnique();
        }
        foreach (var ciphertext in new[] { nameof(PatientReminder.SealedFeed), nameof(PatientReminder.SealedAddress), nameof(PatientReminder.SealedStop) })
            builder.Property(ciphertext).HasMaxLength(MostSealed);
        builder.Property(reminder => reminder.Revision).IsConcurrencyToken();
        builder.HasIndex(reminder => reminder.NextMailAt);
        builder.HasMany(reminder => reminder.Consents).WithOne().HasForeignKey(consent => new { consent.Clinic, consent.Patient });
        builder.Navigation(reminder => reminder.Consents).HasField("consents").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

internal sealed class MailConsentTable : IEntityTypeConfiguration<MailConsent>
{
    public void Configure(EntityTypeBuilder<MailConsent> builder)
    {
        builder.ToTable("mail_consents").HasKey(consent => new { consent.Clinic, consent.Patient, consent.Number });
        builder.Property(consent => consent.Number).ValueGeneratedNever();
        builder.Property(consent => consent.Words).HasMaxLength(MailConsent.MostWords);
    }
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMail>
{
    private const int MostSealed = 1000;

    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("outbox").HasKey(mail => new { mail.Clinic, mail.Id });
        builder.PointsAtPatient();
        builder.Property(mail => mail.Sealed).HasMaxLength(MostSealed);
        builder.Property(mail => mail.LastFailure).HasMaxLength(OutboxMail.MostFailure);
        builder.HasIndex(mail => mail.NextTryAt);
        // Of two instances that think of one day's reminder at once, one loses.
        builder.HasIndex(mail => new { mail.Clinic, mail.Patient, mail.On }).IsUnique();
    }
}
