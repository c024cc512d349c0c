using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

public interface IPrecautions
{
    /// <summary>Reads what was written by the checks of a rules file.</summary>
    /// <exception cref="Domain.Refusal">Everything that is wrong, each on its field as a rules file names it: "when, from week".</exception>
    ReadPrecaution Read(string id, int version, WrittenPrecaution written);

    void Add(ClinicPrecaution rule);

    /// <summary>Saves, and counts one more change of the clinic's rules.</summary>
    /// <exception cref="Domain.Refusal">The rules changed since this request began, so what was checked may no longer hold.</exception>
    Task Save(CancellationToken ct);
}

/// <summary>A rule as somebody wrote it, before it is checked: field by field as in a rules file, choices by their names. What is blank was left out.</summary>
public sealed record WrittenPrecaution
{
    public string? Fact { get; init; }
    public string? Approach { get; init; }
    public string? WithinWeeks { get; init; }
    public string? FromWeek { get; init; }
    public string? YoungerThan { get; init; }
    public bool AnyMovement { get; init; }
    public IReadOnlyList<string> Movements { get; init; } = [];
    public string? Level { get; init; }
    public string? Sentence { get; init; }
    public string? Instead { get; init; }
    public string? Source { get; init; }
    public string? Override { get; init; }
}

/// <summary>What was written, read: the rule, and its words as they are kept.</summary>
public sealed record ReadPrecaution(PrecautionRule Rule, string Words);
