using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Infrastructure.Safety;
using PrescribeRx.Web;
using PrescribeRx.Web.Reports;

namespace PrescribeRx.Tests.Reports;

public sealed class ClinicReportPageTests(TestDatabase databases) : IAsyncLifetime
{
    private static readonly int[] DaysOfPart1 = [1, 2, 4, 6, 8];

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>
    /// Six patients signed on Monday 2 March; it is the 11th, so the 3rd to the 10th are scored: of each 8 sessions, 8 chair stretches and
    /// 8 of Part 1, with 2 and 4 doses. Five did Part 1 on 5 days, told late on paper, and nothing of the chair; the sixth is silent.
    /// </summary>
    [Fact]
    public async Task Six_patients_counted_by_hand_are_on_the_page_and_the_download_says_the_same()
    {
        await AClinic(portal.Clinic, 6);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Follow("Report");
        lead.Words.ShouldContain("17 December 2025 through 10 March 2026");

        Figure(lead, "Sessions").ShouldBe("at least 0 % 0 of 48 done | 25 partly, 0 not done, 23 not reported");
        Figure(lead, "Stretches").ShouldBe("at least 26 % 25 of 96 done | 0 not done, 71 not reported");
        Figure(lead, "Dose").ShouldBe("at least 34 % 100 of 288 done | 0 not done, 188 not reported");

        Row(lead, "By stretch", States.ChairName).ShouldBe(["6", "–", "0", "48", "0", "0", "48", "–"]);
        Row(lead, "By stretch", States.Part1Name).ShouldBe(["6", "52 %", "25", "48", "0", "0", "23", "52 %"]);
        Row(lead, "By clinician", "Clinician of Harbour Physiotherapy").ShouldBe(["6", "0 %", "0", "48", "25", "0", "23"]);
        // Days 1 to 7, and day 8; one of six did not report, which is too few to tell.
        Row(lead, "By week of the course", "Week 1").ShouldBe(["6", ReportTables.NotTold, "0 %", "0", "42", "20", "0", "22"]);
        Row(lead, "By week of the course", "Week 2").ShouldBe(["6", ReportTables.NotTold, "0 %", "0", "6", "5", "0", "1"]);
        // Five of six are in one band and one reported nothing: told of the five, one could be reckoned.
        lead.Page.QuerySelectorAll("[aria-label='Table: Patients by what was done at least'] tbody td").ShouldAllBe(cell => cell.TextContent == ReportTables.Few);
        Row(lead, "Where entries come from", "Paper").ShouldBe(["100", "100 %", "5"]);
        Row(lead, "Where entries come from", "Tap").ShouldBe([ReportTables.Few, ReportTables.Few, ReportTables.Few]);
        Row(lead, "Figures", "Patients with something scheduled").ShouldBe(["6", ReportTables.Few]);
        lead.Words.ShouldNotContain("Ada Byron", Case.Sensitive, "no patient is named");

        var lines = await Download(lead);
        lines[0].ShouldBe("Table,Row,Column,Value");
        lines.ShouldContain("Figures,Stretches: at least,This period,26 %");
        lines.Skip(1).Order().ShouldBe(CellsOf(lead).Order());
    }

