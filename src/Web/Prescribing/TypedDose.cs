using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Web.Prescribing;

/// <summary>Side, dose and frequency of one stretch, as they are typed.</summary>
public sealed class TypedDose
{
    public string? Side { get; set; }
    public string? TimesADay { get; set; }
    public string? MostTimesADay { get; set; }
    public List<string> Days { get; set; } = [];
    public List<TypedPart> Parts { get; set; } = [];

    public static TypedDose Of(Side side, Dose dose) => new()
    {
        Side = side.ToString(),
        TimesADay = $"{dose.Frequency.TimesADay}",
        MostTimesADay = $"{dose.Frequency.MostTimesADayIfAny}",
        Days = [.. Enum.GetValues<Weekdays>().Where(day => day is not (Weekdays.None or Weekdays.EveryDay) && dose.Frequency.Days.HasFlag(day)).Select(day => day.ToString())],
        Parts = [.. dose.Parts.Select(part => new TypedPart { HoldSeconds = $"{part.Hold?.Seconds}", Repetitions = $"{part.Repetitions}", Sets = $"{part.Sets}", RestSeconds = $"{part.RestSeconds}" })],
    };

    public (Side Side, Dose Dose, Gate? Gate) Read(Stretch stretch, TypedGate typedGate)
    {
        var refusals = new Refusals();
        var side = stretch.Laterality == Laterality.None ? Domain.Prescribing.Side.None
            : refusals.Read(() => Typed.Choice<Side>(Side, "Choose the side: each side, left or right.", "Side"));
        var parts = stretch.Parts.Select((part, place) => refusals.Read(() => ReadPart(part, place))).ToList();
        var frequency = refusals.Read(ReadFrequency);
        var gate = refusals.Read(typedGate.Read);
        refusals.ThrowIfAny();
        return (side, new Dose(parts, frequency), gate);
    }

    private PartDose ReadPart(Part part, int place)
    {
        var typed = place < Parts.Count ? Parts[place] : new();
        return PartDose.Read(part.Key, part.Dose.IsHeld, typed.HoldSeconds, typed.Repetitions, typed.Sets, typed.RestSeconds, $"Parts[{place}].");
    }

    private Frequency ReadFrequency()
    {
        var least = Typed.WholeNumber(TimesADay, 1, Frequency.MostTimesADay, Frequency.TimesSentence, "TimesADay");
        var most = Typed.WholeNumberOrNothing(MostTimesADay, 1, Frequency.MostTimesADay, Frequency.TimesSentence, "MostTimesADay");
        var days = Days.Aggregate(Weekdays.None, (all, day) => all | Typed.Choice<Weekdays>(day, "Choose the days from the list.", "Days"));
        return Frequency.Of(least, most, days);
    }
}

public sealed class TypedPart
{
    public string? HoldSeconds { get; set; }
    public string? Repetitions { get; set; }
    public string? Sets { get; set; }
    public string? RestSeconds { get; set; }
}

/// <summary>A gate as it is typed. A number counts only where its criterion is ticked.</summary>
public sealed class TypedGate
{
    private const string Sessions = "Sessions";
    private const string Spread = "Spread";
    private const string Adherence = "Adherence";
    private const string Technique = "Technique";

    /// <summary>The item that comes first; empty for no gate.</summary>
    public string? Prerequisite { get; set; }
    public string? SessionDays { get; set; }
    public string? OverDays { get; set; }
    public string? LatestSessions { get; set; }
    public string? AdherencePercent { get; set; }
    public string? LapseDays { get; set; }
    public List<string> Criteria { get; set; } = [];
    public List<string> Rests { get; set; } = [];

    /// <summary>What a gate of the catalog may ask or not, beside its numbers.</summary>
    public static readonly IReadOnlyList<Choice> CriteriaChoices =
    [
        new("Comfortable", "Comfortable", "Pain at or under the comfortable limit."),
        new("NoWorseMorning", "No worse the morning after"),
        new("NoNewLegSymptoms", "No new leg symptoms"),
        new("BothSides", "Every side done", "A day counts only with all prescribed sides."),
        new("ScreeningCurrent", "Safety screening current"),
    ];

