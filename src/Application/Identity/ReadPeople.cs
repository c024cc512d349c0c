using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Identity;

[Needs(Right.ManagePeople)]
public sealed record ReadPeople : IRequest<IReadOnlyList<PersonLine>>;

public sealed record PersonLine(Guid Id, string Name, string Email, Roles Roles, string? Registration, bool IsActive, bool HasPassword);

public sealed class ReadPeopleHandler(IRecords records) : IRequestHandler<ReadPeople, IReadOnlyList<PersonLine>>
{
    public async Task<IReadOnlyList<PersonLine>> Handle(ReadPeople request, CancellationToken cancellationToken) =>
        await records.Of<Person>().OrderBy(person => person.Name)
            .Select(person => new PersonLine(person.Id, person.Name, person.Email, person.Roles, person.Registration, person.DeactivatedAt == null, person.PasswordHash != null))
            .ToListAsync(cancellationToken);
}
