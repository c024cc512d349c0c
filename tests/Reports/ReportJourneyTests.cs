using Microsoft.Playwright;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Reports;

/// <summary>The reports and the pain scores in a real browser; axe looks at every page that is opened.</summary>
public sealed class ReportJourneyTests(TestDatabase databases)
{
    [Fact]
    public async Task A_clinician_asks_for_pain_sees_it_drawn_and_nothing_lies_beyond_a_phones_edge()
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription();
        await portal.APainScore(plan, 6);
        await portal.ADiaryThatMakesTheGateEligible(plan);
        await portal.ADayOfPart1(plan, new(2026, 3, 10), pain: 6);
        await using var browser = await Browser.Open(portal);
        await browser.SignIn(portal.Clinic.Clinician);
        await browser.Go(plan.Report);
        await browser.Follow("Pain scores");
        await browser.Follow("Record a score");
        await browser.Choose("Over which time did you ask?", "Average of the last 24 hours");
        await browser.Choose("Pain from 0 to 10", "3");
        await browser.Choose("How was it asked?", "In person");
        await browser.Press("Save the score");
        (await browser.Words()).ShouldContain("The pain score is recorded.");
        await browser.Go($"{plan.Report}?From=2026-03-03&Through=2026-03-11");
        (await browser.Words()).ShouldContain("less by 3 points (6 → 3, 50 %): a change patients usually notice");
        (await browser.Page.Locator(".line-chart .chart-third").CountAsync()).ShouldBe(2);
        foreach (var (width, scheme, forced) in new[] { (390, ColorScheme.Light, ForcedColors.None), (390, ColorScheme.Dark, ForcedColors.None), (800, ColorScheme.Light, ForcedColors.Active) })
        {
            await browser.Page.SetViewportSizeAsync(width, 900);
            await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ForcedColors = forced });
            await browser.Go(plan.Report);
            (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(width);
        }
    }
}
