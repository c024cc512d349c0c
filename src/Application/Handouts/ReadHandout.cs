using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Handouts;

/// <summary>The handout as it would read today, and the latest that was produced.</summary>
/// <param name="Format">As the patient reads best, unless another is asked for.</param>
[Needs(Right.ReadPatients)]
public sealed record ReadHandout(Guid Patient, Guid Prescription, HandoutFormat? Format = null) : IRequest<HandoutView>, IAboutPatient;

/// <param name="Latest">The latest in this format.</param>
/// <param name="Needs">How the patient reads best.</param>
public sealed record HandoutView(HandoutDocument Document, HandoutFormat Format, HandoutFormat Needs, Handout? Latest, DateOnly Today, Branding? Look, IReadOnlyList<TeachBackLine> TeachBacks)
{
    /// <summary>Paper that was handed out says something else than the prescription now does.</summary>
    public bool LatestIsOutOfDate => Latest is not null && Latest.Fingerprint != Document.Fingerprint();

    /// <summary>Of the latest, if it says this.</summary>
    public int? Number => LatestIsOutOfDate ? null : Latest?.Number;
}

public sealed class ReadHandoutHandler(ICareRecords records, IRecords rows, IHandouts handouts, StretchCatalog catalog, Caller caller) : IRequestHandler<ReadHandout, HandoutView>
{
    public async Task<HandoutView> Handle(ReadHandout request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var needs = (await handouts.FormatOf(request.Patient, cancellationToken)) with { Language = record.Patient.Language };
        var format = request.Format ?? needs;
        var document = HandoutNow.Of(record, request.Prescription, catalog, caller.Clinic!, format.Language);
        var (latest, look) = await handouts.LatestToShow(request.Prescription, format, cancellationToken);
        return new(document, format, needs, latest, record.Today, look, await rows.TeachBacksOf(request.Prescription, cancellationToken));
    }
}

/// <summary>Only a signed prescription that is running has a handout.</summary>
internal static class HandoutNow
{
    public static HandoutDocument Of(CareRecord record, Guid id, StretchCatalog catalog, Clinic clinic, Language language)
    {
        var prescription = record.Find(id) ?? throw new NotFound();
        if (prescription.Signed is not { } version)
            throw new Refusal("This prescription is a draft. Sign it first; then it has a handout.");
        if (prescription.Status != PrescriptionStatus.Signed)
            throw new Refusal(prescription.Status == PrescriptionStatus.Paused ? "This prescription is paused, so it has no handout now." : "This prescription has ended, so it has no handout.");
        return Of(record, prescription, version, catalog, clinic, language);
    }

    /// <summary>Whether a handout that was given out still says what holds.</summary>
    public static bool StillHolds(CareRecord record, HandedOut handout, StretchCatalog catalog, Clinic clinic) =>
        StillSays(record, handout.Prescription, handout.Fingerprint, catalog, clinic);

    /// <summary>Whether the prescription still says, in one of the languages, what has this fingerprint.</summary>
    public static bool StillSays(CareRecord record, Guid id, string fingerprint, StretchCatalog catalog, Clinic clinic) =>
        Languages.All.Any(language => Find(record, id, catalog, clinic, language)?.Fingerprint() == fingerprint);

    /// <summary>What the handout would say now; nothing, while there is none.</summary>
    public static HandoutDocument? Find(CareRecord record, Guid id, StretchCatalog catalog, Clinic clinic, Language language = Language.English) =>
        record.Find(id) is { Status: PrescriptionStatus.Signed, Signed: { } version } prescription ? Of(record, prescription, version, catalog, clinic, language) : null;

    /// <summary>What the handout would say if the draft were signed today; what is signed, where there is no draft.</summary>
    public static HandoutDocument Preview(CareRecord record, Guid id, StretchCatalog catalog, Clinic clinic, Person signer)
    {
        var prescription = record.Find(id) ?? throw new NotFound();
        return prescription.Draft is { } draft
            ? Of(record, prescription, draft, catalog, clinic, record.Patient.Language, signer.Name, signer.Registration)
            : Of(record, prescription, prescription.Signed!, catalog, clinic, record.Patient.Language);
    }

    private static HandoutDocument Of(CareRecord record, Prescription prescription, PrescriptionVersion signed, StretchCatalog catalog, Clinic clinic, Language language) =>
        Of(record, prescription, signed, catalog, clinic, language, signed.SignerName!, signed.SignerRegistration);

    private static HandoutDocument Of(
        CareRecord record, Prescription prescription, PrescriptionVersion version, StretchCatalog catalog, Clinic clinic, Language language, string signer, string? registration) =>
        HandoutDocument.Of(
            new(clinic.Name, clinic.HowToReach, record.Patient.Name, record.Patient.Number, signer, registration, version, record.GatesOf(prescription, catalog), record.Today)
            {
                Withheld = record.WithheldOf(prescription, catalog).Where(one => one.Value.IsNow).Select(one => one.Key).ToHashSet(),
            },
            catalog, language);
}
