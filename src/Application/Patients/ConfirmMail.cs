using MediatR;

namespace PrescribeRx.Application.Patients;

/// <summary>Whoever reads the address says that it is theirs.</summary>
[OpenToAll("Whoever reads the e-mail has its token.")]
public sealed record ConfirmMail(string Token) : IRequest<MailAnswer>;

/// <param name="Of">No patient, whether the token never was, is used, or is too old.</param>
public sealed record MailAnswer(Guid? Of) : IAboutPatient
{
    public Guid Patient => Of ?? Guid.Empty;
}

public sealed class ConfirmMailHandler(IReminders reminders, Caller caller, TimeProvider clock) : IRequestHandler<ConfirmMail, MailAnswer>
{
    public async Task<MailAnswer> Handle(ConfirmMail request, CancellationToken cancellationToken)
    {
        var at = clock.Moment();
        if (await reminders.WithConfirm(LinkToken.HashOf(request.Token), cancellationToken) is not ({ } reminder, { } holder) || !reminder.CanBeConfirmedAt(at))
            return new(Of: null);
        caller.IsPatient(holder);
        reminder.ConfirmMail(holder.Patient.Zone, at);
        await reminders.Save(cancellationToken);
        return new(holder.Patient.Id);
    }
}
