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

/// <summary>A gate as it is typed.</summary>
public sealed class TypedGate
{
    private static readonly string[] AllCriteria = ["Comfortable", "NoWorseMorning", "NoNewLegSymptoms", "BothSides", "ScreeningCurrent"];

    /// <summary>The item that comes first; empty for no gate.</summary>
    public string? Prerequisite { get; set; }
    public string? SessionDays { get; set; }
    public string? OverDays { get; set; }
    public string? LatestSessions { get; set; }
    public List<string> Criteria { get; set; } = [];
    public List<string> Rests { get; set; } = [];

    public static readonly IReadOnlyList<Choice> CriteriaChoices =
    [
        new("Comfortable", "Comfortable", "Pain at or under the comfortable limit."),
        new("NoWorseMorning", "No worse the morning after"),
        new("NoNewLegSymptoms", "No new leg symptoms"),
        new("BothSides", "Every side done", "A day counts only with all prescribed sides."),
        new("ScreeningCurrent", "Safety screening current"),
    ];

    public static TypedGate Of(Gate? gate) => Of(gate?.Criteria ?? GateCriteria.Default, gate?.Prerequisite, gate?.PrerequisiteRests ?? false);

    public static TypedGate Of(GateCriteria criteria, Guid? prerequisite, bool rests) => new()
    {
        Prerequisite = $"{prerequisite}",
        SessionDays = $"{criteria.SessionDays}",
        OverDays = $"{criteria.OverDays}",
        LatestSessions = $"{criteria.LatestSessions}",
        Criteria = [.. AllCriteria.Where(name => name switch
        {
            "Comfortable" => criteria.Comfortable,
            "NoWorseMorning" => criteria.NoWorseMorning,
            "NoNewLegSymptoms" => criteria.NoNewLegSymptoms,
            "BothSides" => criteria.BothSides,
            _ => criteria.ScreeningCurrent,
        })],
        Rests = rests ? ["true"] : [],
    };

    public Gate? Read()
    {
        if (string.IsNullOrEmpty(Prerequisite))
            return null;
        var refusals = new Refusals();
        var first = Guid.TryParse(Prerequisite, out var item) ? item : Guid.Empty;
        var days = refusals.Read(() => Number(SessionDays, GateCriteria.MostSessionDays, "SessionDays"));
        var over = refusals.Read(() => Number(OverDays, GateCriteria.MostOverDays, "OverDays"));
        var latest = refusals.Read(() => Number(LatestSessions, GateCriteria.MostLatestSessions, "LatestSessions"));
        refusals.ThrowIfAny();
        return new(first, new(days, over, latest, Asks("Comfortable"), Asks("NoWorseMorning"), Asks("NoNewLegSymptoms"), Asks("BothSides"), Asks("ScreeningCurrent")), Rests.Contains("true"));
    }

    private bool Asks(string criterion) => Criteria.Contains(criterion);

    private static int Number(string? typed, int most, string field) =>
        Typed.WholeNumber(typed, 1, most, $"Enter a whole number, from 1 to {most}.", field);
}
