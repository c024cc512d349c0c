using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

public interface IReminders
{
    Task<PatientReminder?> Of(Guid patient, CancellationToken ct);

    /// <summary>Whoever has this address for their calendar, in whatever clinic; one statement, found or not.</summary>
    Task<ReminderHolder?> WithFeed(string tokenHash, CancellationToken ct);

    /// <summary>Whose e-mail address is to be confirmed by this token, in whatever clinic.</summary>
    Task<ReminderHolder?> WithConfirm(string tokenHash, CancellationToken ct);

    /// <summary>Whose e-mails are stopped by this token, in whatever clinic.</summary>
    Task<ReminderHolder?> WithStop(string tokenHash, CancellationToken ct);

    void Add(PatientReminder reminder);

    void Add(OutboxMail mail);

    Task<bool> IsWritten(Guid patient, DateOnly on, CancellationToken ct);

    /// <exception cref="Domain.Refusal">Somebody else changed it a moment ago.</exception>
    Task Save(CancellationToken ct);
}

/// <summary>A reminder, with the link by which the patient set it up.</summary>
public sealed record ReminderHolder(PatientReminder Reminder, LinkHolder Holder);

/// <summary>Where mail goes out; closed, where nobody has said by which server.</summary>
public interface IPost
{
    bool IsOpen { get; }

    /// <exception cref="NotSent">The server did not take it.</exception>
    Task Send(Letter letter, CancellationToken ct);
}

/// <summary>The mail server did not take a letter; says why, without an address.</summary>
public sealed class NotSent(string sentence) : Exception(sentence);

/// <summary>The addresses that a letter or a calendar may hold; nothing, while the portal's own is not known.</summary>
public interface IPublicAddresses
{
    string? Page { get; }

    string? Calendar(string token);

    string? ConfirmMail(string token, Language language);

    string? StopMail(string token, Language language);
}
