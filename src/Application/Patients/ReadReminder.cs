using MediatR;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Patients;

/// <summary>How the patient is reminded, and the calendar of it as it is now.</summary>
[ForPatient]
public sealed record ReadReminder(Guid Patient) : IRequest<ReminderView>, IAboutPatient;

/// <param name="Reminder">Nothing, until they have chosen.</param>
/// <param name="Asked">The days that the prescription asks for.</param>
/// <param name="FeedAddress">Nothing, if there is none, or the link it was made by is gone.</param>
/// <param name="Address">Where e-mail goes, or is to go once it is confirmed.</param>
/// <param name="HasAddresses">Whether the portal's own address is known, without which no other can be given.</param>
public sealed record ReminderView(
    PatientReminder? Reminder, Weekdays Asked, Zone Zone, bool Runs, ReminderCalendar? Calendar, string? FeedAddress, string? Address, bool HasAddresses, bool OffersMail);

public sealed class ReadReminderHandler(
    IReminders reminders, ICareRecords records, ILinkSeal seal, IPublicAddresses addresses, IPost post, Caller caller) : IRequestHandler<ReadReminder, ReminderView>
{
    public async Task<ReminderView> Handle(ReadReminder request, CancellationToken cancellationToken)
    {
        var record = await records.Of(request.Patient, cancellationToken);
        var reminder = await reminders.Of(request.Patient, cancellationToken);
        var (zone, days) = (record.Patient.Zone, ReminderRules.DaysOf(record));
        return new(
            reminder, ReminderRules.Asked(record), zone, days is not null,
            reminder is null ? null : new(reminder.CalendarId, reminder.Revision, reminder.Reminder, zone, days, reminder.ChangedAt, addresses.Page, record.Patient.Language.OfPages()),
            reminder is { SealedFeed: { } feed } && reminder.FeedLink == caller.Link!.Id && seal.Open(feed) is { } token ? addresses.Calendar(token) : null,
            reminder is { SealedAddress: { } address } ? seal.Open(address) : null, addresses.Page is not null, post.IsOpen && addresses.Page is not null);
    }
}
