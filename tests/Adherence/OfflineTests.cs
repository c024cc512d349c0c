using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A patient's telephone in a real browser whose network comes and goes: 30 seconds on each side of the chair stretch, and 5 to get ready.</summary>
public sealed class OfflineTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Sessions = "will be sent when there is a network.";
    private const string OfChair = $"Pain during {States.ChairName}";
    /// <summary>Today, the day, the warning signs, two open stretches, and whose they are.</summary>
    private const int KeptPages = 6;
    private const int MostAsked = 300;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private const int WholeSession = 70;
    private Portal portal = null!;
    private Browser browser = null!;
    private ThreeStretches plan = null!;
    private string token = "";

    private IPage Page => browser.Page;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.OpenListening(databases);
        plan = await portal.ADraftToSign();
        var draft = await portal.PrescriptionOf(plan);
        var chair = draft.Versions[^1].Find(plan.Chair)!;
        await portal.Send(plan.Of.Clinician, new ChangeStretch(
            plan.Patient, plan.Prescription, draft.Revision, plan.Chair, Side.Each, new Dose([PartDose.Held(chair.Dose.Parts[0].Part, Hold.OfSeconds(30))], Frequency.Daily), null));
        await portal.Send(plan.Of.Clinician, new SignPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        portal.Clock.MoveDays(3);
        token = await portal.ALink(plan);
        browser = await Browser.Open(portal);
        await Page.SetViewportSizeAsync(390, 780);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_session_and_a_day_told_without_a_network_are_sent_once_and_in_order_after_the_tab_was_closed()
    {
        await ComeAndLoseTheNetwork();
        await browser.Go(Links.MyHow(plan.Chair));
        (await browser.Words()).ShouldContain("There is no network now. This page is from Thursday 5 March, and may have changed since.");
        (await Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.my-header')).borderBlockEndWidth")).ShouldBe("3px", "its styles are kept too");
        await TimeAWholeSession();
        await browser.Press("Save");
        (await Bar()).ShouldContain($"1 session is kept on this phone and {Sessions}");
        await browser.Go(Links.MyDayToday);
        await browser.Choose(States.Part1Name, "Done");
        await browser.Choose("Pain, tingling or numbness in your legs", "Nothing in my legs");
        await browser.Press("Save");
        (await Bar()).ShouldContain($"2 sessions are kept on this phone and {Sessions}");
        (await Entries()).ShouldBeEmpty();

        await browser.Reopen();
        await Page.SetViewportSizeAsync(390, 780);
        var sent = new List<string>();
        Page.Context.Request += (_, request) =>
        {
            if (request.Method == "POST")
                sent.Add(request.PostData!.Contains("Kind=timer", StringComparison.Ordinal) ? "timer" : "day");
        };
        await Page.Context.SetOfflineAsync(false);
        await browser.Go(Links.MyToday);
        await AllIsSent();
        await browser.Go(Links.MyToday);
        sent.ShouldBe(["timer", "day"]);
        var entries = await Entries();
        entries.Where(entry => entry.Item == plan.Chair).Select(entry => (entry.Side, entry.Outcome, entry.Amount, entry.Source)).ShouldBe(
            [(Side.Left, EntryOutcome.Done, 30, Source.Timer), (Side.Right, EntryOutcome.Done, 30, Source.Timer)], ignoreOrder: true);
        entries.Where(entry => entry.Item == plan.Part1).ShouldAllBe(entry => entry.Outcome == EntryOutcome.Done && entry.Source == Source.Tap);
        entries.Count.ShouldBe(6);
        entries.ShouldAllBe(entry => entry.On == portal.Today() && entry.KeptSince != null && entry.Version == 1);
        (await portal.Count<DayNote>(note => note.Patient == plan.Patient && note.Legs == Legs.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_chooses_Spanish_has_every_kept_page_the_timer_and_what_waits_in_Spanish()
    {
        await browser.Go(Links.OpenLink(token));
        await Kept();
        await browser.Go(Links.MyDayToday);
        await browser.Follow("Español");
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("lang", "es");
        await Until("async () => (await Promise.all((await (await caches.open('pages')).matchAll()).map(page => page.text()))).filter(html => html.includes('<html')).every(html => html.includes('<html lang=\"es\"'))");
        await Page.Context.SetOfflineAsync(true);
        await browser.Go(Links.MyToday);
        (await browser.Words()).ShouldContain("Ahora no hay red. Esta página es del jueves 5 de marzo y puede haber cambiado.");
        await Page.Clock.InstallAsync();
        await browser.Go(Links.MyHow(plan.Chair));
        await browser.Press("Empezar");
        await Page.Clock.RunForAsync(6_000);
        (await Page.Locator(".timer-phase").InnerTextAsync()).ShouldBe("Mantenga: lado izquierdo");
        (await Page.Locator(".timer-unit").InnerTextAsync()).ShouldBe("segundos");
        await Page.Clock.RunForAsync(WholeSession * 1000L);
        await Page.Clock.ResumeAsync();
        await browser.Press("Guardar");
        (await Bar()).ShouldContain("Hay 1 sesión guardada en este teléfono. Se enviará cuando haya red.");
        await Page.Context.SetOfflineAsync(false);
        await browser.Go(Links.MyToday);
        await AllIsSent();
    }

    [Fact]
    public async Task A_session_that_was_never_saved_is_offered_the_next_time_and_saved_or_let_go()
    {
        await browser.Go(Links.OpenLink(token));
        await browser.Go(Links.MyHow(plan.Chair));
        await Page.Clock.InstallAsync();
        await browser.Go(Links.MyHow(plan.Chair));
        await browser.Press("Start");
        await Page.Clock.RunForAsync(5_000 + 12_000);
        await browser.Press("Pause");
        await browser.Reopen();
        await browser.Go(Links.MyHow(plan.Chair));
        (await browser.Words()).ShouldContain("without saving. Save it?");
        await browser.Press("Save");
        await Page.WaitForURLAsync($"**{Links.MyToday}");
        var left = (await Entries()).ShouldHaveSingleItem();
        (left.Side, left.Outcome, left.Source).ShouldBe((Side.Left, EntryOutcome.Partly, Source.Timer));
        left.Amount!.Value.ShouldBeInRange(12, 20);
        await browser.Go(Links.MyHow(plan.Chair));
        (await browser.Words()).ShouldNotContain("Save it?");

        await browser.Press("Start");
        await Page.WaitForTimeoutAsync(7_000);
        await browser.Press("Pause");
        await browser.Reopen();
        await browser.Go(Links.MyHow(plan.Chair));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Let it go" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Start" })).ToBeVisibleAsync();
        await browser.Go(Links.MyHow(plan.Chair));
        (await browser.Words()).ShouldNotContain("Save it?");
        (await Entries()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_link_that_was_made_anew_sends_what_the_one_before_it_kept_and_a_revoked_one_leaves_no_page_on_the_phone()
    {
        await ComeAndLoseTheNetwork();
        await TellChair();
        var another = await portal.ALink(plan);
        await Page.Context.SetOfflineAsync(false);
        await browser.Go(Links.MyToday);
        (await browser.Words()).ShouldContain("This link does not work any more");
        await Until("async () => !await caches.has('pages')");
        (await Entries()).ShouldBeEmpty();
        await browser.Go(Links.OpenLink(another));
        await AllIsSent();
        (await Entries()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_refused_is_shown_with_its_reason_until_it_is_let_go_and_the_rest_is_saved()
    {
        await ComeAndLoseTheNetwork();
        await browser.Go(Links.MyDayToday);
        await browser.Choose(States.Part1Name, "Done");
        await browser.Choose(States.ChairName, "Done");
        await Page.GetByText("Not the same on both sides with Chair hip flexor stretch").ClickAsync();
        await browser.Fill($"{States.ChairName}, left side: seconds (optional)", "9999");
        await browser.Press("Save");
        await Page.Context.SetOfflineAsync(false);
        await browser.Go(Links.MyToday);
        await Assertions.Expect(Page.Locator("#kept")).ToContainTextAsync($"{States.ChairName}, left side: seconds: Enter a whole number, from 0 to 3600.");
        (await Entries()).Select(entry => entry.Item).Distinct().ShouldBe([plan.Part1]);
        await browser.Reopen();
        await browser.Go(Links.MyDayToday);
        (await Bar()).ShouldContain($"{States.ChairName}: Done");
        (await Page.GetByRole(AriaRole.Link, new() { Name = "Tell it again" }).GetAttributeAsync("href")).ShouldBe($"{Links.MyToday}#days");
        await browser.Press("Let it go");
        await Assertions.Expect(Page.Locator("#kept")).ToBeHiddenAsync();
        await browser.Go(Links.MyDayToday);
        (await Page.Locator("#kept").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_done_goes_to_the_version_it_was_done_under_though_another_was_signed_meanwhile()
    {
        await ComeAndLoseTheNetwork();
        await TellChair(pain: "6");
        await portal.WithoutChair(plan);
        await Page.Context.SetOfflineAsync(false);
        await browser.Go(Links.MyToday);
        await AllIsSent();
        (await Entries()).Select(entry => (entry.Item, entry.Version, entry.Outcome)).ShouldBe([(plan.Chair, 1, EntryOutcome.Done), (plan.Chair, 1, EntryOutcome.Done)]);
        (await portal.OpenAlertsOf(plan.Patient)).ShouldContain(alert => alert.Kind == AlertKind.StopPain);
    }

    [Fact]
    public async Task A_clock_that_is_two_years_off_changes_no_day()
    {
        await Page.Context.Clock.InstallAsync(new() { TimeDate = portal.Clock.Now.AddYears(-2).AddDays(11).UtcDateTime });
        // The worker's clock is the machine's, as on a phone both are one, so only the page sends here.
        await Page.AddInitScriptAsync("delete ServiceWorkerRegistration.prototype.sync");
        await browser.LetIn(token);
        await browser.Go(Links.MyToday);
        await Kept();
        await Page.Context.SetOfflineAsync(true);
        await TellChair();
        portal.Clock.MoveDays(1);
        await Page.Context.Clock.FastForwardAsync((long)TimeSpan.FromDays(1).TotalMilliseconds);
        await Page.Context.SetOfflineAsync(false);
        await browser.Go(Links.MyToday);
        await AllIsSent();
        (await Entries()).ShouldAllBe(entry => entry.On == portal.Today().AddDays(-1) && entry.DaysLate == 1);
        (await Entries()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_link_of_another_patient_on_the_same_phone_sees_nothing_and_sends_nothing()
    {
        await ComeAndLoseTheNetwork();
        await TellChair();
        await browser.LetIn(await portal.ALink(await portal.ASignedPrescription("Bo Holm")));
        await Page.Context.SetOfflineAsync(false);
        await browser.Go(Links.MyToday);
        (await browser.Words()).ShouldContain("Hello, Bo");
        await Kept();
        (await Page.Locator("#kept").IsVisibleAsync()).ShouldBeFalse();
        await Page.Context.SetOfflineAsync(true);
        await browser.Go(Links.MyToday);
        (await browser.Words()).ShouldContain("Hello, Bo");
        (await Bar()).ShouldNotContain(States.ChairName);
        await Page.Context.SetOfflineAsync(false);
        (await portal.Count<StretchEntry>(_ => true)).ShouldBe(0);
        await browser.Go(Links.OpenLink(token));
        await AllIsSent();
        (await Entries()).Count.ShouldBe(2);
    }

    private async Task ComeAndLoseTheNetwork()
    {
        await browser.Go(Links.OpenLink(token));
        await Kept();
        await Page.Context.SetOfflineAsync(true);
    }

    private Task Kept() => Until($"async () => await navigator.serviceWorker.ready && (await (await caches.open('pages')).keys()).length >= {KeptPages}");

    /// <summary>Asks the page again and again: Playwright asks a promise once, and takes whatever it comes to.</summary>
    private async Task Until(string holds)
    {
        for (var asked = 0; !await Page.EvaluateAsync<bool>(holds); asked++)
        {
            asked.ShouldBeLessThan(MostAsked, holds);
            await Task.Delay(Soon, TestContext.Current.CancellationToken);
        }
    }

    private async Task TellChair(string? pain = null)
    {
        await browser.Go(Links.MyDayToday);
        await browser.Choose(States.ChairName, "Done");
        if (pain is not null)
            await browser.Select(OfChair, pain);
        await browser.Press("Save");
        (await Bar()).ShouldContain("1 session is kept on this phone");
    }

    private async Task TimeAWholeSession()
    {
        await Page.Clock.InstallAsync();
        await browser.Go(Links.MyHow(plan.Chair));
        await browser.Press("Start");
        await Page.Clock.RunForAsync(WholeSession * 1000L);
        await Page.Clock.ResumeAsync();
    }

    private Task<string> Bar() => Page.Locator("#kept").InnerTextAsync();

    /// <summary>The bar is hidden before its page has looked for what is kept, too; so what is kept is looked at itself.</summary>
    private async Task AllIsSent()
    {
        await Until("async () => !(await (await import('/scripts/keep.js')).forms.of(document.querySelector('[data-whose]').dataset.whose)).length");
        await Assertions.Expect(Page.Locator("#kept")).ToBeHiddenAsync();
    }

    private Task<List<StretchEntry>> Entries() =>
        portal.WithDb(db => db.Of<StretchEntry>().IgnoreQueryFilters().Where(entry => entry.Patient == plan.Patient).ToListAsync());
}
