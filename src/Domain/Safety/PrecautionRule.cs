using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Domain.Safety;

/// <summary>How much a precaution asks: to be seen, to be acknowledged with a reason, or to be left alone.</summary>
public enum PrecautionLevel { Note, Warn, Block }

/// <summary>Whose word, with a reason, goes against a rule.</summary>
public enum OverridePolicy { Nobody, Lead, Clinician }

public static class Overriding
{
    public static bool Allows(this OverridePolicy policy, Roles roles) => policy switch
    {
        OverridePolicy.Clinician => roles.HasFlag(Roles.Clinician),
        OverridePolicy.Lead => roles.HasFlag(Roles.Lead),
        _ => false,
    };
}

/// <summary>
/// What must be so of a patient: a fact, or being younger than some age. What is not known of it counts as so:
/// an operation without a date is taken for a recent one.
/// </summary>
/// <param name="WithinWeeks">Counts until that many weeks after the operation.</param>
/// <param name="FromWeek">Counts from that week of a pregnancy on.</param>
public sealed record PrecautionCondition(FactKind? Fact, HipApproach? Approach = null, int? WithinWeeks = null, int? FromWeek = null, int? YoungerThan = null)
{
    public const int MostWeeks = 520;
    public const int MostAge = 120;
    private const int DaysOfWeek = 7;

    public PrecautionMatch On(Patient patient, DateTimeOffset at)
    {
        var day = patient.Today(at);
        if (Fact is not { } kind)
            return new(day < patient.BirthDate.AddYears(YoungerThan!.Value) ? FactState.Present : FactState.Absent, null);
        var fact = patient.Latest(kind, at);
        return new(fact is { State: FactState.Present } ? Holds(fact, day) ? FactState.Present : FactState.Absent : fact?.State ?? FactState.Unknown, fact?.Id);
    }

    /// <summary>Whether this holds of every patient of whom another condition does.</summary>
    public bool Covers(PrecautionCondition other) =>
        Fact == other.Fact
        && (Approach is null || Approach == other.Approach)
        && (WithinWeeks is null || WithinWeeks >= other.WithinWeeks)
        && (FromWeek is null || FromWeek <= other.FromWeek)
        && (YoungerThan is null || YoungerThan >= other.YoungerThan);

    /// <summary>The days on which time alone may change what this says of a patient.</summary>
    internal IEnumerable<DateOnly> Turns(Patient patient)
    {
        if (YoungerThan is { } age)
            yield return patient.BirthDate.AddYears(age);
        foreach (var on in patient.Facts.Where(fact => fact.Kind == Fact).Select(fact => fact.On).OfType<DateOnly>())
            foreach (var weeks in new[] { WithinWeeks, FromWeek }.OfType<int>())
                yield return on.AddDays(weeks * DaysOfWeek);
    }

    private bool Holds(PatientFact fact, DateOnly day)
    {
        var otherApproach = Approach is not null && fact.Approach is not null && fact.Approach != Approach;
        var longAgo = WithinWeeks is not null && fact.WeeksOn(day) >= WithinWeeks;
        var tooEarly = FromWeek is not null && fact.WeeksOn(day) < FromWeek;
        return !otherApproach && !longAgo && !tooEarly;
    }
}

/// <summary>Whether a condition holds of a patient, and by which of their facts.</summary>
public readonly record struct PrecautionMatch(FactState State, Guid? Fact);

/// <summary>One version of one rule: when it holds of a patient, a stretch with one of these movements needs this much care.</summary>
/// <param name="Movements">Any of them; nothing for every stretch.</param>
/// <param name="Instead">What to offer instead, in words.</param>
public sealed record PrecautionRule(
    string Id, int Version, PrecautionCondition When, IReadOnlySet<Movement>? Movements, PrecautionLevel Level, string Sentence, string Instead, string Source, OverridePolicy Override)
{
    public const int MostId = 60;
    public const int MostVersion = 9999;
    public const int MostText = 400;
    public const int MostReason = 500;
    public const int MostVersionName = 20;

    /// <summary>No built-in rule begins so.</summary>
    public const string OwnPrefix = "own-";

    /// <summary>Written by the clinic: one of its own, or its version of a built-in one.</summary>
    public bool IsOfClinic { get; init; }

    /// <summary>From when on it counts; the first version of a built-in rule always did.</summary>
    public DateTimeOffset Since { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Why it was changed.</summary>
    public string? Reason { get; init; }

    public Guid? By { get; init; }

    /// <summary>"2", or "clinic 2": a clinic counts its own versions.</summary>
    public string VersionName => IsOfClinic ? $"clinic {Version}" : $"{Version}";

    /// <summary>The id of a clinic's own rule, from the name that it was given.</summary>
    public static string OwnId(string? name, string field)
    {
        var words = FoldedText.Of(Typed.Text(name, MostId - OwnPrefix.Length, "Give the rule a short name.", field));
        var slug = string.Join('-', string.Concat(words.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 0 ? OwnPrefix + slug : throw new Refusal("Use letters or numbers in the name.", field);
    }

    public bool IsOwn => Id.StartsWith(OwnPrefix, StringComparison.Ordinal);

    public bool Concerns(IReadOnlySet<Movement> movements) => Movements is null || Movements.Overlaps(movements);

    /// <summary>A warning is any clinician's to acknowledge; a block only theirs whom the rule names.</summary>
    public bool MayBeDecidedBy(Roles roles, PrecautionLevel level) => level switch
    {
        PrecautionLevel.Block => Override.Allows(roles),
        _ => roles.HasFlag(Roles.Clinician),
    };

    /// <summary>Asks for less than another version: a lower level, more people who may override, or fewer stretches or patients that it looks at.</summary>
    public bool IsLooserThan(PrecautionRule other) =>
        Level < other.Level
        || (Level == PrecautionLevel.Block && other.Level == PrecautionLevel.Block && Override > other.Override)
        || (Movements is not null && (other.Movements is null || !Movements.IsSupersetOf(other.Movements)))
        || !When.Covers(other.When);
}
