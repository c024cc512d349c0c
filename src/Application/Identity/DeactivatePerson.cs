using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

[Needs(Right.ManagePeople)]
public sealed record DeactivatePerson(Guid Person) : IRequest<Unit>;

public sealed class DeactivatePersonHandler(IPeople people, Caller caller, TimeProvider clock) : IRequestHandler<DeactivatePerson, Unit>
{
    public async Task<Unit> Handle(DeactivatePerson request, CancellationToken cancellationToken)
    {
        var person = await people.Find(request.Person, cancellationToken);
        person.Deactivate(caller.PersonId, clock.Moment());
        await people.Save(cancellationToken);
        return Unit.Value;
    }
}
