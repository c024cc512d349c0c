using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Safety;

/// <summary>Closes an alert, with what was done about it.</summary>
[Needs(Right.CloseAlerts)]
public sealed record CloseAlert(Guid Alert, int SeenRevision, string? Reason) : IRequest<AlertChanged>;

/// <param name="Patient">Whom it was about.</param>
public sealed record AlertChanged(Guid Patient) : IAboutPatient;

public sealed class CloseAlertHandler(IAlerts alerts, Caller caller, TimeProvider clock) : IRequestHandler<CloseAlert, AlertChanged>
{
    public async Task<AlertChanged> Handle(CloseAlert request, CancellationToken cancellationToken)
    {
        var alert = await alerts.Find(request.Alert, cancellationToken);
        if (alert.Revision != request.SeenRevision && alert.IsOpen)
            throw new Refusal("Something was added to this alert while you read it. Look at it again, then close it.");
        alert.Close(request.Reason, caller.PersonId, clock.Moment());
        await alerts.Save(cancellationToken);
        return new(alert.Patient);
    }
}
