using PrescribeRx.Application.Reports;
using PrescribeRx.Infrastructure.Reports;

namespace PrescribeRx.Tests.Reports;

/// <summary>From home to the deed, a view of one's own, and a long report, in a real browser with axe on each page, by light and by dark.</summary>
public sealed class CaseloadJourneyTests(TestDatabase databases)
{
    [Theory]
    [InlineData(1440, Microsoft.Playwright.ColorScheme.Dark)]
    [InlineData(800, Microsoft.Playwright.ColorScheme.Light)]
    [InlineData(390, Microsoft.Playwright.ColorScheme.Light)]
    public async Task A_clinician_sees_who_needs_them_and_keeps_a_view(int width, Microsoft.Playwright.ColorScheme scheme)
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription("Adaline Longnamed-Featherstonehaugh");
        await portal.ADiaryThatMakesTheGateEligible(plan);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 7);
        await portal.ADraftToSign("Bo Holm");
        portal.Clock.MoveDays(20);
        await portal.LookAtEverybody();
        await using var browser = await Opened(portal, portal.Clinic.Clinician, width, scheme);
        await NothingIsCutOff(browser);
        (await browser.Words()).ShouldContain("Pain at the stop limit 1");
        await browser.Page.GetByText("Filter and sort").ClickAsync();
        await browser.Select("Order", "Review date, earliest first");
        await browser.Press("Show");
        await NothingIsCutOff(browser);
        await browser.Follow("Save this view");
        await browser.Fill("Name", "By review");
        await browser.Press("Save the view");
        await browser.Follow("Your views");
        await NothingIsCutOff(browser);
        await browser.Go("/");
        await browser.Follow("Pain at the stop limit");
        (await browser.Words()).ShouldContain("Close it");
    }

    [Fact]
    public async Task A_report_in_the_background_shows_itself_once_it_is_made()
    {
        await using var portal = await Portal.OpenListening(databases);
        await using var browser = await Opened(portal, portal.Clinic.Lead, 800, Microsoft.Playwright.ColorScheme.Dark);
        await browser.Go($"{Web.Links.ClinicReport}?From=2025-03-01&Through=2026-02-28");
        await browser.Press("Make it in the background");
        (await browser.Words()).ShouldContain("Waiting to be made.");
        await Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<ClinicReportRound>(portal.Services).Go(TestContext.Current.CancellationToken);
        await browser.Page.GetByText("Too few to tell").WaitForAsync();
        (await portal.Send(portal.Clinic.Lead, new ReadClinicReportRuns())).Single().State.ShouldBe(Domain.Reports.RunState.Done);
        await browser.Go(Web.Links.ClinicReportRuns);
        await NothingIsCutOff(browser);
    }

    private static async Task<Browser> Opened(Portal portal, TestPerson person, int width, Microsoft.Playwright.ColorScheme scheme)
    {
        var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(width, 900);
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await browser.SignIn(person);
        return browser;
    }

    private static async Task NothingIsCutOff(Browser browser) =>
        (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
}
