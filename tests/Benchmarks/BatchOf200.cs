using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace PrescribeRx.Benchmarks;

/// <summary>
/// A batch of 200 handouts on a portal that runs, as somebody at a browser orders it: how long it takes, and the most memory that the
/// program and the browser it prints with have meanwhile.
/// </summary>
internal sealed class BatchOf200(Uri address, int process) : IDisposable
{
    private const int Patients = 200;
    private static readonly string[] Stretches = ["chair-hip-flexor", "gluteal-part-1", "gluteal-part-2"];
    private readonly HttpClient browser = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task Run(string email, string password)
    {
        await Send("/sign-in", ("Email", email), ("Password", password));
        for (var number = 0; number < Patients; number++)
            await Add(number);
        var watch = Stopwatch.StartNew();
        var batch = await Send("/", "form#handouts", ("Search", "Batch Patient"), ("Whom", "Found"), ("Kind", "Zip"));
        var (program, printing, together, busy) = (0L, 0L, 0L, Busy());
        while (!await IsOver(batch))
        {
            var (own, browsers) = (Memory([process]), Memory(Below(process)));
            (program, printing, together) = (Math.Max(program, own), Math.Max(printing, browsers), Math.Max(together, own + browsers));
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
        var took = watch.Elapsed.TotalSeconds;
        var cores = (Busy() - busy) / took;
        var form = await Form(batch, "main form[method=post]");
        using var zip = await browser.PostAsync(batch, new FormUrlEncodedContent(form));
        var bytes = (await zip.Content.ReadAsByteArrayAsync()).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Patients} handouts: {took:0} s, {Patients / took:0.0} a second, {cores:0.00} of {Environment.ProcessorCount} cores; program at most {program} MB, browser at most {printing} MB, together at most {together} MB; zip {bytes / 1_000_000.0:0.0} MB, {zip.StatusCode}"));
    }

    private async Task Add(int number)
    {
        var patient = await Send("/patients/add", ("Name", $"Batch Patient {number}"), ("BirthDate", "1971-05-14"), ("Rest", "Absent"));
        var questions = (await Html($"{patient}/screenings/new")).QuerySelectorAll<IHtmlInputElement>("main input[type=radio]").Select(radio => (radio.Name!, "No")).Distinct().ToArray();
        await Send($"{patient}/screenings/new", questions);
        var builder = await Send($"{patient}/prescriptions/new");
        var prescription = builder.Replace("/build", "", StringComparison.Ordinal);
        foreach (var stretch in Stretches)
            await Send(builder, ("stretch", stretch));
        var review = TimeProvider.System.GetUtcNow().AddDays(28).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Send($"{prescription}/purpose", ("Goal", $"To sit with less ache, number {number}."), ("BaselinePain", "3"), ("ReviewOn", review));
        await Send($"{prescription}/sign");
    }

    private async Task<bool> IsOver(string batch) => (await Html(batch)).QuerySelector("#progress")!.GetAttribute("data-running") == "no";

    private Task<string> Send(string page, params (string Name, string Value)[] typed) => Send(page, "main form[method=post]", typed);

    private async Task<string> Send(string page, string form, params (string Name, string Value)[] typed)
    {
        var names = typed.Select(one => one.Name).ToHashSet();
        var fields = (await Form(page, form)).Where(field => !names.Contains(field.Key)).Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var answer = await browser.PostAsync(form == "form#handouts" ? "/handouts/batches" : page, new FormUrlEncodedContent([.. fields]));
        return answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : throw new InvalidOperationException($"{page} answered {answer.StatusCode}.");
    }

    private async Task<List<KeyValuePair<string, string>>> Form(string page, string which) =>
        [.. (await Html(page)).QuerySelector(which)!.QuerySelectorAll("input, select, textarea").Where(IsSent).Select(control => KeyValuePair.Create(control.GetAttribute("name")!, Value(control)))];

    private async Task<IHtmlDocument> Html(string page) => await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(page));

    private static bool IsSent(IElement control) => control.HasAttribute("name") && control is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false };

    private static string Value(IElement control) => control switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => "",
    };

    /// <summary>Megabytes, of which what several processes share counts once.</summary>
    private static long Memory(IEnumerable<int> processes) => processes.Sum(Kilobytes) / 1000;

    private static long Kilobytes(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/smaps_rollup").First(one => one.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private double Busy() => Below(process).Append(process).Sum(Seconds);

    private static double Seconds(int id)
    {
        try
        {
            const double Ticks = 100;
            var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[1].Split(' ');
            return fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / Ticks;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>The browser, the program that speaks with it, and all that they started; not the program's database.</summary>
    private static List<int> Below(int parent)
    {
        var parents = Directory.GetDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => name.All(char.IsAsciiDigit)).Select(name => (Id: int.Parse(name, CultureInfo.InvariantCulture), Stat: Stat(name))).Where(one => one.Stat is not null && !one.Stat.Contains("(postgres)", StringComparison.Ordinal))
            .ToLookup(one => int.Parse(one.Stat!.Split(") ")[1].Split(' ')[1], CultureInfo.InvariantCulture), one => one.Id);
        var found = new List<int>(parents[parent]);
        for (var at = 0; at < found.Count; at++)
            found.AddRange(parents[found[at]]);
        return found;
    }

    private static string? Stat(string id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => browser.Dispose();
}
