using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Patients;

/// <summary>Writes a patient's reminder when it is due, and looks once more whether it is wanted when it goes out.</summary>
public sealed class ReminderMail(
    IReminders reminders, IPatients patients, IPatientLinks links, ICareRecords records, StretchCatalog catalog, ILinkSeal seal, IPublicAddresses addresses, TimeProvider clock)
{
    /// <summary>Thinks of a reminder that is due, and of the next one after it, in one transaction.</summary>
    public async Task<bool> Think(Guid patient, CancellationToken ct)
    {
        var at = clock.Moment();
        if (await reminders.Of(patient, ct) is not { } reminder || !(reminder.NextMailAt <= at))
            return false;
        var record = await records.Of(patient, ct);
        // What was due on a day that is over is left out, not made up for.
        var writes = reminder.Reminder.IsDueToday(at, record.Patient.Zone) && !await reminders.IsWritten(patient, record.Today, ct) && await IsWanted(reminder, record, ct);
        if (writes)
            reminders.Add(OutboxMail.OfReminder(reminder, clock.NewId(), record.Today, WordsOf(reminder).SealedBy(seal), at));
        reminder.ThinkAgain(record.Patient.Zone, at);
        await reminders.Save(ct);
        return writes;
    }

    /// <summary>The letter as it goes out now; nothing, where it is not wanted any more.</summary>
    public async Task<Letter?> Write(OutboxMail mail, CancellationToken ct)
    {
        if (await reminders.Of(mail.Patient, ct) is not { } reminder || addresses.Page is null)
            return null;
        var words = LetterWords.Open(seal, mail.Sealed) ?? throw new NotSent("The keys that protect it are gone.");
        var isWanted = mail.Kind == OutboxKind.Confirmation
            ? reminder.CanBeConfirmedAt(clock.Moment()) && reminder.ConfirmHash == LinkToken.HashOf(words.ConfirmToken!)
            : await IsWantedNow(mail, reminder, ct);
        return isWanted ? words.Write(mail, addresses, (await patients.Find(mail.Patient, ct)).Language.OfPages()) : null;
    }

    private async Task<bool> IsWantedNow(OutboxMail mail, PatientReminder reminder, CancellationToken ct) =>
        await records.Of(mail.Patient, ct) is var record && mail.On == record.Today && await IsWanted(reminder, record, ct);

    private async Task<bool> IsWanted(PatientReminder reminder, CareRecord record, CancellationToken ct) =>
        reminder.IsMailed && ReminderRules.IsCalledFor(record, catalog)
        && await links.CurrentOf(reminder.Patient, ct) is { } link && link.IsOpenOn(record.Today, await links.ReviewOf(reminder.Patient, ct));

    private LetterWords WordsOf(PatientReminder reminder) => new(Opened(reminder.SealedAddress!), Opened(reminder.SealedStop!), null);

    private string Opened(string sealedWord) => seal.Open(sealedWord) ?? throw new NotSent("The keys that protect it are gone.");
}
