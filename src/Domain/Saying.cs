namespace PrescribeRx.Domain;

/// <summary>
/// Why the product says no, in one sentence. One that a patient can meet is a phrase, said in the language of their page; one that
/// only the clinic can meet is written in English where it is thrown.
/// </summary>
public sealed class Saying : IEquatable<Saying>
{
    private readonly string words;
    private readonly (string Hole, object Value)[]? filled;

    private Saying(string words, (string Hole, object Value)[]? filled) => (this.words, this.filled) = (words, filled);

    public static Saying Of(string key, params (string Hole, object Value)[] filled) => new(key, filled);

    public static Saying InEnglish(string sentence) => new(sentence, null);

    public static implicit operator Saying(string sentence) => InEnglish(sentence);

    public string In(Language language) => filled is null ? words : Phrases.Of(language).Of(words, filled);

    public override string ToString() => In(Language.English);

    /// <summary>Whatever is said in the same words is the same.</summary>
    public bool Equals(Saying? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Saying);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
