using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Progression;

/// <summary>Opens a gate, or locks it again, for a flare or for another reason. Only a clinician decides, on the evidence as it stands now.</summary>
/// <param name="SeenDecisions">How many decisions the page showed, where it was a page: of two who decide at once, the later is told.</param>
[Needs(Right.DecideGates)]
public sealed record DecideGate(Guid Patient, Guid Prescription, Guid Item, GateDecisionKind Kind, bool AsOverride, string? Reason, int? SeenDecisions = null)
    : IRequest<Unit>, IAboutPatient;

public sealed class DecideGateHandler(ICareRecords records, IGateDecisions decisions, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<DecideGate, Unit>
{
    public async Task<Unit> Handle(DecideGate request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var gate = RunningGate.Of(record, request.Prescription, request.Item, catalog);
        if ((request.Kind == GateDecisionKind.Opened) != (gate.State == GateState.Open))
            RunningGate.ExpectDecisions(gate, request.SeenDecisions);
        if (request is { Kind: GateDecisionKind.Opened, AsOverride: true } && gate.State == GateState.Locked && !caller.Policy.Terms.MayOpenBeforeEligible(caller.Person!.Roles))
            throw new Refusal("Your clinic’s safety policy does not let you open a gate before it is eligible.", "Override");
        var deciding = new Deciding(caller.ClinicId, clock.NewId(), request.Patient, caller.PersonId, clock.Moment(), record.Today);
        var decision = request.Kind switch
        {
            GateDecisionKind.Opened => GateDecision.Open(request.Prescription, request.Item, gate, request.AsOverride, request.Reason, deciding),
            GateDecisionKind.Locked => GateDecision.Lock(request.Prescription, request.Item, gate, request.Reason, deciding),
            GateDecisionKind.Flare => GateDecision.RecordFlare(request.Prescription, request.Item, gate, request.Reason, deciding),
            _ => throw new Refusal("Say whether to open or to lock it.", "Kind"),
        };
        await decisions.Append(decision, cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>A gate can be decided on only while its prescription is signed and running.</summary>
internal static class RunningGate
{
    public static GateEvaluation Of(CareRecord record, Guid prescriptionId, Guid item, StretchCatalog catalog)
    {
        var prescription = record.Find(prescriptionId) ?? throw new NotFound();
        if (prescription.Status != PrescriptionStatus.Signed)
            throw new Refusal("A gate can be decided on only while its prescription is signed and running.");
        return record.GatesOf(prescription, catalog).GetValueOrDefault(item) ?? throw new NotFound();
    }

    public static void ExpectDecisions(GateEvaluation gate, int? seen)
    {
        if (seen is { } shown && shown != gate.Decisions)
            throw new Refusal(GateDecision.DecidedMeanwhile);
    }
}
