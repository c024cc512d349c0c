using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.Prescribe)]
public sealed record StartPrescription(Guid Patient) : IRequest<Guid>, IAboutPatient;

public sealed class StartPrescriptionHandler(IPrescriptions prescriptions, IPatients patients, Caller caller, TimeProvider clock) : IRequestHandler<StartPrescription, Guid>
{
    public async Task<Guid> Handle(StartPrescription request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var prescription = Prescription.StartDraft(caller.ClinicId, clock.NewId(), patient.Id, caller.Policy.Terms.Limits, caller.PersonId, clock.Moment());
        prescriptions.Add(prescription);
        await prescriptions.Save(cancellationToken);
        return prescription.Id;
    }
}
