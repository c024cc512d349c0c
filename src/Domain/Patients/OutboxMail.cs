namespace PrescribeRx.Domain.Patients;

/// <summary>
/// An e-mail that waits to be sent, written along with what causes it. It goes out at least once: whoever dies between the mail
/// server's yes and the note of it lets it be sent again.
/// </summary>
public sealed class OutboxMail
{
    public const int MostAttempts = 10;
    public const int MostFailure = 200;
    /// <summary>Whoever takes one has it for so long; then it is anybody's again.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private OutboxMail() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public OutboxKind Kind { get; private set; }
    /// <summary>The day that a reminder is of.</summary>
    public DateOnly? On { get; private set; }
    /// <summary>To whom, and the tokens in it, as ciphertext; forgotten once it is done with.</summary>
    public string Sealed { get; private set; } = "";
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>When it is tried next; nothing, once it is done with.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }
    public int Attempts { get; private set; }
    public OutboxEnd? Ended { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>Why it could not be sent, never with an address.</summary>
    public string? LastFailure { get; private set; }

    public static OutboxMail Confirmation(PatientReminder to, Guid id, string sealedWords, DateTimeOffset at) => new()
    {
        Clinic = to.Clinic, Id = id, Patient = to.Patient, Kind = OutboxKind.Confirmation, Sealed = sealedWords, DueAt = at, NextTryAt = at,
    };

    public static OutboxMail OfReminder(PatientReminder to, Guid id, DateOnly on, string sealedWords, DateTimeOffset at) => new()
    {
        Clinic = to.Clinic, Id = id, Patient = to.Patient, Kind = OutboxKind.Reminder, On = on, Sealed = sealedWords, DueAt = at, NextTryAt = at,
    };

    public bool IsWornOut => Attempts > MostAttempts;

    public void WasSent(DateTimeOffset at) => End(OutboxEnd.Sent, at);

    /// <summary>By the time it could go, nobody wanted it any more.</summary>
    public void WasNotNeeded(DateTimeOffset at) => End(OutboxEnd.NotNeeded, at);

    /// <summary>It is tried again after a while, each time a longer one, and given up in the end.</summary>
    public void Failed(string why, DateTimeOffset at)
    {
        LastFailure = why;
        if (Attempts >= MostAttempts)
            End(OutboxEnd.GivenUp, at);
        else
            NextTryAt = at + WaitAfter(Attempts);
    }

    public void GiveUp(string why, DateTimeOffset at)
    {
        LastFailure = why;
        End(OutboxEnd.GivenUp, at);
    }

    public static TimeSpan WaitAfter(int attempts) => FirstWait * Math.Pow(2, attempts - 1) is var wait && wait < LongestWait ? wait : LongestWait;

    private void End(OutboxEnd ended, DateTimeOffset at) => (Ended, EndedAt, NextTryAt, Sealed) = (ended, at, null, "");
}

public enum OutboxKind { Confirmation, Reminder }

public enum OutboxEnd { Sent, NotNeeded, GivenUp }
