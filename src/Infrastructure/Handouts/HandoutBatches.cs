using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure.Handouts;

internal sealed class HandoutBatchTable : IEntityTypeConfiguration<HandoutBatch>
{
    public void Configure(EntityTypeBuilder<HandoutBatch> builder)
    {
        builder.ToTable("handout_batches").HasKey(batch => new { batch.Clinic, batch.Id });
        builder.PointsAtPerson(nameof(HandoutBatch.By));
        builder.PointsAtPerson(nameof(HandoutBatch.CancelledBy));
        builder.Ignore(batch => batch.Format);
        builder.Property(batch => batch.Revision).IsConcurrencyToken();
        builder.HasIndex(batch => new { batch.Clinic, batch.At });
    }
}

internal sealed class HandoutBatchLineTable : IEntityTypeConfiguration<HandoutBatchLine>
{
    private const int MostHash = 64;

    public void Configure(EntityTypeBuilder<HandoutBatchLine> builder)
    {
        builder.ToTable("handout_batch_lines").HasKey(line => new { line.Clinic, line.Batch, line.Place });
        builder.Property(line => line.Place).ValueGeneratedNever();
        builder.HasOne<HandoutBatch>().WithMany().HasForeignKey(line => new { line.Clinic, line.Batch });
        builder.PointsAtPatient();
        builder.HasOne<Prescription>().WithMany().HasForeignKey(line => new { line.Clinic, line.Prescription });
        builder.Property(line => line.Because).HasMaxLength(HandoutBatchLine.MostBecause);
        builder.Property(line => line.Inputs).HasMaxLength(MostHash);
        builder.HasIndex(line => new { line.State, line.At });
    }
}

internal sealed class HandoutBatches(ClinicDb db) : IHandoutBatches
{
    public async Task<HandoutBatch> Find(Guid batch, CancellationToken ct) =>
        await db.Set<HandoutBatch>().FirstOrDefaultAsync(one => one.Id == batch, ct) ?? throw new NotFound();

    public async Task<IReadOnlyList<HandoutBatchLine>> LinesOf(Guid batch, CancellationToken ct) =>
        await db.Set<HandoutBatchLine>().Where(line => line.Batch == batch).OrderBy(line => line.Place).ToListAsync(ct);

    public void Add(HandoutBatch batch, IReadOnlyList<HandoutBatchLine> lines)
    {
        db.Add(batch);
        db.AddRange(lines);
    }

    public Task<int> CancelWaiting(Guid batch, CancellationToken ct) =>
        db.Set<HandoutBatchLine>().Where(line => line.Batch == batch && line.State == BatchLineState.Waiting)
            .ExecuteUpdateAsync(line => line.SetProperty(row => row.State, BatchLineState.Cancelled), ct);

    public Task Save(CancellationToken ct) => db.SaveOrRefuse("Somebody else cancelled this batch a moment ago.", ct);
}
