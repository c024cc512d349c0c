using Microsoft.Playwright;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Reports;

/// <summary>From any page to any patient: by the field in the header, by those opened last, and by keys.</summary>
public sealed class FindAnyoneTests(TestDatabase databases)
{
    [Fact]
    public async Task From_any_page_a_patient_is_found_without_the_name_in_an_address()
    {
        await using var portal = await Portal.Open(databases);
        await portal.APatient();
        await portal.APatient("Bo Holm");
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var page in new[] { Links.Catalog, Links.Audit, Links.ClinicReport })
        {
            await lead.Open(page);
            lead.Fill("Name or number of a patient", "byr");
            await lead.Press("Find a patient");
            lead.Page.QuerySelectorAll(".caseload tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["Ada Byron"]);
            lead.Address.PathAndQuery.ShouldBe("/");
        }
    }

    [Fact]
    public async Task Those_whom_one_opened_last_are_on_the_caseload_the_latest_first_and_are_named_in_the_audit()
    {
        await using var portal = await Portal.Open(databases);
        var patients = new List<Guid>();
        for (var number = 0; number < 7; number++)
            patients.Add(await portal.APatient($"Patient {number}"));
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        assistant.Page.QuerySelectorAll(".recent").ShouldBeEmpty("this person opened nobody yet");
        foreach (var number in new[] { 0, 1, 2, 3, 4, 5, 2 })
        {
            portal.Clock.Move(TimeSpan.FromMinutes(1));
            await assistant.Open(Links.Patient(patients[number]));
        }
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await assistant.Open("/?View=NeedsMe");
        assistant.Page.QuerySelectorAll(".recent a").Select(link => link.TextContent).ShouldBe(["Patient 2", "Patient 5", "Patient 4", "Patient 3", "Patient 1"]);
        var line = (await portal.AuditOf(portal.Clinic)).Single(one => one.At == portal.Clock.Now);
        line.Shown.Split(' ').ShouldBe(new[] { 2, 5, 4, 3, 1 }.Select(number => patients[number].ToString()));
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Keys_find_go_and_help_but_not_while_somebody_types_and_can_be_switched_off(int width, ColorScheme scheme)
    {
        await using var portal = await Portal.OpenListening(databases);
        await portal.APatient();
        await using var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(width, 900);
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await browser.SignIn(portal.Clinic.Clinician);
        var keys = browser.Page.Keyboard;

        await keys.PressAsync("/");
        (await Focused(browser)).ShouldBe("Search");
        await keys.TypeAsync("g a?/");
        (await browser.Page.Locator("#Search").InputValueAsync()).ShouldBe("g a?/");
        await browser.Go(Links.Catalog);
        await keys.PressAsync("/");
        (await Focused(browser)).ShouldBe("find-anyone");
        await browser.Go(Links.Catalog);
        await keys.PressAsync("g");
        await keys.PressAsync("a");
        await browser.Page.WaitForURLAsync($"**{Links.Alerts}");

        await keys.PressAsync("?");
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        (await browser.Page.Locator("dialog").InnerTextAsync()).ShouldContain("Find a patient");
        await browser.Press("Close");
        await Assertions.Expect(browser.Page.Locator("dialog")).ToBeHiddenAsync();

        await browser.Follow("Keyboard shortcuts");
        await browser.Page.GetByLabel("Use keyboard shortcuts in this browser").UncheckAsync();
        await browser.Go(Links.Catalog);
        await keys.PressAsync("/");
        (await Focused(browser)).ShouldNotBe("find-anyone");
        (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_patients_is_brought_and_added_in_a_browser()
    {
        await using var portal = await Portal.OpenListening(databases);
        await portal.APatient();
        await using var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(390, 900);
        await browser.Go(Links.ImportPatients);
        await browser.Fill("E-mail address", portal.Clinic.Assistant.Person.Email);
        await browser.Fill("Password", Portal.Password);
        await browser.Press("Sign in");
        await browser.Go(Links.ImportPatients);
        await browser.Page.GetByLabel("CSV file").SetInputFilesAsync(new FilePayload { Name = "patients.csv", MimeType = "text/csv", Buffer = "Name,Born\nAda Byron,9/3/1970\nBo Holm,4/23/1980\nCy Dee,1990-01-02\n"u8.ToArray() });
        await browser.Press("Look at the file");
        (await browser.Words()).ShouldContain("Does this file write the month first?");
        (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await browser.Press("Add these patients");
        await Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Infrastructure.Patients.PatientImportRound>(portal.Services).Go(TestContext.Current.CancellationToken);
        await browser.Page.GetByText("1 patient added. 2 rows not added.").WaitForAsync();
        await browser.Follow("Import patients");
    }

    private static Task<string> Focused(Browser browser) => browser.Page.EvaluateAsync<string>("document.activeElement?.id ?? ''");
}
