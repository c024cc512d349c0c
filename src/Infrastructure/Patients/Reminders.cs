using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

internal sealed class Reminders(ClinicDb db) : IReminders
{
    public Task<PatientReminder?> Of(Guid patient, CancellationToken ct) =>
        db.Set<PatientReminder>().FirstOrDefaultAsync(reminder => reminder.Patient == patient, ct);

    public Task<ReminderHolder?> WithFeed(string tokenHash, CancellationToken ct) =>
        Holder(
            from reminder in Anybodys.Where(one => one.FeedHash == tokenHash)
            join held in Held on new { reminder.Clinic, Id = reminder.FeedLink } equals new { held.Link.Clinic, Id = (Guid?)held.Link.Id }
            select new ReminderRow { Reminder = reminder, Held = held }, ct);

    public Task<ReminderHolder?> WithConfirm(string tokenHash, CancellationToken ct) => ByMail(Anybodys.Where(one => one.ConfirmHash == tokenHash), ct);

    public Task<ReminderHolder?> WithStop(string tokenHash, CancellationToken ct) => ByMail(Anybodys.Where(one => one.StopHash == tokenHash), ct);

    public void Add(PatientReminder reminder) => db.Add(reminder);

    public void Add(OutboxMail mail) => db.Add(mail);

    public Task<bool> IsWritten(Guid patient, DateOnly on, CancellationToken ct) =>
        db.Of<OutboxMail>().AnyAsync(mail => mail.Patient == patient && mail.On == on, ct);

    public Task Save(CancellationToken ct) =>
        db.SaveOrRefuse(Saying.Of("refused.meanwhile"), ct);

    private IQueryable<PatientReminder> Anybodys => db.Set<PatientReminder>().IgnoreQueryFilters();

    private IQueryable<HeldLink> Held => PatientLinks.Held(db, db.Set<PatientLink>().IgnoreQueryFilters());

    private Task<ReminderHolder?> ByMail(IQueryable<PatientReminder> reminders, CancellationToken ct) =>
        Holder(
            from reminder in reminders
            join held in Held on new { reminder.Clinic, Id = reminder.MailLink } equals new { held.Link.Clinic, Id = (Guid?)held.Link.Id }
            select new ReminderRow { Reminder = reminder, Held = held }, ct);

    private static async Task<ReminderHolder?> Holder(IQueryable<ReminderRow> rows, CancellationToken ct) =>
        await rows.FirstOrDefaultAsync(ct) is { } row ? new(row.Reminder, row.Held.Holder) : null;

    private sealed class ReminderRow
    {
        public required PatientReminder Reminder { get; init; }
        public required HeldLink Held { get; init; }
    }
}
