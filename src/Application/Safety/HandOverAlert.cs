using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Safety;

/// <summary>Gives an alert to another clinician or lead of the clinic.</summary>
[Needs(Right.HandOverAlerts)]
public sealed record HandOverAlert(Guid Alert, Guid Owner) : IRequest<AlertChanged>;

public sealed class HandOverAlertHandler(IAlerts alerts) : IRequestHandler<HandOverAlert, AlertChanged>
{
    public async Task<AlertChanged> Handle(HandOverAlert request, CancellationToken cancellationToken)
    {
        var alert = await alerts.Find(request.Alert, cancellationToken);
        if (!(await alerts.Owners(cancellationToken)).Any(owner => owner.Id == request.Owner))
            throw new Refusal("Choose a clinician or a lead of the clinic.", "Owner");
        alert.HandOver(request.Owner);
        await alerts.Save(cancellationToken);
        return new(alert.Patient);
    }
}
