using Microsoft.Playwright;
using PrescribeRx.Application.Handouts;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>
/// Prints HTML to tagged PDF by a headless Chromium or Edge: script off, network off. The browser is started when it is first
/// needed and started again when it dies; a few pages print at once.
/// </summary>
public sealed class Chromium(ChromiumPlace place) : IAsyncDisposable
{
    private const int PagesAtOnce = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim starting = new(1);
    private readonly SemaphoreSlim pages = new(PagesAtOnce);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <exception cref="PrinterMissing">No browser is there, or it failed twice.</exception>
    public Task<byte[]> Print(string html, CancellationToken ct) => OnPage(html, page => page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true }), ct);

    /// <summary>The whole page as a PNG.</summary>
    /// <exception cref="PrinterMissing">No browser is there, or it failed twice.</exception>
    public Task<byte[]> Picture(string html, CancellationToken ct) => OnPage(html, page => page.ScreenshotAsync(new() { FullPage = true }), ct);

    private async Task<byte[]> OnPage(string html, Func<IPage, Task<byte[]>> take, CancellationToken ct)
    {
        await pages.WaitAsync(ct);
        try
        {
            return await Once(html, take);
        }
        catch (PlaywrightException)
        {
            return await Again(html, take);
        }
        finally
        {
            pages.Release();
        }
    }

    private async Task<byte[]> Again(string html, Func<IPage, Task<byte[]>> take)
    {
        try
        {
            return await Once(html, take);
        }
        catch (PlaywrightException)
        {
            throw new PrinterMissing("The PDF could not be made: the browser that prints it does not answer. The page itself can still be printed from your own browser.");
        }
    }

    private async Task<byte[]> Once(string html, Func<IPage, Task<byte[]>> take)
    {
        var running = await Running();
        await using var context = await running.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true, ViewportSize = new() { Width = 1600, Height = 900 } });
        context.SetDefaultTimeout((float)Longest.TotalMilliseconds);
        await context.RouteAsync("**/*", route => route.AbortAsync());
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html, new() { WaitUntil = WaitUntilState.Load });
        return await take(page);
    }

    private async Task<IBrowser> Running()
    {
        await starting.WaitAsync();
        try
        {
            if (browser is { IsConnected: true })
                return browser;
            var path = place.Find() ?? throw new PrinterMissing(
                "The PDF can't be made because Chromium is not installed on the server. Ask whoever runs it to install Chromium. The page itself can still be printed from your own browser.");
            playwright ??= await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments() });
            return browser;
        }
        finally
        {
            starting.Release();
        }
    }

    private static List<string> Arguments()
    {
        List<string> arguments = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
            arguments.Add("--no-sandbox");
        return arguments;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
        pages.Dispose();
    }
}

/// <summary>Where the browser is: the configured path, or the usual places.</summary>
public sealed record ChromiumPlace(string? Configured)
{
    private static readonly string[] Usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    public string? Find() => Configured is { Length: > 0 } path ? (File.Exists(path) ? path : null) : Array.Find(Usual, File.Exists);
}
