using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Web.Prescribing;

namespace PrescribeRx.Web.Catalog;

/// <summary>A stretch of the clinic's own as it is typed: lists with one thing on each line, parts and alternatives in rows of which the empty ones count for nothing.</summary>
public sealed class TypedStretch
{
    public string? Name { get; set; }
    public string? Purpose { get; set; }
    public string? Muscles { get; set; }
    public List<string> Regions { get; set; } = [];
    public string? Position { get; set; }
    public string? Side { get; set; }
    public string? SideMeans { get; set; }
    public List<TypedStretchPart> Parts { get; set; } = [];
    public string? Cues { get; set; }
    public string? Errors { get; set; }
    public string? WrongFigure { get; set; }
    public string? WrongError { get; set; }
    public string? FeltAt { get; set; }
    public string? Equipment { get; set; }
    public List<string> Movements { get; set; } = [];
    public string? TimesADay { get; set; }
    public string? MostTimesADay { get; set; }
    public List<string> Days { get; set; } = [];
    public List<TypedAlternative> Alternatives { get; set; } = [];
    public string? Prerequisite { get; set; }
    public string? SessionDays { get; set; }
    public string? OverDays { get; set; }
    public string? LatestSessions { get; set; }
    public List<string> Criteria { get; set; } = [];
    public string? Sources { get; set; }

    public static TypedStretch Blank() => new TypedStretch().WithGate(null);

    public static TypedStretch Of(Stretch stretch) => new TypedStretch
    {
        Name = stretch.Name,
        Purpose = stretch.Purpose,
        Muscles = Joined(stretch.Muscles),
        Regions = Names(stretch.Regions),
        Position = $"{stretch.Position}",
        Side = $"{stretch.Laterality}",
        SideMeans = stretch.SideMeans,
        Parts = [.. stretch.Parts.Select(TypedStretchPart.Of)],
        Cues = Joined(stretch.Cues),
        Errors = Joined(stretch.Errors),
        FeltAt = stretch.FeltAt,
        Equipment = Joined(stretch.Equipment),
        Movements = Names(stretch.Movements),
        TimesADay = $"{stretch.Frequency.TimesADay}",
        MostTimesADay = $"{stretch.Frequency.MostTimesADayIfAny}",
        Days = stretch.Frequency.Days == Weekdays.EveryDay ? [] : TypedDose.Of(stretch.DefaultSide, stretch.DefaultDose).Days,
        Alternatives = [.. stretch.Alternatives.Select(other => new TypedAlternative { Stretch = other.Stretch, Kind = $"{other.Kind}", Reason = other.Reason })],
        Sources = Joined(stretch.Sources),
    }.WithGate(stretch.Prerequisite).WithWrongWay(stretch.WrongWays);

    public WrittenStretch Read() => new()
    {
        Name = Name,
        Purpose = Purpose,
        Muscles = Lines(Muscles),
        Regions = Regions,
        Position = Position,
        Side = Side,
        SideMeans = SideMeans,
        Parts = [.. Parts.Where(part => !part.IsEmpty).Select(part => part.Read(Side))],
        Cues = Lines(Cues),
        Errors = Lines(Errors),
        WrongWay = string.IsNullOrWhiteSpace(WrongFigure) ? null : new(WrongFigure, string.IsNullOrWhiteSpace(WrongError) ? "1" : WrongError),
        FeltAt = FeltAt,
        Equipment = Lines(Equipment),
        Movements = Movements,
        TimesADay = TimesADay,
        MostTimesADay = MostTimesADay,
        Days = Days,
        Alternatives = [.. Alternatives.Where(other => !other.IsEmpty).Select(other => new WrittenAlternative(other.Stretch, other.Kind, other.Reason))],
        Prerequisite = string.IsNullOrEmpty(Prerequisite) ? null : new(
            Prerequisite, SessionDays, OverDays, LatestSessions,
            Asks("Comfortable"), Asks("NoWorseMorning"), Asks("NoNewLegSymptoms"), Asks("BothSides"), Asks("ScreeningCurrent")),
        Sources = Lines(Sources),
    };

    internal static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static string Joined(IEnumerable<string> lines) => string.Join('\n', lines);

    private static List<string> Names<T>(IEnumerable<T> choices) where T : struct, Enum => [.. choices.Select(choice => choice.ToString())];

    private bool Asks(string criterion) => Criteria.Contains(criterion);

    private TypedStretch WithGate(Prerequisite? first)
    {
        var gate = TypedGate.Of(first?.Gate ?? GateCriteria.Default, prerequisite: null, rests: false);
        (Prerequisite, SessionDays, OverDays, LatestSessions, Criteria) = (first?.Stretch, gate.SessionDays, gate.OverDays, gate.LatestSessions, gate.Criteria);
        return this;
    }

    private TypedStretch WithWrongWay(IReadOnlyList<WrongWay> wrongWays)
    {
        if (wrongWays is [var wrong, ..])
            (WrongFigure, WrongError) = (wrong.Figure.Pose.Key, $"{wrong.Error}");
        return this;
    }
}

public sealed class TypedStretchPart
{
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? Side { get; set; }
    public List<TypedStep> Steps { get; set; } = [];
    public string? HoldSeconds { get; set; }
    public string? Repetitions { get; set; }
    public string? Sets { get; set; }
    public string? RestSeconds { get; set; }

    public bool IsEmpty => Steps.TrueForAll(step => step.IsEmpty) && new[] { Name, Kind, Side, HoldSeconds, Repetitions, Sets, RestSeconds }.All(string.IsNullOrWhiteSpace);

    public static TypedStretchPart Of(Part part) => new()
    {
        Name = part.Name,
        Kind = part.Dose.IsHeld ? "Held" : "Moved",
        Side = $"{part.Laterality}",
        Steps = [.. part.Steps.Select((text, place) => new TypedStep { Text = text, Figure = part.Figures.ElementAtOrDefault(place)?.Pose.Key })],
        HoldSeconds = $"{part.Dose.Hold?.Seconds}",
        Repetitions = $"{part.Dose.Repetitions}",
        Sets = $"{part.Dose.Sets}",
        RestSeconds = $"{part.Dose.RestSeconds}",
    };

    /// <param name="sideOfStretch">Of the stretch, which its parts have unless one says otherwise. Where it is missing, that is told once and not for each part.</param>
    public WrittenPart Read(string? sideOfStretch) => new(
        Name, Kind, !string.IsNullOrEmpty(Side) ? Side : string.IsNullOrEmpty(sideOfStretch) ? "None" : sideOfStretch, [.. Steps.SelectMany(step => step.Read())], HoldSeconds, Repetitions, Sets, RestSeconds);
}

/// <summary>A row of the form: what the patient is told, and the figure beside it. Several lines are several steps, all with that figure.</summary>
public sealed class TypedStep
{
    public string? Text { get; set; }
    public string? Figure { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Figure);

    public IReadOnlyList<WrittenStep> Read() => TypedStretch.Lines(Text) switch
    {
        [] => IsEmpty ? [] : [new(null, Figure)],
        var lines => [.. lines.Select(line => new WrittenStep(line, Figure))],
    };
}

public sealed class TypedAlternative
{
    public string? Stretch { get; set; }
    public string? Kind { get; set; }
    public string? Reason { get; set; }

    public bool IsEmpty => new[] { Stretch, Kind, Reason }.All(string.IsNullOrWhiteSpace);
}
