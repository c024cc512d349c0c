using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Identity;

/// <summary>First-time set-up: makes the clinic and its lead. Works once, with the code that the program printed.</summary>
[OpenToAll("There is nobody yet."), Unaudited("There is no clinic yet.")]
public sealed record OpenClinic(
    string Code, string ClinicName, Zone Zone, English English, Paper Paper, string Telephone, string Hours, string Name, string Email, string? Registration, string Password, string Again) : IRequest<Unit>;

/// <summary>The code that opens first-time set-up, made anew at each start.</summary>
public sealed record SetUpCode(string Value);

public sealed class OpenClinicHandler(IPeople people, IPasswords passwords, SetUpCode code, TimeProvider clock) : IRequestHandler<OpenClinic, Unit>
{
    public async Task<Unit> Handle(OpenClinic request, CancellationToken cancellationToken)
    {
        if (await people.AnyClinic(cancellationToken))
            throw new Refusal("This was set up before. Sign in instead.");
        var at = clock.Moment();
        var refusals = new Refusals();
        if (OneTimeCode.HashOf(request.Code) != OneTimeCode.HashOf(code.Value))
            refusals.Add("This is not the code that was printed when the program started.", "Code");
        if (request.Password != request.Again)
            refusals.Add("The two passwords are not the same.", "Again");
        var clinic = refusals.Read(() => Clinic.Open(clock.NewId(), request.ClinicName, request.Zone, request.Telephone, request.Hours, at, english: request.English, paper: request.Paper));
        var roles = string.IsNullOrWhiteSpace(request.Registration) ? Roles.Lead : Roles.Lead | Roles.Clinician;
        var lead = refusals.Read(() => Person.Add(clinic?.Id ?? Guid.Empty, clock.NewId(), request.Name, request.Email, roles, request.Registration, at));
        refusals.ThrowIfAny();
        lead.ChoosePassword(await passwords.Hash(lead, request.Password, "Password"));
        people.Open(clinic, lead);
        await people.Save(cancellationToken);
        return Unit.Value;
    }
}
