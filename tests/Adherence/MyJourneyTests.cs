using PrescribeRx.Application.Patients;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A patient with a telephone, in a real browser with axe on each page: narrow, large type, light and dark, and no script of ours.</summary>
public sealed class MyJourneyTests(TestDatabase databases)
{
    [Theory]
    [InlineData(390, 100, Microsoft.Playwright.ColorScheme.Light)]
    [InlineData(320, 200, Microsoft.Playwright.ColorScheme.Dark)]
    public async Task From_the_first_visit_to_a_correction_until_the_link_is_revoked(int width, int percentOfType, Microsoft.Playwright.ColorScheme scheme)
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription("Ada Byron");
        portal.Clock.MoveDays(3);
        var token = await portal.ALink(plan, asksBirthYear: true);
        await using var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(width, 780);
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });

        await browser.Go(Links.OpenLink(token));
        await browser.Fill("The year you were born", "1970");
        await browser.Press("Open my page");
        browser.Page.Url.ShouldEndWith(Links.MyToday);
        (await browser.Words()).ShouldContain("Hello, Ada");
        await NothingIsCutOff(browser, percentOfType);

        await browser.Follow($"How to do it for {States.ChairName}");
        await NothingIsCutOff(browser, percentOfType);
        await browser.Follow("Tell us how it went");
        await NothingIsCutOff(browser, percentOfType);
        await browser.Choose($"{States.ChairName}", "Done");
        await browser.Select($"Pain during {States.ChairName}", "2");
        await browser.Press("Save");
        (await browser.Words()).ShouldContain("Saved. Thank you.");
        await browser.Choose($"{States.ChairName}", "Partly");
        await browser.Select($"Pain during {States.ChairName}", "6");
        await browser.Press("Save");
        (await browser.Words()).ShouldContain("Stop this stretch.");
        await NothingIsCutOff(browser, percentOfType);
        await browser.Follow("Warning signs");
        await NothingIsCutOff(browser, percentOfType);

        await portal.Send(plan.Of.Clinician, new RevokeLink(plan.Patient));
        await browser.Follow("Today");
        (await browser.Words()).ShouldContain("This link does not work any more");
        await browser.Go(Links.OpenLink(token));
        (await browser.Words()).ShouldContain("Ask your clinic for a new one.");
    }

    private static async Task NothingIsCutOff(Browser browser, int percentOfType)
    {
        await browser.Page.EvaluateAsync("percent => document.documentElement.style.fontSize = `${percent}%`", percentOfType);
        (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, browser.Page.Url);
    }
}
