using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.Prescribe)]
public sealed record SignPrescription(Guid Patient, Guid Prescription, int SeenRevision) : IRequest<Unit>, IAboutPatient;

public sealed class SignPrescriptionHandler(
    IPrescriptions prescriptions, ICareRecords records, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock)
    : IRequestHandler<SignPrescription, Unit>
{
    public async Task<Unit> Handle(SignPrescription request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        if (prescription.RetiredInDraft(catalog).ToList() is { Count: > 0 } retired)
            throw new Refusal([.. retired.Select(sentence => new Refusal.Reason("", sentence))]);
        var precautions = prescription.Draft is { } draft ? record.PrecautionsOf(prescription, draft, catalog) : [];
        prescription.Sign(
            record.LatestScreening, record.SymptomsChangedAt, precautions, caller.AsSigner(), clock.Moment(), record.Today);
        await prescriptions.Save(cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
