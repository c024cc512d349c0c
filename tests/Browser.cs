using Deque.AxeCore.Commons;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace PrescribeRx.Tests;

/// <summary>A real browser before a real server. Axe looks at every page that is opened.</summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>More than any page has to stop at.</summary>
    private const int MostPresses = 250;

    private const float LongestLoad = 10_000;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly bool withScript;

    private Browser(IPage page, string address, bool withScript) => (Page, Address, this.withScript) = (page, address, withScript);

    public IPage Page { get; private set; }
    public string Address { get; }

    public static async Task<Browser> Open(Portal portal, bool withScript = true)
    {
        var address = portal.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var chromium = await (await TestContext.Current.GetFixture<TestChromium>())!.Running();
        var context = await chromium.NewContextAsync(new() { BaseURL = address, JavaScriptEnabled = withScript, Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1280, Height = 900 } });
        return new(await context.NewPageAsync(), address, withScript);
    }

    /// <summary>Closes the tab, and opens another in the same browser.</summary>
    public async Task Reopen()
    {
        var context = Page.Context;
        await Page.CloseAsync();
        Page = await context.NewPageAsync();
    }

    /// <summary>What stands for a link, without an end: the browser may have a clock of its own.</summary>
    public async Task LetIn(string token)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri(Address + Web.Links.OpenLink(token)));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        var (name, value) = answer.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0].Split('=', 2)).Select(pair => (pair[0], pair[1])).First();
        await Page.Context.AddCookiesAsync([new() { Name = name, Value = value, Domain = new Uri(Address).Host, Path = Web.Links.My }]);
    }

    public async Task SignIn(TestPerson person)
    {
        await Go(Web.Links.SignIn);
        await Fill("E-mail address", person.Person.Email);
        await Fill("Password", Portal.Password);
        await Press("Sign in");
    }

    public Task Go(string to) => Do(() => Page.GotoAsync(to));

    public Task Follow(string words) => Do(() => Page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync());

    public Task Press(string words) => Do(() => Page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync());

    public Task Fill(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    public Task Select(string label, string option) => Page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task Choose(string question, string option) =>
        Page.GetByRole(AriaRole.Radiogroup, new() { Name = question, Exact = true }).GetByLabel(option, new() { Exact = true }).CheckAsync();

    /// <summary>Goes on with the tabulator until the focus is on what has this name. Wherever it comes by, it is seen, and lies within the window.</summary>
    public async Task TabTo(string name)
    {
        for (var presses = 0; presses < MostPresses; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var (at, isSeen) = await Focus();
            isSeen.ShouldBeTrue($"{Page.Url}: the focus is on \"{at}\" and nobody sees it");
            if (at == name)
                return;
        }
        throw new InvalidOperationException($"{Page.Url}: the tabulator never comes to \"{name}\".");
    }

    /// <summary>Presses what has the focus, and looks at the page that follows.</summary>
    public Task PressKey(string key) => Do(() => Page.Keyboard.PressAsync(key));

    private async Task<(string Name, bool IsSeen)> Focus()
    {
        var focus = await Page.EvaluateAsync<string[]>("""
            () => {
              const at = document.activeElement, box = at.getBoundingClientRect();
              const rings = [at, at.closest('.choice')].filter(Boolean).map(one => getComputedStyle(one));
              // Within a date the browser marks the part that has the focus.
              const ring = at.type === 'date' || rings.some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
              const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return [(at.labels?.[0] ?? at).innerText?.replace(/\s+/g, ' ').trim() ?? '', at === document.body || (ring && within) ? 'seen' : ''];
            }
            """);
        return (focus[0], focus[1] == "seen");
    }

    public Task<string> Words() => Page.Locator("main").InnerTextAsync();

    /// <summary>Presses what downloads a file, and gives its text.</summary>
    public async Task<string> PdfText(string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return await Pdf.Words(await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private async Task Do(Func<Task> step)
    {
        await step();
        // A patient's form is sent by script, and the page leaves once it was taken.
        await Assertions.Expect(Page.Locator("form[data-busy], main[aria-busy]")).ToHaveCountAsync(0);
        try
        {
            await Page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = LongestLoad });
        }
        catch (TimeoutException)
        {
            // On a busy machine Playwright now and then misses that the page has come. Then the page is asked.
            (await Page.EvaluateAsync<string>("document.readyState")).ShouldBe("complete", Page.Url);
        }
        // Axe is a script itself: without script it would wait for ever.
        if (withScript)
            (await Violations()).ShouldBeEmpty(Page.Url);
    }

    /// <summary>What axe finds on the page as it stands. No page has a frame, so it is run in place: its package opens a second page for each run.</summary>
    public async Task<string[]> Violations()
    {
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(', ')}`);
            }
            """);
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
