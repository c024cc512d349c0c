using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Adds a stretch of the catalog to a draft, with side, dose and frequency, and behind a gate if one is given; without a dose, all as the catalog gives it.</summary>
[Needs(Right.Prescribe)]
public sealed record PrescribeStretch(Guid Patient, Guid Prescription, int SeenRevision, string Stretch, Side Side = Side.None, Dose? Dose = null, Gate? Gate = null)
    : IRequest<Unit>, IAboutPatient;

public sealed class PrescribeStretchHandler(IPrescriptions prescriptions, StretchCatalog catalog, TimeProvider clock) : IRequestHandler<PrescribeStretch, Unit>
{
    public async Task<Unit> Handle(PrescribeStretch request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        if (catalog.FindOwn(request.Stretch)?.WhyNotPrescribe is { } why)
            throw new Refusal(why, "Stretch");
        var stretch = catalog.Find(request.Stretch) ?? throw new NotFound();
        if (!catalog.Prescribable.Contains(stretch.Key))
            throw new Refusal($"{stretch.Name} has not been approved by your clinic's lead, so it cannot be prescribed yet.", "Stretch");
        if (request.Dose is { } dose)
            prescription.PrescribeStretch(clock.NewId(), stretch, request.Side, dose, request.Gate);
        else
            prescription.PrescribeStretch(clock.NewId(), stretch, stretch.DefaultSide, stretch.DefaultDose, prescription.UsualGate(stretch));
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }
}
