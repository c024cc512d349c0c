using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.ReadPatients)]
public sealed record ReadPrescription(Guid Patient, Guid Prescription) : IRequest<PrescriptionView>, IAboutPatient;

/// <summary>A prescription as the portal shows it: the draft if there is one, and what is signed.</summary>
public sealed record PrescriptionView(
    CareRecord Record, Prescription Prescription, PrescriptionVersion Version, IReadOnlyList<StretchView> Stretches, Burden Burden, Coverage Coverage,
    IReadOnlyList<string> MissingToSign);

public sealed record StretchView(PrescribedStretch Prescribed, Stretch Stretch, string Dose, GateEvaluation? Gate)
{
    /// <summary>The gate in one sentence, as this version asks it.</summary>
    public string? Asks { get; init; }

    public string? Prerequisite { get; init; }

    /// <summary>What its gate proposes to fall back to; nothing while a draft is there, which is where a change is made.</summary>
    public Regression? Regression { get; init; }

    public IReadOnlyList<ItemPrecaution> Precautions { get; init; } = [];

    /// <summary>The patient was given it, and must leave it out until somebody decides.</summary>
    public bool IsWithheld { get; init; }
}

public sealed class ReadPrescriptionHandler(ICareRecords records, StretchCatalog catalog) : IRequestHandler<ReadPrescription, PrescriptionView>
{
    public async Task<PrescriptionView> Handle(ReadPrescription request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var version = prescription.Draft ?? prescription.Signed!;
        var gates = record.GatesOf(prescription, catalog);
        var precautions = record.PrecautionsOf(prescription, version, catalog);
        var withheld = prescription.Signed is null ? null : record.WithheldOf(prescription, catalog);
        var stretches = version.Stretches.Select(prescribed => View(prescription, version, prescribed, gates) with
        {
            Precautions = [.. precautions.Where(one => one.Item == prescribed.Item)],
            IsWithheld = withheld?.GetValueOrDefault(prescribed.Item)?.IsNow == true,
        }).ToList();
        return new(
            record, prescription, version, stretches, Burden.Of(stretches.Select(one => (one.Stretch, one.Prescribed.Side, one.Prescribed.Dose))),
            Coverage.Of(stretches.Select(one => one.Stretch)),
            prescription.Draft is null ? [] : [.. Missing(record, version), .. prescription.RetiredInDraft(catalog), .. precautions.Where(one => one.IsOpen).Select(one => one.WhyNotSign)]);
    }

    private StretchView View(Prescription prescription, PrescriptionVersion version, PrescribedStretch prescribed, IReadOnlyDictionary<Guid, GateEvaluation> gates)
    {
        var stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition);
        var gate = gates.GetValueOrDefault(prescribed.Item);
        var first = prescribed.Gate is { } rule && version.Find(rule.Prerequisite) is { } before ? catalog.Edition(before.Stretch, before.Edition).Name : null;
        return new(prescribed, stretch, DoseSentence.Of(stretch, prescribed.Side, prescribed.Dose, version.Course), gate)
        {
            Asks = first is null ? null : GateSentence.Of(prescribed.Gate!, first, version.PainLimits),
            Prerequisite = first,
            Regression = prescription.Draft is null ? CareRecord.RegressionOf(prescription, prescribed.Item, gate) : null,
        };
    }

    private static IEnumerable<string> Missing(CareRecord record, PrescriptionVersion draft) =>
        record.WhyNotTreat is { } stops
            ? Prescription.MissingToSign(draft, record.Today).Prepend(stops)
            : Prescription.MissingToSign(draft, record.Today);
}
