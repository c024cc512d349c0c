using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

/// <summary>Adds a colleague. The outcome is a code, said once, with which they choose their password.</summary>
[Needs(Right.ManagePeople)]
public sealed record AddPerson(string Name, string Email, Roles Roles, string? Registration) : IRequest<string>;

public sealed class AddPersonHandler(IPeople people, Caller caller, TimeProvider clock) : IRequestHandler<AddPerson, string>
{
    public async Task<string> Handle(AddPerson request, CancellationToken cancellationToken)
    {
        var at = clock.Moment();
        var person = Person.Add(caller.ClinicId, clock.NewId(), request.Name, request.Email, request.Roles, request.Registration, at);
        var code = OneTimeCode.New();
        person.ResetPassword(OneTimeCode.HashOf(code), at);
        people.Add(person);
        await people.Save(cancellationToken);
        return code;
    }
}
