using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>Keeps the file of a handout as it was printed, so that the same is given again without printing.</summary>
[Needs(Right.ProduceHandouts)]
public sealed record KeepHandout(Guid Patient, Guid Prescription, int Number, string Inputs, byte[] Pdf) : IRequest<Unit>, IAboutPatient;

public sealed class KeepHandoutHandler(IHandouts handouts) : IRequestHandler<KeepHandout, Unit>
{
    public async Task<Unit> Handle(KeepHandout request, CancellationToken cancellationToken)
    {
        var handout = await handouts.Find(request.Patient, request.Prescription, request.Number, cancellationToken);
        await handouts.Keep(handout.Id, request.Inputs, request.Pdf, cancellationToken);
        return Unit.Value;
    }
}
