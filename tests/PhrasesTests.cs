using System.Text.RegularExpressions;
using PrescribeRx.Domain;

namespace PrescribeRx.Tests;

public sealed partial class PhrasesTests
{
    private static readonly Phrases English = Phrases.Of(Language.English);

    public static TheoryData<Language> EveryLanguage => new(Languages.All);

    [Theory, MemberData(nameof(EveryLanguage))]
    public void No_language_lacks_a_phrase_or_has_one_that_English_lacks(Language language) =>
        Phrases.Of(language).All.Keys.Order(StringComparer.Ordinal).ShouldBe(English.All.Where(phrase => !phrase.Value.IsOfPages || language.HasPages()).Select(phrase => phrase.Key).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(EveryLanguage))]
    public void A_phrase_of_the_pages_is_none_of_the_handout(Language language) =>
        Phrases.Of(language).All.ShouldAllBe(phrase => phrase.Value.IsOfPages == English.All[phrase.Key].IsOfPages);

    [Theory, MemberData(nameof(EveryLanguage))]
    public void Every_phrase_has_the_holes_of_the_English_and_no_others(Language language)
    {
        foreach (var (key, phrase) in Phrases.Of(language).All)
            HolesOf(phrase).ShouldBe(HolesOf(English.All[key]), $"{language}: {key}");
    }

    [Theory, MemberData(nameof(EveryLanguage))]
    public void A_phrase_that_follows_a_number_has_every_form_of_its_language_and_each_its_other_holes(Language language)
    {
        var forms = language.PluralForms().Select(form => form.ToString().ToLowerInvariant()).ToList();
        foreach (var (key, phrase) in Phrases.Of(language).All.Where(phrase => English.All[phrase.Key].Forms.Count > 1))
        {
            phrase.Forms.Keys.Where(form => !form.StartsWith('=')).Order().ShouldBe(forms.Order(), $"{language}: {key}");
            foreach (var text in phrase.Forms.Values)
                HolesOf(text).Append("count").Distinct().Order().ShouldBe(HolesOf(English.All[key]).Append("count").Distinct().Order(), $"{language}: {text}");
        }
    }

    [Theory, MemberData(nameof(EveryLanguage))]
    public void Lines_are_as_many_as_in_English_and_nothing_is_blank(Language language)
    {
        foreach (var (key, phrase) in Phrases.Of(language).All)
        {
            phrase.Lines.Count.ShouldBe(English.All[key].Lines.Count, $"{language}: {key}");
            phrase.Forms.Values.Concat(phrase.Lines).ShouldAllBe(text => !string.IsNullOrWhiteSpace(text), $"{language}: {key}");
        }
    }

    [Fact]
    public void Every_phrase_is_said_somewhere_and_none_is_asked_for_that_is_not_there()
    {
        var code = string.Join('\n', new[] { "Domain", "Application", "Infrastructure", "Web" }.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Checkout.Folder, "src", project), "*.cs*", SearchOption.AllDirectories)).Select(File.ReadAllText));
        English.All.Keys.Where(key => !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !code.Contains($"$\"{key[..(key.LastIndexOf('.') + 1)]}{{", StringComparison.Ordinal)).ShouldBeEmpty();
        Asked().Matches(code).Select(match => match.Groups["key"].Value).Distinct().Where(key => !English.All.ContainsKey(key)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Language.English, 1, PluralForm.One)]
    [InlineData(Language.English, 0, PluralForm.Other)]
    [InlineData(Language.Spanish, 1, PluralForm.One)]
    [InlineData(Language.Spanish, 21, PluralForm.Other)]
    [InlineData(Language.Arabic, 0, PluralForm.Zero)]
    [InlineData(Language.Arabic, 1, PluralForm.One)]
    [InlineData(Language.Arabic, 2, PluralForm.Two)]
    [InlineData(Language.Arabic, 3, PluralForm.Few)]
    [InlineData(Language.Arabic, 10, PluralForm.Few)]
    [InlineData(Language.Arabic, 11, PluralForm.Many)]
    [InlineData(Language.Arabic, 99, PluralForm.Many)]
    [InlineData(Language.Arabic, 100, PluralForm.Other)]
    [InlineData(Language.Arabic, 102, PluralForm.Other)]
    [InlineData(Language.Arabic, 103, PluralForm.Few)]
    public void The_plural_follows_CLDR(Language language, int count, PluralForm form) => language.PluralOf(count).ShouldBe(form);

    [Fact]
    public void A_hole_that_is_not_there_and_a_phrase_that_is_not_there_are_refused()
    {
        Should.Throw<ArgumentException>(() => English.Of("pain.range", ("from", 0), ("til", 2)));
        Should.Throw<KeyNotFoundException>(() => English["pain.none"]);
    }

    [Fact]
    public void Dates_and_lists_are_written_as_the_language_writes_them()
    {
        var day = new DateOnly(2026, 3, 2);
        Languages.All.Select(language => Phrases.Of(language).Date(day)).ShouldBe(["2 March 2026", "2 de marzo de 2026", "2 مارس 2026"]);
        Languages.All.Select(language => Phrases.Of(language).Listed(["a", "b", "c"])).ShouldBe(["a, b and c", "a, b y c", "a، b وc"]);
    }

    [Fact]
    public void A_name_within_a_sentence_that_runs_the_other_way_is_set_apart()
    {
        Phrases.Of(Language.Arabic).Name("Part 1").ShouldBe("\u2068Part 1\u2069");
        Phrases.Of(Language.Spanish).Name("Part 1").ShouldBe("Part 1");
    }

    private static IReadOnlyList<string> HolesOf(Phrase phrase) => [.. phrase.Forms.Values.Concat(phrase.Lines).SelectMany(HolesOf).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> HolesOf(string text) => Hole().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Hole();

    [GeneratedRegex("""(?:\bwords(?:\.Of|\.Lines|\.Open)?|\bWords(?=\[)|\bSaying\.Of|MyLanguage\.WordsOf\([^()]*\)|Phrases\.Of\([^()]*\)(?:\.Of|\.Lines)?)[\[(]"(?<key>[\w.-]+)"[\]),]""")]
    private static partial Regex Asked();
}
