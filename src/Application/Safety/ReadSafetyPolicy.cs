using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>The clinic's safety policy, with all its versions.</summary>
[Needs(Right.ReadPatients), Unaudited("It is about no patient and no person.")]
public sealed record ReadSafetyPolicy : IRequest<SafetyPolicyView>;

public sealed record SafetyPolicyView(SafetyPolicy InForce, IReadOnlyList<PolicyVersion> Versions);

public sealed record PolicyVersion(SafetyPolicy Policy, string By);

public sealed class ReadSafetyPolicyHandler(IRecords records, Caller caller) : IRequestHandler<ReadSafetyPolicy, SafetyPolicyView>
{
    public async Task<SafetyPolicyView> Handle(ReadSafetyPolicy request, CancellationToken cancellationToken)
    {
        var versions = await (
            from policy in records.Of<SafetyPolicy>()
            join person in records.Of<Person>() on policy.By equals person.Id
            orderby policy.Version descending
            select new PolicyVersion(policy, person.Name)).ToListAsync(cancellationToken);
        return new(caller.Policy, versions);
    }
}
