using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Patients;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Patients;

/// <summary>Reminders by e-mail, from the patient's consent to what a mail server is given.</summary>
public sealed class ReminderMailTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Surname = "Zanzibarowska";
    private const string Address = "ada@mail.example";
    private static readonly TimeOnly Morning = new(8, 30);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private Mailbox mailbox = Mailbox.Open();
    private Portal portal = null!;
    private ThreeStretches plan = null!;
    private string token = "";

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases, mailbox.Settings(("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Debug")));
        plan = await portal.ASignedPrescription($"Ada {Surname}");
        token = await portal.ALink(plan);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await mailbox.DisposeAsync();
    }

    [Fact]
    public async Task A_patient_agrees_confirms_and_stops_and_each_is_kept_with_its_words()
    {
        using var patient = await portal.WithLink(token);
        await patient.Follow("Remind me");
        patient.Fill("Time of day", "08:30");
        await patient.Press("Save time and days");
        patient.Fill("Your e-mail address", Address);
        await patient.Press("Remind me by e-mail");
        patient.ErrorAtQuestion("Do you agree?").ShouldBe("Tick this if you agree. Without it we send nothing.");
        patient.Tick("Do you agree?", PatientReminder.ConsentWords(Language.English));
        await patient.Press("Remind me by e-mail");
        patient.Words.ShouldContain($"We have sent an e-mail to {Address}.");

        await Round();
        var asked = mailbox.Mails.ShouldHaveSingleItem();
        asked.To.ShouldBe([Address]);
        using var inbox = portal.Visitor();
        await inbox.Open(asked.Address("/mail/confirm/"));
        (await Consents()).Select(one => one.Kind).ShouldBe([MailConsentKind.Given], "to look at it confirms nothing");
        await inbox.Press("Yes, send me reminders");
        inbox.Heading.ShouldBe("Thank you");
        await patient.Open(Links.MyReminders);
        patient.Words.ShouldContain($"We send a reminder to {Address}");

        portal.Clock.Move(Minute);
        await patient.Press("Stop e-mail");
        patient.Words.ShouldNotContain(Address);
        (await Consents()).Select(one => (one.Kind, one.Words)).ShouldBe([(MailConsentKind.Given, PatientReminder.ConsentWords(Language.English)), (MailConsentKind.Confirmed, null), (MailConsentKind.Withdrawn, null)]);
        (await Stored()).SealedAddress.ShouldBeNull();
        portal.Clock.MoveDays(1);
        await Round();
        mailbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reminder_comes_once_a_day_at_the_patients_own_time_through_a_change_of_the_clock_and_not_after_the_course()
    {
        await IsMailed();
        foreach (var (due, count) in new[] { ("2026-03-27T08:30:00Z", 1), ("2026-03-28T08:30:00Z", 2), ("2026-03-29T07:30:00Z", 3), ("2026-03-30T07:30:00Z", 4) })
        {
            MoveTo(DateTimeOffset.Parse(due, null) - Minute);
            await Round();
            mailbox.Mails.Count.ShouldBe(count - 1, $"a minute before {due}");
            portal.Clock.Move(Minute);
            await Round();
            await Round();
            mailbox.Mails.Count.ShouldBe(count, due);
        }
        MoveTo(DateTimeOffset.Parse("2026-03-31T07:30:00Z", null));
        await Round();
        mailbox.Mails.Count.ShouldBe(4, "the course of four weeks ended on 30 March");
    }

    [Fact]
    public async Task A_mail_program_stops_it_by_one_post_without_a_page_a_cookie_or_a_link_that_still_works()
    {
        await IsMailed();
        await ToTheNextMorning();
        var mail = mailbox.Mails.ShouldHaveSingleItem();
        mail.Header("List-Unsubscribe-Post").ShouldBe("List-Unsubscribe=One-Click");
        var stop = new Uri(mail.Header("List-Unsubscribe").Trim('<', '>'));
        stop.Scheme.ShouldBe("https");
        mail.Body.ShouldContain(stop.AbsoluteUri);
        await portal.Send(plan.Of.Clinician, new RevokeLink(plan.Patient));

        using var program = portal.CreateClient(new() { HandleCookies = false });
        (await program.GetAsync(stop.AbsolutePath, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Consents())[^1].Kind.ShouldBe(MailConsentKind.Confirmed, "to look at it stops nothing");
        foreach (var again in new[] { 1, 2 })
        {
            using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            (await program.PostAsync(stop.AbsolutePath, click, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, $"time {again}");
        }
        (await Consents()).Count(one => one.Kind == MailConsentKind.Withdrawn).ShouldBe(1);
        await portal.ALink(plan);
        await ToTheNextMorning();
        mailbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_of_e_mails_that_were_guessed_used_or_are_too_old_are_told_apart_by_nothing()
    {
        await IsAsked();
        var confirm = mailbox.Mails[0].Address("/mail/confirm/");
        using var visitor = portal.Visitor();
        var guessed = await Posted(visitor, Links.ConfirmMail(LinkToken.New()));
        portal.Clock.Move(PatientReminder.ConfirmWithin);
        (await Posted(visitor, confirm)).ShouldBe(guessed, "too old");
        await IsAsked();
        (await Posted(visitor, confirm)).ShouldBe(guessed, "another was sent since");
        await Posted(visitor, mailbox.Mails[^1].Address("/mail/confirm/"));
        (await Stored()).IsMailed.ShouldBeTrue();
        (await Posted(visitor, mailbox.Mails[^1].Address("/mail/confirm/"))).ShouldBe(guessed, "used");
        (await Posted(visitor, Links.StopMail(LinkToken.New()))).ShouldBe(guessed);
        (await Posted(visitor, Links.StopMail(new string('a', 3000)))).ShouldBe(guessed);
    }

    [Fact]
    public async Task No_e_mail_says_a_word_of_health_or_who_it_is_about_and_no_log_says_to_whom()
    {
        await IsMailed(clear: false);
        await ToTheNextMorning();
        mailbox.Mails.Count.ShouldBe(2);
        var catalog = portal.Services.GetRequiredService<Domain.Catalog.StretchCatalog>().All.Select(stretch => stretch.Name);
        foreach (var mail in mailbox.Mails)
        {
            // The address of the portal itself is the clinic's to choose.
            var words = mail.Text.Replace("https://stretches.clinic.example", "", StringComparison.Ordinal);
            foreach (var tells in catalog.Concat([Surname, "Ada ", "Harbour", "stretch", "physio", "pain", "back", "exercise", "clinic ", "patient", "prescri", "health", token]))
                words.ShouldNotContain(tells);
            mail.Text.Split('\n').ShouldAllBe(line => line.All(char.IsAscii) && line.Length < 998);
        }
        mailbox.Mails.Select(mail => mail.Header("Message-ID")).Distinct().Count().ShouldBe(2);
        var told = mailbox.Mails.Select(mail => mail.Address("/mail/").Split('/')[^1]).Append(Surname).Append("mail.example").Append(mailbox.Mails[0].Address("/mail/stop/").Split('/')[^1]).ToList();
        portal.Log.Lines.ShouldContain(line => line.Contains("Request starting", StringComparison.Ordinal) && line.Contains("/mail/confirm ", StringComparison.Ordinal), "requests are logged here, down to the last detail");
        portal.Log.Lines.Where(line => told.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        (await Stored()).SealedAddress!.ShouldNotContain("mail.example");
    }

    [Fact]
    public async Task While_the_server_is_away_nothing_is_lost_and_once_it_is_back_each_goes_once()
    {
        await IsMailed();
        var port = mailbox.Port;
        await mailbox.DisposeAsync();
        await ToTheNextMorning();
        var waits = (await Outbox()).ShouldHaveSingleItem();
        (waits.Attempts, waits.Ended, waits.LastFailure, waits.NextTryAt).ShouldBe((1, null, "The mail server could not be reached.", portal.Clock.Now + Minute));
        await Round();
        portal.Clock.Move(Minute);
        await Round();
        (await Outbox()).Single().Attempts.ShouldBe(2, "it waits longer each time");

        mailbox = Mailbox.Open(port);
        portal.Clock.Move(Minute * 2);
        await Round();
        await Round();
        mailbox.Mails.ShouldHaveSingleItem().To.ShouldBe([Address]);
        var sent = (await Outbox()).Single();
        (sent.Ended, sent.Sealed, sent.NextTryAt).ShouldBe((OutboxEnd.Sent, "", null));
    }

    [Fact]
    public async Task What_is_refused_too_often_is_given_up_and_the_lead_is_told_how_many_and_why_without_an_address()
    {
        await IsMailed();
        mailbox.Refuses = 550;
        MoveTo(portal.Clock.Now.Date.AddDays(1).AddHours(8.5));
        for (var attempt = 1; attempt <= OutboxMail.MostAttempts; attempt++)
        {
            await Round();
            (await Outbox()).Single().Attempts.ShouldBe(attempt);
            portal.Clock.Move(OutboxMail.WaitAfter(attempt));
        }
        (await Outbox()).Single().Ended.ShouldBe(OutboxEnd.GivenUp);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Follow("Clinic");
        lead.Words.ShouldContain("The mail server did not take it: it answered 550.");
        lead.Page.QuerySelectorAll("dl dd").Select(one => one.TextContent).Take(2).ShouldBe(["0", "1"]);
        portal.Log.Lines.Where(line => line.Contains("mail.example", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_rounds_at_once_send_each_once()
    {
        await Asks();
        await ManyRounds();
        mailbox.Mails.ShouldHaveSingleItem();
        (await Outbox()).ShouldHaveSingleItem().Attempts.ShouldBe(1);

        await IsMailed();
        MoveTo(portal.Clock.Now.Date.AddDays(1).AddHours(8.5));
        await ManyRounds();
        mailbox.Mails.ShouldHaveSingleItem();
        (await Outbox()).ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Who_dies_with_a_letter_leaves_it_to_the_others_after_a_while()
    {
        await Asks();
        await portal.WithDb(db => db.Set<OutboxMail>().IgnoreQueryFilters().ExecuteUpdateAsync(mail => mail
            .SetProperty(row => row.Attempts, 1).SetProperty(row => row.NextTryAt, portal.Clock.Now + OutboxMail.Lease)));
        await Round();
        mailbox.Mails.ShouldBeEmpty();
        portal.Clock.Move(OutboxMail.Lease);
        await Round();
        mailbox.Mails.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("ended")]
    [InlineData("emergency")]
    [InlineData("told")]
    [InlineData("no link")]
    public async Task Nobody_is_reminded_of_what_is_paused_or_ended_or_told_and_what_waited_meanwhile_is_left_out(string why)
    {
        await IsMailed();
        mailbox.Refuses = 451;
        await ToTheNextMorning();
        mailbox.Refuses = null;
        await (why switch
        {
            "paused" => portal.Change(plan, PrescriptionEventKind.Paused),
            "ended" => portal.Change(plan, PrescriptionEventKind.Completed),
            "emergency" => portal.SendAsPatient(token, new ReportEmergency(plan.Patient, Guid.CreateVersion7(portal.Clock.Now))),
            "told" => portal.ADayOfPart1(plan, portal.Today(), pain: 1),
            _ => portal.Send(plan.Of.Clinician, new RevokeLink(plan.Patient)),
        });
        portal.Clock.Move(Minute);
        await Round();
        mailbox.Mails.ShouldBeEmpty();
        (await Outbox()).Single().Ended.ShouldBe(OutboxEnd.NotNeeded);
        await ToTheNextMorning();
        mailbox.Mails.Count.ShouldBe(why == "told" ? 1 : 0);
    }

    [Fact]
    public async Task What_fell_due_on_a_day_that_is_over_is_not_made_up_for()
    {
        await IsMailed();
        MoveTo(portal.Clock.Now.Date.AddDays(3).AddHours(6));
        await Round();
        (await Outbox()).ShouldBeEmpty();
        await ToTheNextMorning();
        mailbox.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("ada@mail.example\r\nBcc: eve@mail.example")]
    [InlineData("ada@mail.example\nSubject: other")]
    [InlineData("ada@mail.example, eve@mail.example")]
    [InlineData("Ada <ada@mail.example>")]
    [InlineData("ada@mäil.example")]
    [InlineData("ada")]
    public async Task An_address_that_is_more_than_one_plain_address_is_refused(string address)
    {
        await portal.SendAsPatient(token, new ChooseReminder(plan.Patient, Morning, Weekdays.EveryDay));
        (await Should.ThrowAsync<Refusal>(() => portal.SendAsPatient(token, new AskForMail(plan.Patient, address, Agrees: true)))).Reasons.Single().Field.ShouldBe("Address");
        (await portal.Count<OutboxMail>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_makes_the_program_flood_a_stranger()
    {
        for (var asked = 0; asked < PatientReminder.MostAsksADay; asked++)
            await Asks();
        (await Should.ThrowAsync<Refusal>(Asks)).Message.ShouldStartWith("You asked a few times today already.");
        await Round();
        mailbox.Mails.Count.ShouldBe(1, "only the latest is still wanted");
    }

    [Fact]
    public async Task Without_a_mail_server_none_is_offered_and_the_page_says_so()
    {
        await using var bare = await Portal.Open(databases);
        var other = await bare.ASignedPrescription();
        using var patient = await bare.WithLink(await bare.ALink(other));
        await patient.Open(Links.MyReminders);
        patient.Fill("Time of day", "7:05");
        await patient.Press("Save time and days");
        patient.Words.ShouldContain("Your clinic sends no reminders by e-mail.");
        patient.Page.QuerySelector("[name=Address]").ShouldBeNull();
        using var lead = await bare.SignedIn(bare.Clinic.Lead);
        await lead.Open(Links.Clinic);
        lead.Words.ShouldContain("None are sent: whoever runs PrescribeRx must set Mail:Host");
    }

    [Theory]
    [InlineData("Mail:From", "")]
    [InlineData("Mail:From", "a@b.example\r\nBcc: eve@mail.example")]
    [InlineData("Mail:Port", "many")]
    [InlineData("Mail:Tls", "perhaps")]
    public void A_setting_that_is_wrong_says_which(string name, string value)
    {
        var settings = mailbox.Settings();
        settings[name] = value;
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        foreach (var (key, one) in settings)
            configuration[key] = one;
        Should.Throw<ConfigurationIsWrong>(() => MailSettings.Read(configuration)).Message.ShouldContain(name);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task Asks()
    {
        await portal.SendAsPatient(token, new ChooseReminder(plan.Patient, Morning, Weekdays.EveryDay));
        await portal.SendAsPatient(token, new AskForMail(plan.Patient, Address, Agrees: true));
    }

    private async Task IsAsked()
    {
        await Asks();
        await Round();
    }

    /// <summary>A patient who agreed and confirmed; what they were sent for that is out of the way, unless it is looked at.</summary>
    private async Task IsMailed(bool clear = true)
    {
        await IsAsked();
        using var inbox = portal.Visitor();
        await Posted(inbox, mailbox.Mails[^1].Address("/mail/confirm/"));
        (await Stored()).IsMailed.ShouldBeTrue();
        if (!clear)
            return;
        await portal.WithDb(db => db.Set<OutboxMail>().IgnoreQueryFilters().ExecuteDeleteAsync());
        var port = mailbox.Port;
        await mailbox.DisposeAsync();
        mailbox = Mailbox.Open(port);
    }

    private static async Task<(HttpStatusCode, string)> Posted(Visitor visitor, string address)
    {
        await visitor.Open(address);
        await visitor.Press(address.StartsWith(Links.StopMail(), StringComparison.Ordinal) ? "Stop them" : "Yes, send me reminders");
        return (visitor.Status, Convert.ToBase64String(visitor.Body));
    }

    private async Task ToTheNextMorning()
    {
        MoveTo(portal.Clock.Now.UtcDateTime.Date.AddDays(1).AddHours(8.5));
        await Round();
    }

    private void MoveTo(DateTimeOffset moment) => portal.Clock.Move(moment.ToUniversalTime() - portal.Clock.Now);

    private void MoveTo(DateTime utc) => MoveTo(new DateTimeOffset(utc, TimeSpan.Zero));

    private Task<int> Round() => ActivatorUtilities.CreateInstance<MailRound>(portal.Services).Go(Ct);

    private async Task ManyRounds()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Round, Ct)));
        await Round();
    }

    private Task<PatientReminder> Stored() => portal.WithDb(db => db.Of<PatientReminder>().IgnoreQueryFilters().SingleAsync());

    private async Task<IReadOnlyList<MailConsent>> Consents() => (await Stored()).Consents;

    private Task<List<OutboxMail>> Outbox() => portal.WithDb(db => db.Of<OutboxMail>().IgnoreQueryFilters().ToListAsync());
}
