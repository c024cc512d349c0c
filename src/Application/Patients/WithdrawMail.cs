using MediatR;

namespace PrescribeRx.Application.Patients;

/// <summary>No more e-mail, said on the patient's own page.</summary>
[ForPatient]
public sealed record WithdrawMail(Guid Patient) : IRequest<Unit>, IAboutPatient;

public sealed class WithdrawMailHandler(IReminders reminders, TimeProvider clock) : IRequestHandler<WithdrawMail, Unit>
{
    public async Task<Unit> Handle(WithdrawMail request, CancellationToken cancellationToken)
    {
        (await reminders.Chosen(request.Patient, cancellationToken)).StopMail(clock.Moment());
        await reminders.Save(cancellationToken);
        return Unit.Value;
    }
}
