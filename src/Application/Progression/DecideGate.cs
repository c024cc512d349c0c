using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Progression;

/// <summary>Opens a gate, or locks it again. Only a clinician decides, on the evidence as it stands now.</summary>
[Needs(Right.DecideGates)]
public sealed record DecideGate(Guid Patient, Guid Prescription, Guid Item, GateDecisionKind Kind, bool AsOverride, string? Reason) : IRequest<Unit>, IAboutPatient;

public sealed class DecideGateHandler(ICareRecords records, IGateDecisions decisions, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<DecideGate, Unit>
{
    public async Task<Unit> Handle(DecideGate request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        if (prescription.Status != PrescriptionStatus.Signed)
            throw new Refusal("A gate can be decided on only while its prescription is signed and running.");
        var gate = record.GatesOf(prescription, catalog).GetValueOrDefault(request.Item) ?? throw new NotFound();
        var decision = request.Kind == GateDecisionKind.Opened
            ? GateDecision.Open(caller.ClinicId, clock.NewId(), prescription.Id, request.Item, gate, request.AsOverride, request.Reason, caller.PersonId, clock.Moment(), record.Today)
            : GateDecision.Lock(caller.ClinicId, clock.NewId(), prescription.Id, request.Item, gate, request.Reason, caller.PersonId, clock.Moment(), record.Today);
        await decisions.Append(decision, cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
