using MediatR;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>Makes the address of a patient's page. One that was made before dies.</summary>
[Needs(Right.KeepLinks)]
public sealed record MakeLink(Guid Patient, bool AsksBirthYear) : IRequest<Unit>, IAboutPatient;

public sealed class MakeLinkHandler(IPatients patients, IPatientLinks links, ILinkSeal seal, Caller caller, TimeProvider clock) : IRequestHandler<MakeLink, Unit>
{
    public async Task<Unit> Handle(MakeLink request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var at = clock.Moment();
        if (await links.CurrentOf(patient.Id, cancellationToken) is { } before)
        {
            before.Revoke(caller.PersonId, at);
            await links.Save(cancellationToken);
        }
        var token = LinkToken.New();
        links.Add(PatientLink.Make(patient, clock.NewId(), LinkToken.HashOf(token), seal.Seal(token), request.AsksBirthYear, caller.PersonId, at));
        await links.Save(cancellationToken);
        return Unit.Value;
    }
}
