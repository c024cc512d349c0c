using AngleSharp;
using AngleSharp.Dom;

namespace PrescribeRx.Tests;

public class HouseStyleTests
{
    private const string GoodPage =
        """
        <p><a href="#main">Skip</a></p>
        <main id="main"><h2>There is a problem</h2><h1>Amara Okafor</h1><h2>Dose</h2><h3>Hold</h3>
        <form method="post"><input type="hidden" name="__RequestVerificationToken" value="t">
        <label for="Hold">Hold</label><p id="Hold-error" class="field-error">Enter a number.</p>
        <input id="Hold" aria-invalid="true" aria-describedby="Hold-error"><label>Note <textarea></textarea></label>
        <button>Save</button></form>
        <img src="/mark.svg" alt=""><svg aria-hidden="true"><svg></svg></svg><svg role="img" aria-label="Start"></svg>
        <table><tr><th scope="col">Day</th></tr><tr><td><input aria-label="Pain, Monday"></td></tr></table>
        <a href="/patients">Patients</a> <a href="http://localhost/catalog">Catalog</a></main>
        """;

    [Fact]
    public void A_page_in_the_house_style_passes() => Should.NotThrow(() => HouseStyle.Check(Page(GoodPage)));

    [Theory]
    [InlineData("<h1>Second</h1>", "2 h1")]
    [InlineData("<h2>Facts</h2><h4>Too deep</h4>", "is an h4 after an h2")]
    [InlineData("<input name=\"Pain\">", "has no label")]
    [InlineData("<select name=\"Side\"></select>", "has no label")]
    [InlineData("<label for=\"Empty\"> </label><textarea id=\"Empty\"></textarea>", "has no label")]
    [InlineData("<input aria-label=\"Only in tables\">", "has no label")]
    [InlineData("<p aria-describedby=\"gone\">Text</p>", "#gone, which is not on the page")]
    [InlineData("<section aria-labelledby=\"gone\">Text</section>", "#gone, which is not on the page")]
    [InlineData("<label>Hold <input aria-invalid=\"true\"></label>", "does not say why")]
    [InlineData("<p id=\"h\">A hint</p><label>Hold <input aria-invalid=\"true\" aria-describedby=\"h\"></label>", "does not say why")]
    [InlineData("<p id=\"h\" class=\"field-error\"> </p><label>Hold <input aria-invalid=\"true\" aria-describedby=\"h\"></label>", "does not say why")]
    [InlineData("<p id=\"main\"></p>", "The id main is used 2 times")]
    [InlineData("<p style=\"color: red\">Red</p>", "inline style")]
    [InlineData("<button onclick=\"go()\">Go</button>", "inline onclick")]
    [InlineData("<style>p { }</style>", "inline <style>")]
    [InlineData("<script>go()</script>", "inline <script>")]
    [InlineData("<a href=\" JavaScript:go()\">Go</a>", "links to a script")]
    [InlineData("<img src=\"/a.png\">", "neither words nor aria-hidden")]
    [InlineData("<svg></svg>", "neither words nor aria-hidden")]
    [InlineData("<button><img src=\"/a.png\" alt=\"\"></button>", "has no words")]
    [InlineData("<a href=\"/x\"></a>", "has no words")]
    [InlineData("<p>Lorem ipsum</p>", "filler text")]
    [InlineData("<form method=\"POST\" action=\"/sign\"></form>", "\"/sign\" has no antiforgery token")]
    [InlineData("<a href=\"https://example.com/\">Elsewhere</a>", "another host")]
    [InlineData("<img alt=\"\" src=\"//example.com/a.png\">", "another host")]
    [InlineData("<img alt=\"\" src=\"\\\\example.com/a.png\">", "another host")]
    [InlineData("<link rel=\"stylesheet\" href=\"http://example.com/a.css\">", "another host")]
    [InlineData("<form action=\"https://example.com/\"></form>", "another host")]
    [InlineData("<a href=\"#nowhere\">Field</a>", "#nowhere, which is not on the page")]
    [InlineData("<table><tr><td>1</td></tr></table>", "no headings")]
    [InlineData("<table><tr><th>Day</th></tr></table>", "\"Day\" has no scope")]
    public void A_page_that_breaks_one_rule_is_told_which(string broken, string message)
    {
        var fault = Should.Throw<ShouldAssertException>(() => HouseStyle.Check(Page(GoodPage + broken)));
        fault.Message.ShouldContain(message);
        fault.Message.Split("\n- ").Length.ShouldBe(2, "the page breaks this rule and no other");
    }

    [Fact]
    public void A_page_without_a_language_is_told_so() => Complaint("<title>T</title><h1>H</h1>").ShouldContain("language");

    [Theory]
    [InlineData("<html lang=\"en-GB\"><h1>H</h1>")]
    [InlineData("<html lang=\"en-GB\"><title> </title><h1>H</h1>")]
    public void A_page_without_a_title_is_told_so(string html) => Complaint(html).ShouldContain("no title");

    [Fact]
    public void A_page_without_a_main_heading_is_told_so() => Complaint("<html lang=\"en-GB\"><title>T</title>").ShouldContain("0 h1");

    private static string Complaint(string html) => Should.Throw<ShouldAssertException>(() => HouseStyle.Check(Parse(html))).Message;

    private static IDocument Page(string body) => Parse($"<!DOCTYPE html><html lang=\"en-GB\"><head><title>Dose</title></head><body>{body}</body></html>");

    private static IDocument Parse(string html) =>
        BrowsingContext.New().OpenAsync(response => response.Content(html).Address("http://localhost/page"), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
}
