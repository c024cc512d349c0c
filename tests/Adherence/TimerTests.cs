using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>The hold timer in a real browser, whose clock the tests move: 30 seconds on each side, and 5 to get ready.</summary>
public sealed class TimerTests(TestDatabase databases) : IAsyncLifetime
{
    private const string PelvicTilt = "pelvic-tilt";
    private const int Ready = 5;
    private const int Held = 30;
    private static readonly DateTime Morning = new(2026, 3, 5, 8, 0, 0, DateTimeKind.Utc);
    private Portal portal = null!;
    private Browser browser = null!;
    private ThreeStretches plan = null!;
    private Guid tilt;
    private string token = "";

    private IPage Page => browser.Page;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.OpenListening(databases);
        plan = await portal.ADraftToSign();
        var draft = await portal.PrescriptionOf(plan);
        var chair = draft.Versions[^1].Find(plan.Chair)!;
        var dose = new Dose([PartDose.Held(chair.Dose.Parts[0].Part, Hold.OfSeconds(Held))], Frequency.Daily);
        await portal.Send(plan.Of.Clinician, new ChangeStretch(plan.Patient, plan.Prescription, draft.Revision, plan.Chair, Side.Each, dose, null));
        var moved = Given.Catalog.Find(PelvicTilt)!;
        await portal.Send(plan.Of.Clinician, new PrescribeStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), moved.Key, moved.DefaultSide, moved.DefaultDose, null));
        tilt = (await portal.PrescriptionOf(plan)).Versions[^1].Stretches.Single(one => one.Stretch == moved.Key).Item;
        await portal.Send(plan.Of.Clinician, new SignPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        portal.Clock.MoveDays(3);
        token = await portal.ALink(plan);
        browser = await Browser.Open(portal);
        await browser.LetIn(token);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_pause_and_an_early_stop_record_what_was_held_to_the_second_with_the_timer_as_source()
    {
        await Open(plan.Chair);
        await Start();
        await Pass(Ready + Held);
        (await Phase()).ShouldBe("Change sides: right side");
        await Pass(Ready + 10);
        (await Count()).ShouldBe("20");
        await Press("Pause");
        await Pass(60);
        (await Count()).ShouldBe("20");
        (await Phase()).ShouldBe("Paused. Hold: right side");
        await Press("Continue");
        await Pass(8);
        await Press("Stop here");
        (await Told()).ShouldBe(["Left side 30 of 30 seconds", "Right side 18 of 30 seconds"]);
        (await Page.GetByLabel("Pain during the stretch").InputValueAsync()).ShouldBe("");
        await Page.GetByLabel("Pain during the stretch").SelectOptionAsync("6");
        await Save();
        (await browser.Words()).ShouldContain("Saved. Thank you.");
        (await browser.Words()).ShouldContain("Stop this stretch.");
        (await Entries(plan.Chair)).Select(entry => (entry.Side, entry.Outcome, entry.Amount, entry.Pain!.Value.Value, entry.Source, entry.TypedBy)).ShouldBe(
            [(Side.Left, EntryOutcome.Done, 30, 6, Source.Timer, null), (Side.Right, EntryOutcome.Partly, 18, 6, Source.Timer, null)]);
        (await portal.OpenAlertsOf(plan.Patient)).ShouldContain(alert => alert.Kind == AlertKind.StopPain);
    }

    [Fact]
    public async Task Both_sides_get_the_same_seconds_and_only_a_new_phase_is_read_out()
    {
        await Open(plan.Chair);
        await Page.EvaluateAsync("""
            () => {
              window.heard = [];
              new MutationObserver(() => window.heard.push(document.querySelector('[data-announce]').textContent)).observe(document.querySelector('[data-announce]'), { childList: true });
            }
            """);
        await Start();
        await Pass(Ready + Held + Ready + Held + 60);
        (await Told()).ShouldBe(["Left side 30 of 30 seconds", "Right side 30 of 30 seconds"]);
        (await Page.EvaluateAsync<string[]>("window.heard")).ShouldBe(["Get ready: left side", "Hold: left side", "Change sides: right side", "Hold: right side"]);
        (await Page.GetByRole(AriaRole.Button, new() { Name = "Go on with it" }).CountAsync()).ShouldBe(0);
        await Save();
        (await Entries(plan.Chair)).ShouldAllBe(entry => entry.Amount == Held && entry.Outcome == EntryOutcome.Done && entry.Pain == null);
    }

    [Fact]
    public async Task A_hold_that_passes_while_the_page_is_hidden_counts_up_to_its_end_and_nothing_begins_unseen()
    {
        await Open(plan.Chair);
        await Start();
        await Pass(Ready + 12);
        await Hide(true);
        await Page.Clock.FastForwardAsync(600_000);
        await Pass(60);
        await Hide(false);
        (await Phase()).ShouldBe("Paused. Change sides: right side");
        (await Count()).ShouldBe("5");
        await Press("Stop here");
        (await Told()).ShouldBe(["Left side 30 of 30 seconds", "Right side 0 of 30 seconds"]);
        await Press("Go on with it");
        await Pass(Ready + Held);
        (await Told()).ShouldBe(["Left side 30 of 30 seconds", "Right side 30 of 30 seconds"]);
    }

    [Fact]
    public async Task A_clock_that_ticks_late_does_not_make_a_hold_longer_or_shorter()
    {
        await Open(plan.Chair);
        await Start();
        await Pass(Ready);
        for (var jump = 0; jump < 7; jump++)
            await Page.Clock.FastForwardAsync(1_300);
        await Press("Stop here");
        (await Told())[0].ShouldBe("Left side 9 of 30 seconds");
    }

    [Fact]
    public async Task Slow_repetitions_are_tapped_or_counted_and_an_early_stop_records_how_many_were_made()
    {
        await Open(tilt);
        await Start();
        await Pass(Ready);
        for (var made = 0; made < 3; made++)
            await Press("Count one");
        await Pass(60);
        (await Count()).ShouldBe("3");
        await Page.GetByLabel("Count for me, one every 5 seconds").CheckAsync();
        await Pass(5);
        (await Count()).ShouldBe("4");
        await Press("Stop here");
        (await Told())[0].ShouldContain("4 of 5 repetitions");
        await Save();
        (await Entries(tilt)).Select(entry => (entry.Amount, entry.Outcome)).ShouldBe([(4, EntryOutcome.Partly)]);
    }

    [Fact]
    public async Task Whoever_asked_for_less_motion_sees_two_stills_and_everybody_else_the_movement()
    {
        await Open(plan.Chair);
        await Start();
        (await Page.Locator(".timer-figure:visible .timer-stills svg:visible").CountAsync()).ShouldBe(2);
        (await Page.Locator(".timer-moving:visible").CountAsync()).ShouldBe(0);
        await Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        (await Page.Locator(".timer-stills:visible").CountAsync()).ShouldBe(0);
        (await Page.Locator(".timer-moving svg:visible").CountAsync()).ShouldBe(1);
        await Pass(Ready);
        (await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.timer-figure:not([hidden]) .fig-frame')].filter(frame => getComputedStyle(frame).visibility === 'visible').map(frame => frame.classList[1])"))
            .ShouldBe(["fig-frame-9"]);
    }

    [Theory]
    [InlineData(390, 100, ColorScheme.Light)]
    [InlineData(320, 200, ColorScheme.Dark)]
    public async Task Nothing_is_cut_off_axe_finds_nothing_and_the_keyboard_is_enough(int width, int percentOfType, ColorScheme scheme)
    {
        await Page.SetViewportSizeAsync(width, 700);
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Open(plan.Chair);
        await NothingIsCutOff(percentOfType);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await NothingIsCutOff(percentOfType);
        await Pass(Ready + 3);
        // Axe waits for the clock of the page.
        await Page.Clock.ResumeAsync();
        await browser.Press("Pause");
        (await Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Continue");
        await Page.Keyboard.PressAsync("Space");
        await Pass(2);
        await Page.Keyboard.PressAsync("Escape");
        (await Phase()).ShouldBe("Paused. Hold: left side");
        await browser.Press("Stop here");
        (await Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("What you did");
        await NothingIsCutOff(percentOfType);
    }

    [Fact]
    public async Task Whether_it_sounds_is_seen_and_remembered()
    {
        await Open(plan.Chair);
        await Start();
        var sound = Page.GetByRole(AriaRole.Switch, new() { Name = "Sound" });
        (await sound.GetAttributeAsync("aria-checked")).ShouldBe("true");
        await sound.ClickAsync();
        await Page.ReloadAsync();
        await Start();
        (await sound.GetAttributeAsync("aria-checked")).ShouldBe("false");
    }

    [Fact]
    public async Task Without_script_the_page_is_as_plain_as_before()
    {
        var context = await Page.Context.Browser!.NewContextAsync(new() { BaseURL = browser.Address, JavaScriptEnabled = false });
        await context.AddCookiesAsync((await Page.Context.CookiesAsync([browser.Address + Links.MyToday])).Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        var plain = await context.NewPageAsync();
        await plain.GotoAsync(Links.MyHow(plan.Chair));
        (await plain.GetByRole(AriaRole.Heading).AllInnerTextsAsync()).ShouldBe([States.ChairName, "How to do it", "What helps", "Watch out", "How much may it hurt?"]);
        (await plain.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        (await plain.GetByRole(AriaRole.Link, new() { Name = "Tell us how it went" }).CountAsync()).ShouldBe(1);
    }

    private async Task Open(Guid item)
    {
        await Page.Clock.InstallAsync(new() { TimeDate = Morning });
        await browser.Go(Links.MyHow(item));
        await Page.Clock.PauseAtAsync(Morning.AddHours(1));
    }

    private Task Start() => Press("Start");

    private Task Press(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    private Task Pass(int seconds) => Page.Clock.RunForAsync(seconds * 1000L);

    private Task<string> Phase() => Page.Locator(".timer-phase").InnerTextAsync();

    private Task<string> Count() => Page.Locator(".timer-number").InnerTextAsync();

    private async Task<List<string>> Told()
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "What you did" })).ToBeVisibleAsync();
        return [.. (await Page.Locator(".timer-held li").AllInnerTextsAsync()).Select(line => Regex.Replace(line, @"\s+", " ").Trim())];
    }

    private async Task Save()
    {
        await Press("Save");
        await Page.WaitForURLAsync(new Regex($"{Links.MyToday}$"));
    }

    private async Task Hide(bool isHidden) => await Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden }); document.dispatchEvent(new Event('visibilitychange')); }", isHidden);

    private async Task NothingIsCutOff(int percentOfType)
    {
        await Page.EvaluateAsync("percent => document.documentElement.style.fontSize = `${percent}%`", percentOfType);
        (await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.timer, .timer *:not(.visually-hidden)')].filter(box => box.getBoundingClientRect().right > innerWidth).map(box => box.outerHTML)")).ShouldBeEmpty();
        (await Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('dialog[open] :is(.timer-part, .timer-switch, .timer-figure svg, .timer-phase, .timer-count, .button)')].filter(box => box.checkVisibility()).map(box => [box, box.getBoundingClientRect()])
              .filter(([, one], _, all) => all.some(([, other]) => one !== other && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)).map(([box]) => box.outerHTML.slice(0, 80))
            """)).ShouldBeEmpty("It overlaps.");
    }

    private Task<List<StretchEntry>> Entries(Guid item) =>
        portal.WithDb(db => db.Of<StretchEntry>().IgnoreQueryFilters().Where(entry => entry.Item == item).OrderBy(entry => entry.Side).ToListAsync());
}
