using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Accepts what a gate proposes to fall back to: starts the next version as a draft with that change in it, for a clinician to look at and sign.</summary>
[Needs(Right.Prescribe)]
public sealed record FallBack(Guid Patient, Guid Prescription, int SeenRevision, Guid Item, RegressionKind Kind) : IRequest<Unit>, IAboutPatient;

public sealed class FallBackHandler(ICareRecords records, IPrescriptions prescriptions, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<FallBack, Unit>
{
    public async Task<Unit> Handle(FallBack request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        if (prescription is { Draft: not null, Signed: not null })
            throw new Refusal("A draft of the next version has already been started. Make this change in it, or sign it first.");
        prescription.ExpectRevision(request.SeenRevision);
        var gate = record.Find(request.Prescription) is { } seen ? record.GatesOf(seen, catalog).GetValueOrDefault(request.Item) : null;
        if (CareRecord.RegressionOf(prescription, request.Item, gate) is not { } proposal || proposal.Kind != request.Kind)
            throw new Refusal("This is not proposed any more. Look at the gate as it is now.");
        prescription.StartNextVersion(caller.PersonId, clock.Moment());
        Change(prescription, request.Item, proposal);
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }

    private void Change(Prescription prescription, Guid item, Regression proposal)
    {
        var gated = prescription.ToChange(item);
        if (proposal.Dose is { } easier)
            prescription.ChangeStretch(item, EditionOf(gated), gated.Side, easier, gated.Gate);
        else
            prescription.RemoveStretch(item, other => EditionOf(other).Name);
    }

    private Stretch EditionOf(PrescribedStretch prescribed) => catalog.Edition(prescribed.Stretch, prescribed.Edition);
}
