using MediatR;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.Prescribe)]
public sealed record ChangeStretch(Guid Patient, Guid Prescription, int SeenRevision, Guid Item, Side Side, Dose Dose, Gate? Gate)
    : IRequest<Unit>, IAboutPatient;

public sealed class ChangeStretchHandler(IPrescriptions prescriptions, StretchCatalog catalog) : IRequestHandler<ChangeStretch, Unit>
{
    public async Task<Unit> Handle(ChangeStretch request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        var prescribed = prescription.ToChange(request.Item);
        prescription.ChangeStretch(request.Item, catalog.Edition(prescribed.Stretch, prescribed.Edition), request.Side, request.Dose, request.Gate);
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }
}
