using System.Text.RegularExpressions;

namespace PrescribeRx.Tests;

/// <summary>Level-one folders are the eleven words, and each word uses only the neighbours that the map lists.</summary>
public sealed partial class ContextMapTests
{
    private static readonly string[] Words =
        ["Catalog", "Patients", "Safety", "Prescribing", "Progression", "Handouts", "Adherence", "Outcomes", "Reports", "Exchange", "Identity"];

    private static readonly string[] ToolFolders = ["bin", "obj", "Properties", "Migrations", "SqlServerTypes", "wwwroot", "Shared", "Benchmarks"];

    private static readonly Dictionary<string, string[]> Domain = new()
    {
        ["Adherence"] = ["Catalog", "Outcomes", "Prescribing", "Progression", "Safety"],
        ["Catalog"] = ["Prescribing", "Progression"],
        ["Handouts"] = ["Catalog", "Outcomes", "Prescribing", "Progression"],
        ["Identity"] = ["Patients"],
        ["Outcomes"] = [],
        ["Patients"] = ["Prescribing"],
        ["Prescribing"] = ["Adherence", "Catalog", "Outcomes", "Patients", "Progression", "Safety"],
        ["Progression"] = ["Adherence", "Catalog", "Outcomes", "Patients", "Prescribing", "Safety"],
        ["Reports"] = ["Adherence", "Catalog", "Identity", "Outcomes", "Prescribing", "Progression", "Safety"],
        ["Safety"] = ["Adherence", "Catalog", "Identity", "Outcomes", "Patients", "Prescribing", "Progression"],
    };

    private static readonly Dictionary<string, string[]> Application = new()
    {
        ["Adherence"] = ["Handouts", "Patients", "Prescribing", "Progression", "Safety"],
        ["Catalog"] = [],
        ["Handouts"] = ["Patients", "Progression"],
        ["Identity"] = [],
        ["Outcomes"] = ["Patients"],
        ["Patients"] = ["Progression", "Safety"],
        ["Prescribing"] = ["Handouts", "Patients", "Progression", "Safety"],
        ["Progression"] = ["Safety"],
        ["Reports"] = ["Outcomes", "Patients", "Prescribing", "Progression"],
        ["Safety"] = ["Adherence", "Handouts", "Patients", "Prescribing", "Progression"],
    };

    [Theory]
    [InlineData("src/Domain")]
    [InlineData("src/Application")]
    [InlineData("src/Infrastructure")]
    [InlineData("src/Web")]
    [InlineData("tests")]
    public void Level_one_folders_are_words(string project)
    {
        var folders = FoldersOf(project).ToList();
        folders.ShouldNotBeEmpty();
        folders.Except(ToolFolders).Except(Words).ShouldBeEmpty();
    }

    [Fact]
    public void In_the_domain_each_word_uses_the_neighbours_on_the_map_and_no_others() => MapOf("Domain").ShouldBe(AsText(Domain).ToList());

    [Fact]
    public void In_the_application_each_word_uses_the_neighbours_on_the_map_and_no_others() => MapOf("Application").ShouldBe(AsText(Application).ToList());

    private static IEnumerable<string> AsText(Dictionary<string, string[]> map) =>
        map.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => $"{word.Key}: {string.Join(' ', word.Value.Order(StringComparer.Ordinal))}");

    private static List<string> MapOf(string project)
    {
        var words = FoldersOf($"src/{project}").Intersect(Words).Where(word => CodeOf(project, word).Length > 0).Order(StringComparer.Ordinal).ToList();
        var map = words.Select(word => $"{word}: {string.Join(' ', NeighboursOf(project, word))}").ToList();
        map.ShouldNotBeEmpty();
        return map;
    }

    private static string[] CodeOf(string project, string word) => Directory.GetFiles(Path.Combine(Checkout.Folder, "src", project, word), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> NeighboursOf(string project, string word) =>
        CodeOf(project, word).SelectMany(file => Reference().Matches(File.ReadAllText(file)))
            .Where(match => match.Groups["project"].Value is "" || match.Groups["project"].Value == $"{project}.").Select(match => match.Groups["word"].Value)
            .Where(other => other != word && Words.Contains(other)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> FoldersOf(string project) =>
        Directory.GetDirectories(Path.Combine([Checkout.Folder, .. project.Split('/')])).Select(folder => Path.GetFileName(folder)!).Where(name => !name.StartsWith('.'));

    /// <summary>Domain.Safety from anywhere, or Safety.Screening as it can be written from within the same project.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:PrescribeRx\.)?(?<project>(?:Domain|Application|Infrastructure)\.)?(?<word>[A-Z][a-z]+)(?=[.;])")]
    private static partial Regex Reference();
}
