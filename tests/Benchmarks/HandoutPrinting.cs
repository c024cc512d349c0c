using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Catalog;
using static PrescribeRx.Benchmarks.Timing;

namespace PrescribeRx.Benchmarks;

/// <summary>
/// One handout of eight stretches: laying it out, printing it beside what the same browser takes for the bare print of the same HTML,
/// and other printers on that HTML, where they are installed.
/// </summary>
internal sealed class HandoutPrinting : WebApplicationFactory<Web.Handouts.HandoutSheet>
{
    private const int Rounds = 15;
    private static readonly DateOnly Day = new(2026, 3, 2);
    // Not only for its owner: the database is another user's.
    private readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"handouts-{Environment.ProcessId}")).FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSolutionRelativeContentRoot("src/Web");
        builder.UseSetting("Start:Demonstration", "false");
        builder.UseSetting("Data:Folder", Path.Combine(folder, "data"));
        builder.ConfigureLogging(log => log.ClearProviders());
        builder.ConfigureServices(services => services.AddSingleton(TextWriter.Null));
    }

    public async Task Run()
    {
        using var scope = Services.CreateScope();
        var printer = scope.ServiceProvider.GetRequiredService<IHandoutPrinter>();
        var handout = new PrintedHandout(Document(), HandoutFormat.UsualOn(Paper.A4), 1, Day, Token: null);
        var html = await printer.LayOut(handout, CancellationToken.None);
        var pdf = await printer.Print(html, CancellationToken.None);
        var pages = PagesOf(pdf);
        await using var bare = await BareBrowser.Open();

        // Long enough for the runtime to compile it in earnest.
        for (var warming = Stopwatch.StartNew(); warming.Elapsed < TimeSpan.FromSeconds(8);)
            await printer.LayOut(handout, CancellationToken.None);
        var layOut = await Median(() => printer.LayOut(handout, CancellationToken.None));
        var (print, alone) = await Beside(() => printer.Print(html, CancellationToken.None), () => bare.Print(html));
        Line($"the HTML of eight stretches, {html.Length / 1000} kB", layOut);
        Line($"the PDF, {pages} pages, {pdf.Length / 1000} kB", print, alone, pages);
        Line("the bare print of the same HTML", alone, alone, pages);

        var file = Path.Combine(folder, "handout.html");
        await File.WriteAllTextAsync(file, html);
        foreach (var (name, arguments) in new[] { ("weasyprint", "--quiet"), ("wkhtmltopdf", "--quiet") })
        {
            if (await MedianOf(name, arguments, file) is { } other)
                Line($"{name} on the same HTML, its start included", other, alone, PagesOf(await File.ReadAllBytesAsync(Made(file, name))));
            else
                Console.WriteLine($"{name} is not installed.");
        }
    }

    private static void Line(string what, double time, double? alone = null, int? pages = null) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52}{time,10:0.0} ms{(alone is { } one ? time / one : null),8:0.00}{(pages is { } count ? count / time * 1000 : null),8:0.0} pages a second"));

    private static HandoutDocument Document()
    {
        var ids = 0;
        Guid NewId() => new(++ids, 0, 0, new byte[8]);
        var (catalog, at) = (CatalogFile.BuiltIn(), new DateTimeOffset(Day, new(9, 0), TimeSpan.Zero));
        var prescription = Prescription.StartDraft(default, NewId(), NewId(), PainLimits.Default, default, at);
        foreach (var stretch in catalog.All.Where(stretch => stretch.Prerequisite is null).Take(8))
            prescription.PrescribeStretch(NewId(), stretch, stretch.DefaultSide, stretch.DefaultDose, null);
        prescription.Describe("To sit through a working day without the ache.", Course.OfWeeks(4), PainScore.Of(3), PainLimits.Default, Day.AddDays(28), Day, Delivery.Usual);
        var screening = Screening.Record(default, NewId(), prescription.Patient, RedFlags.All.ToDictionary(flag => flag.Key, _ => RedFlagAnswer.No), null, null, 365, Day, default, at);
        prescription.Sign(screening, null, [], new(default, "Jo Park", "PH000001"), at, Day);
        return HandoutDocument.Of(
            new("Elm Street Physiotherapy", "020 7946 0101, weekdays 8 to 18", "Amara Okafor", 1, "Jo Park", "PH000001", prescription.Signed!, new Dictionary<Guid, GateEvaluation>(), Day), catalog);
    }

    private static async Task<double> Median(Func<Task> work) => (await Beside(work, () => Task.CompletedTask)).Of;

    /// <summary>Medians of both, taken in turn, so that what else the machine does is the same for both.</summary>
    private static async Task<(double Of, double Other)> Beside(Func<Task> work, Func<Task> other)
    {
        var (times, others) = (new List<double>(), new List<double>());
        await other();
        for (var round = 0; round < Rounds; round++)
        {
            times.Add(await Time(work));
            others.Add(await Time(other));
        }
        return (times.Order().ElementAt(Rounds / 2), others.Order().ElementAt(Rounds / 2));
    }

    private static async Task<double?> MedianOf(string name, string arguments, string file)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, name))))
            return null;
        return await Median(async () =>
        {
            using var made = Process.Start(new ProcessStartInfo(name, $"{arguments} {file} {Made(file, name)}") { RedirectStandardError = true })!;
            await made.StandardError.ReadToEndAsync();
            await made.WaitForExitAsync();
        });
    }

    private static string Made(string file, string name) => Path.ChangeExtension(file, $"{name}.pdf");

    /// <summary>The tree of pages says how many it has; whether packed or not, each page is an object.</summary>
    private static int PagesOf(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, pdf);
        using var about = Process.Start(new ProcessStartInfo("pdfinfo", file) { RedirectStandardOutput = true })!;
        var said = about.StandardOutput.ReadToEnd();
        about.WaitForExit();
        File.Delete(file);
        return int.Parse(said.Split('\n').First(line => line.StartsWith("Pages:", StringComparison.Ordinal))["Pages:".Length..], CultureInfo.InvariantCulture);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        while (File.Exists(Path.Combine(folder, "data", "cluster", "postmaster.pid")))
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The browser alone, on one page that it keeps.</summary>
    private sealed class BareBrowser(IPlaywright playwright, IBrowser browser, IPage page) : IAsyncDisposable
    {
        public static async Task<BareBrowser> Open()
        {
            var playwright = await Playwright.CreateAsync();
            var place = new Infrastructure.Handouts.ChromiumPlace(null).Find();
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = place, Args = ["--no-sandbox", "--disable-gpu"] });
            return new(playwright, browser, await browser.NewPageAsync());
        }

        public async Task Print(string html)
        {
            await page.SetContentAsync(html);
            await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });
        }

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
