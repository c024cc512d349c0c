using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Progression;

[Needs(Right.ReadPatients)]
public sealed record ReadGate(Guid Patient, Guid Prescription, Guid Item) : IRequest<GateView>, IAboutPatient;

public sealed record GateView(CareRecord Record, Prescription Prescription, string Stretch, string Prerequisite, GateEvaluation Gate, IReadOnlyList<DecisionView> Decisions);

public sealed record DecisionView(GateDecision Decision, string By);

public sealed class ReadGateHandler(ICareRecords records, IRecords rows, StretchCatalog catalog) : IRequestHandler<ReadGate, GateView>
{
    public async Task<GateView> Handle(ReadGate request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var version = prescription.Signed ?? prescription.Draft!;
        var gated = version.Find(request.Item);
        if (gated?.Gate is not { } gate)
            throw new NotFound();
        var names = await rows.Of<Person>().ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return new(
            record, prescription, NameOf(gated), NameOf(version.Find(gate.Prerequisite)!), record.GatesOf(prescription, catalog)[request.Item],
            [.. record.Decisions.Where(decision => decision.Item == request.Item).OrderByDescending(decision => decision.At).Select(decision => new DecisionView(decision, names[decision.By]))]);
    }

    private string NameOf(PrescribedStretch prescribed) => catalog.Edition(prescribed.Stretch, prescribed.Edition).Name;
}
