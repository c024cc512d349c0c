using Microsoft.Playwright;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>The portal in a real browser, on a telephone and on a wide screen; axe looks at every page that is opened.</summary>
public sealed class PortalJourneyTests(TestDatabase databases) : IAsyncLifetime
{
    private const int Phone = 390;
    private const int Wide = 1440;

    /// <summary>What a window of 1280 shows at four times the size.</summary>
    private const int Narrow = 320;

    /// <summary>Pages that are no pages of the layout, or are not shown by themselves.</summary>
    private static readonly string[] NoPages = ["PrintHandout", "ReadBranding", "ReadPhoto"];

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.OpenListening(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData(Phone)]
    [InlineData(Wide)]
    public async Task From_the_chart_to_a_signed_plan_by_the_keyboard_alone_with_the_focus_always_seen(int width)
    {
        var patient = await portal.APatient();
        await portal.AScreening(patient);
        await using var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(width, 900);
        await browser.SignIn(portal.Clinic.Clinician);
        await browser.Go(Links.Patient(patient));
        await browser.TabTo("Start a prescription");
        await browser.PressKey("Enter");
        await browser.TabTo($"Add {States.ChairName}");
        await browser.PressKey("Enter");
        await Assertions.Expect(browser.Page.Locator(".builder-stretches h3")).ToHaveTextAsync($"1. {States.ChairName}");
        await browser.Page.ReloadAsync();
        await browser.TabTo("What the stretches are for");
        await browser.Page.Keyboard.TypeAsync("To sit with less ache.");
        await browser.TabTo("Pain today");
        await browser.Page.Keyboard.TypeAsync("3");
        await browser.PressKey("Tab");
        await Assertions.Expect(browser.Page.GetByText("Ready to sign")).ToBeVisibleAsync();
        await browser.Page.ReloadAsync();
        await browser.TabTo("Check and sign");
        await browser.PressKey("Enter");
        await browser.TabTo("Sign");
        await browser.PressKey("Enter");
        (await browser.Words()).ShouldContain("Signed. Produce the handout next.");
    }

    [Theory]
    [InlineData(Phone)]
    [InlineData(Wide)]
    public async Task Without_script_a_patient_is_added_screened_prescribed_for_and_given_the_handout(int width)
    {
        await using var browser = await Browser.Open(portal, withScript: false);
        await browser.Page.SetViewportSizeAsync(width, 900);
        await browser.SignIn(portal.Clinic.Clinician);
        await browser.Follow("Add the first patient");
        await browser.Fill("Name", "Ada Byron");
        await browser.Fill("Date of birth", "1970-03-09");
        await browser.Page.GetByLabel("Whatever is left unknown above is absent").CheckAsync();
        await browser.Press("Add patient");
        var chart = browser.Page.Url;
        await browser.Follow("Screen for red flags");
        foreach (var flag in Domain.Safety.RedFlags.All)
            await browser.Choose(flag.Question, "No");
        await browser.Press("Save screening");
        await browser.Go(chart);
        await browser.Press("Start a prescription");
        await browser.Press($"Add {States.ChairName}");
        await browser.Fill("What the stretches are for", "To sit with less ache.");
        await browser.Fill("Pain today", "3");
        await browser.Press("Save purpose and course");
        await browser.Follow("Check and sign");
        await browser.Press("Sign");
        await browser.Follow("Handout");
        (await browser.PdfText("Produce the PDF")).ShouldContain("To sit with less ache.");
    }

    [Fact]
    public async Task Every_page_fits_at_four_times_the_size_shifts_nothing_breaks_no_rule_of_its_own_and_asks_no_other_host()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        await portal.Send(portal.Clinic.Clinician, new StartNextVersion(places.Patient, places.Prescription, await portal.RevisionOf(places.Plan)));
        var pages = (await PortalPage.All(portal)).Where(page => page.IsForStaff && !NoPages.Contains(page.Name)).ToList();
        pages.Count.ShouldBeGreaterThan(60);
        var complaints = new List<string>();
        foreach (var (person, theirs) in new[]
        {
            (portal.Clinic.Clinician, pages.Where(page => Roles.Clinician.Allow(page.RightToOpen!.Value))), (portal.Clinic.Lead, pages.Where(page => !Roles.Clinician.Allow(page.RightToOpen!.Value))),
        })
        {
            await using var browser = await Browser.Open(portal);
            browser.Page.Request += (_, request) => complaints.AddRange(request.Url.StartsWith(browser.Address, StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal) ? [] : [$"asks {request.Url}"]);
            browser.Page.Console += (_, said) => complaints.AddRange(said.Type == "error" ? [$"{browser.Page.Url}: {said.Text}"] : []);
            await browser.Page.AddInitScriptAsync("""
                window.shifts = [];
                new PerformanceObserver(list => list.getEntries().forEach(shift =>
                    window.shifts.push(shift.sources.map(one => `${one.node?.nodeName}.${one.node?.className} from ${one.previousRect.y} to ${one.currentRect.y}`).join(', '))
                )).observe({ type: 'layout-shift', buffered: true });
                """);
            await browser.SignIn(person);
            await browser.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            foreach (var page in theirs)
            {
                await browser.Page.SetViewportSizeAsync(Narrow, 800);
                await browser.Go(page.Address(places));
                var (across, shifts) = (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await browser.Page.EvaluateAsync<string[]>("window.shifts"));
                if (across > Narrow)
                    complaints.Add($"{page} is {across} wide");
                complaints.AddRange(shifts.Select(shift => $"{page} shifts {shift}"));
            }
        }
        complaints.ShouldBeEmpty();
    }
}
