using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Progression;

[Needs(Right.ReadPatients)]
public sealed record ReadGate(Guid Patient, Guid Prescription, Guid Item) : IRequest<GateView>, IAboutPatient;

/// <param name="Asks">The gate in one sentence.</param>
/// <param name="HandoutSays">What the patient's handout says of this stretch as things stand; nothing while there is no handout.</param>
public sealed record GateView(
    CareRecord Record, Prescription Prescription, Gate Rule, Stretch Gated, Stretch First, string Asks, GateEvaluation Gate,
    IReadOnlyList<string> HandoutSays, IReadOnlyList<DaysOfStretch> Days, Regression? Regression, string? EasierDose, IReadOnlyList<DecisionView> Decisions)
{
    public string Stretch => Gated.Name;
    public string Prerequisite => First.Name;
}

/// <summary>The latest days of one stretch, drawn as a strip.</summary>
public sealed record DaysOfStretch(string Stretch, IReadOnlyList<EvidenceDay> Days);

public sealed record DecisionView(GateDecision Decision, string By);

public sealed class ReadGateHandler(ICareRecords records, IRecords rows, StretchCatalog catalog) : IRequestHandler<ReadGate, GateView>
{
    public async Task<GateView> Handle(ReadGate request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var version = prescription.Signed ?? prescription.Draft!;
        if (version.Find(request.Item) is not { Gate: { } rule } gated)
            throw new NotFound();
        var first = version.Find(rule.Prerequisite)!;
        var (stretch, before) = (EditionOf(gated), EditionOf(first));
        var gate = record.GatesOf(prescription, catalog)[request.Item];
        var regression = CareRecord.RegressionOf(prescription, request.Item, gate);
        var names = await rows.Of<Person>().ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return new(
            record, prescription, rule, stretch, before, GateSentence.Of(rule, before.Name, version.PainLimits), gate,
            HandoutSays(prescription, version, gated, stretch, before, gate), Days(record, gate, gated, first),
            regression, regression?.Dose is { } dose ? InWords(stretch, gated.Side, dose) : null,
            [.. record.Decisions.Where(decision => decision.Prescription == prescription.Id && decision.Item == request.Item)
                .OrderByDescending(decision => decision.Number).Select(decision => new DecisionView(decision, names[decision.By]))]);
    }

    /// <summary>Of what comes first since sessions count; and of the gated stretch while it was last open, once it was.</summary>
    private List<DaysOfStretch> Days(CareRecord record, GateEvaluation gate, PrescribedStretch gated, PrescribedStretch first)
    {
        var days = new List<DaysOfStretch> { new(EditionOf(first).Name, record.DaysOf(first, catalog, gate.CountFrom)) };
        if (gate.Spells is [.., var last])
            days.Add(new(EditionOf(gated).Name, record.DaysOf(gated, catalog, last.From, last.Until)));
        return days;
    }

    private static IReadOnlyList<string> HandoutSays(Prescription prescription, PrescriptionVersion version, PrescribedStretch gated, Stretch stretch, Stretch first, GateEvaluation gate)
    {
        if (prescription.Status != PrescriptionStatus.Signed)
            return [];
        return gate.State == GateState.Open
            ? [DoseSentence.Of(stretch, gated.Side, gated.Dose, version.Course)]
            : GateSentence.MustHappenFirst(gated.Gate!.Criteria, first.Name, version.PainLimits);
    }

    private static string InWords(Stretch stretch, Side side, Dose dose) =>
        string.Join("; ", stretch.Parts.Select(part => $"{(stretch.Parts.Count == 1 ? "" : $"{part.Name}: ")}{DoseSentence.OfPart(part, side, dose)}"));

    private Stretch EditionOf(PrescribedStretch prescribed) => catalog.Edition(prescribed.Stretch, prescribed.Edition);
}
