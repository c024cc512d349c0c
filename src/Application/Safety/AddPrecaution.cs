using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>Adds a rule of the clinic's own, which counts from now on.</summary>
[Needs(Right.KeepSafetyPolicy)]
public sealed record AddPrecaution(string? Name, WrittenPrecaution Written, string? Reason) : IRequest<string>;

public sealed class AddPrecautionHandler(IPrecautions precautions, IAlerts alerts, PrecautionRules rules, Caller caller, TimeProvider clock) : IRequestHandler<AddPrecaution, string>
{
    private const int FirstVersion = 1;

    public async Task<string> Handle(AddPrecaution request, CancellationToken cancellationToken)
    {
        var refusals = new Refusals();
        var id = refusals.Read(() => PrecautionRule.OwnId(request.Name, "Name"));
        var reason = refusals.Read(() => Typed.TextOrNothing(request.Reason, PrecautionRule.MostReason, "Reason"));
        var read = refusals.Read(() => precautions.Read(id ?? "", FirstVersion, request.Written));
        if (id is not null && rules.HistoryOf(id).Count > 0)
            refusals.Add("There is already a rule with this name. Change that one, or choose another name.", "Name");
        refusals.ThrowIfAny();
        precautions.Add(new ClinicPrecaution(caller.ClinicId, id!, FirstVersion, read.Words, reason, caller.PersonId, clock.Moment()));
        await precautions.Save(cancellationToken);
        await alerts.LookAgainAtAll(clock.Moment(), cancellationToken);
        return id!;
    }
}