    [Fact]
    public async Task Gates_opened_early_are_counted_on_the_clinics_day_on_which_they_were()
    {
        await AClinic(portal.Clinic, 6);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var (through, early) in new[] { ("2026-03-10", ReportTables.Few), ("2026-03-11", "6") })
        {
            await lead.Open($"{Links.ClinicReport}?Through={through}");
            Row(lead, "Alerts and decisions", "Gates opened before they were eligible").ShouldBe([early, ReportTables.Few]);
            Figure(lead, "Dose").ShouldStartWith("at least 34 % 100 of 288 done", customMessage: "today is not over and has no figures yet");
        }
    }

    [Fact]
    public async Task Another_clinics_patients_do_not_count()
    {
        await AClinic(await TestClinic.Make(portal, "Other", "other"), 5);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ClinicReport);
        lead.Words.ShouldContain("Too few to tell");
        (await Download(lead)).ShouldContain("Figures,Patients with something scheduled,This period,fewer than 5");
    }

    [Fact]
    public async Task Of_four_patients_no_number_is_on_the_page_or_in_the_download()
    {
        await AClinic(portal.Clinic, 4);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ClinicReport);
        lead.Words.ShouldContain("Too few to tell");
        (await Download(lead)).Skip(1).Where(line => !line.Contains("Days,", StringComparison.Ordinal)).ShouldAllBe(line => line.EndsWith(",fewer than 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_takes_eight_statements_at_most()
    {
        await AClinic(portal.Clinic, 5);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        var counts = new List<int>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            portal.Statements.Forget();
            await lead.Open(Links.ClinicReport);
            counts.Add(portal.Statements.Sent.Count);
        }
        counts.Min().ShouldBeLessThanOrEqualTo(8);
    }

    [Theory]
    [InlineData("2026-02-08", "2026-02-06", "Through", "The period ends before it starts.")]
    [InlineData("", "2026-03-03", "Through", "Choose a last day up to today: later days have not come yet.")]
    [InlineData("2020-01-01", "2026-03-01", "From", "Choose a period of at most two years.")]
    [InlineData("2026-02-30", "", "From", "Enter a date that exists, as year-month-day, for example 2026-03-09.")]
    public async Task A_period_that_cannot_be_is_refused_at_its_field_with_what_was_typed_kept(string from, string through, string field, string sentence)
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ClinicReport);
        lead.Fill("From", from);
        lead.Fill("Through", through);
        await lead.Press("Show this period");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt(field).ShouldBe(sentence);
        (lead.ValueOf("From"), lead.ValueOf("Through")).ShouldBe((from, through));
    }

    [Fact]
    public async Task A_printed_clinic_report_says_what_the_page_says_and_names_no_patient()
    {
        await AClinic(portal.Clinic, 6);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Follow("Report");
        await lead.Follow("Download as PDF");
        lead.Status.ShouldBe(HttpStatusCode.OK);
        var words = await Pdf.Words(lead.Body);
        foreach (var said in new[] { "Clinic report", "17 December 2025 through 10 March 2026", "Harbour Physiotherapy", "Three figures of 6 patients", "at least 26 % 25 of 96 done", "0 not done, 71 not reported" })
            words.ShouldContain(said);
        words.ShouldNotContain("Ada");
        (await Pdf.About(lead.Body)).ShouldContain(line => line.StartsWith("Tagged", StringComparison.Ordinal) && line.EndsWith("yes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_reckon_stays_text() =>
        Encoding.UTF8.GetString(Csv.Of([["=1+1", "+1", "-1", "@A1", "\t1", "\r1"], ["a,b", "say \"no\"", "two\nlines", "", "–"]]))
            .ShouldBe("\uFEFF'=1+1,'+1,'-1,'@A1,'\t1,\"'\r1\"\r\n\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",,–\r\n");

    private async Task AClinic(TestClinic clinic, int patients)
    {
        var plans = new List<ThreeStretches>();
        for (var number = 0; number < patients; number++)
            plans.Add(await portal.ASignedPrescription("Ada Byron", clinic));
        var signed = portal.Today();
        portal.Clock.MoveDays(9);
        foreach (var day in DaysOfPart1)
        {
            foreach (var plan in plans.Skip(1))
                await portal.ADayOfPart1(plan, signed.AddDays(day), pain: 1);
            if (day == DaysOfPart1[0])
                await OpenTheGates(plans);
        }
        await ActivatorUtilities.CreateInstance<AlertRound>(portal.Services).Look(TestContext.Current.CancellationToken);
    }

    /// <summary>On the 11th, so that Part 2 is due from the 12th, after the period.</summary>
    private async Task OpenTheGates(IEnumerable<ThreeStretches> plans)
    {
        foreach (var plan in plans)
            await portal.AnOpenGate(plan);
    }

    private async Task<List<string>> Download(Visitor lead)
    {
        using var answer = await lead.Get(lead.Page.QuerySelectorAll("a").Single(link => link.TextContent == "Download as CSV").GetAttribute("href")!);
        (answer.StatusCode, answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.FileName).ShouldBe((HttpStatusCode.OK, Csv.MediaType, "ClinicReport.csv"));
        return [.. (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }

    private static IEnumerable<string> CellsOf(Visitor lead) =>
        from region in lead.Page.QuerySelectorAll("[role=region]")
        let columns = region.QuerySelectorAll("thead th").Skip(1).Select(column => column.TextContent).ToList()
        from row in region.QuerySelectorAll("tbody tr")
        from cell in row.QuerySelectorAll("td").Select((cell, place) => (cell.TextContent, place))
        select string.Join(',', new[] { region.GetAttribute("aria-label")!["Table: ".Length..], row.QuerySelector("th")!.TextContent, columns[cell.place], cell.TextContent }.Select(Quoted));

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    private static string[] Row(Visitor lead, string table, string name) =>
        [.. lead.Page.QuerySelectorAll($"[aria-label='Table: {table}'] tbody tr").Single(row => row.QuerySelector("th")!.TextContent == name).QuerySelectorAll("td").Select(cell => cell.TextContent)];

    private static string Figure(Visitor visitor, string name)
    {
        var figure = visitor.Page.QuerySelectorAll(".figures > div").First(one => one.QuerySelector("h3")!.TextContent == name);
        return $"{Squeezed(figure.QuerySelector(".figure-value")!.TextContent)} | {Squeezed(figure.QuerySelector("p.small")!.TextContent)}";
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
