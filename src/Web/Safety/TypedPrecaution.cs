using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Safety;

/// <summary>A rule as it is typed on a form.</summary>
public sealed class TypedPrecaution
{
    /// <summary>Chosen in the place of a fact.</summary>
    public const string Age = "Age";

    /// <summary>Out of range, so that it is the age that is refused and not the fact.</summary>
    private const string NoAge = "0";

    /// <summary>Ticked in the place of movements.</summary>
    public const string Any = "Any";

    public string? Fact { get; set; }
    public string? Approach { get; set; }
    public string? WithinWeeks { get; set; }
    public string? FromWeek { get; set; }
    public string? YoungerThan { get; set; }
    public List<string> Movements { get; set; } = [];
    public string? Level { get; set; }
    public string? Sentence { get; set; }
    public string? Instead { get; set; }
    public string? Source { get; set; }
    public string? Override { get; set; }
    public string? Reason { get; set; }

    public static IReadOnlyList<Choice> Facts => [.. Words.Choices<FactKind>(Words.Of), new(Age, "Younger than an age")];

    public static IReadOnlyList<Choice> AllMovements => [new(Any, "Every stretch, whatever it asks"), .. Words.Choices<Movement>(Words.Of)];

    public static TypedPrecaution Of(PrecautionRule rule) => new()
    {
        Fact = rule.When.Fact?.ToString() ?? Age,
        Approach = rule.When.Approach?.ToString(),
        WithinWeeks = $"{rule.When.WithinWeeks}",
        FromWeek = $"{rule.When.FromWeek}",
        YoungerThan = $"{rule.When.YoungerThan}",
        Movements = rule.Movements is null ? [Any] : [.. rule.Movements.Order().Select(movement => movement.ToString())],
        Level = $"{rule.Level}",
        Sentence = rule.Sentence,
        Instead = rule.Instead,
        Source = rule.Source,
        Override = $"{rule.Override}",
    };

    public WrittenPrecaution Read() => new()
    {
        Fact = Fact == Age ? null : Fact,
        Approach = Approach,
        WithinWeeks = WithinWeeks,
        FromWeek = FromWeek,
        YoungerThan = Fact == Age && string.IsNullOrWhiteSpace(YoungerThan) ? NoAge : YoungerThan,
        AnyMovement = Movements.Contains(Any),
        Movements = Movements,
        Level = Level,
        Sentence = Sentence,
        Instead = Instead,
        Source = Source,
        Override = Override,
    };

    /// <summary>Puts what is wrong on the fields of the form: "when, from week" is the field FromWeek.</summary>
    public static Refusal OnForm(Refusal refusal) => new([.. refusal.Reasons.Select(reason => reason with { Field = FieldOf(reason.Field) })]);

    private static string FieldOf(string place) => place.Split(", ")[^1] switch
    {
        "when" => nameof(Fact),
        var name when name.StartsWith("movements", StringComparison.Ordinal) => nameof(Movements),
        var name => string.Concat(name.Split(' ').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
    };
}
