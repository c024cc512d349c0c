using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Tests.Handouts;

public sealed class ReadingLevelTests
{
    [Theory]
    [InlineData("The cat sat on the mat.", -1.45)]
    [InlineData("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 11.3)]
    public void English_is_graded_as_in_published_examples(string text, double grade) => ReadingLevel.Of([text])!.Score.ShouldBe(grade, 0.05);

    [Fact]
    public void Spanish_is_scored_by_syllables_and_words_as_Szigriszt_has_it() =>
        // 12 words of 20 syllables in one sentence.
        ReadingLevel.Of(["En un lugar de la Mancha, de cuyo nombre no quiero acordarme"], Language.Spanish)!.Score.ShouldBe(206.835 - (62.3 * 20 / 12) - 12, 0.01);

    [Theory]
    [InlineData("hold", 1)]
    [InlineData("moved", 1)]
    [InlineData("lifted", 2)]
    [InlineData("take", 1)]
    [InlineData("muscles", 2)]
    [InlineData("table", 2)]
    [InlineData("stretches", 2)]
    [InlineData("comfortable", 4)]
    [InlineData("the", 1)]
    [InlineData("60", 1)]
    public void English_syllables_are_counted_by_the_vowels_that_are_spoken(string word, int syllables) => ReadingLevel.Syllables(word, Language.English).ShouldBe(syllables);

    [Theory]
    [InlineData("pie", 1)]
    [InlineData("día", 2)]
    [InlineData("rodilla", 3)]
    [InlineData("músculos", 3)]
    [InlineData("estiramiento", 5)]
    [InlineData("guiar", 1)]
    [InlineData("leer", 2)]
    [InlineData("muy", 1)]
    [InlineData("y", 1)]
    public void Spanish_syllables_are_counted_by_strong_vowels_and_accents(string word, int syllables) => ReadingLevel.Syllables(word, Language.Spanish).ShouldBe(syllables);

    [Fact]
    public void Arabic_and_what_has_no_words_have_no_level()
    {
        ReadingLevel.Of(["توقف الآن."], Language.Arabic).ShouldBeNull();
        ReadingLevel.Of(["", " – "]).ShouldBeNull();
    }

    [Fact]
    public void Past_grade_8_a_text_is_hard_and_up_to_6_it_is_plain()
    {
        (new ReadingLevel(Language.English, 8.1).IsHard, new ReadingLevel(Language.English, 8).IsHard).ShouldBe((true, false));
        (new ReadingLevel(Language.English, 6.1).IsPlain, new ReadingLevel(Language.English, 6).IsPlain).ShouldBe((false, true));
        (new ReadingLevel(Language.Spanish, 64.9).IsPlain, new ReadingLevel(Language.Spanish, 65).IsPlain).ShouldBe((false, true));
    }

    public static TheoryData<Language, string> EveryStretch => [.. Scored.SelectMany(language => Given.Catalog.All.Select(stretch => new TheoryDataRow<Language, string>(language, stretch.Key)))];

    public static TheoryData<Language, string> EverySection =>
        [.. Scored.SelectMany(language => Phrases.Of(language).All.Where(phrase => phrase.Value.IsOfPages).Select(phrase => SectionOf(phrase.Key)).Union(["first", "sheet", "emergency", "pain", "stretch", "withheld", "next", "diary", "code", "card", "easy"]).Except(["date"]).Select(section => new TheoryDataRow<Language, string>(language, section)))];

    [Theory, MemberData(nameof(EveryStretch))]
    public void Every_stretch_we_ship_reads_plainly(Language language, string key) =>
        Plain(Given.Catalog.Edition(key, Given.Catalog.Find(key)!.Edition, language)!.Said, language, key);

    [Theory, MemberData(nameof(EverySection))]
    public void Every_section_of_what_the_program_says_to_a_patient_reads_plainly(Language language, string section)
    {
        var words = Phrases.Of(language);
        var said = words.All.Where(phrase => SectionOf(phrase.Key) == section && phrase.Key is not ("emergency.stop" or "emergency.if" or "card.semicolon")).SelectMany(phrase => phrase.Value.Forms.Values.Concat(phrase.Value.Lines)).ToList();
        if (section == "emergency")
            said.Add($"{words["emergency.stop"]} {words["emergency.if"]}");
        Plain(said.Select(text => text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)), language, section);
    }

    [Fact]
    public void Each_line_of_what_is_typed_ends_a_sentence() =>
        ReadingLevel.Of(["Sit tall\nBreathe out"])!.Score.ShouldBe(ReadingLevel.Of(["Sit tall.", "Breathe out."])!.Score);

    private static IEnumerable<Language> Scored => Languages.All.Except([Language.Arabic]);

    private static string SectionOf(string key) => key.Split('.')[0];

    private static void Plain(IEnumerable<string> texts, Language language, string what)
    {
        var level = ReadingLevel.Of(texts, language)!;
        TestContext.Current.TestOutputHelper?.WriteLine($"{language} {what}: {level.Score:0.0}");
        level.IsPlain.ShouldBeTrue($"{language} {what}: {level.Score:0.0}");
    }
}
