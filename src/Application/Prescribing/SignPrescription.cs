using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.Prescribe)]
public sealed record SignPrescription(Guid Patient, Guid Prescription, int SeenRevision) : IRequest<Unit>, IAboutPatient;

public sealed class SignPrescriptionHandler(
    IPrescriptions prescriptions, IPatients patients, IScreenings screenings, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock)
    : IRequestHandler<SignPrescription, Unit>
{
    public async Task<Unit> Handle(SignPrescription request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        if (prescription.RetiredInDraft(catalog).ToList() is { Count: > 0 } retired)
            throw new Refusal([.. retired.Select(sentence => new Refusal.Reason("", sentence))]);
        var screening = await screenings.Latest(request.Patient, cancellationToken);
        var at = clock.Moment();
        prescription.Sign(screening, new Signer(caller.PersonId, caller.Person!.Name, caller.Person.Registration), at, patient.Today(at));
        await prescriptions.Save(cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