    /// <summary>All that a gate of a prescription may ask or not.</summary>
    public static readonly IReadOnlyList<Choice> AllChoices =
    [
        new(Sessions, "Enough days done"),
        new(Spread, "Spread over enough days"),
        .. CriteriaChoices,
        new(Adherence, "Most sessions done", "The sessions figure of what comes first. What was not reported does not raise it."),
        new(Technique, "Technique seen", "A clinician saw what comes first done well, and recorded it."),
    ];

    public static TypedGate Of(Gate? gate) => Of(gate?.Criteria ?? GateCriteria.Default, gate?.Prerequisite, gate?.PrerequisiteRests ?? false, gate?.LapseDays ?? GateEvaluation.LapseDays);

    public static TypedGate Of(GateCriteria criteria, Guid? prerequisite, bool rests, int lapseDays = GateEvaluation.LapseDays) => new()
    {
        Prerequisite = $"{prerequisite}",
        SessionDays = $"{criteria.SessionDays ?? GateCriteria.Default.SessionDays}",
        OverDays = $"{criteria.OverDays ?? GateCriteria.Default.OverDays}",
        LatestSessions = $"{criteria.LatestSessions}",
        AdherencePercent = $"{criteria.AdherencePercent ?? GateCriteria.UsualPercent}",
        LapseDays = $"{lapseDays}",
        Criteria = [.. AllChoices.Select(choice => choice.Value).Where(name => name switch
        {
            Sessions => criteria.SessionDays is not null,
            Spread => criteria.OverDays is not null,
            "Comfortable" => criteria.Comfortable,
            "NoWorseMorning" => criteria.NoWorseMorning,
            "NoNewLegSymptoms" => criteria.NoNewLegSymptoms,
            "BothSides" => criteria.BothSides,
            "ScreeningCurrent" => criteria.ScreeningCurrent,
            Adherence => criteria.AdherencePercent is not null,
            _ => criteria.TechniqueChecked,
        })],
        Rests = rests ? ["true"] : [],
    };

    public Gate? Read()
    {
        if (string.IsNullOrEmpty(Prerequisite))
            return null;
        var refusals = new Refusals();
        var first = Guid.TryParse(Prerequisite, out var item) ? item : Guid.Empty;
        var days = Asks(Sessions) ? refusals.Read(() => (int?)Number(SessionDays, GateCriteria.MostSessionDays, "SessionDays")) : null;
        var over = Asks(Spread) ? refusals.Read(() => (int?)Number(OverDays, GateCriteria.MostOverDays, "OverDays")) : null;
        var latest = refusals.Read(() => Number(LatestSessions, GateCriteria.MostLatestSessions, "LatestSessions"));
        var percent = Asks(Adherence) ? refusals.Read(() => (int?)Typed.WholeNumber(AdherencePercent, 1, GateCriteria.MostPercent, GateCriteria.PercentSentence, "AdherencePercent")) : null;
        var lapse = refusals.Read(() => Typed.WholeNumber(LapseDays, Gate.LeastLapseDays, Gate.MostLapseDays, Gate.LapseSentence, "LapseDays"));
        refusals.ThrowIfAny();
        return new(
            first,
            new(days, over, latest, Asks("Comfortable"), Asks("NoWorseMorning"), Asks("NoNewLegSymptoms"), Asks("BothSides"), Asks("ScreeningCurrent"), percent, Asks(Technique)),
            Rests.Contains("true"), lapse);
    }

    private bool Asks(string criterion) => Criteria.Contains(criterion);

    private static int Number(string? typed, int most, string field) =>
        Typed.WholeNumber(typed, 1, most, $"Enter a whole number, from 1 to {most}.", field);
}
