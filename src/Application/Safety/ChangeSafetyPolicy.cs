using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>Puts the next version of the clinic's safety policy in force.</summary>
[Needs(Right.KeepSafetyPolicy)]
public sealed record ChangeSafetyPolicy(int SeenVersion, SafetyTerms Terms, string? Owner, string? Reason) : IRequest<Unit>;

public sealed class ChangeSafetyPolicyHandler(ISafetyPolicies policies, Caller caller, TimeProvider clock) : IRequestHandler<ChangeSafetyPolicy, Unit>
{
    public async Task<Unit> Handle(ChangeSafetyPolicy request, CancellationToken cancellationToken)
    {
        if (request.SeenVersion != caller.Policy.Version)
            throw new Refusal(SafetyPolicy.Stale);
        await policies.Append(caller.Policy.Change(request.Terms, request.Owner, request.Reason, caller.PersonId, clock.Moment()), cancellationToken);
        return Unit.Value;
    }
}
