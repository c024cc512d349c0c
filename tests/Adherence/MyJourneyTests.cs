using System.Text.RegularExpressions;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
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

    [Theory]
    [InlineData(390, 100, Microsoft.Playwright.ColorScheme.Light)]
    [InlineData(320, 200, Microsoft.Playwright.ColorScheme.Dark)]
    public async Task Nothing_is_cut_off_in_Spanish_whose_words_are_longer(int width, int percentOfType, Microsoft.Playwright.ColorScheme scheme)
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription("Ada Byron");
        await portal.Send(plan.Of.Clinician, new RecordFacts(plan.Patient, [], Language.Spanish));
        portal.Clock.MoveDays(3);
        await using var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(width, 780);
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await browser.Go(Links.OpenLink(await portal.ALink(plan)));
        (await browser.Words()).ShouldContain("Hola, Ada");
        foreach (var page in new[] { Links.MyToday, Links.MyDayToday, Links.MyHow(plan.Chair), Links.MyEmergency, Links.MyReminders, Links.MyKept })
        {
            await browser.Go(page);
            await NothingIsCutOff(browser, percentOfType);
        }
        await browser.Go(Links.MyReminders);
        await browser.Fill("Hora del día", "08:30");
        await browser.Press("Guardar hora y días");
        await NothingIsCutOff(browser, percentOfType);
        await browser.Go(Links.MyHow(plan.Part2));
        await NothingIsCutOff(browser, percentOfType);
    }

    [Fact]
    public async Task The_code_of_an_old_sheet_says_so_on_the_phone_and_leads_to_what_holds_now()
    {
        await using var portal = await Portal.OpenListening(databases, new() { ["Site:PublicUrl"] = "https://stretches.clinic.example" });
        var plan = await portal.ASignedPrescription("Ada Byron");
        var number = await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        var printed = (PrintHandout.Outcome.ToPrint)await portal.Send(plan.Of.Clinician, new PrintHandout(plan.Patient, plan.Prescription, number));
        var code = Regex.Match(printed.Layout, @"clinic\.example(/p/[\w-]+)").Groups[1].Value;
        await portal.AnOpenGate(plan);

        await using var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(390, 780);
        await browser.Go(code);
        (await browser.Words()).ShouldContain("Your sheet is out of date");
        await NothingIsCutOff(browser, 100);
        await browser.Follow($"How to do it for {States.Part2Name}");
        (await browser.Words()).ShouldContain("How to do it");
    }

    [Fact]
    public async Task Without_script_a_day_is_told_and_put_right()
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription("Ada Byron");
        portal.Clock.MoveDays(1);
        var token = await portal.ALink(plan);
        await using var browser = await Browser.Open(portal, withScript: false);
        await browser.Page.SetViewportSizeAsync(390, 780);
        await browser.Go(Links.OpenLink(token));
        await browser.Follow("Tell us how it went");
        await browser.Choose(States.ChairName, "Done");
        await browser.Select($"Pain during {States.ChairName}", "2");
        await browser.Press("Save");
        (await browser.Words()).ShouldContain("Saved. Thank you.");
        await browser.Choose(States.ChairName, "Partly");
        await browser.Press("Save");
        await browser.Follow("Back to today");
        (await browser.Words()).ShouldContain("Partly done");
    }

    private static async Task NothingIsCutOff(Browser browser, int percentOfType)
    {
        await browser.Page.EvaluateAsync("percent => document.documentElement.style.fontSize = `${percent}%`", percentOfType);
        (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, browser.Page.Url);
    }
}
