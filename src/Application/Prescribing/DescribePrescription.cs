using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Prescribing;

/// <summary>What the draft is for, how long it runs, the baseline, the pain limits, the review, and how it is delivered.</summary>
/// <param name="Delivery">Nothing, if that stays as it was said before.</param>
[Needs(Right.Prescribe)]
public sealed record DescribePrescription(
    Guid Patient, Guid Prescription, int SeenRevision, string? Goal, Course Course, PainScore? Baseline, PainLimits Limits, DateOnly? ReviewOn, Delivery? Delivery = null, Condition? Condition = null)
    : IRequest<Unit>, IAboutPatient;

public sealed class DescribePrescriptionHandler(IPrescriptions prescriptions, IPatients patients, TimeProvider clock) : IRequestHandler<DescribePrescription, Unit>
{
    public async Task<Unit> Handle(DescribePrescription request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        prescription.Describe(request.Goal, request.Course, request.Baseline, request.Limits, request.ReviewOn, patient.Today(clock.Moment()), request.Delivery, request.Condition);
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }
}
