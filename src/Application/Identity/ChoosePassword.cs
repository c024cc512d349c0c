using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

[OpenToAll("Whoever has the code has no password yet."), Unaudited("Nobody is signed in; the next sign-in is kept.")]
public sealed record ChoosePassword(string Code, string Password, string Again) : IRequest<Unit>;

public sealed class ChoosePasswordHandler(IPeople people, IPasswords passwords, TimeProvider clock) : IRequestHandler<ChoosePassword, Unit>
{
    public async Task<Unit> Handle(ChoosePassword request, CancellationToken cancellationToken)
    {
        if (request.Password != request.Again)
            throw new Refusal("The two passwords are not the same.", "Again");
        var hash = OneTimeCode.HashOf(request.Code);
        var person = await people.WithCode(hash, cancellationToken);
        if (person is null || !person.Accepts(hash, clock.Moment()))
            throw new Refusal("This code is not valid: it was used, it is over a day old, or it was mistyped. Ask your clinic's lead for a new one.", "Code");
        person.ChoosePassword(await passwords.Hash(person, request.Password, "Password"));
        await people.Save(cancellationToken);
        return Unit.Value;
    }
}
