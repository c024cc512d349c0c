using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace PrescribeRx.Domain;

/// <summary>
/// What patients read in one language, by key: a sentence, which may have named holes; forms of one that follow a number; or lines.
/// Each language has one file for the handout, and one for the patient's pages if there are pages in it; all have the same keys and holes.
/// </summary>
public sealed class Phrases
{
    private const string Handouts = "Handouts";
    private const string Pages = "Patients";

    /// <summary>The hole whose number chooses the form.</summary>
    private const string Counted = "count";

    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web);

    private static readonly FrozenDictionary<Language, Phrases> OfAll = Languages.All.ToFrozenDictionary(language => language, language => new Phrases(language));

    private readonly FrozenDictionary<string, Phrase> phrases;

    private Phrases(Language language)
    {
        Language = language;
        var (handout, pages) = (Read(Handouts, language), language.HasPages() ? Read(Pages, language) : null);
        (Review, PagesReview) = (handout.Review, pages?.Review);
        phrases = handout.Phrases.Select(phrase => (phrase.Key, Phrase: Phrase.Read(phrase.Value)))
            .Concat((pages?.Phrases ?? []).Select(phrase => (phrase.Key, Phrase: Phrase.Read(phrase.Value) with { IsOfPages = true })))
            .ToFrozenDictionary(one => one.Key, one => one.Phrase);
    }

    private static Words Read(string folder, Language language)
    {
        using var file = typeof(Phrases).Assembly.GetManifestResourceStream(typeof(Phrases), $"{folder}.words-{language.Code()}.json")!;
        return JsonSerializer.Deserialize<Words>(file, AsWritten)!;
    }

    public Language Language { get; }

    /// <summary>Who has reviewed the translation; nothing, while nobody has. English is what the others are translated from.</summary>
    public TranslationReview? Review { get; }

    public TranslationReview? PagesReview { get; }

    public bool NeedsReview => Language != Language.English && Review is null;

    /// <summary>The patient's pages say what the handout says too, so both are to be reviewed.</summary>
    public bool PagesNeedReview => NeedsReview || (Language != Language.English && PagesReview is null);

    public IReadOnlyDictionary<string, Phrase> All => phrases;

    public string this[string key] => Of(key);

    public static Phrases Of(Language language) => OfAll[language];

    /// <exception cref="KeyNotFoundException">The language lacks the phrase.</exception>
    /// <exception cref="ArgumentException">A hole is not in the phrase, or is left open.</exception>
    public string Of(string key, params ReadOnlySpan<(string Hole, object Value)> filled)
    {
        var count = CountIn(filled);
        var text = phrases[key].Text(count, count is { } number ? Language.PluralOf(number) : PluralForm.Other);
        foreach (var (hole, value) in filled)
        {
            var open = $"{{{hole}}}";
            if (hole != Counted && !text.Contains(open, StringComparison.Ordinal))
                throw new ArgumentException($"{key} has no hole named {hole}.", nameof(filled));
            text = text.Replace(open, Convert.ToString(value, CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>With its holes open, for a script to fill; of a phrase that follows a number, the form for more than one.</summary>
    public string Open(string key) => phrases[key].Text(null, PluralForm.Other);

    public IReadOnlyList<string> Lines(string key) => phrases[key].Lines;

    /// <summary>"Monday, Wednesday and Friday"</summary>
    public string Listed(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : Of("list.and", ("words", Joined(words.SkipLast(1))), ("last", words[^1]));

    public string Joined(IEnumerable<string> clauses) => string.Join(this["list.comma"], clauses);

    /// <summary>English ones as the clinic writes.</summary>
    public string Date(DateOnly date) => IsAmerican ? Dates.InFull(date) : date.ToString(this["date.pattern"], Language.Culture());

    /// <summary>"Friday 20 November", on the patient's pages.</summary>
    public string Day(DateOnly date) => IsAmerican ? Dates.Weekday(date) : date.ToString(this["date.day"], Language.Culture());

    private bool IsAmerican => Language == Language.English && Englishes.InUse == English.American;

    /// <summary>A name within a sentence that runs the other way.</summary>
    public string Name(string name) => Language.IsRightToLeft() ? $"{Isolate}{name}{EndOfIsolate}" : name;

    private static int? CountIn(ReadOnlySpan<(string Hole, object Value)> filled)
    {
        foreach (var (hole, value) in filled)
        {
            if (hole == Counted)
                return (int)value;
        }
        return null;
    }

    private sealed record Words(TranslationReview? Review, Dictionary<string, JsonElement> Phrases);
}

/// <summary>A person who knows language and trade has read a whole translation beside the English.</summary>
public sealed record TranslationReview(string By, DateOnly On);

/// <summary>One phrase of a language.</summary>
/// <param name="Forms">By the number that they follow: "one" and so on, or "=2" for that very number. A plain sentence is the form "other".</param>
public sealed record Phrase(IReadOnlyDictionary<string, string> Forms, IReadOnlyList<string> Lines)
{
    private const string Plain = "other";

    /// <summary>Only the patient's pages say it, which there are not in every language.</summary>
    public bool IsOfPages { get; init; }

    public string Text(int? count, PluralForm form) =>
        count is { } number && Forms.TryGetValue($"={number.ToString(CultureInfo.InvariantCulture)}", out var exact) ? exact : Forms.GetValueOrDefault(form.ToString().ToLowerInvariant()) ?? Forms[Plain];

    internal static Phrase Read(JsonElement written) => written.ValueKind switch
    {
        JsonValueKind.String => new(new Dictionary<string, string> { [Plain] = written.GetString()! }, []),
        JsonValueKind.Array => new(new Dictionary<string, string>(), [.. written.EnumerateArray().Select(line => line.GetString()!)]),
        _ => new(written.EnumerateObject().ToDictionary(form => form.Name, form => form.Value.GetString()!), []),
    };
}
