using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>The diary in a real browser, with axe on every page.</summary>
public sealed class WeekKeyboardTests(TestDatabase databases)
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public async Task A_week_is_typed_with_the_keyboard_alone()
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(3);
        await using var browser = await Browser.Open(portal);
        await SignIn(browser, portal);
        await browser.Go(plan.Week(Monday));
        await browser.Page.GetByLabel($"{States.ChairName}, left, Monday", new() { Exact = true }).FocusAsync();
        foreach (var key in new[] { "d", "Tab", "6", "0", "Tab", "p", "Tab", "3", "0", "Tab", "n", "Tab", "Tab", "Tab", "Tab", "d" })
            await browser.Page.Keyboard.PressAsync(key);
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.WaitForURLAsync("**/diary/2026-03-02");
        (await browser.Words()).ShouldContain("Diary");
        var saved = new List<string>();
        foreach (var cell in new[] { "left, Monday", "left, Monday: seconds", "left, Tuesday", "left, Tuesday: seconds", "left, Wednesday", "right, Monday" })
            saved.Add(await browser.Page.GetByLabel($"{States.ChairName}, {cell}", new() { Exact = true }).InputValueAsync());
        saved.ShouldBe(["Done", "60", "Partly", "30", "NotDone", "Done"]);

        foreach (var width in new[] { 390, 1440 })
        {
            await browser.Page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { Microsoft.Playwright.ColorScheme.Light, Microsoft.Playwright.ColorScheme.Dark })
            {
                await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach (var page in new[] { Links.DiaryCalendar(plan.Patient, plan.Prescription), Links.DiaryDay(plan.Patient, plan.Prescription, Monday), Links.CheckWeek(plan.Patient, plan.Prescription, Monday) })
                {
                    await browser.Go(page);
                    (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"{page} at {width}");
                }
            }
        }
        await browser.Press("Compare");
        (await browser.Words()).ShouldContain("4 cells differ");
    }

    private static async Task SignIn(Browser browser, Portal portal)
    {
        await browser.SignIn(portal.Clinic.Clinician);
    }
}
