using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Infrastructure;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>A form that is sent twice, by a double click, by going back, or because the network was not sure.</summary>
public sealed class SubmissionTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const int Clicks = 4;
    private const string SavedOnce = "That was sent twice, and is saved once.";
    private const string PressAgain = "This form was sent before, and what you typed then was saved.";
    private readonly Portal portal = fixture.Portal;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pressed_several_times_at_once_each_deed_is_done_once_and_all_lead_to_the_same_page()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        var (patient, prescription) = (places.Patient, places.Prescription);
        var today = $"{portal.Today():yyyy-MM-dd}";
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await IsDoneOnce(clinician, Links.AddPatient, "AddPatient", ("Name", "Cy Young"), ("BirthDate", "1970-01-01"));
        await IsDoneOnce(clinician, Links.Screen(patient), "RecordScreening");
        await IsDoneOnce(clinician, Links.Facts(patient), "RecordFacts");
        await IsDoneOnce(clinician, Links.RecordAdverseEvent(patient), "RecordAdverseEvent",
            ("What", "A fall."), ("Severity", "Mild"), ("Onset", "During"), ("On", today), ("Action", "Rested."), ("Outcome", "Recovering"));
        await IsDoneOnce(clinician, Links.RecordPainScore(patient), "RecordPainScore", ("Score", "4"), ("Window", "Now"), ("On", today), ("How", "InPerson"));
        await IsDoneOnce(clinician, Links.WithdrawPainScore(patient, places.Score), "WithdrawPainScore", ("Reason", "Of another patient."));
        await IsDoneOnce(clinician, Links.StartPrescription(patient), "StartPrescription");
        await IsDoneOnce(clinician, Links.CheckTechnique(patient, prescription, places.Item), "CheckTechnique", ("Technique", "Well"));
        await IsDoneOnce(clinician, Links.TeachBack(patient, prescription, 1), "RecordTeachBack", ("Outcome", "Done"));
        await IsDoneOnce(clinician, Links.SaveTemplate(patient, prescription), "SaveTemplate", ("Name", "For the back"), ("Goal", "To bend with less ache."));
        await IsDoneOnce(clinician, Links.Alert(places.Alert), "CloseAlert", ("Reason", "Spoken with."));
        await IsDoneOnce(clinician, Links.NextVersion(patient, prescription), "StartNextVersion");
        await IsDoneOnce(clinician, Links.PatientLink(patient), "MakeLink");
        await IsDoneOnce(lead, Links.AddPerson, "AddPerson", ("Name", "New Person"), ("Email", "new@harbour.example"), ("Roles", "Assistant"));
    }

    [Fact]
    public async Task Sent_again_after_going_back_it_leads_where_it_led_before_and_says_so()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var sent = await AddForm(clinician, "Back Button");
        using var first = await clinician.PostAgain(Links.AddPatient, sent);
        using var second = await clinician.PostAgain(Links.AddPatient, sent);
        second.RequestMessage!.RequestUri.ShouldBe(first.RequestMessage!.RequestUri);
        (await second.Content.ReadAsStringAsync(Ct)).ShouldContain(SavedOnce);
        (await portal.Count<Patient>(patient => patient.Name == "Back Button")).ShouldBe(1);
    }

    [Fact]
    public async Task Filled_in_differently_after_going_back_it_is_shown_again_and_saved_once_it_is_pressed_again()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.AddPatient);
        var form = (IHtmlFormElement)clinician.Page.GetElementById("Name")!.Closest("form")!;
        await clinician.SendWith(form, ("Name", "First Typed"), ("BirthDate", "1970-01-01"));
        clinician.Heading.ShouldBe("First Typed");
        await clinician.SendWith(form, Links.AddPatient, ("Name", "Then Typed"), ("BirthDate", "1970-01-01"));
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.ShouldHaveSingleItem().ShouldStartWith(PressAgain);
        clinician.ValueOf("Name").ShouldBe("Then Typed");
        (await portal.Count<Patient>(patient => patient.Name == "Then Typed")).ShouldBe(0);
        await clinician.Press("Add patient");
        clinician.Heading.ShouldBe("Then Typed");
    }

    [Fact]
    public async Task What_was_refused_was_not_sent_and_the_same_form_may_be_sent_again()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var sent = await AddForm(clinician, new string('n', 300));
        using var refused = await clinician.PostAgain(Links.AddPatient, sent);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var done = await clinician.PostAgain(Links.AddPatient, sent.Select(field => field.Key == "Name" ? new("Name", "Now Short") : field));
        (await done.Content.ReadAsStringAsync(Ct)).ShouldNotContain(PressAgain);
        (await portal.Count<Patient>(patient => patient.Name == "Now Short")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_kept_of_a_form_is_no_word_that_was_typed_and_is_forgotten_after_a_month()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.PostAgain(Links.AddPatient, await AddForm(clinician, "Zanzibarowska"));
        var kept = await portal.WithDb(db => db.Of<SentForm>().IgnoreQueryFilters().ToListAsync(Ct));
        kept.ShouldNotBeEmpty();
        kept.ShouldAllBe(form => !$"{form.Id}{form.Content}{form.LedTo}".Contains("Zanzibar", StringComparison.OrdinalIgnoreCase));
        portal.Clock.MoveDays(31);
        await ActivatorUtilities.CreateInstance<SubmissionRound>(portal.Services).Go(Ct);
        (await portal.Count<SentForm>(_ => true)).ShouldBe(0);
    }

    private static async Task<List<KeyValuePair<string, string>>> AddForm(Visitor visitor, string name)
    {
        await visitor.Open(Links.AddPatient);
        visitor.Fill("Name", name);
        visitor.Fill("Date of birth", "1970-01-01");
        return visitor.Fields("Add patient");
    }

    private async Task IsDoneOnce(Visitor visitor, string address, string deed, params (string Name, string Value)[] filled)
    {
        var before = await Done(deed);
        await visitor.Open(address);
        visitor.Status.ShouldBe(HttpStatusCode.OK, deed);
        var form = visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").ToList()[^1];
        var noToAll = form.QuerySelectorAll("input[type=radio][value=No]").Select(flag => (flag.GetAttribute("name")!, "No")).ToList();
        var sent = visitor.FieldsWith(form, [.. filled, .. noToAll]);
        var answers = await Task.WhenAll(Enumerable.Range(0, Clicks).Select(_ => visitor.PostAgain(form.GetAttribute("action") ?? address, sent)));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK, $"{deed}: {string.Join(", ", answers.Select(answer => answer.StatusCode))}");
        answers.Select(answer => answer.RequestMessage!.RequestUri).Distinct().ShouldHaveSingleItem(deed);
        (await Done(deed)).ShouldBe(before + 1, deed);
    }

    private async Task<int> Done(string deed) => (await portal.AuditOf(portal.Clinic)).Count(line => line.Deed == deed && line.Outcome == AuditOutcome.Done);
}
