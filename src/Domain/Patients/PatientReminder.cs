using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Patients;

/// <summary>
/// How one patient wants to be reminded: when, by which calendar address, by which e-mail address. They alone decide it; consent
/// to e-mail is kept as facts that are appended.
/// </summary>
public sealed class PatientReminder
{
    public const int MostAddress = 254;
    /// <summary>So that nobody can make the program flood a stranger.</summary>
    public const int MostAsksADay = 3;
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(7);

    private readonly List<MailConsent> consents = [];

    private PatientReminder() { }

    public Guid Clinic { get; private set; }
    public Guid Patient { get; private set; }
    /// <summary>What a calendar knows the reminder by; it says nothing of the patient.</summary>
    public Guid CalendarId { get; private set; }
    public TimeOnly At { get; private set; }
    public Weekdays Days { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Revision { get; private set; }

    /// <summary>The link by which the calendar's address was made: it dies with it. None, if there is no such address.</summary>
    public Guid? FeedLink { get; private set; }
    public string? FeedHash { get; private set; }
    public string? SealedFeed { get; private set; }

    /// <summary>The link by which the patient gave their e-mail address.</summary>
    public Guid? MailLink { get; private set; }
    public string? SealedAddress { get; private set; }
    public string? ConfirmHash { get; private set; }
    public string? StopHash { get; private set; }
    public string? SealedStop { get; private set; }
    /// <summary>When the next e-mail is to be thought of; none, while nobody agreed to any.</summary>
    public DateTimeOffset? NextMailAt { get; private set; }
    public IReadOnlyList<MailConsent> Consents => [.. consents.OrderBy(consent => consent.Number)];

    public Reminder Reminder => Reminder.Of(At, Days);
    public MailConsentKind? Consent => Consents.Count == 0 ? null : Consents[^1].Kind;
    public bool IsMailed => Consent == MailConsentKind.Confirmed;

    public static PatientReminder Choose(Patient patient, Guid calendarId, Reminder reminder, DateTimeOffset at)
    {
        var chosen = new PatientReminder { Clinic = patient.Clinic, Patient = patient.Id, CalendarId = calendarId };
        chosen.Choose(reminder, patient.Zone, at);
        return chosen;
    }

    public void Choose(Reminder reminder, Zone zone, DateTimeOffset at)
    {
        (At, Days, ChangedAt) = (reminder.At, reminder.On, at);
        ThinkAgain(zone, at);
    }

    /// <summary>Another address for the calendar ends the one before.</summary>
    public void MakeFeed(string hash, string sealedToken, Guid link)
    {
        (FeedHash, SealedFeed, FeedLink) = (hash, sealedToken, link);
        Revision++;
    }

    public void RevokeFeed()
    {
        (FeedHash, SealedFeed, FeedLink) = (null, null, null);
        Revision++;
    }

    /// <summary>The words that a patient agrees to; each consent keeps those it was given to.</summary>
    public static string ConsentWords(Language language) => Phrases.Of(language)["reminder.consent"];

    /// <summary>Plain letters only: what a mail server might take for anything but one address is refused.</summary>
    public static string CheckedAddress(string? typed) =>
        Typed.Email(typed, MostAddress, "name@mail.example", "Address") is var address && address.All(char.IsAscii)
            ? address
            : throw new Refusal(Saying.Of("refused.plain-address"), "Address");

    /// <summary>The address is e-mailed once, to ask whether it is theirs; until they have said so it gets nothing else.</summary>
    public void AskForMail(string sealedAddress, string confirmHash, string stopHash, string sealedStop, Guid link, Language language, DateTimeOffset at)
    {
        if (consents.Count(one => one.Kind == MailConsentKind.Given && one.At > at.AddDays(-1)) >= MostAsksADay)
            throw new Refusal(Saying.Of("refused.often"), "Address");
        (SealedAddress, ConfirmHash, StopHash, SealedStop, MailLink, NextMailAt) = (sealedAddress, confirmHash, stopHash, sealedStop, link, null);
        Append(MailConsentKind.Given, ConsentWords(language), at);
    }

    public bool CanBeConfirmedAt(DateTimeOffset at) => Consent == MailConsentKind.Given && at < Consents[^1].At + ConfirmWithin;

    public void ConfirmMail(Zone zone, DateTimeOffset at)
    {
        ConfirmHash = null;
        Append(MailConsentKind.Confirmed, null, at);
        ThinkAgain(zone, at);
    }

    /// <summary>The address is forgotten at once. Said twice, it is kept once.</summary>
    public void StopMail(DateTimeOffset at)
    {
        if (Consent is null or MailConsentKind.Withdrawn)
            return;
        (SealedAddress, ConfirmHash, NextMailAt) = (null, null, null);
        Append(MailConsentKind.Withdrawn, null, at);
    }

    /// <summary>The day's e-mail was thought of; the next is thought of when it is due.</summary>
    public void ThinkAgain(Zone zone, DateTimeOffset at)
    {
        NextMailAt = IsMailed ? Reminder.NextAfter(at, zone) : null;
        Revision++;
    }

    private void Append(MailConsentKind kind, string? words, DateTimeOffset at)
    {
        consents.Add(new(Clinic, Patient, consents.Count + 1, kind, words, at));
        Revision++;
    }
}

/// <summary>A patient agreed to reminders by e-mail, said that the address is theirs, or wants no more. Never edited.</summary>
public sealed class MailConsent
{
    public const int MostWords = 300;

    private MailConsent() { }

    internal MailConsent(Guid clinic, Guid patient, int number, MailConsentKind kind, string? words, DateTimeOffset at) =>
        (Clinic, Patient, Number, Kind, Words, At) = (clinic, patient, number, kind, words, at);

    public Guid Clinic { get; private set; }
    public Guid Patient { get; private set; }
    /// <summary>Counted from 1 for each patient: the last is what holds.</summary>
    public int Number { get; private set; }
    public MailConsentKind Kind { get; private set; }
    /// <summary>What they were shown when they agreed.</summary>
    public string? Words { get; private set; }
    public DateTimeOffset At { get; private set; }
}

public enum MailConsentKind { Given, Confirmed, Withdrawn }
