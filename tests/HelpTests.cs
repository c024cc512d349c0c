using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>Help where one is: what a page is for, what a word means, and the guide for whoever is new.</summary>
public sealed partial class HelpTests(TestDatabase databases)
{
    /// <summary>Files, and the sheet of the patient, which says what it is for to them.</summary>
    private static readonly string[] SayNothing = ["Handout", "PreviewHandout", "PrintHandout", "ReadBranding", "ReadPhoto"];

    [Fact]
    public async Task Every_page_says_in_a_sentence_what_it_is_for()
    {
        await using var portal = await Portal.Open(databases);
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var pages = (await PortalPage.All(portal)).Where(page => page.IsForStaff && !SayNothing.Contains(page.Name)).ToList();
        pages.Count.ShouldBeGreaterThan(50);
        var silent = new List<string>();
        foreach (var page in pages)
        {
            var visitor = Roles.Clinician.Allow(page.RightToOpen!.Value) ? clinician : lead;
            await visitor.Open(page.Address(places));
            visitor.Status.ShouldBe(HttpStatusCode.OK, $"{page}");
            if (string.IsNullOrWhiteSpace(visitor.Page.QuerySelector("h1 + p.lead")?.TextContent))
                silent.Add($"{page}");
        }
        silent.ShouldBeEmpty();
    }

    [Fact]
    public void Every_term_that_a_page_uses_is_in_the_list_with_a_sentence_or_two()
    {
        var keys = Terms.All.Select(term => term.Key).ToList();
        keys.ShouldBeUnique();
        Terms.All.ShouldAllBe(term => term.Word.Length > 0 && term.Says.EndsWith('.') && term.Says.Split(". ").Length <= 2);
        var used = Directory.EnumerateFiles(Path.Combine(Checkout.Folder, "src", "Web"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(page => Used().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        used.Count.ShouldBeGreaterThan(15);
        used.Except(keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_term_is_explained_where_it_is_used_and_in_the_list()
    {
        await using var portal = await Portal.Open(databases);
        var plan = await portal.ASignedPrescription();
        await portal.AFact(plan, FactKind.KneePain);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        var words = clinician.Page.QuerySelectorAll("button.term").Select(word => word.GetAttribute("popovertarget")).ToList();
        words.Count(word => word == "term-withheld").ShouldBe(2, "at its name, and where it is decided on");
        clinician.Page.QuerySelectorAll("[popover]").Select(said => said.Id).ShouldBe(words.Distinct(), ignoreOrder: true);
        var explained = clinician.Page.GetElementById("term-withheld")!;
        explained.TextContent.ShouldContain(Terms.Of("withheld").Says);
        explained.QuerySelector("a")!.GetAttribute("href").ShouldBe(Links.Term("withheld"));

        await clinician.Follow("Help");
        clinician.Heading.ShouldBe("Help");
        await clinician.Open(Links.Terms);
        foreach (var term in Terms.All)
            clinician.Page.GetElementById(term.Key)!.TextContent.ShouldBe(term.Word + term.Says);
    }

    [Fact]
    public async Task The_guide_is_one_sheet_of_A4_or_US_Letter_and_a_term_is_read_by_the_keyboard_alone()
    {
        await using var portal = await Portal.OpenListening(databases);
        await using var browser = await Browser.Open(portal);
        await browser.SignIn(portal.Clinic.Clinician);
        await browser.Go(Links.Guide);
        foreach (var (paper, size) in new[] { ("A4", (596, 843)), ("Letter", (612, 792)) })
        {
            var sheet = (await Pdf.Pages(await browser.Page.PdfAsync(new() { Format = paper }))).ShouldHaveSingleItem();
            sheet.Size.ShouldBe(size);
            sheet.Words.ShouldContain("Nobody reads unseen");
        }

        await browser.Go(Links.SafetyPolicy);
        var word = browser.Page.GetByRole(AriaRole.Button, new() { Name = "We warn of too much past", Exact = true });
        await word.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Dialog, new() { Name = "Burden" })).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(word).ToBeFocusedAsync();
    }

    [GeneratedRegex("<term key=\"([^\"]*)\"")]
    private static partial Regex Used();
}
