using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Progression;

/// <summary>A clinician saw what comes first done, well or not yet well. It opens and locks nothing by itself.</summary>
/// <param name="SeenDecisions">How many decisions the page showed: of two who decide at once, the later is told.</param>
[Needs(Right.DecideGates)]
public sealed record CheckTechnique(Guid Patient, Guid Prescription, Guid Item, bool Well, string? Note, int SeenDecisions) : IRequest<Unit>, IAboutPatient;

public sealed class CheckTechniqueHandler(ICareRecords records, IGateDecisions decisions, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<CheckTechnique, Unit>
{
    public async Task<Unit> Handle(CheckTechnique request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var gate = RunningGate.Of(record, request.Prescription, request.Item, catalog);
        RunningGate.ExpectDecisions(gate, request.SeenDecisions);
        await decisions.Append(
            GateDecision.CheckTechnique(request.Prescription, request.Item, gate, request.Well, request.Note, new(caller.ClinicId, clock.NewId(), request.Patient, caller.PersonId, clock.Moment(), record.Today)),
            cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
