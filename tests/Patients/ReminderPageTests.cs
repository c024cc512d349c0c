using System.Net;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Patients;

/// <summary>The patient's page of reminders, the file, and the address that a calendar looks at.</summary>
public sealed class ReminderPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string PublicUrl = "https://stretches.clinic.example";
    private Portal portal = null!;
    private ThreeStretches plan = null!;
    private string token = "";

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases, new()
        {
            ["Site:PublicUrl"] = PublicUrl,
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Debug",
        });
        plan = await portal.ASignedPrescription("Ada Zanzibarowska");
        token = await portal.ALink(plan);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_patient_chooses_a_time_and_days_and_takes_a_file_that_says_nothing_of_health()
    {
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyReminders);
        patient.Words.ShouldNotContain("In your calendar");
        patient.Fill("Time of day", "half past eight");
        await patient.Press("Save time and days");
        patient.ErrorAt("Time of day").ShouldBe("Enter a time of day in hours and minutes, for example 18:30.");
        foreach (var day in new[] { "Tuesday", "Thursday", "Saturday", "Sunday" })
            patient.Tick("On these days", day, on: false);
        patient.Fill("Time of day", "18:30");
        await patient.Press("Save time and days");
        patient.ValueOf("Time of day").ShouldBe("18:30");

        using var answer = await patient.Get(Links.MyCalendar);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("reminder.ics");
        var text = await answer.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("BYDAY=MO,WE,FR");
        foreach (var tells in new[] { "Ada", "Zanzibar", "Harbour", "physio", "pain", "exercise", "prescri", "health", plan.Patient.ToString(), token })
            text.ShouldNotContain(tells);
        text.Replace(PublicUrl, "", StringComparison.Ordinal).ShouldNotContain("stretch");
    }

    [Fact]
    public async Task The_days_that_the_prescription_asks_for_are_chosen_to_begin_with_and_no_time_is()
    {
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyReminders);
        patient.ValueOf("Time of day").ShouldBe("");
        patient.Page.QuerySelectorAll("[name=Days][checked]").Length.ShouldBe(7);
        await patient.Open(Links.MyCalendar);
        patient.Heading.ShouldBe("Reminders", "there is no file yet");
    }

    [Fact]
    public async Task A_calendar_looks_by_its_own_address_and_follows_when_something_changes()
    {
        var address = await AFeed();
        using var calendar = portal.CreateClient(new() { HandleCookies = false });
        using var answer = await calendar.GetAsync(address, Ct);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("BEGIN:VEVENT");
        await portal.Change(plan, PrescriptionEventKind.Paused);
        (await calendar.GetStringAsync(address, Ct)).ShouldNotContain("BEGIN:VEVENT");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await portal.Change(plan, PrescriptionEventKind.Resumed);
        (await calendar.GetStringAsync(address, Ct)).ShouldContain("BEGIN:VEVENT");
        portal.Clock.MoveDays(29);
        (await calendar.GetStringAsync(address, Ct)).ShouldNotContain("BEGIN:VEVENT", customMessage: "the course is over");
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == nameof(ReadReminder) && line.Link != null && line.Patient == plan.Patient);
    }

    [Fact]
    public async Task A_guessed_a_revoked_an_expired_and_a_mangled_address_are_told_apart_by_nothing()
    {
        using var visitor = portal.Visitor();
        var (guessed, statements) = await Asked(visitor, Links.Calendar(LinkToken.New()));
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        statements.ShouldBe(1);

        var ended = await AFeed();
        await portal.SendAsPatient(token, new RevokeFeed(plan.Patient));
        var replaced = await AFeed();
        var current = await AFeed();
        await Works(current);
        var afterAnotherLink = current;
        token = await portal.ALink(plan);
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyReminders);
        patient.Words.ShouldContain("Make a calendar address");
        var afterRevoking = await AFeed();
        await portal.Send(plan.Of.Clinician, new RevokeLink(plan.Patient));
        token = await portal.ALink(plan);
        var expired = await AFeed();
        await Works(expired);
        portal.Clock.MoveDays(28 + PatientLink.DaysAfterReview + 1);
        foreach (var address in new[] { ended, replaced, afterAnotherLink, afterRevoking, expired, Links.Calendar("x"), Links.Calendar(new string('a', 3000)), Links.Calendar() })
        {
            var (body, sent) = await Asked(visitor, address);
            visitor.Status.ShouldBe(HttpStatusCode.NotFound);
            body.ShouldBe(guessed);
            sent.ShouldBe(statements);
        }
    }

    [Fact]
    public async Task Its_token_is_stored_as_its_hash_and_as_ciphertext_only_and_is_in_no_log()
    {
        var address = await AFeed();
        var secret = address.Split('/')[^1];
        await Works(address);
        var stored = await portal.WithDb(db => db.Of<PatientReminder>().IgnoreQueryFilters().SingleAsync());
        stored.FeedHash.ShouldBe(LinkToken.HashOf(secret));
        stored.SealedFeed!.ShouldNotContain(secret);
        portal.Log.Lines.ShouldContain(line => line.Contains("Request starting", StringComparison.Ordinal) && line.Contains("/calendar ", StringComparison.Ordinal));
        portal.Log.Lines.Where(line => line.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_patient_ends_the_address_on_their_page()
    {
        var address = await AFeed();
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyReminders);
        patient.Page.QuerySelector(".address")!.TextContent.ShouldBe($"{PublicUrl}{address}");
        patient.Page.QuerySelector("a[href^='webcal:']")!.GetAttribute("href").ShouldBe($"webcal://stretches.clinic.example{address}");
        await patient.Press("End this address");
        patient.Words.ShouldContain("The address no longer works.");
        patient.Words.ShouldNotContain(address);
        using var visitor = portal.Visitor();
        await visitor.Open(address);
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_public_address_there_is_a_file_and_no_address()
    {
        await using var bare = await Portal.Open(databases);
        var other = await bare.ASignedPrescription();
        using var patient = await bare.WithLink(await bare.ALink(other));
        await patient.Open(Links.MyReminders);
        patient.Fill("Time of day", "07:15");
        await patient.Press("Save time and days");
        patient.Words.ShouldContain("Download a calendar file");
        patient.Words.ShouldNotContain("calendar address");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An address for a calendar, as the patient of the present link makes it.</summary>
    private async Task<string> AFeed()
    {
        await portal.SendAsPatient(token, new ChooseReminder(plan.Patient, new(18, 30), Weekdays.EveryDay));
        await portal.SendAsPatient(token, new MakeFeed(plan.Patient));
        return new Uri((await portal.SendAsPatient(token, new ReadReminder(plan.Patient))).FeedAddress!).AbsolutePath;
    }

    private async Task Works(string address)
    {
        using var calendar = portal.CreateClient();
        (await calendar.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Asked three times and the fewest taken, since the sealer of the audit works between.</summary>
    private async Task<(byte[] Body, int Statements)> Asked(Visitor visitor, string address)
    {
        var fewest = int.MaxValue;
        for (var tries = 0; tries < 3; tries++)
        {
            portal.Statements.Forget();
            await visitor.Open(address);
            fewest = Math.Min(fewest, portal.Statements.Sent.Count);
        }
        return (visitor.Body, fewest);
    }
}
