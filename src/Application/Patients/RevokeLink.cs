using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Patients;

/// <summary>The address and the codes on handouts stop working at once, and so does every browser that was let in by one of them.</summary>
[Needs(Right.KeepLinks)]
public sealed record RevokeLink(Guid Patient) : IRequest<Unit>, IAboutPatient;

public sealed class RevokeLinkHandler(IPatients patients, IPatientLinks links, Caller caller, TimeProvider clock) : IRequestHandler<RevokeLink, Unit>
{
    public async Task<Unit> Handle(RevokeLink request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var all = await links.AllOf(patient.Id, cancellationToken);
        if (all.Count == 0)
            throw new Refusal("This patient has no link, so there is nothing to revoke.");
        foreach (var link in all)
            link.Revoke(caller.PersonId, clock.Moment());
        await links.Save(cancellationToken);
        return Unit.Value;
    }
}
