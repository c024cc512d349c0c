namespace PrescribeRx.Domain.Patients;

/// <summary>A person in the care of one clinic, and the facts about them that bear on safety.</summary>
public sealed class Patient
{
    public const int MostName = 120;
    public static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    private readonly List<PatientFact> facts = [];

    private Patient() { }

    private Patient(Guid clinic, Guid id, int number, string name, DateOnly birthDate, Zone zone, string language, Guid by, DateTimeOffset at)
    {
        (Clinic, Id, Number, Name, FoldedName) = (clinic, id, number, name, FoldedText.Of(name));
        (BirthDate, Zone, Language, AddedBy, AddedAt) = (birthDate, zone, language, by, at);
    }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    /// <summary>The clinic's own number for the patient, counted from 1.</summary>
    public int Number { get; private set; }
    public string Name { get; private set; } = "";
    public string FoldedName { get; private set; } = "";
    public DateOnly BirthDate { get; private set; }
    public Zone Zone { get; private set; }
    public string Language { get; private set; } = "en";
    public Guid AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public int Revision { get; private set; }
    /// <summary>When the program itself looks at the record again; never yet, if there is none.</summary>
    public DateTimeOffset? LookAgainAt { get; private set; }
    public IReadOnlyList<PatientFact> Facts => facts;

    public static Patient Add(Guid clinic, Guid id, int number, string name, DateOnly birthDate, Zone zone, Guid by, DateTimeOffset at)
    {
        var refusals = new Refusals();
        var checkedName = refusals.Read(() => Typed.Text(name, MostName, "Enter the patient's name.", "Name"));
        if (birthDate > zone.DateAt(at))
            refusals.Add("The date of birth lies in the future.", "BirthDate");
        if (birthDate < EarliestBirth)
            refusals.Add($"Enter a date of birth from {EarliestBirth.Year} on.", "BirthDate");
        refusals.ThrowIfAny();
        return new(clinic, id, number, checkedName, birthDate, zone, "en", by, at);
    }

    public DateOnly Today(DateTimeOffset now) => Zone.DateAt(now);

    public int AgeOn(DateOnly date)
    {
        var age = date.Year - BirthDate.Year;
        return date < BirthDate.AddYears(age) ? age - 1 : age;
    }

    /// <summary>Facts are appended; the latest of each kind is what is known now. One that says nothing new is not kept.</summary>
    public void Record(Guid id, FactKind kind, FactState state, string? detail, Guid by, DateTimeOffset at)
    {
        detail = Typed.TextOrNothing(detail, PatientFact.MostDetail, kind.ToString());
        var known = FactOf(kind);
        if (known.State == state && known.Detail == detail)
            return;
        facts.Add(new PatientFact(Clinic, id, Id, kind, state, detail, by, at));
        Revision++;
    }

    /// <summary>What is known of one kind: unknown until somebody asked, and unknown is never absent.</summary>
    public (FactState State, string? Detail) FactOf(FactKind kind)
    {
        var latest = facts.Where(fact => fact.Kind == kind).MaxBy(fact => (fact.At, fact.Id));
        return latest is null ? (FactState.Unknown, null) : (latest.State, latest.Detail);
    }
}

/// <summary>One answer about one kind of fact, at one time. Never edited.</summary>
public sealed class PatientFact
{
    public const int MostDetail = 200;

    private PatientFact() { }

    internal PatientFact(Guid clinic, Guid id, Guid patient, FactKind kind, FactState state, string? detail, Guid by, DateTimeOffset at) =>
        (Clinic, Id, Patient, Kind, State, Detail, By, At) = (clinic, id, patient, kind, state, detail, by, at);

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public FactKind Kind { get; private set; }
    public FactState State { get; private set; }
    /// <summary>What matters beside the answer: approach and date of a hip replacement, weeks of a pregnancy.</summary>
    public string? Detail { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
}

public enum FactState { Unknown, Present, Absent }

public enum FactKind
{
    KneePain,
    KneeReplacement,
    HipReplacement,
    Osteoporosis,
    VertebralFracture,
    SpinalSurgery,
    StenosisOrSpondylolisthesis,
    AcuteLegPain,
    Pregnancy,
    Glaucoma,
    UncontrolledBloodPressure,
    BalanceOrFalls,
    CannotGetToFloor,
    CannotKneel,
    HighIrritability,
}
