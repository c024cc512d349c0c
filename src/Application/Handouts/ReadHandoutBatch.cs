using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>How far a batch is.</summary>
[Needs(Right.ProduceHandouts)]
[Unaudited("It counts, and names no patient.")]
public sealed record ReadHandoutBatch(Guid Batch) : IRequest<BatchProgress>;

public sealed record BatchProgress(HandoutBatch Batch, int Waiting, int Done, int Failed, int Cancelled)
{
    public int Lines => Waiting + Done + Failed + Cancelled;
    public int Settled => Lines - Waiting;
    public bool IsOver => Waiting == 0;
}

public sealed class ReadHandoutBatchHandler(IRecords records) : IRequestHandler<ReadHandoutBatch, BatchProgress>
{
    public async Task<BatchProgress> Handle(ReadHandoutBatch request, CancellationToken cancellationToken) =>
        (await Progress.Of(records, records.Of<HandoutBatch>().Where(batch => batch.Id == request.Batch), cancellationToken)) is [var batch] ? batch : throw new NotFound();
}

/// <summary>The clinic's latest batches.</summary>
[Needs(Right.ProduceHandouts)]
[Unaudited("It counts, and names no patient.")]
public sealed record ReadHandoutBatches : IRequest<IReadOnlyList<BatchProgress>>
{
    public const int Latest = 20;
}

public sealed class ReadHandoutBatchesHandler(IRecords records) : IRequestHandler<ReadHandoutBatches, IReadOnlyList<BatchProgress>>
{
    public async Task<IReadOnlyList<BatchProgress>> Handle(ReadHandoutBatches request, CancellationToken cancellationToken) =>
        await Progress.Of(records, records.Of<HandoutBatch>().OrderByDescending(batch => batch.At).ThenByDescending(batch => batch.Id).Take(ReadHandoutBatches.Latest), cancellationToken);
}

internal static class Progress
{
    public static async Task<IReadOnlyList<BatchProgress>> Of(IRecords records, IQueryable<HandoutBatch> batches, CancellationToken ct)
    {
        var found = await batches.ToListAsync(ct);
        var ids = found.Select(batch => batch.Id).ToList();
        var counts = await records.Of<HandoutBatchLine>().Where(line => ids.Contains(line.Batch))
            .GroupBy(line => new { line.Batch, line.State }).Select(group => new { group.Key.Batch, group.Key.State, Count = group.Count() }).ToListAsync(ct);
        int Count(HandoutBatch batch, BatchLineState state) => counts.Find(one => one.Batch == batch.Id && one.State == state)?.Count ?? 0;
        return [.. found.Select(batch => new BatchProgress(
            batch, Count(batch, BatchLineState.Waiting), Count(batch, BatchLineState.Done), Count(batch, BatchLineState.Failed), Count(batch, BatchLineState.Cancelled)))];
    }
}
