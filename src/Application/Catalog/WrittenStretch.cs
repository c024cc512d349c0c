using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Application.Catalog;

/// <summary>A stretch as somebody wrote it, before it is checked: field by field as in a catalog file, choices by their names. What is blank was left out.</summary>
public sealed record WrittenStretch
{
    public string? Name { get; init; }
    public string? Purpose { get; init; }
    public IReadOnlyList<string> Muscles { get; init; } = [];
    public IReadOnlyList<string> Regions { get; init; } = [];
    public string? Position { get; init; }
    public string? Side { get; init; }
    public string? SideMeans { get; init; }
    public IReadOnlyList<WrittenPart> Parts { get; init; } = [];
    public IReadOnlyList<string> Cues { get; init; } = [];
    public IReadOnlyList<string> Errors { get; init; } = [];
    public WrittenWrongWay? WrongWay { get; init; }
    public string? FeltAt { get; init; }
    public IReadOnlyList<string> Equipment { get; init; } = [];
    public IReadOnlyList<string> Movements { get; init; } = [];
    public string? TimesADay { get; init; }
    public string? MostTimesADay { get; init; }
    public IReadOnlyList<string> Days { get; init; } = [];
    public IReadOnlyList<WrittenAlternative> Alternatives { get; init; } = [];
    public WrittenPrerequisite? Prerequisite { get; init; }
    public IReadOnlyList<string> Sources { get; init; } = [];
}

public sealed record WrittenPart(
    string? Name, string? Kind, string? Side, IReadOnlyList<WrittenStep> Steps, string? HoldSeconds, string? Repetitions, string? Sets, string? RestSeconds);

/// <summary>A step, and the figure of it by the key of its pose, if one was chosen.</summary>
public sealed record WrittenStep(string? Text, string? Figure = null)
{
    public static implicit operator WrittenStep(string text) => new(text);
}

/// <summary>The figure of an error by the key of its pose, and which of the errors it is, counted from 1.</summary>
public sealed record WrittenWrongWay(string Figure, string Error);

public sealed record WrittenAlternative(string? Stretch, string? Kind, string? Reason);

public sealed record WrittenPrerequisite(
    string Stretch, string? SessionDays, string? OverDays, string? LatestSessions,
    bool Comfortable, bool NoWorseMorning, bool NoNewLegSymptoms, bool BothSides, bool ScreeningCurrent);

/// <summary>What was written, read: the stretch, and its words as they are kept.</summary>
public sealed record ReadEntry(Stretch Stretch, string Words);
