using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Infrastructure.Adherence;

/// <summary>What the two tables of the diary have in common.</summary>
internal sealed class DiaryFactTables : IEntityTypeConfiguration<DiaryFact>
{
    public void Configure(EntityTypeBuilder<DiaryFact> builder)
    {
        builder.HasBaseType<CareFact>();
        builder.PointsAtPatient();
        builder.PointsAtPerson(nameof(DiaryFact.TypedBy));
        builder.HasIndex(fact => new { fact.Clinic, fact.ClientId }).IsUniqueAmongAll();
        builder.HasIndex(fact => new { fact.Clinic, fact.Patient, fact.On });
    }
}

internal sealed class StretchEntryTable : IEntityTypeConfiguration<StretchEntry>
{
    public void Configure(EntityTypeBuilder<StretchEntry> builder)
    {
        builder.ToTable("stretch_entries");
        builder.Ignore(entry => entry.Slot);
        builder.HasOne<Prescription>().WithMany().HasForeignKey(entry => new { entry.Clinic, entry.Prescription });
        builder.HasOne<StretchEntry>().WithMany().HasForeignKey(entry => new { entry.Clinic, entry.Supersedes });
        builder.Property(entry => entry.Part).HasMaxLength(ClinicDb.MostShortText);
    }
}

internal sealed class DayNoteTable : IEntityTypeConfiguration<DayNote>
{
    public void Configure(EntityTypeBuilder<DayNote> builder)
    {
        builder.ToTable("day_notes");
        builder.Ignore(note => note.Answers);
        builder.HasOne<DayNote>().WithMany().HasForeignKey(note => new { note.Clinic, note.Supersedes });
        builder.Property(note => note.Note).HasMaxLength(DayNote.MostNote);
    }
}

internal sealed class DiaryPages(ClinicDb db) : IDiary
{
    public void Add(IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes)
    {
        db.AddRange(entries);
        db.AddRange(notes);
    }

    public Task Save(CancellationToken ct) =>
        db.SaveOrRefuse(Saying.Of("refused.saved-before"), ct);
}
