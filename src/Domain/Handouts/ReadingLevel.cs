using System.Text.RegularExpressions;

namespace PrescribeRx.Domain.Handouts;

/// <summary>
/// How hard a text is to read: in English the school grade of Flesch and Kincaid, less is easier; in Spanish the INFLESZ of Szigriszt
/// and Barrio, more is easier. Both go by the length of sentences and words, and know nothing of what is said.
/// </summary>
public sealed partial record ReadingLevel(Language Language, double Score)
{
    public const double HighestGradeOfOurs = 6;
    public const double HighestGradeOfAClinic = 8;
    public const double LeastInflesz = 65;

    /// <summary>As hard as what we write ourselves may be, or easier.</summary>
    public bool IsPlain => Language == Language.English ? Score <= HighestGradeOfOurs : Score >= LeastInflesz;

    /// <summary>Harder than a clinic's patients should be given.</summary>
    public bool IsHard => Language == Language.English ? Score > HighestGradeOfAClinic : Score < LeastInflesz;

    /// <param name="texts">Each ends a sentence, as the lines of a list do.</param>
    /// <returns>Nothing, where there is no word, or no scale for the language.</returns>
    public static ReadingLevel? Of(IEnumerable<string> texts, Language language = Language.English)
    {
        var sentences = texts.SelectMany(text => SentenceEnd().Split(text)).Select(WordsOf).Where(words => words.Count > 0).ToList();
        if (sentences.Count == 0 || language == Language.Arabic)
            return null;
        var words = sentences.SelectMany(sentence => sentence).ToList();
        var wordsInASentence = (double)words.Count / sentences.Count;
        var syllablesInAWord = words.Average(word => (double)Syllables(word, language));
        return new(language, language == Language.English
            ? (0.39 * wordsInASentence) + (11.8 * syllablesInAWord) - 15.59
            : 206.835 - (62.3 * syllablesInAWord) - wordsInASentence);
    }

    public static int Syllables(string word, Language language) => Math.Max(1, language == Language.Spanish ? InSpanish(word.ToLowerInvariant()) : InEnglish(word.ToLowerInvariant()));

    private static List<string> WordsOf(string sentence) => [.. Word().Matches(sentence).Select(match => match.Value)];

    /// <summary>A group of vowels each, without the silent endings.</summary>
    private static int InEnglish(string word)
    {
        var spoken = SilentEnd().Replace(word, "");
        return Vowels().Count(spoken);
    }

    /// <summary>Each strong vowel is one, and so is a weak one that has the accent; weak ones lean on a strong neighbour.</summary>
    private static int InSpanish(string word)
    {
        var vowels = SpanishVowels().Matches(word.EndsWith('y') ? word[..^1] + "i" : word);
        return vowels.Sum(group => Math.Max(1, group.Value.Count(letter => "aeoáéóíú".Contains(letter, StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"[.!?:;…]+(?=\s|$)|\n")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’-][\p{L}]+)*")]
    private static partial Regex Word();

    // "hold", "holds", "moved" and "take" end silently; "table", "lifted" and "presses" do not.
    [GeneratedRegex("(?<=[aeiouy].*[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[aeiouy].*[^aeiouytd])ed$|(?<=[aeiouy].*[^aeiouyscxzghl])es$|(?<=[aeiouy]l)es$")]
    private static partial Regex SilentEnd();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    [GeneratedRegex("[aeiouáéíóúü]+")]
    private static partial Regex SpanishVowels();
}
