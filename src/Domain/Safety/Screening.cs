namespace PrescribeRx.Domain.Safety;

/// <summary>One red-flag screening: every question answered yes, no or not asked, by one person at one time. Never edited.</summary>
public sealed class Screening
{
    public const int MostReason = 500;
    public const int MostAssessor = 120;

    private Screening() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>The patient's date of the screening.</summary>
    public DateOnly On { get; private set; }
    /// <summary>The last day on which it counts.</summary>
    public DateOnly ValidThrough { get; private set; }
    public IReadOnlyDictionary<string, RedFlagAnswer> Answers { get; private set; } = new Dictionary<string, RedFlagAnswer>();
    public LevelOfConcern Level { get; private set; }
    public string? AssessedBy { get; private set; }
    public string? AssessedReason { get; private set; }

    public bool IsComplete => RedFlags.All.All(flag => Answers.GetValueOrDefault(flag.Key) != RedFlagAnswer.NotAsked);

    public InflammatoryAction Inflammatory => InflammatorySigns.ActionFor(Answers);

    public bool IsEmergency => Level == LevelOfConcern.High;

    /// <summary>None and few allow treatment; some and high only once somebody has assessed the patient that day.</summary>
    public bool AllowsTreatment => Level <= LevelOfConcern.Few || AssessedBy is not null;

    public bool IsCurrentOn(DateOnly date) => date >= On && date <= ValidThrough;

    /// <summary>Each red flag needs a choice, though it may be "not asked"; the inflammatory signs may be left out. "Assessed today" needs who and why, together.</summary>
    public static Screening Record(
        Guid clinic, Guid id, Guid patient, IReadOnlyDictionary<string, RedFlagAnswer> answers,
        string? assessedBy, string? assessedReason, int validDays, DateOnly today, Guid by, DateTimeOffset at)
    {
        var refusals = new Refusals();
        foreach (var flag in RedFlags.All.Where(flag => !answers.ContainsKey(flag.Key)))
            refusals.Add("Choose yes, no or not asked.", flag.Key);
        var assessor = refusals.Read(() => Typed.TextOrNothing(assessedBy, MostAssessor, "AssessedBy"));
        var reason = refusals.Read(() => Typed.TextOrNothing(assessedReason, MostReason, "AssessedReason"));
        if (assessor is not null && reason is null)
            refusals.Add("Say what the assessment found.", "AssessedReason");
        if (assessor is null && reason is not null)
            refusals.Add("Say who assessed the patient today.", "AssessedBy");
        refusals.ThrowIfAny();

        return new()
        {
            Clinic = clinic, Id = id, Patient = patient, By = by, At = at, On = today, ValidThrough = today.AddDays(validDays - 1),
            Answers = answers, Level = RedFlags.LevelOf(answers), AssessedBy = assessor, AssessedReason = reason,
        };
    }

    /// <summary>What stands in the way of treatment today, as a sentence; nothing, if nothing does.</summary>
    /// <param name="symptomsChangedAt">When symptoms last changed for the worse: a screening from before that has to be done again.</param>
    public static string? WhyNotTreat(Screening? latest, DateOnly today, DateTimeOffset? symptomsChangedAt) => latest switch
    {
        null => "Record a safety screening first: this patient has none.",
        _ when !latest.IsCurrentOn(today) => $"The safety screening lapsed on {Dates.InFull(latest.ValidThrough)}. Record a new one first.",
        _ when !latest.IsComplete => "The safety screening has questions that were not asked. Record one with every question answered yes or no.",
        _ when !latest.AllowsTreatment => "The safety screening stops treatment. " + RedFlags.ActionFor(latest.Level),
        _ when latest.At < symptomsChangedAt => "New leg symptoms were reported after the safety screening. Record a new one first.",
        _ => null,
    };
}
