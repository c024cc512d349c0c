namespace PrescribeRx.Domain.Patients;

/// <summary>A person in the care of one clinic, and the facts about them that bear on safety.</summary>
public sealed class Patient
{
    public const int MostName = 120;
    public static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    private readonly List<PatientFact> facts = [];

    private Patient() { }

    private Patient(Guid clinic, Guid id, int number, string name, DateOnly birthDate, Zone zone, Language language, Guid by, DateTimeOffset at)
    {
        (Clinic, Id, Number, Name, FoldedName) = (clinic, id, number, name, FoldedText.Of(name));
        (BirthDate, Zone, Language, AddedBy, AddedAt) = (birthDate, zone, language, by, at);
    }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    /// <summary>The clinic's own number for the patient, counted from 1.</summary>
    public int Number { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>As a patient's own page calls them, which others may see over their shoulder.</summary>
    public string FirstName => Name.Split(' ', 2)[0];
    public string FoldedName { get; private set; } = "";
    public DateOnly BirthDate { get; private set; }
    public Zone Zone { get; private set; }
    /// <summary>In which they read best; their handout is in it unless another is chosen.</summary>
    public Language Language { get; private set; }
    public Guid AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public int Revision { get; private set; }
    /// <summary>When the program itself looks at the record again; never yet, if there is none.</summary>
    public DateTimeOffset? LookAgainAt { get; private set; }
    /// <summary>The last day whose figures are kept; none yet, if there is none.</summary>
    public DateOnly? FiguresThrough { get; private set; }
    public IReadOnlyList<PatientFact> Facts => facts;

    public static Patient Add(Guid clinic, Guid id, int number, string name, DateOnly birthDate, Zone zone, Guid by, DateTimeOffset at, Language language = Language.English)
    {
        var refusals = new Refusals();
        var checkedName = refusals.Read(() => Typed.Text(name, MostName, "Enter the patient's name.", "Name"));
        if (birthDate > zone.DateAt(at))
            refusals.Add("The date of birth lies in the future.", "BirthDate");
        if (birthDate < EarliestBirth)
            refusals.Add($"Enter a date of birth from {EarliestBirth.Year} on.", "BirthDate");
        refusals.ThrowIfAny();
        return new(clinic, id, number, checkedName, birthDate, zone, language, by, at);
    }

    public void Reads(Language language)
    {
        if (Language == language)
            return;
        Language = language;
        Revision++;
    }

    public DateOnly Today(DateTimeOffset now) => Zone.DateAt(now);

    public int AgeOn(DateOnly date)
    {
        var age = date.Year - BirthDate.Year;
        return date < BirthDate.AddYears(age) ? age - 1 : age;
    }

    /// <summary>Facts are appended; the latest of each kind is what is known now. One that says nothing new is not kept.</summary>
    public void Record(Guid id, FactKind kind, FactState state, FactDetail detail, Guid by, DateTimeOffset at)
    {
        var today = Today(at);
        var known = Latest(kind);
        var (text, approach, on) = (Typed.TextOrNothing(detail.Text, PatientFact.MostDetail, $"{kind}.Detail"), detail.Approach, OnFrom(kind, detail, known, today));
        CheckDetail(kind, state, detail, on, today);
        if ((known?.State ?? FactState.Unknown, known?.Detail, known?.Approach, known?.On) == (state, text, approach, on))
            return;
        facts.Add(new PatientFact(Clinic, id, Id, kind, state, text, approach, on, by, at));
        Revision++;
    }

    /// <summary>The latest answer of one kind, as it was known at a moment; nothing, if nobody had asked.</summary>
    public PatientFact? Latest(FactKind kind, DateTimeOffset? at = null) =>
        facts.Where(fact => fact.Kind == kind && (at is null || fact.At <= at)).MaxBy(fact => (fact.At, fact.Id));

    /// <summary>What is known of one kind: unknown until somebody asked, and unknown is never absent.</summary>
    public (FactState State, string? Detail) FactOf(FactKind kind) => Latest(kind) is { } latest ? (latest.State, latest.Detail) : (FactState.Unknown, null);

    /// <summary>The same number of weeks as was known for today keeps its day, so that weeks do not drift each time a form is saved.</summary>
    private static DateOnly? OnFrom(FactKind kind, FactDetail detail, PatientFact? known, DateOnly today)
    {
        if (kind != FactKind.Pregnancy || detail.Weeks is not { } weeks)
            return kind == FactKind.Pregnancy ? null : detail.On;
        if (weeks is < 0 or > PatientFact.MostWeeks)
            throw new Refusal(PatientFact.WeeksSentence, $"{kind}.Weeks");
        return known is { State: FactState.Present } && known.WeeksOn(today) == weeks ? known.On : today.AddDays(-7 * weeks);
    }

    private void CheckDetail(FactKind kind, FactState state, FactDetail detail, DateOnly? on, DateOnly today)
    {
        var field = detail.Approach is not null ? "Approach" : kind == FactKind.Pregnancy ? "Weeks" : "On";
        if (state != FactState.Present && (on is not null || detail.Approach is not null))
            throw new Refusal("Choose present, or leave this empty.", $"{kind}.{field}");
        if (!PatientFact.HasApproach(kind) && detail.Approach is not null)
            throw new Refusal("Only a hip replacement has an approach.", $"{kind}.Approach");
        if (kind == FactKind.Pregnancy || on is not { } day)
            return;
        if (!PatientFact.HasDate(kind))
            throw new Refusal("Only an operation has a date.", $"{kind}.On");
        if (day > today)
            throw new Refusal("The operation lies in the future. Enter it once it has been done.", $"{kind}.On");
        if (day < BirthDate)
            throw new Refusal("The operation lies before the date of birth.", $"{kind}.On");
    }
}

/// <summary>What matters beside an answer; the part that can be reckoned with, and words.</summary>
/// <param name="On">The day of an operation.</param>
/// <param name="Weeks">Of a pregnancy, on the day on which they were told.</param>
public sealed record FactDetail(string? Text = null, HipApproach? Approach = null, DateOnly? On = null, int? Weeks = null);

/// <summary>One answer about one kind of fact, at one time. Never edited.</summary>
public sealed class PatientFact
{
    public const int MostDetail = 200;
    public const int MostWeeks = 42;
    private const int DaysOfWeek = 7;
    public static readonly string WeeksSentence = $"Enter the weeks as a whole number, from 0 to {MostWeeks}, or leave it empty if they are not known.";

