using System.Net;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Reports;

public sealed class ReportPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    /// <summary>
    /// Signed on Monday 2 March; it is the 11th, so the 3rd to the 10th are scored: 8 sessions of the chair stretch (2 sides) and
    /// Part 1 (2 sides, 2 parts); Part 2 is locked. Told: Part 1 done on 5 days on both sides; the chair stretch on the 3rd done on
    /// both sides with 60 of 60 and 30 of 60 seconds, on the 4th left done and right not done, on the 5th not done on either.
    /// </summary>
    [Fact]
    public async Task The_three_figures_equal_those_reckoned_by_hand()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        await Chair(plan, new(2026, 3, 3), (Side.Left, EntryOutcome.Done, 60), (Side.Right, EntryOutcome.Done, 30));
        await Chair(plan, new(2026, 3, 4), (Side.Left, EntryOutcome.Done, null), (Side.Right, EntryOutcome.NotDone, null));
        await Chair(plan, new(2026, 3, 5), (Side.Left, EntryOutcome.NotDone, null), (Side.Right, EntryOutcome.NotDone, null));

        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        clinician.Words.ShouldContain("3 March 2026 through 10 March 2026");

        // Of 8 sessions the 3rd is whole; the 4th, 6th, 8th and 10th are partly done; the 5th is not done; the 7th and 9th are silent.
        Figure(clinician, "Sessions").ShouldBe("at least 12 % 1 of 8 done | 4 partly, 1 not done, 2 not reported");
        // Of 16 stretches: Part 1 on 5 days, the chair stretch 1 + 1/2; not done 1/2 + 1; the rest is silent: 16 - 6.5 - 1.5.
        Figure(clinician, "Stretches").ShouldBe("at least 40 % 6.5 of 16 done | 1.5 not done, 8 not reported");
        // Of 48 doses (8 days of 2 chair sides and 4 of Part 1): Part 1 gives 20, the chair 1 + 1/2 + 1; not done 1/2 + 1 + 2; 20 + 1 assumed.
        Figure(clinician, "Dose").ShouldBe("at least 46 % 22.5 of 48 done | 3.5 not done, 22 not reported; 21 assumed, since done was told without how much");

        clinician.Words.ShouldContain("paper 26 entries.");
        var chair = Rows(clinician).Where(row => row[0] == States.ChairName).ToList();
        chair.ShouldBe([[States.ChairName, "Left", "2", "8", "5", "at least 25 %"], [States.ChairName, "Right", "1", "8", "5", "at least 6 %"]]);
        clinician.Words.ShouldNotContain(States.Part2Name, Case.Sensitive, "a locked stretch is not scheduled");
    }

    [Fact]
    public async Task The_download_says_what_the_page_says_and_names_no_patient()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        clinician.Page.QuerySelectorAll(".line-chart circle").Length.ShouldBe(5);
        await clinician.Follow("Download as CSV");
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        var lines = System.Text.Encoding.UTF8.GetString(clinician.Body).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("Table,Row,Column,Value");
        lines.ShouldContain("Figures,Stretches,Done,5");
        lines.ShouldContain("Figures,Stretches,Scheduled,16");
        lines.ShouldContain("Day by day,2026-03-03,Pain during,1");
        lines.ShouldContain("Day by day,2026-03-05,Pain during,–");
        string.Concat(lines).ShouldNotContain("Ada");
    }

    [Fact]
    public async Task Nothing_reported_prints_a_dash_and_never_nought()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(4);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        Figure(clinician, "Sessions").ShouldBe("– 0 of 3 done | 0 not done, 3 not reported");
        clinician.Words.ShouldNotContain("0 %");
    }

    [Fact]
    public async Task On_the_day_of_signing_nothing_was_scheduled_yet()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        clinician.Words.ShouldContain("Nothing was scheduled in this period");
    }

    [Fact]
    public async Task A_period_shows_its_own_days_only()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        clinician.Fill("From", "2026-03-06");
        clinician.Fill("Through", "2026-03-08");
        await clinician.Press("Show this period");
        clinician.Words.ShouldContain("6 March 2026 through 8 March 2026");
        Figure(clinician, "Sessions").ShouldBe("at least 0 % 0 of 3 done | 2 partly, 0 not done, 1 not reported");
    }

    [Theory]
    [InlineData("2026-03-08", "2026-03-06", "Through", "The period ends before it starts.")]
    [InlineData("2027-01-01", "", "Through", "The period ends before it starts.")]
    [InlineData("", "2026-02-01", "Through", "The period ends before it starts.")]
    [InlineData("2026-02-30", "", "From", "Enter a date that exists, as year-month-day, for example 2026-03-09.")]
    [InlineData("", "soon", "Through", "Enter a date that exists, as year-month-day, for example 2026-03-09.")]
    [InlineData("9999-12-31", "9999-12-31", "From", "Enter a year from 1800 to 2200.")]
    [InlineData("2020-01-01", "2026-03-01", "From", "Choose a period of at most two years.")]
    public async Task A_period_that_cannot_be_is_refused_at_its_field_with_what_was_typed_kept(string from, string through, string field, string sentence)
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(4);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        clinician.Fill("From", from);
        clinician.Fill("Through", through);
        await clinician.Press("Show this period");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt($"{field}").ShouldBe(sentence);
        (clinician.ValueOf("From"), clinician.ValueOf("Through")).ShouldBe((from, through));
        clinician.Heading.ShouldBe("Adherence: Ada Byron");
    }

    [Fact]
    public async Task A_draft_has_no_report_and_the_page_says_why()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Words.ShouldContain("This prescription has not been signed, so there is nothing to report yet.");
    }

    [Fact]
    public async Task Days_on_which_the_prescription_was_paused_are_not_scheduled()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(2);
        await portal.Change(plan, PrescriptionEventKind.Paused);
        portal.Clock.MoveDays(3);
        await portal.Change(plan, PrescriptionEventKind.Resumed);
        portal.Clock.MoveDays(2);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Report);
        // The 3rd, and the 8th, the day after it went on; the 4th to the 7th saw the pause.
        Figure(clinician, "Sessions").ShouldBe("– 0 of 2 done | 0 not done, 2 not reported");
    }

    private Task<WeekRecorded> Chair(ThreeStretches plan, DateOnly on, params (Side Side, EntryOutcome Outcome, int? Amount)[] told) =>
        portal.Send(plan.Of.Assistant, new RecordWeek(plan.Patient, plan.Prescription, WeekSheet.MondayOf(on),
            [.. told.Select(one => new WeekCell(plan.Chair, one.Side, 1, on, one.Outcome, one.Amount, one.Outcome == EntryOutcome.NotDone ? null : PainScore.Of(1), ""))], [], Guid.CreateVersion7(portal.Clock.Now)));

    private static string Figure(Visitor visitor, string name)
    {
        var figure = visitor.Page.QuerySelectorAll(".figures > div").First(one => one.QuerySelector("h3")!.TextContent == name);
        return $"{Squeezed(figure.QuerySelector(".figure-value")!.TextContent)} | {Squeezed(figure.QuerySelector("p.small")!.TextContent)}";
    }

    private static List<string[]> Rows(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("[aria-label='Table by stretch and side'] tbody tr").Select(row => row.Children.Select(cell => Squeezed(cell.TextContent)).ToArray())];

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
