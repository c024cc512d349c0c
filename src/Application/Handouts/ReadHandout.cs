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

/// <summary>The handout as it would read today, in the patient's language unless another is asked for, and the latest that was produced.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadHandout(Guid Patient, Guid Prescription, Language? In = null) : IRequest<HandoutView>, IAboutPatient;

/// <param name="LatestIsOutOfDate">Paper that was handed out says something else than the prescription now does.</param>
public sealed record HandoutView(HandoutDocument Document, Handout? Latest, bool LatestIsOutOfDate, DateOnly Today)
{
    /// <summary>Of the latest, if it is this very document.</summary>
    public int? Number => Latest is { } latest && !LatestIsOutOfDate && latest.Language == Document.Language ? latest.Number : null;
}

public sealed class ReadHandoutHandler(ICareRecords records, IHandouts handouts, StretchCatalog catalog, Caller caller) : IRequestHandler<ReadHandout, HandoutView>
{
    public async Task<HandoutView> Handle(ReadHandout request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var document = HandoutNow.Of(record, request.Prescription, catalog, caller.Clinic!, request.In ?? record.Patient.Language);
        var latest = await handouts.Latest(request.Prescription, cancellationToken);
        return new(document, latest, latest is not null && !HandoutNow.StillSays(record, request.Prescription, latest.Fingerprint, catalog, caller.Clinic!), record.Today);
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

    private static HandoutDocument Of(CareRecord record, Prescription prescription, PrescriptionVersion version, StretchCatalog catalog, Clinic clinic, Language language) =>
        HandoutDocument.Of(
            new(clinic.Name, clinic.HowToReach, record.Patient.Name, record.Patient.Number, version.SignerName!, version.SignerRegistration, version, record.GatesOf(prescription, catalog))
            {
                Withheld = record.WithheldOf(prescription, catalog).Where(one => one.Value.IsNow).Select(one => one.Key).ToHashSet(),
            },
            catalog, language);
}
