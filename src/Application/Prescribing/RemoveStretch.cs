using MediatR;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.Prescribe)]
public sealed record RemoveStretch(Guid Patient, Guid Prescription, int SeenRevision, Guid Item) : IRequest<Unit>, IAboutPatient;

public sealed class RemoveStretchHandler(IPrescriptions prescriptions, StretchCatalog catalog) : IRequestHandler<RemoveStretch, Unit>
{
    public async Task<Unit> Handle(RemoveStretch request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        prescription.RemoveStretch(request.Item, stretch => catalog.Edition(stretch.Stretch, stretch.Edition).Name);
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }
}
