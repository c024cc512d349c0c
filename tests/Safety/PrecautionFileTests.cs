using PrescribeRx.Domain;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Safety;

namespace PrescribeRx.Tests.Safety;

/// <summary>A rules file, and what is wrong with one.</summary>
public sealed class PrecautionFileTests
{
    private const string Sound = """
        rules:
          - id: knees
            version: 1
            when: {fact: knee pain}
            movements: [kneeling]
            level: block
            sentence: It hurts.
            instead: Stand.
            source: A book.
            override: clinician
        """;

    private const string Second = """

          - id: knees
            version: 2
            when: {fact: knee pain}
            movements: [kneeling]
            level: warn
            sentence: It may hurt.
            instead: Stand.
            source: A book.
            override: clinician
            since: 2026-05-01
            reason: The book was revised.
        """;

    [Fact]
    public void A_sound_file_is_read()
    {
        var rule = Read(Sound).At(Given.At(0)).Single();
        (rule.Id, rule.VersionName, rule.Level, rule.Override, rule.Source).ShouldBe(("knees", "1", PrecautionLevel.Block, OverridePolicy.Clinician, "A book."));
    }

    [Fact]
    public void Every_built_in_rule_has_a_sentence_something_to_offer_and_a_source()
    {
        var rules = Given.Rules.EveryVersion.ToList();
        rules.Count.ShouldBeGreaterThan(20);
        rules.ShouldAllBe(rule => rule.Sentence.Length > 0 && rule.Instead.Length > 0 && rule.Source.Length > 0);
        rules.ShouldAllBe(rule => rule.Source.Contains("10.", StringComparison.Ordinal) || rule.Source.Contains("http", StringComparison.Ordinal)
            || rule.Source.Contains("article", StringComparison.Ordinal) || rule.Source.Contains("page", StringComparison.Ordinal) || rule.Source.Contains("Our own judgement", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("movements: [kneeling]", "movements: [flying]", "rules.yaml line 5, knees, movements 1: \"flying\" is not a movement.")]
    [InlineData("fact: knee pain", "fact: toothache", "rules.yaml line 4, knees, when, fact: \"toothache\" is not a fact.")]
    [InlineData("    sentence: It hurts.\n", "", "rules.yaml line 2, knees, sentence: This field is missing.")]
    [InlineData("    instead: Stand.\n", "", "rules.yaml line 2, knees, instead: This field is missing.")]
    [InlineData("    source: A book.\n", "", "rules.yaml line 2, knees, source: This field is missing.")]
    [InlineData("    version: 1\n", "", "rules.yaml line 2, knees, version: This field is missing.")]
    [InlineData("version: 1", "version: first", "rules.yaml line 3, knees, version: Enter a whole number, from 1 to 9999.")]
    [InlineData("level: block", "level: shout", "rules.yaml line 6, knees, level: \"shout\" is not a level.")]
    [InlineData("override: clinician", "override: anybody", "rules.yaml line 10, knees, override: \"anybody\" is not who may override.")]
    [InlineData("movements: [kneeling]", "movements: []", "rules.yaml line 5, knees, movements: Write at least 1 here.")]
    [InlineData("{fact: knee pain}", "{fact: knee pain, approach: anterior}", "rules.yaml line 4, knees, when, approach: Only a hip replacement has an approach.")]
    [InlineData("{fact: knee pain}", "{fact: knee pain, within weeks: 12}", "rules.yaml line 4, knees, when, within weeks: Only an operation has weeks since.")]
    [InlineData("{fact: knee pain}", "{fact: knee pain, from week: 12}", "rules.yaml line 4, knees, when, from week: Only a pregnancy has weeks.")]
    [InlineData("{fact: knee pain}", "{fact: pregnancy, from week: 43}", "rules.yaml line 4, knees, when, from week: Enter a whole number, from 1 to 42.")]
    [InlineData("{fact: knee pain}", "{fact: knee pain, younger than: 18}", "rules.yaml line 4, knees, when, fact: Write either a fact or an age, and another rule for the other.")]
    [InlineData("id: knees", "id: own-knees", "rules.yaml line 2, own-knees, id: Only a clinic's own rules begin with own-.")]
    [InlineData("level: block", "level: block\n    colour: red", "rules.yaml line 7, knees, colour: This field is not known.")]
    public void A_fault_names_file_line_rule_and_field(string sound, string wrong, string begins)
    {
        Sound.ShouldContain(sound);
        Faults(Sound.Replace(sound, wrong, StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith(begins);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file() =>
        Faults(Sound.Replace("knee pain", "toothache", StringComparison.Ordinal).Replace("block", "shout", StringComparison.Ordinal).Replace("    source: A book.\n", "", StringComparison.Ordinal))
            .Select(fault => fault.Split(": ")[0]).ShouldBe(["rules.yaml line 2, knees, source", "rules.yaml line 4, knees, when, fact", "rules.yaml line 6, knees, level"]);

    [Fact]
    public void The_same_version_twice_is_refused() =>
        Faults(Sound + Second.Replace("version: 2", "version: 1", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldBe("rules.yaml line 11, knees, id: Version 1 of knees is there twice.");

    [Fact]
    public void A_version_that_is_looser_than_the_one_before_says_why() =>
        Faults(Sound + Second.Replace("\n    reason: The book was revised.", "", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldBe("rules.yaml line 11, knees, reason: This version is looser than the one before it. Say why.");

    [Fact]
    public void A_later_version_says_from_which_day_it_counts() =>
        Faults(Sound + Second.Replace("    since: 2026-05-01\n", "", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldBe("rules.yaml line 11, knees, since: Say from which day this version counts, after the version before it.");

    [Fact]
    public void Each_version_counts_until_the_next_one_does()
    {
        var rules = Read(Sound + Second);
        rules.Find("knees", new(2026, 4, 30, 12, 0, 0, TimeSpan.Zero))!.VersionName.ShouldBe("1");
        rules.Find("knees", new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero))!.VersionName.ShouldBe("2");
        rules.HistoryOf("knees").Select(rule => rule.VersionName).ShouldBe(["2", "1"]);
    }

    [Fact]
    public void A_clinics_version_counts_over_the_built_in_one_and_a_later_built_in_one_never_loosens_it()
    {
        var builtIn = Read(Sound + Second);
        var stricter = builtIn.Find("knees", Given.At(0))! with { IsOfClinic = true, Override = OverridePolicy.Nobody, Since = Given.At(0) };
        builtIn.With([stricter]).Find("knees", new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)).ShouldBe(stricter);

        var looser = stricter with { Level = PrecautionLevel.Note, Override = OverridePolicy.Clinician };
        builtIn.With([looser]).Find("knees", new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero)).ShouldBe(looser);
        builtIn.With([looser]).Find("knees", new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero))!.VersionName.ShouldBe("2", "a clinic that had loosened a rule decides anew on its next version");
    }

    [Theory]
    [InlineData("", "rules.yaml line 1: The file is empty.")]
    [InlineData("rules: [", "rules.yaml line")]
    [InlineData("- a", "rules.yaml line 1: Begin with the field rules.")]
    public void A_file_that_is_no_rules_file_is_refused(string text, string begins) =>
        Faults(text)[0].ShouldContain(begins.Split(": ")[^1]);

    private static PrecautionRules Read(string yaml) => PrecautionFile.Read(yaml, "rules.yaml");

    private static List<string> Faults(string yaml) => [.. Should.Throw<Refusal>(() => Read(yaml)).Reasons.Select(reason => reason.Sentence)];
}
