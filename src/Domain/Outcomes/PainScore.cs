namespace PrescribeRx.Domain.Outcomes;

/// <summary>Pain on the numeric pain rating scale (NPRS), a whole number from 0 (none) to 10 (worst imaginable).</summary>
public readonly record struct PainScore : IComparable<PainScore>
{
    public const int Least = 0;
    public const int Most = 10;
    public static readonly Saying Sentence = Saying.Of("refused.pain", ("least", Least), ("most", Most));

    private PainScore(int value) => Value = value;

    public int Value { get; }

    public static PainScore Of(int value, string field = "Pain") =>
        value is >= Least and <= Most ? new(value) : throw new Refusal(Sentence, field);

    public static PainScore Read(string? text, string field) => new(Typed.WholeNumber(text, Least, Most, Sentence, field));

    /// <summary>Nothing typed is unreported, never 0.</summary>
    public static PainScore? ReadOrUnreported(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? null : Read(text, field);

    public int CompareTo(PainScore other) => Value.CompareTo(other.Value);
    public static bool operator <(PainScore left, PainScore right) => left.Value < right.Value;
    public static bool operator >(PainScore left, PainScore right) => left.Value > right.Value;
    public static bool operator <=(PainScore left, PainScore right) => left.Value <= right.Value;
    public static bool operator >=(PainScore left, PainScore right) => left.Value >= right.Value;
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
