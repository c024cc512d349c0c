using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.v3;

namespace PrescribeRx.Tests;

/// <summary>Each word has one screen that says what it means and what it keeps to, and every test that it names is there.</summary>
public sealed partial class ReadmeTests
{
    private const int OneScreen = 60;

    private static readonly string[] ToolFolders = ["bin", "obj", "Properties"];

    private static readonly HashSet<string> Tests = [.. Named().SelectMany(test => new[] { $"{test.DeclaringType!.Name}.{test.Name}", test.Name })];

    public static TheoryData<string> Words => [.. Directory.GetDirectories(Application).Select(folder => Path.GetFileName(folder)).Except(ToolFolders).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_word_has_a_page_of_one_screen(string word)
    {
        File.Exists(PageOf(word)).ShouldBeTrue($"src/Application/{word} has no README.md.");
        var lines = File.ReadAllLines(PageOf(word));
        lines[0].ShouldBe($"# {word}");
        lines.ShouldContain(line => line.StartsWith("## Rules", StringComparison.Ordinal));
        lines.ShouldContain("## Decisions");
        lines.Length.ShouldBeLessThanOrEqualTo(OneScreen);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_test_that_a_page_names_is_there(string word)
    {
        var named = TestsNamedIn(File.ReadAllText(PageOf(word)));
        named.ShouldNotBeEmpty();
        named.Except(Tests).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_rule_names_a_test(string word)
    {
        var rules = File.ReadAllText(PageOf(word)).Split("\n## ").Single(section => section.StartsWith("Rules", StringComparison.Ordinal));
        rules.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal) && TestsNamedIn(line).Count == 0).ShouldBeEmpty();
    }

    [Fact]
    public void Every_hazard_has_its_row_filled_in_and_names_a_test_that_is_there()
    {
        var rows = File.ReadAllLines(HazardLog).Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|')).ToList();
        rows.Count.ShouldBeGreaterThan(20);
        rows.ShouldAllBe(row => row.Length == 6 && row.All(cell => cell.Trim().Length > 0));
        rows.Where(row => TestsNamedIn(row[4]).Count == 0).Select(row => row[0]).ShouldBeEmpty();
        rows.SelectMany(row => TestsNamedIn(row[4])).Except(Tests).ShouldBeEmpty();
    }

    [Fact]
    public void A_test_is_named_with_its_class_or_without()
    {
        const string page = "A rule: `HoldTests.A_hold_is_kept`, and another: `It_is_kept`. No tests: `Hold`, `low_back`, `Hold.OfSeconds`.";
        TestsNamedIn(page).ShouldBe(["HoldTests.A_hold_is_kept", "It_is_kept"]);
    }

    private static string Application => Path.Combine(Checkout.Folder, "src", "Application");

    private static string HazardLog => Path.Combine(Application, "..", "..", "docs", "clinical-safety.md");

    private static string PageOf(string word) => Path.Combine(Application, word, "README.md");

    private static List<string> TestsNamedIn(string page) => [.. TestName().Matches(page).Select(match => match.Groups[1].Value)];

    private static IEnumerable<MethodInfo> Named() =>
        typeof(ReadmeTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttributes().Any(attribute => attribute is IFactAttribute));

    [GeneratedRegex("`((?:[A-Z][A-Za-z0-9]*\\.)?[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)`")]
    private static partial Regex TestName();
}
