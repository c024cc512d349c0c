using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>Makes no more of a batch. What is made already can still be had.</summary>
[Needs(Right.ProduceHandouts)]
[Unaudited("It reads and changes no record of a patient; who cancelled is kept with the batch.")]
public sealed record CancelHandoutBatch(Guid Batch) : IRequest<Unit>;

public sealed class CancelHandoutBatchHandler(IHandoutBatches batches, Caller caller, TimeProvider clock) : IRequestHandler<CancelHandoutBatch, Unit>
{
    public async Task<Unit> Handle(CancelHandoutBatch request, CancellationToken cancellationToken)
    {
        var batch = await batches.Find(request.Batch, cancellationToken);
        batch.Cancel(await batches.CancelWaiting(batch.Id, cancellationToken), caller.PersonId, clock.Moment());
        await batches.Save(cancellationToken);
        return Unit.Value;
    }
}
