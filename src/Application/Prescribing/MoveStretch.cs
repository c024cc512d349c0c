using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Puts a stretch of the draft at another place in the order.</summary>
[Needs(Right.Prescribe)]
public sealed record MoveStretch(Guid Patient, Guid Prescription, int SeenRevision, Guid Item, int Place) : IRequest<Unit>, IAboutPatient;

public sealed class MoveStretchHandler(IPrescriptions prescriptions) : IRequestHandler<MoveStretch, Unit>
{
    public async Task<Unit> Handle(MoveStretch request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        prescription.MoveStretch(request.Item, request.Place);
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }
}
