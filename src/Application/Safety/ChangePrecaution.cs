using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>Writes the clinic's next version of a rule. What is looser than before needs a reason.</summary>
[Needs(Right.KeepSafetyPolicy)]
public sealed record ChangePrecaution(string Rule, string? SeenVersion, WrittenPrecaution Written, string? Reason) : IRequest<Unit>;

public sealed class ChangePrecautionHandler(IPrecautions precautions, IAlerts alerts, PrecautionRules rules, Caller caller, TimeProvider clock) : IRequestHandler<ChangePrecaution, Unit>
{
    public async Task<Unit> Handle(ChangePrecaution request, CancellationToken cancellationToken)
    {
        var at = clock.Moment();
        var before = rules.Find(request.Rule, at) ?? throw new NotFound();
        if (before.VersionName != request.SeenVersion)
            throw new Refusal("Somebody wrote another version of this rule after you opened the page. Nothing was overwritten: open it again, then make your change.");
        var version = rules.HistoryOf(before.Id).Count(rule => rule.IsOfClinic) + 1;
        var refusals = new Refusals();
        var reason = refusals.Read(() => Typed.TextOrNothing(request.Reason, PrecautionRule.MostReason, "Reason"));
        var read = refusals.Read(() => precautions.Read(before.Id, version, request.Written));
        if (read is not null && reason is null && read.Rule.IsLooserThan(before))
            refusals.Add("This is looser than it was. Say why.", "Reason");
        refusals.ThrowIfAny();
        precautions.Add(new ClinicPrecaution(caller.ClinicId, before.Id, version, read!.Words, reason, caller.PersonId, at));
        await precautions.Save(cancellationToken);
        await alerts.LookAgainAtAll(clock.Moment(), cancellationToken);
        return Unit.Value;
    }
}
