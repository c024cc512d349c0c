using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

/// <summary>A few rows of a file of patients, sealed: what they say, or once that was used, what happened. Part 0 is what is shown first.</summary>
internal sealed class SealedImportPart(Guid clinic, Guid import, int part, byte[] ciphertext)
{
    public Guid Clinic { get; private set; } = clinic;
    public Guid Import { get; private set; } = import;
    public int Part { get; private set; } = part;
    public byte[] Ciphertext { get; private set; } = ciphertext;
    public bool IsSettled { get; private set; }

    public void Settle(byte[] ciphertext) => (Ciphertext, IsSettled) = (ciphertext, true);
}

internal sealed class PatientImportTable : IEntityTypeConfiguration<PatientImport>
{
    public void Configure(EntityTypeBuilder<PatientImport> builder)
    {
        builder.ToTable("patient_imports").HasKey(import => new { import.Clinic, import.Id });
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.PointsAtPerson(nameof(PatientImport.By));
        builder.Ignore(import => import.AlsoAdded);
        builder.Property(import => import.AlsoAdd).HasMaxLength(PatientImport.MostAlsoAdd);
        builder.Property(import => import.Because).HasMaxLength(PatientImport.MostBecause);
        builder.HasIndex(import => new { import.State, import.At });
    }
}

internal sealed class SealedImportPartTable : IEntityTypeConfiguration<SealedImportPart>
{
    public void Configure(EntityTypeBuilder<SealedImportPart> builder)
    {
        builder.ToTable("sealed_import_parts").HasKey(part => new { part.Clinic, part.Import, part.Part });
        builder.Property(part => part.Part).ValueGeneratedNever();
        builder.HasOne<PatientImport>().WithMany().HasForeignKey(part => new { part.Clinic, part.Import });
    }
}

internal sealed class PatientImports(ClinicDb db, Caller caller, IDataProtectionProvider protection) : IPatientImports
{
    private readonly IDataProtector protector = protection.CreateProtector("PrescribeRx.PatientImport");

    public async Task<PatientImport> Find(Guid import, CancellationToken ct) =>
        await db.Of<PatientImport>().FirstOrDefaultAsync(one => one.Id == import && one.By == caller.PersonId, ct) ?? throw new NotFound();

    public void Add(PatientImport import, ImportPreview preview, IReadOnlyList<ImportRow> rows)
    {
        db.Add(import);
        db.Add(new SealedImportPart(import.Clinic, import.Id, 0, Sealed(preview)));
        foreach (var (part, few) in rows.Chunk(PatientImport.RowsAtOnce).Index())
            db.Add(new SealedImportPart(import.Clinic, import.Id, part + 1, Sealed(few)));
    }

    public async Task<ImportPreview?> Preview(Guid import, CancellationToken ct) =>
        await db.Of<SealedImportPart>().SingleOrDefaultAsync(one => one.Import == import && one.Part == 0, ct) is { } part ? Opened<ImportPreview>(part) : null;

    public async Task<IReadOnlyList<ImportRow>?> ToDo(Guid import, int part, CancellationToken ct) =>
        await db.Of<SealedImportPart>().SingleOrDefaultAsync(one => one.Import == import && one.Part == part && !one.IsSettled, ct) is { } found ? Opened<ImportRow[]>(found) ?? throw new NotFound() : null;

    public async Task Settle(Guid import, int part, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        (await db.Set<SealedImportPart>().SingleAsync(one => one.Import == import && one.Part == part, ct)).Settle(Sealed(rows));
        var added = rows.Count(row => row.State == ImportRowState.Added);
        await db.Set<PatientImport>().Where(one => one.Id == import)
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.RowsDone, row => row.RowsDone + rows.Count).SetProperty(row => row.Added, row => row.Added + added), ct);
    }

    public async Task<IReadOnlyList<ImportRow>> Rows(Guid import, CancellationToken ct) =>
        [.. (await db.Of<SealedImportPart>().Where(one => one.Import == import && one.Part > 0).OrderBy(one => one.Part).ToListAsync(ct)).SelectMany(part => Opened<ImportRow[]>(part) ?? [])];

    public async Task<bool> Confirm(Guid import, string alsoAdd, CancellationToken ct)
    {
        if (await db.Set<PatientImport>().Where(one => one.Id == import && one.State == ImportState.Previewed)
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.State, ImportState.Waiting).SetProperty(row => row.AlsoAdd, alsoAdd), ct) == 0)
            return false;
        await db.Set<SealedImportPart>().Where(one => one.Import == import && one.Part == 0).ExecuteDeleteAsync(ct);
        return true;
    }

    public async Task<bool> Cancel(Guid import, DateTimeOffset at, CancellationToken ct)
    {
        if (await Cancelled(import, at, ImportState.Previewed, ct))
        {
            await db.Set<SealedImportPart>().Where(one => one.Import == import).ExecuteDeleteAsync(ct);
            return true;
        }
        return await Cancelled(import, at, ImportState.Waiting, ct) || await Cancelled(import, at, ImportState.Running, ct);
    }

    public Task Save(CancellationToken ct) => db.SaveChangesAsync(ct);

    private async Task<bool> Cancelled(Guid import, DateTimeOffset at, ImportState from, CancellationToken ct) =>
        await db.Set<PatientImport>().Where(one => one.Id == import && one.State == from)
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.State, ImportState.Cancelled).SetProperty(row => row.EndedAt, at).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null), ct) == 1;

    private byte[] Sealed<T>(T what) => protector.Protect(JsonSerializer.SerializeToUtf8Bytes(what));

    /// <summary>Nothing, where the keys are gone.</summary>
    private T? Opened<T>(SealedImportPart part) where T : class => protector.OpenOrNothing(part.Ciphertext) is { } json ? JsonSerializer.Deserialize<T>(json) : null;
}
