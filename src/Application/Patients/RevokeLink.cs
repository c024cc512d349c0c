using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Patients;

/// <summary>The address stops working at once, and so does every browser that was let in by it.</summary>
[Needs(Right.KeepLinks)]
public sealed record RevokeLink(Guid Patient) : IRequest<Unit>, IAboutPatient;

public sealed class RevokeLinkHandler(IPatients patients, IPatientLinks links, Caller caller, TimeProvider clock) : IRequestHandler<RevokeLink, Unit>
{
    public async Task<Unit> Handle(RevokeLink request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var link = await links.CurrentOf(patient.Id, cancellationToken) ?? throw new Refusal("This patient has no link, so there is nothing to revoke.");
        link.Revoke(caller.PersonId, clock.Moment());
        await links.Save(cancellationToken);
        return Unit.Value;
    }
}
