using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure.Adherence;

internal sealed class StretchEntryTable : IEntityTypeConfiguration<StretchEntry>
{
    public void Configure(EntityTypeBuilder<StretchEntry> builder)
    {
        builder.ToTable("stretch_entries").HasKey(entry => new { entry.Clinic, entry.Id });
        builder.Ignore(entry => entry.Slot);
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(StretchEntry.TypedBy));
        builder.HasOne<Prescription>().WithMany().HasForeignKey(entry => new { entry.Clinic, entry.Prescription });
        builder.HasOne<StretchEntry>().WithMany().HasForeignKey(entry => new { entry.Clinic, entry.Supersedes });
        builder.Property(entry => entry.Part).HasMaxLength(ClinicDb.MostShortText);
        builder.HasIndex(entry => new { entry.Clinic, entry.ClientId }).IsUnique();
        builder.HasIndex(entry => new { entry.Clinic, entry.Patient, entry.On });
    }
}

internal sealed class DayNoteTable : IEntityTypeConfiguration<DayNote>
{
    public void Configure(EntityTypeBuilder<DayNote> builder)
    {
        builder.ToTable("day_notes").HasKey(note => new { note.Clinic, note.Id });
        builder.Ignore(note => note.Answers);
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(DayNote.TypedBy));
        builder.HasOne<DayNote>().WithMany().HasForeignKey(note => new { note.Clinic, note.Supersedes });
        builder.Property(note => note.Note).HasMaxLength(DayNote.MostNote);
        builder.HasIndex(note => new { note.Clinic, note.ClientId }).IsUnique();
        builder.HasIndex(note => new { note.Clinic, note.Patient, note.On });
    }
}

internal sealed class DiaryPages(ClinicDb db) : IDiary
{
    public async Task Append(IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes, CancellationToken ct)
    {
        db.AddRange(entries);
        db.AddRange(notes);
        await db.SaveOrRefuse("This sheet was saved a moment ago, perhaps by a second click. It is stored once; look at it as it is now.", ct);
    }
}
