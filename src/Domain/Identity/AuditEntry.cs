namespace PrescribeRx.Domain.Identity;

public enum AuditOutcome { Done, Refused, NotFound, NotAllowed }

/// <summary>One line of the audit: who did or read what, of whom, when, and how it ended. Appended, never changed.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { }

    public AuditEntry(Guid clinic, Guid id, DateTimeOffset at, Guid? person, string deed, AuditOutcome outcome, Guid? patient, IReadOnlyList<Guid> shown, Guid? link = null)
    {
        (Clinic, Id, At, Person, Deed) = (clinic, id, at, person, deed);
        (Outcome, Patient, Shown, Link) = (outcome, patient, string.Join(' ', shown), link);
    }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>Nobody, if the program itself looked, or a patient by their link.</summary>
    public Guid? Person { get; private set; }
    /// <summary>The name of the deed, the same as in the code.</summary>
    public string Deed { get; private set; } = "";
    public AuditOutcome Outcome { get; private set; }
    /// <summary>The patient asked for; one of another clinic is written as asked.</summary>
    public Guid? Patient { get; private set; }
    /// <summary>The patients that a list showed, by id.</summary>
    public string Shown { get; private set; } = "";
    /// <summary>The link by which a patient asked.</summary>
    public Guid? Link { get; private set; }
}

/// <summary>Chains an audit line to the one before: its hash covers the line and the hash before it.</summary>
public sealed class AuditSeal
{
    private AuditSeal() { }

    public long Sequence { get; private set; }
    public Guid Clinic { get; private set; }
    public Guid Entry { get; private set; }
    public string Hash { get; private set; } = "";

    public static AuditSeal After(AuditSeal? last, AuditEntry entry) => new()
    {
        Sequence = (last?.Sequence ?? 0) + 1, Clinic = entry.Clinic, Entry = entry.Id, Hash = HashOf(last?.Hash ?? "", (last?.Sequence ?? 0) + 1, entry),
    };

    /// <summary>Whether this seal fits the entry and the seal before it.</summary>
    public bool Holds(AuditSeal? before, AuditEntry entry) =>
        Entry == entry.Id && Sequence == (before?.Sequence ?? 0) + 1 && Hash == HashOf(before?.Hash ?? "", Sequence, entry);

    private static string HashOf(string before, long sequence, AuditEntry entry)
    {
        var line = string.Join('|', before, sequence, entry.Clinic, entry.Id, entry.At.UtcTicks, entry.Person, entry.Deed, entry.Outcome, entry.Patient, entry.Shown);
        // Lines of before there were links keep the hash they have.
        if (entry.Link is { } link)
            line = $"{line}|{link}";
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line)));
    }
}