    private PatientFact() { }

    internal PatientFact(Guid clinic, Guid id, Guid patient, FactKind kind, FactState state, string? detail, HipApproach? approach, DateOnly? on, Guid by, DateTimeOffset at) =>
        (Clinic, Id, Patient, Kind, State, Detail, Approach, On, By, At) = (clinic, id, patient, kind, state, detail, approach, on, by, at);

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public FactKind Kind { get; private set; }
    public FactState State { get; private set; }
    /// <summary>What else matters, in words: the side of a replacement, the level of a fracture.</summary>
    public string? Detail { get; private set; }
    /// <summary>Of a hip replacement; nothing when it is not known.</summary>
    public HipApproach? Approach { get; private set; }
    /// <summary>The day of an operation; of a pregnancy, the day from which its weeks are counted. Nothing when it is not known.</summary>
    public DateOnly? On { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Whole weeks of a pregnancy, or since an operation, on a day; nothing when that is not known.</summary>
    public int? WeeksOn(DateOnly day) => On is { } from ? (day.DayNumber - from.DayNumber) / DaysOfWeek : null;

    public static bool HasApproach(FactKind kind) => kind == FactKind.HipReplacement;

    public static bool HasDate(FactKind kind) => kind is FactKind.HipReplacement or FactKind.KneeReplacement or FactKind.SpinalSurgery;
}

public enum HipApproach { Anterior, PosteriorOrLateral }

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
