using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Application.Handouts;

public interface IHandoutBatches
{
    /// <exception cref="NotFound">No such batch in this clinic.</exception>
    Task<HandoutBatch> Find(Guid batch, CancellationToken ct);

    /// <summary>To change.</summary>
    Task<IReadOnlyList<HandoutBatchLine>> LinesOf(Guid batch, CancellationToken ct);

    void Add(HandoutBatch batch, IReadOnlyList<HandoutBatchLine> lines);

    /// <summary>Nobody takes what still waits, and what is being made at this moment is not kept count of.</summary>
    /// <returns>How many waited.</returns>
    Task<int> CancelWaiting(Guid batch, CancellationToken ct);

    Task Save(CancellationToken ct);
}
