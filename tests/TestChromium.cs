using Microsoft.Playwright;
using PrescribeRx.Infrastructure.Handouts;

[assembly: AssemblyFixture(typeof(PrescribeRx.Tests.TestChromium))]

namespace PrescribeRx.Tests;

/// <summary>One Chromium for all tests, begun by the first that asks. Each browser of a test is a profile of its own in it.</summary>
public sealed class TestChromium : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task<IBrowser> Running()
    {
        await starting.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = new ChromiumPlace(null).Find() ?? throw new InvalidOperationException("The journeys need Chromium, Chrome or Edge."),
                Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>()],
            });
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
    }
}
