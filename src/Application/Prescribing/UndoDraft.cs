using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Takes the latest change of the draft back.</summary>
[Needs(Right.Prescribe)]
public sealed record UndoDraft(Guid Patient, Guid Prescription, int SeenRevision) : IRequest<Unit>, IAboutPatient;

public sealed class UndoDraftHandler(IPrescriptions prescriptions) : IRequestHandler<UndoDraft, Unit>
{
    public async Task<Unit> Handle(UndoDraft request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        prescription.Undo();
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }
}
