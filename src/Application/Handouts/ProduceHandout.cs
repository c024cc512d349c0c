using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Handouts;

/// <summary>Gives the handout a number, and keeps what it said. One that still holds keeps its number.</summary>
/// <param name="Acknowledged">Whoever produces it knows that nobody has reviewed its translation.</param>
/// <param name="Format">As the patient reads best, unless another is asked for.</param>
[MayBeSentTwice("One that still holds keeps its number.")]
[Needs(Right.ProduceHandouts)]
public sealed record ProduceHandout(Guid Patient, Guid Prescription, HandoutFormat? Format = null, bool Acknowledged = false) : IRequest<int>, IAboutPatient;

public sealed class ProduceHandoutHandler(ICareRecords records, IHandouts handouts, IPatientLinks links, ILinkSeal seal, StretchCatalog catalog, Caller caller, TimeProvider clock)
    : IRequestHandler<ProduceHandout, int>
{
    public async Task<int> Handle(ProduceHandout request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var format = request.Format ?? (await handouts.FormatOf(request.Patient, cancellationToken)) with { Language = record.Patient.Language };
        var document = HandoutNow.Of(record, request.Prescription, catalog, caller.Clinic!, format.Language);
        var latest = await handouts.Latest(request.Prescription, format, cancellationToken);
        var number = latest?.Fingerprint == document.Fingerprint() ? latest.Number : await Number(request, document, format, cancellationToken);
        if (await links.OnHandout(request.Patient, number, cancellationToken) is null)
            await GiveCode(record, number, document.Fingerprint(), cancellationToken);
        await handouts.Save(cancellationToken);
        return number;
    }

    private async Task<int> Number(ProduceHandout request, HandoutDocument document, HandoutFormat format, CancellationToken ct)
    {
        format.CheckTranslation(request.Acknowledged, caller.May(Right.Prescribe));
        var number = await handouts.NextNumber(ct);
        handouts.Add(new Handout(
            caller.ClinicId, clock.NewId(), number, request.Patient, document, request.Prescription, format, caller.PersonId, clock.Moment(), document.Phrases.NeedsReview));
        return number;
    }

    private async Task GiveCode(CareRecord record, int number, string says, CancellationToken ct)
    {
        var token = LinkToken.New();
        var given = await links.CurrentOf(record.Patient.Id, ct);
        links.Add(PatientLink.OnHandout(number, says, given, record.Patient, clock.NewId(), LinkToken.HashOf(token), seal.Seal(token), caller.PersonId, clock.Moment()));
    }
}
