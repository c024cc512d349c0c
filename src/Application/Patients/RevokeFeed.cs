using MediatR;

namespace PrescribeRx.Application.Patients;

/// <summary>The address of the calendar stops working at once.</summary>
[ForPatient]
public sealed record RevokeFeed(Guid Patient) : IRequest<Unit>, IAboutPatient;

public sealed class RevokeFeedHandler(IReminders reminders) : IRequestHandler<RevokeFeed, Unit>
{
    public async Task<Unit> Handle(RevokeFeed request, CancellationToken cancellationToken)
    {
        (await reminders.Chosen(request.Patient, cancellationToken)).RevokeFeed();
        await reminders.Save(cancellationToken);
        return Unit.Value;
    }
}
