using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Catalog;

/// <summary>The pages of a clinic's own stretches in a real browser, with axe on each, also as narrow as a phone.</summary>
public sealed class OwnStretchJourneyTests(TestDatabase databases)
{
    private const string Calf = "own-calf-stretch";
    private const int PhoneWidth = 360;

    [Fact]
    public async Task A_lead_writes_edits_and_retires_a_stretch()
    {
        await using var portal = await Portal.OpenListening(databases);
        await using var browser = await Browser.Open(portal);
        await browser.Go(Links.SignInThen(Links.Catalog));
        await browser.Fill("E-mail address", portal.Clinic.Lead.Person.Email);
        await browser.Fill("Password", Portal.Password);
        await browser.Press("Sign in");

        await browser.Follow("Add a stretch of your own");
        await browser.Fill("Name", "Calf stretch");
        await browser.Press("Save stretch");
        (await browser.Page.Locator(".error-summary a").CountAsync()).ShouldBeGreaterThan(5);
        await FitsAPhone(browser);

        await portal.Send(portal.Clinic.Lead, new AddStretch(Written.Calf));
        await browser.Go(Links.Stretch(Calf));
        await browser.Press("Approve for this clinic");
        await browser.Follow("Edit");
        await browser.Page.Locator(".figure-sheet summary").ClickAsync();
        (await browser.Violations()).ShouldBeEmpty("all figures laid out");
        await FitsAPhone(browser);
        await browser.Select("Figure for step 1 of part 1", "Knees bent, arms out");
        await browser.Press("Save next edition");
        await FitsAPhone(browser);
        (await browser.Page.Locator(".step-figure").IsVisibleAsync()).ShouldBeTrue("what was chosen is shown beside it");
        await browser.Select("Figure for step 1 of part 1", "Standing, one hand on a rail");
        (await browser.Page.Locator(".step-figure").IsVisibleAsync()).ShouldBeFalse("another is chosen now");
        await browser.Fill("Hold in part 1", "45");
        await browser.Press("Save next edition");
        (await browser.Words()).ShouldContain("Hold 45 seconds");
        (await browser.Page.Locator("figure svg").CountAsync()).ShouldBe(1);
        await FitsAPhone(browser);

        await browser.Follow("Retire");
        await browser.Press("Retire it");
        await browser.Fill("Why", "We teach the step instead.");
        await browser.Press("Retire it");
        await browser.Go(Links.Catalog);
        (await browser.Words()).ShouldContain("Retired");
        (await portal.Count<StretchRetirement>(_ => true)).ShouldBe(1);
    }

    private static async Task FitsAPhone(Browser browser)
    {
        await browser.Page.SetViewportSizeAsync(PhoneWidth, 800);
        (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(PhoneWidth);
        await browser.Page.SetViewportSizeAsync(1280, 900);
    }
}
