using System.Net;
using System.Text.RegularExpressions;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>Whoever adds a piece to the portal's look shows it beside the others, on a page that only they have.</summary>
public sealed partial class StyleguideTests(TestDatabase databases)
{
    /// <summary>What a page of the portal links besides the sheets of its layout.</summary>
    private static readonly string[] OfSomePages = ["chart.css", "builder.css"];

    [Fact]
    public async Task Every_class_of_the_style_sheets_is_shown_in_the_styleguide()
    {
        await using var portal = await Portal.Open(databases, new() { ["environment"] = "Development" });
        using var visitor = portal.Visitor();
        await visitor.Open(Links.Styleguide);
        visitor.Status.ShouldBe(HttpStatusCode.OK);

        var shown = visitor.Page.All.SelectMany(element => element.ClassList).ToHashSet();
        var styled = OfLayout().Concat(OfSomePages).SelectMany(sheet => ClassesIn(Sheet(sheet))).Distinct().ToList();
        styled.Count.ShouldBeGreaterThan(150);
        styled.Except(shown).ShouldBeEmpty("show the new piece in src/Web/Styleguide.cshtml, in every state that it has");
    }

    [Fact]
    public void Every_token_is_shown_in_the_styleguide()
    {
        var tokens = Token().Matches(Sheet("tokens.css")).Select(token => token.Groups[1].Value).ToList();
        IEnumerable<string> shown = [.. StyleguidePage.Colours, .. StyleguidePage.Fonts, .. StyleguidePage.Texts, .. StyleguidePage.Lengths, .. StyleguidePage.Corners];
        shown.ShouldBe(tokens, ignoreOrder: true);
        var styles = Sheet("styleguide.css");
        tokens.ShouldAllBe(token => Regex.IsMatch(styles, $@"\.token-{token} \{{[^}}]*var\(--{token}\)"));
    }

    [Fact]
    public async Task In_production_there_is_no_styleguide()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open(Links.Styleguide);
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        visitor.Heading.ShouldBe("There is no such page");
    }

    [Fact]
    public void A_class_is_found_in_a_selector_and_nowhere_else() =>
        ClassesIn("/* .gone */ @layer card { .chip:is(.good, a) > p::before { content: \".no { .not }\"; margin: .5rem } @media print { .card, h1.title { x: y } } }").ShouldBe(["chip", "good", "card", "title"]);

    private static IEnumerable<string> OfLayout() =>
        LinkedSheet().Matches(File.ReadAllText(Path.Combine(Checkout.Folder, "src", "Web", "Shared", "_Layout.cshtml"))).Select(link => link.Groups[1].Value);

    private static string Sheet(string name) => File.ReadAllText(Path.Combine(Checkout.Folder, "src", "Web", "wwwroot", "styles", name));

    private static List<string> ClassesIn(string sheet) =>
        [.. Selectors().Matches(CommentOrString().Replace(sheet, "")).SelectMany(selectors => Class().Matches(selectors.Value)).Select(found => found.Groups[1].Value)];

    [GeneratedRegex("""href="~/styles/([a-z]+\.css)""")]
    private static partial Regex LinkedSheet();

    [GeneratedRegex(@"^ +--([a-z-]+):", RegexOptions.Multiline)]
    private static partial Regex Token();

    [GeneratedRegex("""/\*.*?\*/|"[^"]*"|'[^']*'""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();

    [GeneratedRegex(@"[^{};]+(?=\{)")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"\.([A-Za-z][\w-]*)")]
    private static partial Regex Class();
}
