using System.Net;
using System.Text;
using PrescribeRx.Application.Reports;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Reports;

public sealed class PatientReportPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task It_says_in_short_what_was_told_and_never_what_caused_what()
    {
        using var clinician = await Opened(await APatientWhoReports());
        var said = clinician.Page.QuerySelectorAll("section[aria-labelledby=short] li").Select(line => Pdf.Squeezed(line.TextContent)).ToList();
        said.ShouldBe(
        [
            "The patient told the clinic about 5 of the 8 days on which something was asked.",
            "At least 0 of 8 sessions were done in full, 5 in part.",
            "About 3 of them nothing was told: these count neither as done nor as missed.",
            "Pain during stretching was told on 5 days and lay between 1 and 6 of 10; on 1 day it reached the stop limit of 5.",
            "Of 5 mornings after, 0 were better, 5 the same and 0 worse.",
            "Average of the last 24 hours, asked by a clinician on 2 March 2026 and 10 March 2026: less by 3 points (6 → 3, 50 %): a change patients usually notice.",
            "1 alert was open in this period; 1 still is.",
        ]);
        clinician.Words.ShouldContain("What stands side by side says nothing about what caused what.");
    }

    [Fact]
    public async Task Pain_that_a_clinician_asked_for_is_drawn_with_its_time_and_what_no_longer_stands_only_in_the_table()
    {
        var plan = await APatientWhoReports();
        using var clinician = await Opened(plan);
        clinician.Page.QuerySelectorAll(".line-chart .chart-third").Length.ShouldBe(2);
        clinician.Page.QuerySelectorAll(".line-chart .chart-point-words").Select(words => words.TextContent).ShouldBe(["24 h", "24 h"]);
        var rows = clinician.Page.QuerySelectorAll("[aria-label='Table of pain scores'] tbody tr");
        rows.Select(row => (Pdf.Squeezed(row.Children[0].TextContent), row.Children[1].TextContent, row.ClassList.Contains("superseded")))
            .ShouldBe([("10 March 2026", "3", false), ("10 March 2026", "9", true), ("2 March 2026", "6", false)], ignoreOrder: true);
    }

    [Fact]
    public async Task Mornings_and_alerts_stand_below_pain_on_the_same_days()
    {
        using var clinician = await Opened(await APatientWhoReports());
        clinician.Page.QuerySelectorAll(".line-chart .chart-row-name").Select(name => name.TextContent).ShouldBe(["How the next morning was", "Alerts raised"]);
        var level = clinician.Page.QuerySelector(".line-chart .chart-level")!.GetAttribute("d")!;
        level.Split('M').Length.ShouldBe(6, "five mornings were the same");
        clinician.Page.QuerySelectorAll(".line-chart .chart-flag").Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_alert_of_the_period_stands_with_its_owner_and_how_it_was_closed()
    {
        var plan = await APatientWhoReports();
        using var clinician = await Opened(plan);
        Alerts(clinician).ShouldHaveSingleItem().ShouldBe(["Pain at the stop limit", "10 Mar 2026 09:30", "Clinician of Harbour Physiotherapy", "Still open"]);
        var alert = (await portal.OpenAlertsOf(plan.Patient))[0];
        await portal.Send(portal.Clinic.Clinician, new CloseAlert(alert.Id, alert.Revision, "=1+1: eased off."));
        await clinician.Open(plan.Report);
        Alerts(clinician).ShouldHaveSingleItem()[3].ShouldBe("11 Mar 2026 09:30 by Clinician of Harbour Physiotherapy: =1+1: eased off.");
        await clinician.Follow("Download as CSV");
        Encoding.UTF8.GetString(clinician.Body).Split("\r\n").ShouldContain("Alerts,2026-03-10,How,'=1+1: eased off.");
        await clinician.Open($"{plan.Report}?From=2026-03-03&Through=2026-03-08");
        Alerts(clinician).ShouldBeEmpty("it was raised later");
    }

    [Fact]
    public async Task Each_stretch_and_side_is_drawn_day_by_day_with_its_numbers_behind()
    {
        using var clinician = await Opened(await APatientWhoReports());
        var drawn = clinician.Page.QuerySelectorAll(".calendar-chart").Select(one => one.GetAttribute("aria-label")).ToList();
        drawn.ShouldBe(
        [
            $"{States.ChairName}, left: done on 0, partly on 0, not done on 0, not reported on 8, not asked on 0 of 8 days.",
            $"{States.ChairName}, right: done on 0, partly on 0, not done on 0, not reported on 8, not asked on 0 of 8 days.",
            $"{States.Part1Name}, left: done on 5, partly on 0, not done on 0, not reported on 3, not asked on 0 of 8 days.",
            $"{States.Part1Name}, right: done on 5, partly on 0, not done on 0, not reported on 3, not asked on 0 of 8 days.",
        ]);
        var table = clinician.Page.QuerySelector("[aria-label='Table: Each day of each stretch']")!;
        table.QuerySelectorAll("tbody tr").Length.ShouldBe(8);
        Pdf.Squeezed(table.QuerySelector("tbody tr")!.TextContent).ShouldBe("2026-03-03 Not reported Not reported Done Done");
    }

    [Fact]
    public async Task A_printed_report_says_what_the_page_says_under_the_clinics_head()
    {
        var plan = await APatientWhoReports();
        using var clinician = await Opened(plan);
        var said = clinician.Page.QuerySelectorAll("section[aria-labelledby=short] li").Select(line => Pdf.Squeezed(line.TextContent)).ToList();
        await clinician.Follow("Download as PDF");
        (clinician.Status, Pdf.Squeezed(string.Join(' ', (await Pdf.About(clinician.Body)).Where(line => line.StartsWith("Title", StringComparison.Ordinal) || line.StartsWith("Tagged", StringComparison.Ordinal)))))
            .ShouldBe((HttpStatusCode.OK, "Title: Adherence report, patient no. 1 Tagged: yes"));
        var words = await Pdf.Words(clinician.Body);
        foreach (var expected in (string[])[.. said, "Ada Byron, born 9 March 1970, patient no. 1", "Harbour Physiotherapy", "3 March 2026 through 10 March 2026", "Made by Clinician of Harbour Physiotherapy, Physiotherapist, PH000001, 11 Mar 2026 09:30", "Pain at the stop limit", "Each day of each stretch", "2026-03-03 Not reported Not reported Done Done"])
            words.ShouldContain(expected);
        var pages = await Pdf.Pages(clinician.Body);
        pages.Select(page => page.Size).Distinct().ShouldBe([(595, 842)]);
        pages[1].Words.ShouldContain($"2 / {pages.Count}");
        pages[1].Words.ShouldContain("Adherence report, patient no. 1");
    }

    [Fact]
    public async Task A_printed_report_comes_on_letter_paper_too_and_its_file_names_nobody()
    {
        var plan = await APatientWhoReports();
        using var clinician = await Opened(plan);
        using var answer = await clinician.Get(Links.ReportPdf(plan.Patient, plan.Prescription, new(2026, 3, 3), new(2026, 3, 10), Domain.Paper.Letter));
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("PatientReport.pdf");
        (await Pdf.Pages(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))).Select(page => page.Size).Distinct().ShouldBe([(612, 792)]);
        await clinician.Open($"{plan.Report}?handler=Pdf&Paper=Papyrus");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Words.ShouldContain("Choose A4 or Letter.");
    }

    [Fact]
    public async Task Who_prints_a_report_has_read_the_patient_in_the_audit()
    {
        var plan = await APatientWhoReports();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var before = await Reads(plan);
        using var answer = await clinician.Get(Links.ReportPdf(plan.Patient, plan.Prescription, new(2026, 3, 3), new(2026, 3, 10), Domain.Paper.A4));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Reads(plan)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Without_Chromium_a_report_says_what_is_missing_and_its_page_goes_on()
    {
        await using var bare = await Portal.Open(databases, new() { ["Handouts:Chromium"] = "/nonexistent" });
        var plan = await bare.ASignedPrescription();
        bare.Clock.MoveDays(3);
        using var clinician = await bare.SignedIn(bare.Clinic.Clinician);
        await clinician.Open(plan.Report);
        await clinician.Follow("Download as PDF");
        clinician.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        clinician.Words.ShouldContain("The PDF can't be made because Chromium is not installed on the server.");
        await clinician.Open(plan.Report);
        clinician.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_patient_without_a_prescription_has_no_report()
    {
        var patient = await portal.APatient();
        var other = await portal.ASignedPrescription("Bo Holm");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var prescription in new[] { Guid.Empty, other.Prescription })
        {
            await clinician.Open(Links.Report(patient, prescription));
            clinician.Status.ShouldBe(HttpStatusCode.NotFound);
        }
        await clinician.Open(Links.Patient(patient));
        clinician.Words.ShouldContain("No prescription yet");
    }

    /// <summary>Signed on 2 March; it is the 11th. Part 1 on 5 days, the last of them painful on the 10th; asked for pain at the start and on the 10th, where the first number was a slip.</summary>
    private async Task<ThreeStretches> APatientWhoReports()
    {
        var plan = await portal.ASignedPrescription();
        await portal.APainScore(plan, 6);
        portal.Clock.MoveDays(8);
        var slip = await portal.APainScore(plan, 9);
        await portal.APainScore(plan, 3, supersedes: slip);
        foreach (var day in new[] { 1, 2, 4, 6 })
            await portal.ADayOfPart1(plan, new DateOnly(2026, 3, 2).AddDays(day), pain: 1);
        await portal.ADayOfPart1(plan, new(2026, 3, 10), pain: 6);
        portal.Clock.MoveDays(1);
        await portal.ADayOfPart1(plan, new(2026, 3, 10), pain: 6);
        return plan;
    }

    private async Task<Visitor> Opened(ThreeStretches plan)
    {
        var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        return clinician;
    }

    private async Task<int> Reads(ThreeStretches plan) =>
        (await portal.AuditOf(portal.Clinic)).Count(line => line.Deed == nameof(ReadPatientReport) && line.Patient == plan.Patient && line.Outcome == AuditOutcome.Done);

    private static List<string[]> Alerts(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("[aria-label='Table of alerts'] tbody tr").Select(row => row.Children.Select(cell => Pdf.Squeezed(cell.TextContent)).ToArray())];
}
