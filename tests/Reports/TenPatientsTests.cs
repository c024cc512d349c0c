using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Reports;

/// <summary>
/// The ten patients of the demonstration clinic who were given anything, on 20 November 2026, counted from the rows of their diaries
/// without the program: entries that nothing took the place of, laid beside what each story asks for on each day from the day after
/// signing to 19 November. Sessions: of a day all done, some, none, or nothing told. Stretches: each part and side its share of one.
/// Dose: parts; done without seconds is one, seconds are their share of what was asked, and partly without seconds is not told.
/// </summary>
/// <remarks>
/// What is asked, as the stories have it:
/// Siân, from 25 September, 56 days: chair hip flexor, two sides, and pelvic tilt, three parts: 112 stretches, 5 parts a day, 280.
/// Łucja, from 26 September, 55 days of Part 1; Part 2 was opened on 16 October, so 34 days of it: 89 stretches, 4 parts each, 356.
/// Wilhelmina, 55 days of two stretches, 110: seated back, one part, and hamstring mobiliser, five: 330.
/// Nguyễn, 55 days of a lunge on the right; and from 13 October Monday, Wednesday and Friday, which are 16 days, a twist on two sides.
/// Jürgen, from 2 October, 49 days of Part 1; Part 2 opened on 27 October and locked by pain 6 on 15 November, so 18 days: 67, by 4.
/// Mehmet, from 3 October, 48 days of Part 1; Part 2 opened on 21 October and last done on 3 November, so it lapsed on the 17th: 26 days.
/// Noémie, from 7 October; she stopped on 6 November, which is not asked: 30 days of one part.
/// Olivia, from 10 October; paused on 13 November: 34 days of the chair, two sides, and the mobiliser, five parts: 68 and 238.
/// Priya, from 23 October, 28 days of the mobiliser; the twist, two sides, is withheld from 17 November on: 25 days: 53 and 190.
/// Zoë, from 31 October, 20 days of Part 1.
/// </remarks>
public sealed class TenPatientsTests(TestDatabase databases)
{
    private static readonly DateTimeOffset Today = new(2026, 11, 20, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Scheduled, done, partly, not done, not reported, and per cent at least; and of the dose, how much is assumed.</summary>
    private static readonly (string Name, int Prescription, Counted Sessions, Counted Stretches, Counted Dose, decimal Assumed)[] Counts =
    [
        ("Siân", 1, new(56, 44, 10, 0, 2, 78), new(112, 98, 5, 5, 4, 87), new(280, 249.8m, 0, 15.3m, 15, 89), 95),
        ("Łucja", 1, new(55, 52, 0, 0, 3, 94), new(89, 83, 0, 0, 6, 93), new(356, 332, 0, 0, 24, 93), 180),
        ("Wilhelmina", 1, new(55, 30, 16, 0, 9, 54), new(110, 75.6m, 8, 8.4m, 18, 68), new(330, 218, 0, 34, 78, 66), 218),
        ("Nguyễn", 1, new(55, 22, 3, 9, 21, 40), new(55, 22, 3, 9, 21, 40), new(55, 22, 0, 9, 24, 40), 15),
        ("Nguyễn", 2, new(16, 7, 0, 2, 7, 43), new(16, 7, 0, 2, 7, 43), new(32, 14, 0, 4, 14, 43), 12),
        ("Jürgen", 1, new(49, 40, 0, 0, 9, 81), new(67, 55, 0, 0, 12, 82), new(268, 220, 0, 0, 48, 82), 124),
        ("Mehmet", 1, new(48, 29, 0, 0, 19, 60), new(74, 41, 0, 0, 33, 55), new(296, 164, 0, 0, 132, 55), 80),
        ("Noémie", 1, new(30, 13, 2, 3, 12, 43), new(30, 13, 2, 3, 12, 43), new(30, 13, 0, 3, 14, 43), 10),
        ("Olivia", 1, new(34, 25, 7, 0, 2, 73), new(68, 59.1m, 4, 0.9m, 4, 86), new(238, 212.9m, 0, 9.1m, 16, 89), 67),
        ("Priya", 1, new(28, 13, 13, 0, 2, 46), new(53, 37.9m, 7, 5.1m, 3, 71), new(190, 137.4m, 0, 21.6m, 31, 72), 66),
        ("Zoë", 1, new(20, 14, 0, 0, 6, 70), new(20, 14, 0, 0, 6, 70), new(80, 56, 0, 0, 24, 70), 24),
    ];

    private sealed record Counted(decimal Scheduled, decimal Done, decimal Partly, decimal NotDone, decimal Unreported, int Percent)
    {
        public string Above => string.Create(CultureInfo.InvariantCulture, $"at least {Percent} % {Done} of {Scheduled} done");

        public string Below => string.Create(CultureInfo.InvariantCulture, $"{(Partly > 0 ? $"{Partly} partly, " : "")}{NotDone} not done, {Unreported} not reported");

        public IEnumerable<string> InCsv(string name) => new[] { ("At least", $"{Percent} %"), ("Done", Text(Done)), ("Scheduled", Text(Scheduled)), ("Partly", Text(Partly)), ("Not done", Text(NotDone)), ("Not reported", Text(Unreported)) }
            .Select(cell => $"Figures,{name},{cell.Item1},{cell.Item2}");

        private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Ten_patients_counted_by_hand_are_on_the_page_in_the_download_and_on_paper()
    {
        await using var portal = await Portal.OpenEmpty(databases);
        portal.Clock.Move(Today - portal.Clock.Now);
        await using (var scope = portal.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemonstrationClinic>().Make(TestContext.Current.CancellationToken);
        using var lead = portal.Visitor();
        await lead.Open(Links.SignIn);
        lead.Fill("E-mail address", DemonstrationClinic.Lead);
        lead.Fill("Password", DemonstrationClinic.Password);
        await lead.Press("Sign in");

        var reports = await Reports(portal);
        reports.Keys.Order().ShouldBe(Counts.Select(one => (one.Name, one.Prescription)).Order(), "nobody else has been given anything");
        foreach (var (name, prescription, sessions, stretches, dose, assumed) in Counts)
        {
            (string Name, Counted Of, string More)[] figures = [("Sessions", sessions, ""), ("Stretches", stretches, ""), ("Dose", dose, string.Create(CultureInfo.InvariantCulture, $"; {assumed} assumed"))];
            await lead.Open(reports[(name, prescription)]);
            foreach (var (figure, of, more) in figures)
                Figure(lead, figure).ShouldStartWith($"{of.Above} | {of.Below}{more}", Case.Sensitive, $"{figure} of {name}");
            var (csv, pdf) = (await Fetched(lead, "Csv"), await Fetched(lead, "Pdf"));
            Encoding.UTF8.GetString(csv).Split("\r\n").Where(line => line.StartsWith("Figures,", StringComparison.Ordinal)).ShouldBe(figures.SelectMany(figure => figure.Of.InCsv(figure.Name)), $"download of {name}");
            var words = await Pdf.Words(pdf);
            foreach (var (figure, of, more) in figures)
            {
                words.ShouldContain(of.Above, Case.Sensitive, $"{figure} of {name} on paper");
                words.ShouldContain($"{of.Below}{more}", Case.Sensitive, $"{figure} of {name} on paper");
            }
        }
    }

    private static Task<Dictionary<(string, int), string>> Reports(Portal portal) => portal.WithDb(async db =>
    {
        var patients = await db.Of<Patient>().IgnoreQueryFilters().ToListAsync();
        var given = await db.Of<Prescription>().IgnoreQueryFilters().Include(one => one.Versions).OrderBy(one => one.StartedAt).ToListAsync();
        return patients.SelectMany(patient => given.Where(one => one.Patient == patient.Id && one.Signed is not null).Select((one, place) => ((patient.FirstName, place + 1), Links.Report(patient.Id, one.Id)))).ToDictionary();
    });

    private static async Task<byte[]> Fetched(Visitor visitor, string handler)
    {
        using var answer = await visitor.Get($"{visitor.Address.AbsolutePath}?handler={handler}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static string Figure(Visitor visitor, string name)
    {
        var figure = visitor.Page.QuerySelectorAll(".figures > div").First(one => one.QuerySelector("h3")!.TextContent == name);
        return $"{Pdf.Squeezed(figure.QuerySelector(".figure-value")!.TextContent)} | {Pdf.Squeezed(figure.QuerySelector("p.small")!.TextContent)}";
    }
}
