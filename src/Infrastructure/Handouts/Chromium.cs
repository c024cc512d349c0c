using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;
using PrescribeRx.Application.Handouts;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>
/// Prints HTML to tagged PDF by a headless Chromium or Edge: script off, network off. The browser is started when it is first
/// needed, and again when it died or hangs; as many pages print at once as there are processors, and each is used again.
/// </summary>
public sealed class Chromium(ChromiumPlace place) : IAsyncDisposable
{
    private const string DoesNotAnswer =
        "The PDF could not be made: the browser that prints it does not answer. Try again in a minute. The page itself can still be printed from your own browser.";

    private readonly SemaphoreSlim starting = new(1);
    private readonly SemaphoreSlim pages = new(Environment.ProcessorCount);
    private IPlaywright? playwright;
    /// <summary>A page keeps memory of what it printed; another is cheap after as many.</summary>
    private const int MostPrints = 50;

    private readonly ConcurrentBag<(IPage Page, int Prints)> idle = [];
    private IBrowser? browser;
    private Process? process;

    /// <exception cref="PrinterMissing">No browser is there, or it failed twice.</exception>
    public async Task<byte[]> Print(string html, CancellationToken ct) =>
        PackedPdf.Of(await OnPage(html, page => page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true }), ct));

    /// <summary>The whole page as a PNG.</summary>
    /// <exception cref="PrinterMissing">No browser is there, or it failed twice.</exception>
    public Task<byte[]> Picture(string html, CancellationToken ct) => OnPage(html, page => page.ScreenshotAsync(new() { FullPage = true }), ct);

    private async Task<byte[]> OnPage(string html, Func<IPage, Task<byte[]>> take, CancellationToken ct)
    {
        await pages.WaitAsync(ct);
        try
        {
            return await Once(html, take, ct) ?? await Once(html, take, ct) ?? throw new PrinterMissing(DoesNotAnswer);
        }
        finally
        {
            pages.Release();
        }
    }

    /// <summary>Nothing, where the browser died or did not answer in time; then it is gone.</summary>
    private async Task<byte[]?> Once(string html, Func<IPage, Task<byte[]>> take, CancellationToken ct)
    {
        var running = await Running(ct);
        var taking = Take(running, html, take);
        try
        {
            return await taking.WaitAsync(place.Longest, ct);
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
        {
            await Forget(running);
            // What still waits for the browser fails once that is gone, and nobody asks for it any more.
            _ = taking.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return null;
        }
    }

    private async Task<byte[]> Take(IBrowser running, string html, Func<IPage, Task<byte[]>> take)
    {
        var (page, prints) = idle.TryTake(out var used) && used.Page.Context.Browser == running && !used.Page.IsClosed ? used : (await NewPage(running), 0);
        await page.SetContentAsync(html, new() { WaitUntil = WaitUntilState.Load });
        var taken = await take(page);
        if (prints + 1 < MostPrints)
            idle.Add((page, prints + 1));
        else
            await page.Context.CloseAsync();
        return taken;
    }

    private static async Task<IPage> NewPage(IBrowser running)
    {
        var context = await running.NewContextAsync(new() { JavaScriptEnabled = false, Offline = true, ViewportSize = new() { Width = 1600, Height = 900 } });
        await context.RouteAsync("**/*", route => route.AbortAsync());
        return await context.NewPageAsync();
    }

    private async Task<IBrowser> Running(CancellationToken ct)
    {
        await starting.WaitAsync(ct);
        try
        {
            return browser is { IsConnected: true } ? browser : browser = await Start();
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
        {
            throw new PrinterMissing(DoesNotAnswer);
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<IBrowser> Start()
    {
        var path = place.Find() ?? throw new PrinterMissing(
            "The PDF can't be made because Chromium is not installed on the server. Ask whoever runs it to install Chromium. The page itself can still be printed from your own browser.");
        playwright ??= await Playwright.CreateAsync();
        var started = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments(), Timeout = (float)place.Longest.TotalMilliseconds });
        var known = await (await started.NewBrowserCDPSessionAsync()).SendAsync("SystemInfo.getProcessInfo");
        var id = known!.Value.GetProperty("processInfo").EnumerateArray().First(one => one.GetProperty("type").GetString() == "browser").GetProperty("id").GetInt32();
        process = Process.GetProcessById(id);
        return started;
    }

    /// <summary>Ends a browser that hangs, unless somebody else has already started another in its place.</summary>
    private async Task Forget(IBrowser failed)
    {
        await starting.WaitAsync();
        try
        {
            if (browser != failed)
                return;
            browser = null;
            idle.Clear();
            if (process is { HasExited: false })
                process.Kill(entireProcessTree: true);
        }
        finally
        {
            starting.Release();
        }
    }

    private static List<string> Arguments()
    {
        List<string> arguments = ["--disable-gpu", "--in-process-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
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
    /// <summary>How long one page may take before the browser counts as hanging.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    private static readonly string[] Usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    public string? Find() => Configured is { Length: > 0 } path ? (File.Exists(path) ? path : null) : Array.Find(Usual, File.Exists);
}
