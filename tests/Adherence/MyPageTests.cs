using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>The patient's own pages, without script. The prescription is signed on Monday 2 March 2026; it is Thursday.</summary>
public sealed class MyPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string PainOfChair = $"Pain during {States.ChairName}";
    private const string Legs = "Pain, tingling or numbness in your legs";
    private Portal portal = null!;
    private ThreeStretches plan = null!;
    private string token = "";

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases);
        plan = await portal.ASignedPrescription("Ada Zanzibarowska");
        portal.Clock.MoveDays(3);
        token = await portal.ALink(plan);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Today_says_what_is_due_with_dose_and_minutes_and_what_must_happen_before_the_rest_and_neither_surname_nor_goal()
    {
        using var patient = await portal.WithLink(token);
        patient.Heading.ShouldBe("Hello, Ada");
        patient.Words.ShouldContain("Thursday 5 March");
        patient.Words.ShouldContain("Today: 2 stretches, about");
        patient.Words.ShouldContain("Hold 60 seconds on each side, once a day, for 4 weeks.");
        patient.Words.ShouldContain($"Coming next: {States.Part2Name}");
        patient.Words.ShouldContain("This must happen first:");
        patient.Words.ShouldContain("5 or more");
        patient.Words.ShouldContain("Nobody watches this page live.");
        patient.Words.ShouldContain("020 7946 0101, weekdays 8 to 18");
        patient.Page.QuerySelectorAll(".my-card svg").Length.ShouldBe(2);
        patient.Words.ShouldNotContain("Zanzibarowska");
        patient.Words.ShouldNotContain("To move with less ache.");
        patient.Page.QuerySelectorAll("script").ShouldAllBe(script => script.GetAttribute("type") == "module" && script.TextContent.Length == 0);
        patient.Page.QuerySelectorAll("a").ShouldContain(link => link.GetAttribute("href") == Links.MyEmergency);
    }

    [Fact]
    public async Task How_to_do_it_has_the_steps_and_figures_of_an_open_stretch_and_no_page_of_a_locked_one()
    {
        using var patient = await portal.WithLink(token);
        await patient.Follow($"How to do it for {States.ChairName}");
        patient.Heading.ShouldBe(States.ChairName);
        portal.StepsOf(States.Chair).ShouldAllBe(step => patient.Words.Contains(step));
        patient.Page.QuerySelectorAll("main svg").ShouldNotBeEmpty();
        patient.Page.QuerySelectorAll("a").ShouldContain(link => link.GetAttribute("href") == Links.MyEmergency);
        await patient.Open(Links.MyHow(plan.Part2));
        patient.Status.ShouldBe(HttpStatusCode.NotFound);
        patient.Heading.ShouldBe("This page is not open to you now");
    }

    [Fact]
    public async Task A_day_is_told_with_one_answer_for_both_sides_and_shown_as_it_was_told()
    {
        using var patient = await AtTheDay();
        patient.Page.QuerySelectorAll("input[checked], option[selected]").ShouldBeEmpty("nothing is chosen before somebody chooses");
        patient.Choose(States.ChairName, "Done");
        patient.Fill(PainOfChair, "2");
        patient.Choose(States.Part1Name, "Partly");
        patient.Choose("How was this morning?", "The same");
        patient.Fill("Pain before the stretches", "3");
        patient.Choose(Legs, "The same as usual");
        patient.Fill("Anything else", "<script>alert(1)</script>");
        await patient.Press("Save");
        patient.Words.ShouldContain("Saved. Thank you.");
        patient.Words.ShouldContain("Carry on as you are.");
        patient.ValueOf("Anything else").ShouldBe("<script>alert(1)</script>");
        patient.ValueOf(PainOfChair).ShouldBe("2");
        patient.Page.QuerySelectorAll("input[checked]").Length.ShouldBe(4);

        var entries = await Entries();
        entries.Count.ShouldBe(6);
        entries.ShouldAllBe(entry => entry.Source == Source.Tap && entry.TypedBy == null && entry.On == portal.Today() && entry.DaysLate == 0);
        var notes = await Notes();
        notes.Select(note => (note.On, note.MorningAfter)).ShouldBe([(portal.Today().AddDays(-1), MorningAfter.Same), (portal.Today(), null)]);
        notes[1].PainBefore!.Value.Value.ShouldBe(3);
        await patient.Open(Links.MyToday);
        patient.Page.QuerySelectorAll(".my-told").Select(told => told.TextContent).ShouldBe(["Done", "Partly done"]);
    }

    [Fact]
    public async Task Sides_that_were_not_the_same_are_told_apart_with_their_seconds()
    {
        using var patient = await AtTheDay();
        patient.Choose(States.ChairName, "Done");
        patient.Fill($"{States.ChairName}, right side", "Partly");
        patient.Fill($"{States.ChairName}, right side: seconds", "20");
        await patient.Press("Save");
        (await Entries()).Select(entry => (entry.Side, entry.Outcome, entry.Amount)).ShouldBe([(Side.Left, EntryOutcome.Done, null), (Side.Right, EntryOutcome.Partly, 20)], ignoreOrder: true);
        patient.ValueOf($"{States.ChairName}, left side").ShouldBe("Done");
        patient.ValueOf($"{States.ChairName}, right side: seconds").ShouldBe("20");
        patient.Page.QuerySelectorAll("details[open]").Length.ShouldBe(1);
        await patient.Press("Save");
        patient.Words.ShouldContain("Nothing had changed.");
    }

    [Fact]
    public async Task An_earlier_day_is_filled_in_late_corrected_and_taken_back()
    {
        var tuesday = new DateOnly(2026, 3, 3);
        using var patient = await portal.WithLink(token);
        await patient.Follow("Tuesday 3 March");
        patient.Heading.ShouldBe("How did it go on Tuesday 3 March?");
        patient.Choose(States.ChairName, "Done");
        patient.Fill(PainOfChair, "1");
        await patient.Press("Save");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        patient.Choose(States.ChairName, "Not done");
        patient.Fill(PainOfChair, "Rather not say");
        await patient.Press("Save");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        patient.Choose(States.ChairName, "Rather not say");
        await patient.Press("Save");
        var entries = (await Entries()).Where(entry => entry.Side == Side.Left).ToList();
        entries.Select(entry => (entry.Outcome, entry.On, entry.DaysLate)).ShouldBe([(EntryOutcome.Done, tuesday, 2), (EntryOutcome.NotDone, tuesday, 2), (EntryOutcome.Unreported, tuesday, 2)]);
        entries.Select(entry => entry.Supersedes).ShouldBe([null, entries[0].Id, entries[1].Id]);
    }

    [Fact]
    public async Task A_session_of_eight_stretches_asks_no_more_than_ten_things()
    {
        var eight = await portal.EightStretches();
        using var patient = await portal.WithLink(await portal.ALink(eight));
        await patient.Open(Links.MyDayToday);
        patient.Page.QuerySelectorAll(".tell").Length.ShouldBe(10);
        patient.Page.QuerySelectorAll(".tell details").ShouldAllBe(more => !more.HasAttribute("open"));
    }

    [Fact]
    public async Task A_flare_in_Part_2_withholds_it_in_the_same_request_and_says_stop_first()
    {
        await portal.AnOpenGate(plan);
        portal.Clock.MoveDays(1);
        using var patient = await AtTheDay();
        patient.Choose(States.Part2Name, "Partly");
        patient.Fill($"Pain during {States.Part2Name}", "6");
        await patient.Press("Save");
        patient.Page.QuerySelector("main .notice-stop")!.TextContent.ShouldContain("Stop this stretch.");
        await patient.Open(Links.MyToday);
        patient.Words.ShouldContain($"Coming next: {States.Part2Name}");
        portal.StepsOf(States.Part2).ShouldAllBe(step => !patient.Words.Contains(step));
        await patient.Open(Links.MyHow(plan.Part2));
        patient.Status.ShouldBe(HttpStatusCode.NotFound);
        (await portal.OpenAlertsOf(plan.Patient)).ShouldContain(alert => alert.Kind == AlertKind.StopPain);
    }

    [Fact]
    public async Task What_a_precaution_withholds_is_left_out_with_the_words_of_the_handout()
    {
        await portal.AFact(plan, FactKind.KneePain);
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyToday);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        var withheld = clinician.Page.QuerySelectorAll(".locked").Select(one => one.TextContent).ToList();
        withheld.ShouldContain(one => one.Contains("Leave out for now"));
        patient.Page.QuerySelectorAll(".locked").Select(one => one.TextContent).ShouldBe(withheld);
    }

    [Fact]
    public async Task New_leg_symptoms_pause_it_in_the_same_request_and_today_says_so()
    {
        using var patient = await AtTheDay();
        patient.Choose(Legs, "New, or further down the leg");
        await patient.Press("Save");
        patient.Words.ShouldContain("Stop the stretches and contact the clinic.");
        await patient.Open(Links.MyToday);
        patient.Words.ShouldContain("Your stretches are paused");
        patient.Page.QuerySelectorAll(".my-card").ShouldBeEmpty();
        var prescription = await portal.PrescriptionOf(plan);
        (prescription.Status, prescription.Events[^1].By).ShouldBe((PrescriptionStatus.Paused, null));
    }

    [Fact]
    public async Task An_emergency_sign_says_what_to_do_now_raises_an_alert_and_pauses_and_sent_twice_it_is_one_cause()
    {
        using var patient = await portal.WithLink(token);
        await patient.Follow("Warning signs");
        patient.Words.ShouldContain("go to an emergency department now");
        HandoutSigns().ShouldAllBe(sign => patient.Words.Contains(sign));
        var form = patient.Fields("I have one of these signs");
        await patient.Press("I have one of these signs");
        patient.Page.QuerySelector(".notice-stop")!.TextContent.ShouldContain("Go to an emergency department now. Do not wait for us to call.");
        using var again = await patient.PostAgain(Links.MyEmergency, form);
        var alert = (await portal.OpenAlertsOf(plan.Patient)).Single(one => one.Kind == AlertKind.EmergencySign);
        alert.Causes.ShouldHaveSingleItem();
        (await portal.PrescriptionOf(plan)).Status.ShouldBe(PrescriptionStatus.Paused);
        (await portal.AuditOf(portal.Clinic)).Count(line => line is { Deed: "ReportEmergency", Person: null, Link: not null }).ShouldBe(2);
    }

    [Theory]
    [InlineData(PainOfChair, "11", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData("Pain before the stretches", "-1", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData($"{States.ChairName}, left side: seconds", "9999", "Enter a whole number, from 0 to 3600.")]
    public async Task What_cannot_be_is_refused_at_its_field_and_nothing_that_was_typed_is_lost(string field, string typed, string sentence)
    {
        using var patient = await AtTheDay();
        patient.Choose(States.Part1Name, "Done");
        patient.Fill("Anything else", "Slept well");
        patient.Forge(patient.NameOf(field), typed);
        await patient.Press("Save");
        patient.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        patient.Errors.ShouldBe([sentence]);
        patient.ErrorAt(field).ShouldBe(sentence);
        patient.ValueOf("Anything else").ShouldBe("Slept well");
        patient.Page.QuerySelectorAll("input[checked]").Length.ShouldBe(1);
        (await Entries()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-03-06", "This day has not come yet.")]
    [InlineData("2026-03-01", "Nothing had been prescribed yet on this day.")]
    [InlineData("2026-02-01", "Here you can fill in the last 14 days. Tell your clinic about earlier ones.")]
    [InlineData("2026-02-30", "Enter a date that exists, as year-month-day, for example 2026-03-09.")]
    public async Task A_day_that_cannot_be_told_is_refused_to_read_and_to_write_with_the_reason(string day, string sentence)
    {
        using var patient = await portal.WithLink(token);
        await patient.Open($"{Links.MyDayToday}/{day}");
        patient.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        patient.Words.ShouldContain(sentence);
        (await patient.PostForgedFrom(Links.MyEmergency, $"{Links.MyDayToday}/{day}", ("note", "x"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Notes()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_for_a_locked_or_foreign_stretch_is_refused_with_the_reason_and_ten_thousand_as_a_whole()
    {
        using var patient = await AtTheDay();
        foreach (var item in new[] { plan.Part2, plan.Prescription })
        {
            (string, string)[] fields = [(Web.Adherence.DayForm.Asks, $"{item:N}.1"), ($"did.{item:N}.1", "Done")];
            (await patient.PostForgedFrom(Links.MyEmergency, Links.MyDay(portal.Today()), fields)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
        var many = Enumerable.Range(0, 10_000).Select(number => (Web.Adherence.DayForm.Asks, $"{plan.Chair:N}.{number}")).ToArray();
        (await patient.PostForgedFrom(Links.MyEmergency, Links.MyDay(portal.Today()), many)).ShouldBe(HttpStatusCode.BadRequest);
        (await patient.PostForgedFrom(Links.MyEmergency, Links.MyDay(portal.Today()), many[..1000])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Entries()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_form_sent_ten_times_at_once_is_stored_once()
    {
        using var patient = await AtTheDay();
        patient.Choose(States.ChairName, "Done");
        patient.Choose(Legs, "Nothing in my legs");
        var form = patient.Fields("Save");
        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => patient.PostAgain(Links.MyDay(portal.Today()), form)));
        sent.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await Entries()).Count.ShouldBe(2);
        (await Notes()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Recording_a_day_takes_no_more_than_eight_statements()
    {
        await Record(1);
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        portal.Statements.Forget();
        await Record(2);
        var sent = portal.Statements.Sent.Where(statement => !statement.Contains("audit_seals", StringComparison.Ordinal)).ToList();
        sent.Count.ShouldBeLessThanOrEqualTo(8, string.Join("\n\n", sent));
    }

    [Fact]
    public async Task Ended_stretches_are_said_to_have_ended()
    {
        await portal.Change(plan, PrescriptionEventKind.Completed);
        using var patient = await portal.WithLink(token);
        patient.Words.ShouldContain("Your stretches have ended");
        patient.Page.QuerySelectorAll(".my-card").ShouldBeEmpty();
    }

    private Task<DayRecorded> Record(int pain) => portal.SendAsPatient(token, new RecordDay(
        plan.Patient, portal.Today(), [new(plan.Chair, 1, EntryOutcome.Done, [], PainScore.Of(pain), "")], new(null, Domain.Adherence.Legs.None, null, null), Source.Tap, Guid.CreateVersion7(portal.Clock.Now)));

    private static IReadOnlyList<string> HandoutSigns() => Domain.Handouts.HandoutDocument.EmergencySigns;

    private async Task<Visitor> AtTheDay()
    {
        var patient = await portal.WithLink(token);
        await patient.Follow("Tell us how it went");
        return patient;
    }

    private Task<List<StretchEntry>> Entries() =>
        portal.WithDb(db => db.Of<StretchEntry>().IgnoreQueryFilters().Where(entry => entry.Patient == plan.Patient).OrderBy(entry => entry.RecordedAt).ThenBy(entry => entry.Id).ToListAsync());

    private Task<List<DayNote>> Notes() =>
        portal.WithDb(db => db.Of<DayNote>().IgnoreQueryFilters().Where(note => note.Patient == plan.Patient).OrderBy(note => note.On).ToListAsync());
}
