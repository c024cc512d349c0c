using MediatR;

namespace PrescribeRx.Application.Patients;

/// <summary>No more e-mail, said by one click in any of them. Nobody need sign in, nor have a link that still works.</summary>
[OpenToAll("Whoever reads the e-mail has its token.")]
public sealed record StopMail(string Token) : IRequest<MailAnswer>;

public sealed class StopMailHandler(IReminders reminders, Caller caller, TimeProvider clock) : IRequestHandler<StopMail, MailAnswer>
{
    public async Task<MailAnswer> Handle(StopMail request, CancellationToken cancellationToken)
    {
        if (await reminders.WithStop(LinkToken.HashOf(request.Token), cancellationToken) is not ({ } reminder, { } holder))
            return new(Of: null);
        caller.IsPatient(holder);
        reminder.StopMail(clock.Moment());
        await reminders.Save(cancellationToken);
        return new(holder.Patient.Id);
    }
}
