using System.Net;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>What a clinician sees of a diary. The prescription is signed on Monday 2 March 2026; it is Saturday.</summary>
public sealed class DiaryCalendarPageTests(TestDatabase databases) : IAsyncLifetime
{
    private static readonly DateOnly Tuesday = new(2026, 3, 3);
    private Portal portal = null!;
    private ThreeStretches plan = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases);
        plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(5);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Each_day_says_in_words_what_its_shape_shows()
    {
        await portal.ADayOfPart1(plan, Tuesday, pain: 2);
        using var clinician = await AtTheCalendar();
        Days(clinician, States.Part1Name, "Left")[..4].ShouldBe(
        [
            "Monday 2 March: not scheduled", "Tuesday 3 March: done, pain 2, on paper, 4 days late",
            "Wednesday 4 March: not reported", "Thursday 5 March: not reported",
        ]);
        Days(clinician, States.Part1Name, "Left")[5..].ShouldBe(["Saturday 7 March: today, not over yet"]);
        Days(clinician, States.Part2Name, "Right").ShouldContain("Wednesday 4 March: locked");
        clinician.Page.QuerySelectorAll(".calendar use").ShouldAllBe(use => clinician.Page.GetElementById(use.GetAttribute("href")!.TrimStart('#')) != null);
    }

    [Fact]
    public async Task A_pause_is_not_silence()
    {
        await portal.Change(plan, PrescriptionEventKind.Paused);
        portal.Clock.MoveDays(2);
        using var clinician = await AtTheCalendar();
        Days(clinician, States.ChairName, "Left").ShouldContain("Sunday 8 March: paused");
    }

    [Fact]
    public async Task A_day_opens_everything_that_was_told_of_it_with_what_was_corrected_struck_through()
    {
        await portal.ADayOfPart1(plan, Tuesday, pain: 2);
        portal.Clock.MoveDays(1);
        await portal.ADayOfPart1(plan, Tuesday, pain: 6, Legs.Usual);
        using var clinician = await AtTheCalendar();
        await clinician.Follow("Tuesday 3 March: done, pain 6, on paper, 5 days late, corrected 3 6 Pa+5✎");
        clinician.Heading.ShouldBe("Tuesday 3 March 2026");
        var rows = clinician.Page.QuerySelectorAll($"[aria-label='What was told of {States.Part1Name}, left'] tbody tr").ToList();
        rows.Count(row => row.ClassList.Contains("superseded")).ShouldBe(rows.Count / 2);
        rows[0].TextContent.ShouldContain("Superseded");
        rows[0].TextContent.ShouldContain(portal.Clinic.Assistant.Person.Name);
        rows[0].TextContent.ShouldContain("4 days late");
        rows[^1].TextContent.ShouldContain("Stands");
        clinician.Page.QuerySelectorAll("[aria-label='What was told of the day'] tbody tr").Select(row => row.ClassList.Contains("superseded")).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_month_can_be_chosen_and_one_without_a_diary_is_refused()
    {
        using var clinician = await AtTheCalendar();
        clinician.Fill("Month", "March 2026");
        await clinician.Press("Show");
        clinician.Words.ShouldContain("March 2026. Each day opens");
        Days(clinician, States.ChairName, "Left").Count.ShouldBe(6);
        foreach (var month in new[] { "2026-02", "0001-01", "2026-13", "soon" })
        {
            await clinician.Open($"{Links.DiaryCalendar(plan.Patient, plan.Prescription)}?month={month}");
            clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            clinician.ErrorAt("Month").ShouldNotBeNull().ShouldStartWith("Choose a month from the list");
        }
    }

    [Fact]
    public async Task The_calendar_is_linked_from_the_prescription_and_from_the_report()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var page in new[] { plan.Address, plan.Report })
        {
            await clinician.Open(page);
            await clinician.Follow("Calendar");
            clinician.Heading.ShouldStartWith("Diary calendar");
        }
    }

    [Fact]
    public async Task A_day_before_everything_says_so_and_a_day_to_come_is_refused()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.DiaryDay(plan.Patient, plan.Prescription, new(2026, 2, 1)));
        clinician.Words.ShouldContain("Nothing was prescribed on this day");
        foreach (var day in new[] { "2026-03-08", "2026-02-30", "9999-12-31", "0001-01-01" })
        {
            await clinician.Open($"{plan.Address}/diary/day/{day}");
            clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, day);
        }
    }

    private async Task<Visitor> AtTheCalendar()
    {
        var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.DiaryCalendar(plan.Patient, plan.Prescription));
        return clinician;
    }

    private static List<string> Days(Visitor visitor, string stretch, string side) =>
    [
        .. visitor.Page.QuerySelectorAll("section").First(section => section.QuerySelector("h2")?.TextContent == stretch)
            .QuerySelectorAll(".calendar").First(table => table.QuerySelector("caption")!.TextContent == side)
            .QuerySelectorAll(".calendar-day .visually-hidden").Select(words => words.TextContent).SkipWhile(words => !words.StartsWith("Monday 2 March", StringComparison.Ordinal)),
    ];
}
