namespace PrescribeRx.Domain.Patients;

/// <summary>
/// The address by which one patient reaches their own page: one that they were given, or the code on a handout. It holds until it is
/// revoked, another takes its place, or its time is over. Who has the address has the page, so a clinic may ask for the year of birth too.
/// </summary>
public sealed class PatientLink
{
    /// <summary>Our own times: long enough to see the review through, short enough that a lost address dies by itself.</summary>
    public const int DaysAfterReview = 28;
    public const int DaysWithoutReview = 90;
    public const int MostWrongYears = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>A visit is noted this often, not with each page.</summary>
    private static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    private PatientLink() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    /// <summary>The number of the handout whose code it is; none, if the address itself was given to the patient.</summary>
    public int? Handout { get; private set; }
    /// <summary>The patient, as long as the address that they were given is not revoked: of two made at once, the later is refused.</summary>
    public Guid? CurrentOf { get; private set; }
    /// <summary>What the link is found by. The token itself is never stored in the clear.</summary>
    public string TokenHash { get; private set; } = "";
    /// <summary>The token as ciphertext, so that the clinic can show the address again.</summary>
    public string SealedToken { get; private set; } = "";
    public bool AsksBirthYear { get; private set; }
    /// <summary>The patient's date on which it was made.</summary>
    public DateOnly MadeOn { get; private set; }
    public Guid MadeBy { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset? LastVisitedAt { get; private set; }
    public Guid? RevokedBy { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public int WrongYears { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }
    public int Revision { get; private set; }

    public bool IsRevoked => RevokedAt is not null;

    public static PatientLink Make(Patient patient, Guid id, string tokenHash, string sealedToken, bool asksBirthYear, Guid by, DateTimeOffset at) => new()
    {
        Clinic = patient.Clinic, Id = id, Patient = patient.Id, CurrentOf = patient.Id, TokenHash = tokenHash, SealedToken = sealedToken,
        AsksBirthYear = asksBirthYear, MadeOn = patient.Today(at), MadeBy = by, MadeAt = at,
    };

    /// <summary>The code on a handout. It works beside the address that the patient was given, and asks the same.</summary>
    public static PatientLink OnHandout(int number, PatientLink? given, Patient patient, Guid id, string tokenHash, string sealedToken, Guid by, DateTimeOffset at)
    {
        var link = Make(patient, id, tokenHash, sealedToken, given?.AsksBirthYear ?? false, by, at);
        (link.Handout, link.CurrentOf) = (number, null);
        return link;
    }

    /// <summary>The last day on which it opens. A review that had passed when the link was made does not shorten it.</summary>
    /// <param name="reviewOn">Of the latest prescription that has not ended.</param>
    public DateOnly LastDay(DateOnly? reviewOn) => reviewOn is { } review
        ? (review > MadeOn ? review : MadeOn).AddDays(DaysAfterReview)
        : MadeOn.AddDays(DaysWithoutReview);

    public bool IsOpenOn(DateOnly today, DateOnly? reviewOn) => !IsRevoked && today <= LastDay(reviewOn);

    public void Revoke(Guid by, DateTimeOffset at)
    {
        if (IsRevoked)
            throw new Refusal("This link was revoked already.");
        (RevokedBy, RevokedAt, CurrentOf) = (by, at, null);
        Revision++;
    }

    public bool IsLockedAt(DateTimeOffset at) => LockedUntil > at;

    /// <summary>Whether the year is the patient's. After too many wrong ones the link asks nothing for a while.</summary>
    public bool Accepts(int birthYear, Patient patient, DateTimeOffset at)
    {
        Revision++;
        if (birthYear == patient.BirthDate.Year)
        {
            WrongYears = 0;
            return true;
        }
        if (++WrongYears >= MostWrongYears)
            (WrongYears, LockedUntil) = (0, at + LockedFor);
        return false;
    }

    public bool IsAnotherVisitAt(DateTimeOffset at) => LastVisitedAt is not { } last || at - last >= OneVisit;

    public void Visited(DateTimeOffset at)
    {
        LastVisitedAt = at;
        Revision++;
    }
}
