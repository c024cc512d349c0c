using Microsoft.Playwright;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>The plan builder with script, by mouse and by the keyboard alone.</summary>
public sealed class BuilderTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.OpenListening(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task From_the_chart_to_a_signed_plan_of_one_stretch_takes_no_more_than_twelve_clicks()
    {
        var patient = await portal.APatient();
        await portal.AScreening(patient);
        await using var browser = await SignedIn();
        await browser.Go(Links.Patient(patient));
        var clicks = 0;
        async Task Click(Func<Task> click)
        {
            clicks++;
            await click();
        }
        await Click(() => browser.Press("Start a prescription"));
        await Click(() => browser.Press($"Add {States.ChairName}"));
        await Click(() => browser.Fill("What the stretches are for", "To sit with less ache."));
        await Click(() => browser.Fill("Pain today", "3"));
        await Click(() => browser.Follow("Check and sign"));
        await Click(() => browser.Press("Sign"));
        (await browser.Words()).ShouldContain("Signed. Produce the handout next.");
        clicks.ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public async Task By_the_keyboard_alone_a_stretch_is_added_put_first_and_saved_with_the_focus_kept()
    {
        var (patient, prescription) = await AnEmptyPlan();
        await using var browser = await SignedIn();
        await browser.Go(Links.Build(patient, prescription));
        await PressByKeyboard(browser, $"Add {States.ChairName}");
        await PressByKeyboard(browser, $"Add {States.Part1Name}");
        await PressByKeyboard(browser, $"Move up {States.Part1Name}");
        await Assertions.Expect(browser.Page.Locator(".builder-stretches h3").First).ToHaveTextAsync($"1. {States.Part1Name}");
        await browser.Page.GetByLabel("What the stretches are for").FocusAsync();
        await browser.Page.Keyboard.TypeAsync("To bend with less ache.");
        await browser.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(browser.Page.Locator(".checklist")).Not.ToContainTextAsync("Say what the stretches are for.");
        await browser.Page.ReloadAsync();
        (await browser.Page.GetByLabel("What the stretches are for").InputValueAsync()).ShouldBe("To bend with less ache.");
    }

    [Fact]
    public async Task A_template_is_used_and_taken_back_without_loading_the_page_again()
    {
        var (patient, prescription) = await AnEmptyPlan();
        await using var browser = await SignedIn();
        await browser.Go(Links.Build(patient, prescription));
        await browser.Page.EvaluateAsync("window.stayed = true");
        await PressByKeyboard(browser, "Use this template No floor: standing and seated");
        await Assertions.Expect(browser.Page.Locator(".builder-stretches h3")).ToHaveCountAsync(3);
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("3 stretches were added.");
        await PressByKeyboard(browser, "Undo");
        await Assertions.Expect(browser.Page.Locator(".builder-stretches h3")).ToHaveCountAsync(0);
        (await browser.Page.EvaluateAsync<bool>("window.stayed")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_stretch_is_dragged_to_another_place()
    {
        var plan = await portal.ADraftToSign();
        await using var browser = await SignedIn();
        await browser.Go(Links.Build(plan.Patient, plan.Prescription));
        await browser.Page.SetViewportSizeAsync(1280, 3000);
        var (from, to) = (await PlaceOf(browser, plan.Part2), await PlaceOf(browser, plan.Chair));
        await browser.Page.Mouse.MoveAsync(from.X, from.Y);
        await browser.Page.Mouse.DownAsync();
        await browser.Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 10 });
        await browser.Page.Mouse.UpAsync();
        await Assertions.Expect(browser.Page.Locator(".builder-stretches h3").First).ToHaveTextAsync($"1. {States.Part2Name}");
        (await portal.PrescriptionOf(plan)).Draft!.Stretches[0].Item.ShouldBe(plan.Part2);
    }

    [Fact]
    public async Task What_cannot_be_sent_stays_on_the_page_and_says_so()
    {
        var (patient, prescription) = await AnEmptyPlan();
        await using var browser = await SignedIn();
        await browser.Go(Links.Build(patient, prescription));
        await browser.Page.Context.SetOfflineAsync(true);
        await browser.Page.GetByLabel("What the stretches are for").FillAsync("To walk further.");
        await browser.Page.GetByLabel("Pain today").FocusAsync();
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not saved: the portal could not be reached.");
        (await browser.Page.GetByLabel("What the stretches are for").InputValueAsync()).ShouldBe("To walk further.");
        await browser.Page.Context.SetOfflineAsync(false);
        await browser.Press("Save purpose and course");
        (await portal.Send(portal.Clinic.Clinician, new ReadPrescription(patient, prescription))).Version.Goal.ShouldBe("To walk further.");
    }

    [Fact]
    public async Task Whoever_was_signed_out_signs_in_over_the_page_and_what_they_typed_is_saved()
    {
        var (patient, prescription) = await AnEmptyPlan();
        await using var browser = await SignedIn();
        await browser.Go(Links.Build(patient, prescription));
        await browser.Page.Context.ClearCookiesAsync(new() { Name = "prescriberx" });
        await browser.Page.GetByLabel("What the stretches are for").FillAsync("To walk further.");
        await browser.Page.GetByLabel("Pain today").FocusAsync();
        var dialog = browser.Page.GetByRole(AriaRole.Dialog, new() { Name = "You were signed out" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Not now" }).ClickAsync();
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not saved: you are signed out. What you typed is still here");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Save purpose and course" }).ClickAsync();
        await browser.Fill("E-mail address", portal.Clinic.Clinician.Person.Email);
        await browser.Fill("Password", "wrong words");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("The e-mail address or the password is not right.");
        await browser.Fill("Password", Portal.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(browser.Page.Locator("main[aria-busy]")).ToHaveCountAsync(0);
        (await portal.Send(portal.Clinic.Clinician, new ReadPrescription(patient, prescription))).Version.Goal.ShouldBe("To walk further.");
        await browser.Press($"Add {States.ChairName}");
        await Assertions.Expect(browser.Page.Locator(".builder-stretches h3")).ToHaveCountAsync(1);
    }

    private async Task<(Guid Patient, Guid Prescription)> AnEmptyPlan()
    {
        var patient = await portal.APatient();
        return (patient, await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient)));
    }

    private async Task<Browser> SignedIn()
    {
        var browser = await Browser.Open(portal);
        await browser.SignIn(portal.Clinic.Clinician);
        return browser;
    }

    private static async Task PressByKeyboard(Browser browser, string button)
    {
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(browser.Page.Locator("main[aria-busy]")).ToHaveCountAsync(0);
    }

    private static async Task<(float X, float Y)> PlaceOf(Browser browser, Guid item)
    {
        var box = (await browser.Page.Locator($"#stretch-{item} h3").BoundingBoxAsync())!;
        return (box.X + 40, box.Y + 8);
    }
}
