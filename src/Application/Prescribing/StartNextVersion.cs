using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

[Needs(Right.Prescribe)]
public sealed record StartNextVersion(Guid Patient, Guid Prescription, int SeenRevision) : IRequest<Unit>, IAboutPatient;

public sealed class StartNextVersionHandler(IPrescriptions prescriptions, Caller caller, TimeProvider clock) : IRequestHandler<StartNextVersion, Unit>
{
    public async Task<Unit> Handle(StartNextVersion request, CancellationToken cancellationToken)
    {
        var prescription = await prescriptions.Find(request.Patient, request.Prescription, cancellationToken);
        prescription.ExpectRevision(request.SeenRevision);
        prescription.StartNextVersion(caller.PersonId, clock.Moment());
        await prescriptions.Save(cancellationToken);
        return Unit.Value;
    }
}
