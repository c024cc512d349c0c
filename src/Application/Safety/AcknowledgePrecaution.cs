using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>Acknowledges precautions of one item with a reason, by the keys that were shown; a key that no longer stands refuses all.</summary>
[Needs(Right.AcknowledgePrecautions)]
public sealed record AcknowledgePrecaution(Guid Patient, Guid Prescription, Guid Item, IReadOnlyList<string> Shown, string? Reason) : IRequest<Unit>, IAboutPatient;

public sealed class AcknowledgePrecautionHandler(ICareRecords records, IPrecautionAcknowledgements acknowledgements, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock)
    : IRequestHandler<AcknowledgePrecaution, Unit>
{
    public async Task<Unit> Handle(AcknowledgePrecaution request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        if (prescription.Status == PrescriptionStatus.Ended)
            throw new Refusal("This prescription has ended, so there is nothing to decide.");
        var open = record.OpenPrecautionsOf(prescription, request.Item, catalog).ToDictionary(precaution => precaution.Conflict.Key);
        if (request.Shown.Count == 0 || request.Shown.Any(key => !open.ContainsKey(key)))
            throw new Refusal(PrecautionAcknowledgement.Changed);
        foreach (var key in request.Shown.Distinct())
            acknowledgements.Add(PrecautionAcknowledgement.Of(open[key], caller.ClinicId, clock.NewId(), request.Patient, request.Reason, caller.Person!.Roles, caller.PersonId, clock.Moment()));
        await acknowledgements.Save(cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
