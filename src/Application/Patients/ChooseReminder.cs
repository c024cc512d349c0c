using MediatR;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Patients;

/// <summary>The patient says when they want to be reminded.</summary>
[ForPatient]
public sealed record ChooseReminder(Guid Patient, TimeOnly At, Weekdays On) : IRequest<Unit>, IAboutPatient;

public sealed class ChooseReminderHandler(IReminders reminders, IPatients patients, TimeProvider clock) : IRequestHandler<ChooseReminder, Unit>
{
    public async Task<Unit> Handle(ChooseReminder request, CancellationToken cancellationToken)
    {
        var chosen = Reminder.Of(request.At, request.On);
        var patient = await patients.Find(request.Patient, cancellationToken);
        if (await reminders.Of(patient.Id, cancellationToken) is { } reminder)
            reminder.Choose(chosen, patient.Zone, clock.Moment());
        else
            reminders.Add(PatientReminder.Choose(patient, clock.NewId(), chosen, clock.Moment()));
        await reminders.Save(cancellationToken);
        return Unit.Value;
    }
}
