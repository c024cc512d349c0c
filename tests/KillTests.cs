using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Logging.Abstractions;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Tests;

/// <summary>What happens to a clinic when the program or its database goes away under it.</summary>
public sealed class KillTests
{
    private const string Code = "SET-UP-BY-TEST";
    private const string Sentence = "The database cannot be reached just now.";
    private const int Weeks = 20;
    private const int AtOnce = 4;
    private const int KilledAfter = 6;
    private const int DaysBack = 14;
    private const string PublicUrl = "--Site:PublicUrl=http://stretches.clinic.example";

    [Fact]
    public Task Killed_while_diary_weeks_are_sent_every_acknowledged_row_is_there_once() =>
        EveryAcknowledgedRowIsThereOnce("week", (desk, _, prescription) => Sheets(desk, $"{prescription}/diary"));

    [Fact]
    public Task Killed_while_a_patient_tells_their_days_every_acknowledged_row_is_there_once() => EveryAcknowledgedRowIsThereOnce("day", DaysByLink);

    private static async Task EveryAcknowledgedRowIsThereOnce(string unit, Func<Desk, string, string, Task<List<Sheet>>> fill)
    {
        await using var data = new DataFolder();
        await using var first = await RunningApp.Start(data.Setting, $"--SetUp:Code={Code}", PublicUrl);
        await first.Until("/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);
        using var desk = new Desk();
        desk.GoTo(first.Address);
        var (patient, prescription) = await SignedLongAgo(desk, data);
        var sheets = await fill(desk, patient, prescription);

        var acknowledged = await SendUntilKilled(desk, first, sheets);
        var orphan = data.Server;
        await using var second = await RunningApp.Start(data.Setting, PublicUrl);
        await second.Until("/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);
        data.Server.ShouldBe(orphan);

        var kept = await Rows(data, unit);
        foreach (var sheet in sheets)
        {
            var rows = kept.GetValueOrDefault(sheet.From, 0);
            (acknowledged.Contains(sheet) ? rows == sheet.Rows : rows == 0 || rows == sheet.Rows)
                .ShouldBeTrue($"The {unit} of {sheet.From:d MMMM} has {rows} of {sheet.Rows} rows; it was {(acknowledged.Contains(sheet) ? "" : "not ")}acknowledged.");
        }

        desk.GoTo(second.Address);
        foreach (var sheet in sheets)
            (await desk.Post(sheet.Page, sheet.Fields)).ShouldBe(HttpStatusCode.Redirect);
        (await Rows(data, unit)).ShouldBe(sheets.ToDictionary(sheet => sheet.From, sheet => sheet.Rows), ignoreOrder: true);
        (await Twice(data)).ShouldBeEmpty();
        (await second.Stop()).ShouldBe(0);
        data.HasServer.ShouldBeFalse();
        (await RunningApp.ToTheEnd(["audit", "verify", data.Setting])).Said.ShouldContain("The audit is whole");
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_says_so_and_ends()
    {
        await using var data = new DataFolder();
        await using var running = await RunningApp.Start(data.Setting);
        var (exit, said) = await RunningApp.ToTheEnd(["--urls=http://127.0.0.1:0", "--Start:Demonstration=false", data.Setting]);
        said.Trim().ShouldBe($"PrescribeRx is already running on this data folder ({data.Place}). Stop it first, or choose another data folder.");
        exit.ShouldBe(1);
        await running.Until("/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_setting_is_said_in_a_sentence_before_anything_starts()
    {
        var (exit, said) = await RunningApp.ToTheEnd(["--Database:Provider=Oracle", "--ConnectionStrings:Clinic=none"]);
        said.Trim().ShouldBe("Database:Provider is \"Oracle\". Use PostgreSql or SqlServer.");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task While_its_database_is_away_the_program_says_so_and_goes_on_by_itself_once_it_comes()
    {
        await using var data = new DataFolder();
        string connection;
        await using (var before = await StartDatabase(data))
            connection = before.ConnectionString;
        await using var app = await RunningApp.Start("--Database:Provider=PostgreSql", $"--ConnectionStrings:Clinic={connection};Timeout=3");

        await SaysThatItIsAway(app);
        await using (await StartDatabase(data))
        {
            await app.Until("/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);
            (await Get(app, "/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        }

        await SaysThatItIsAway(app);
        await using (await StartDatabase(data))
        {
            await app.Until("/health/ready", answer => answer.StatusCode == HttpStatusCode.OK);
            (await Get(app, "/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task SaysThatItIsAway(RunningApp app)
    {
        (await Get(app, "/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (var page in new[] { "/health/ready", "/", "/sign-in", "/set-up", "/catalog" })
        {
            var (status, words) = await Get(app, page);
            status.ShouldBe(HttpStatusCode.ServiceUnavailable, page);
            words.ShouldContain(Sentence);
        }
    }

    private static async Task<(HttpStatusCode Status, string Words)> Get(RunningApp app, string page)
    {
        using var browser = new HttpClient { BaseAddress = app.Address };
        using var answer = await browser.GetAsync(page, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static Task<PrivatePostgres> StartDatabase(DataFolder data) =>
        PrivatePostgres.Start(data.Place, NullLogger.Instance, TestContext.Current.CancellationToken);

    /// <summary>A clinic, a patient and a signed prescription, made by its pages; then time goes back, so that many weeks can be typed in.</summary>
    private static async Task<(string Patient, string Prescription)> SignedLongAgo(Desk desk, DataFolder data)
    {
        await desk.Send("/set-up", ("Code", Code), ("ClinicName", "Harbour Physiotherapy"), ("Telephone", "020 7946 0101"), ("Hours", "weekdays"), ("Name", "Ada Lead"),
            ("Email", "lead@harbour.example"), ("Registration", "Physiotherapist, PH000001"), ("Password", Portal.Password), ("Again", Portal.Password));
        await desk.Send("/sign-in", ("Email", "lead@harbour.example"), ("Password", Portal.Password));
        string[] stretches = ["chair-hip-flexor", "gluteal-part-1"];
        foreach (var stretch in stretches)
            await desk.Send($"/catalog/{stretch}");
        var patient = await desk.Send("/patients/add", ("Name", "Amélie O'Connor"), ("BirthDate", "1971-05-14"), ("Rest", "Absent"));
        await desk.Send($"{patient}/screenings/new", [.. RedFlags.All.Select(flag => (flag.Key, "No"))]);
        var builder = await desk.Send($"{patient}/prescriptions/new");
        var prescription = builder.Replace("/build", "", StringComparison.Ordinal);
        foreach (var stretch in stretches)
            await desk.Send(builder, ("stretch", stretch));
        var review = TimeProvider.System.GetUtcNow().AddDays(28).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await desk.Send($"{prescription}/purpose", ("Goal", "To sit with less ache."), ("BaselinePain", "3"), ("ReviewOn", review));
        await desk.Send($"{prescription}/sign");
        await data.Ask($"UPDATE prescription_versions SET signed_on = signed_on - {(Weeks + 1) * 7}, signed_at = signed_at - interval '{Weeks + 1} weeks'", _ => 0);
        return (patient, prescription);
    }

    private static async Task<List<Sheet>> Sheets(Desk desk, string diary)
    {
        List<Sheet> sheets = [];
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        for (var week = 1; week <= Weeks; week++)
            sheets.Add(Filled(await desk.Form($"{diary}/{today.AddDays(-7 * week):yyyy-MM-dd}")));
        return sheets;
    }

    /// <summary>The last two weeks, told day by day by the patient: two sides of the one stretch, two parts on each of the other, and a note.</summary>
    private static async Task<List<Sheet>> DaysByLink(Desk desk, string patient, string prescription)
    {
        await desk.Send($"{patient}/link");
        await desk.Open(new Uri(await desk.Text($"{patient}/link", ".address")).AbsolutePath);
        List<Sheet> sheets = [];
        for (var back = 1; back <= DaysBack; back++)
        {
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddDays(-back);
            var (page, fields) = await desk.Form($"/my/day/{day:yyyy-MM-dd}");
            var told = fields.Where(field => field.Key == "asks").Select(asked => KeyValuePair.Create($"did.{asked.Value}", "Done")).Append(KeyValuePair.Create("legs", "None"));
            sheets.Add(new(page, day, 7, [.. fields, .. told]));
        }
        return sheets;
    }

    /// <summary>Everything done, and an answer for each day. Gluteal part 1 has two parts on a side, so its ticks are two rows each.</summary>
    private static Sheet Filled((string Page, List<KeyValuePair<string, string>> Fields) form)
    {
        var fields = form.Fields.Select(field => KeyValuePair.Create(field.Key, field.Key.Split('.')[0] switch
        {
            "o" => "Done",
            "p" => "1",
            "legs" => "None",
            _ => field.Value,
        })).ToList();
        var days = fields.Where(field => field.Key.StartsWith("legs.", StringComparison.Ordinal)).Select(field => DateOnly.Parse(field.Key[5..], CultureInfo.InvariantCulture)).ToList();
        var ticks = fields.Where(field => field.Key.StartsWith("o.", StringComparison.Ordinal)).ToList();
        var held = fields.Count(field => field.Key.StartsWith("a.", StringComparison.Ordinal));
        return new(form.Page, days.Min(), held + (2 * (ticks.Count - held)) + days.Count, fields);
    }

    /// <summary>Sends the sheets, some at a time, kills the program once a few were acknowledged, and says which were.</summary>
    private static async Task<HashSet<Sheet>> SendUntilKilled(Desk desk, RunningApp app, IReadOnlyList<Sheet> sheets)
    {
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<Sheet>();
        var enough = new TaskCompletionSource();
        var sending = Parallel.ForEachAsync(sheets, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (sheet, _) =>
        {
            try
            {
                (await desk.Post(sheet.Page, sheet.Fields)).ShouldBe(HttpStatusCode.Redirect);
                acknowledged.Add(sheet);
                if (acknowledged.Count == KilledAfter)
                    enough.TrySetResult();
            }
            catch (HttpRequestException)
            {
                // The program is gone: this one was not acknowledged.
            }
        });
        await await Task.WhenAny(enough.Task, sending);
        await app.Kill();
        await sending;
        acknowledged.Count.ShouldBeInRange(KilledAfter, sheets.Count - 1);
        return [.. acknowledged];
    }

    /// <summary>How many rows each day or week has, by its first day.</summary>
    private static async Task<Dictionary<DateOnly, int>> Rows(DataFolder data, string unit) =>
        (await data.Ask(
            $"""
            SELECT date_trunc('{unit}', "on")::date, count(*)::int
            FROM (SELECT "on" FROM stretch_entries UNION ALL SELECT "on" FROM day_notes) AS row GROUP BY 1
            """, row => (From: row.GetFieldValue<DateOnly>(0), Count: row.GetInt32(1)))).ToDictionary(sheet => sheet.From, sheet => sheet.Count);

    private static Task<List<string>> Twice(DataFolder data) =>
        data.Ask(
            """
            SELECT "on" || ' ' || part || ' ' || side FROM stretch_entries GROUP BY "on", item, part, side, session HAVING count(*) > 1
            UNION ALL SELECT "on" || ' note' FROM day_notes GROUP BY "on" HAVING count(*) > 1
            """, row => row.GetString(0));

    private sealed record Sheet(string Page, DateOnly From, int Rows, IReadOnlyList<KeyValuePair<string, string>> Fields);

    /// <summary>A browser that follows nothing by itself and keeps its cookies when the program comes back on another port.</summary>
    private sealed class Desk : IDisposable
    {
        private readonly CookieContainer cookies = new();
        private HttpClient browser = new();

        public void GoTo(Uri address)
        {
            browser.Dispose();
            browser = new(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        }

        /// <summary>Opens a page, fills its form in, sends it, and says where that leads.</summary>
        public async Task<string> Send(string page, params (string Name, string Value)[] typed)
        {
            var (address, fields) = await Form(page);
            var names = typed.Select(one => one.Name).ToHashSet();
            using var answer = await browser.PostAsync(address, new FormUrlEncodedContent(
                [.. fields.Where(field => !names.Contains(field.Key)), .. typed.Select(one => KeyValuePair.Create(one.Name, one.Value))]));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{page}: {await answer.Content.ReadAsStringAsync()}");
            return answer.Headers.Location!.ToString();
        }

        public async Task Open(string page)
        {
            using var answer = await browser.GetAsync(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, page);
        }

        public async Task<string> Text(string page, string selector) =>
            (await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(page))).QuerySelector(selector).ShouldNotBeNull().TextContent.Trim();

        public async Task<(string Page, List<KeyValuePair<string, string>> Fields)> Form(string page)
        {
            var html = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(page));
            var form = html.QuerySelector("main form[method=post]").ShouldNotBeNull($"{page} has no form.");
            return (page, [.. form.QuerySelectorAll("input, select, textarea").Where(IsSent).Select(control => KeyValuePair.Create(control.GetAttribute("name")!, Value(control)))]);
        }

        public async Task<HttpStatusCode> Post(string page, IEnumerable<KeyValuePair<string, string>> fields)
        {
            using var answer = await browser.PostAsync(page, new FormUrlEncodedContent(fields));
            return answer.StatusCode;
        }

        public void Dispose() => browser.Dispose();

        private static bool IsSent(IElement control) =>
            control.HasAttribute("name") && control is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false };

        private static string Value(IElement control) => control switch
        {
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlTextAreaElement area => area.Value,
            IHtmlInputElement input => input.Value,
            _ => "",
        };
    }
}
