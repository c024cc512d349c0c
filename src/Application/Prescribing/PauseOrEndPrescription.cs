using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Pauses, resumes, completes, stops or withdraws a prescription; each is kept as a fact with who, when and why.</summary>
[Needs(Right.Prescribe)]
public sealed record PauseOrEndPrescription(Guid Patient, Guid Prescription, int SeenRevision, PrescriptionEventKind To, string? Reason) : IRequest<Unit>, IAboutPatient;

public sealed class PauseOrEndPrescriptionHandler(IPrescriptions prescriptions, ICareRecords records, AlertWatch watch, Caller caller, TimeProvider clock)
    : IRequestHandler<PauseOrEndPrescription, Unit>
{
    public async Task<Unit> Handle(PauseOrEndPrescription request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        if (request.To == PrescriptionEventKind.Resumed && record.WhyNotTreat is { } stops)
            throw new Refusal(stops);
        prescription.Append(request.To, clock.NewId(), request.Reason, caller.PersonId, clock.Moment(), record.Today);
        await prescriptions.Save(cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
