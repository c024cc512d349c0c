using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Prescribing;

/// <param name="WithTemplate">Whether the reporting template is shown too.</param>
/// <param name="WithTeachBacks">Whether it is shown too what was taught back.</param>
[Needs(Right.ReadPatients)]
public sealed record ReadPrescription(Guid Patient, Guid Prescription, bool WithTemplate = false, bool WithTeachBacks = false) : IRequest<PrescriptionView>, IAboutPatient;

/// <summary>A prescription as the portal shows it: the draft if there is one, and what is signed.</summary>
/// <param name="Burden">Over all running prescriptions of the patient.</param>
/// <param name="Template">The reporting template, item by item; empty, if it was not asked for.</param>
public sealed record PrescriptionView(
    CareRecord Record, Prescription Prescription, PrescriptionVersion Version, IReadOnlyList<StretchView> Stretches, WholeBurden Burden, Coverage Coverage,
    IReadOnlyList<ReportingItem> Template, IReadOnlyList<string> MissingToSign)
{
    public IReadOnlyList<TeachBackLine> TeachBacks { get; init; } = [];

    /// <summary>Whether the draft has changes that can be taken back.</summary>
    public bool MayUndo { get; init; }

    public static PrescriptionView Of(
        CareRecord record, Prescription prescription, PrescriptionVersion version, StretchCatalog catalog, Signer signer, IReadOnlyList<AdverseEvent>? happened)
    {
        var gates = record.GatesOf(prescription, catalog);
        var precautions = record.PrecautionsOf(prescription, version, catalog);
        var withheld = prescription.Signed is null ? null : record.WithheldOf(prescription, catalog);
        var stretches = version.Stretches.Select(prescribed => StretchView.Of(prescription, version, prescribed, catalog, gates) with
        {
            Precautions = [.. precautions.Where(one => one.Item == prescribed.Item)],
            IsWithheld = withheld?.GetValueOrDefault(prescribed.Item)?.IsNow == true,
        }).ToList();
        return new(
            record, prescription, version, stretches, WholeBurden.Of(record, prescription, catalog), Coverage.Of(stretches.Select(one => one.Stretch)),
            happened is null ? [] : ReportingTemplate.Of(record, prescription, version, catalog, signer, happened),
            version.IsSigned ? [] : [.. Missing(record, version, signer), .. prescription.RetiredInDraft(catalog), .. precautions.Where(one => one.IsOpen).Select(one => one.WhyNotSign)]);
    }

    private static IEnumerable<string> Missing(CareRecord record, PrescriptionVersion draft, Signer signer) =>
        record.WhyNotTreat is { } stops
            ? Prescription.MissingToSign(draft, signer, record.Today).Prepend(stops)
            : Prescription.MissingToSign(draft, signer, record.Today);
}

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

    internal static StretchView Of(
        Prescription prescription, PrescriptionVersion version, PrescribedStretch prescribed, StretchCatalog catalog, IReadOnlyDictionary<Guid, GateEvaluation> gates)
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
}

public sealed class ReadPrescriptionHandler(ICareRecords care, IPrescriptions prescriptions, IRecords records, StretchCatalog catalog, Caller caller) : IRequestHandler<ReadPrescription, PrescriptionView>
{
    public async Task<PrescriptionView> Handle(ReadPrescription request, CancellationToken cancellationToken)
    {
        var record = await care.Of(request.Patient, cancellationToken);
        var prescription = record.Find(request.Prescription) ?? throw new NotFound();
        var happened = request.WithTemplate ? await AdverseEvents.OnRecord(records, request.Patient).ToListAsync(cancellationToken) : null;
        return PrescriptionView.Of(record, prescription, prescription.Draft ?? prescription.Signed!, catalog, caller.AsSigner(), happened) with
        {
            TeachBacks = !request.WithTeachBacks || prescription.Signed is null ? [] : await records.TeachBacksOf(prescription.Id, cancellationToken),
            MayUndo = prescription.Draft is not null && await prescriptions.MayUndo(prescription.Id, cancellationToken),
        };
    }
}

internal static class AdverseEvents
{
    /// <summary>As they are known now: an account that a later one took the place of is left out.</summary>
    public static IQueryable<AdverseEvent> OnRecord(IRecords records, Guid patient) =>
        records.Of<AdverseEvent>().Where(happened => happened.Patient == patient && !records.Of<AdverseEvent>().Any(later => later.Supersedes == happened.Id));
}

internal static class CallerWhoSigns
{
    public static Signer AsSigner(this Caller caller) => new(caller.PersonId, caller.Person?.Name ?? "", caller.Person?.Registration);
}
