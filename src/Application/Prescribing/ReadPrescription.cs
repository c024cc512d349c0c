using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.ReadPatients)]
public sealed record ReadPrescription(Guid Patient, Guid Prescription) : IRequest<PrescriptionView>, IAboutPatient;

/// <summary>A prescription as the portal shows it: the draft if there is one, and what is signed.</summary>
public sealed record PrescriptionView(
    CareRecord Record, Prescription Prescription, PrescriptionVersion Version, IReadOnlyList<StretchView> Stretches, Burden Burden, Coverage Coverage,
    IReadOnlyList<string> MissingToSign);

public sealed record StretchView(PrescribedStretch Prescribed, Stretch Stretch, string Dose, string? Prerequisite, GateEvaluation? Gate);

public sealed class ReadPrescriptionHandler(ICareRecords records, StretchCatalog catalog) : IRequestHandler<ReadPrescription, PrescriptionView>
{
    public async Task<PrescriptionView> Handle(ReadPrescription request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var version = prescription.Draft ?? prescription.Signed!;
        var gates = record.GatesOf(prescription, catalog);
        var stretches = version.Stretches.Select(prescribed => View(version, prescribed, gates)).ToList();
        return new(
            record, prescription, version, stretches, Burden.Of(stretches.Select(one => (one.Stretch, one.Prescribed.Side, one.Prescribed.Dose))),
            Coverage.Of(stretches.Select(one => one.Stretch)),
            prescription.Draft is null ? [] : [.. Missing(record, version), .. prescription.RetiredInDraft(catalog)]);
    }

    private StretchView View(PrescriptionVersion version, PrescribedStretch prescribed, IReadOnlyDictionary<Guid, GateEvaluation> gates)
    {
        var stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition);
        var first = prescribed.Gate is { } gate ? version.Find(gate.Prerequisite) : null;
        return new(
            prescribed, stretch, DoseSentence.Of(stretch, prescribed.Side, prescribed.Dose, version.Course),
            first is null ? null : catalog.Edition(first.Stretch, first.Edition).Name, gates.GetValueOrDefault(prescribed.Item));
    }

    private static IEnumerable<string> Missing(CareRecord record, PrescriptionVersion draft) =>
        Domain.Safety.Screening.WhyNotTreat(record.LatestScreening, record.Today) is { } stops
            ? Prescription.MissingToSign(draft, record.Today).Prepend(stops)
            : Prescription.MissingToSign(draft, record.Today);
}
