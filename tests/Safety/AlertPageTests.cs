using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

public sealed class AlertPageTests(PortalFixture fixture, TestDatabase databases) : IClassFixture<PortalFixture>
{
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task Pain_at_the_stop_limit_raises_one_alert_for_who_signed_and_the_next_report_is_written_under_it()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(2);
        await portal.ADayOfPart1(plan, portal.Today().AddDays(-1), pain: 6);
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await portal.ADayOfPart1(plan, portal.Today(), pain: 7);
        var alert = (await portal.OpenAlertsOf(plan.Patient)).ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.StopPain);
        alert.Owner.ShouldBe(portal.Clinic.Clinician.Person.Id);
        alert.Causes.Count.ShouldBe(2);
        alert.Causes[0].Sentence.ShouldContain("Pain 7 was reported");
    }

    [Fact]
    public async Task Telling_the_same_again_raises_nothing_and_a_correction_closes_nothing()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 1);
        (await portal.OpenAlertsOf(plan.Patient)).ShouldHaveSingleItem().Causes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_closed_is_raised_again_only_by_something_new()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        var first = (await portal.OpenAlertsOf(plan.Patient)).Single();
        await portal.Send(portal.Clinic.Clinician, new CloseAlert(first.Id, first.Revision, "Spoke on the telephone."));
        await portal.ADayOfPart1(plan, portal.Today(), pain: 1);
        (await portal.OpenAlertsOf(plan.Patient)).ShouldBeEmpty();
        await portal.ADayOfPart1(plan, portal.Today(), pain: 8);
        (await portal.OpenAlertsOf(plan.Patient)).Single().Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task An_alert_is_closed_with_what_was_done_and_leaves_the_inbox()
    {
        var plan = await portal.ASignedPrescription("Rosalind Closing");
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Alerts);
        await clinician.Follow("Pain at the stop limit: Rosalind Closing");
        await clinician.Press("Close the alert");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("What was done?").ShouldBe("Say what was done.");
        clinician.Fill("What was done?", "Rang the patient; they rest for two days.");
        await clinician.Press("Close the alert");
        clinician.Words.ShouldContain("The alert is closed.");
        clinician.Words.ShouldNotContain("Rosalind Closing");
    }

    [Fact]
    public async Task Of_two_who_close_at_once_the_later_is_told()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        var alert = (await portal.OpenAlertsOf(plan.Patient)).Single();
        using var first = await portal.SignedIn(portal.Clinic.Clinician);
        using var second = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var visitor in new[] { first, second })
        {
            await visitor.Open(Links.Alert(alert.Id));
            visitor.Fill("What was done?", "Spoke on the telephone.");
        }
        await first.Press("Close the alert");
        await second.Press("Close the alert");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Words.ShouldContain("Somebody has closed this alert already.");
    }

    [Fact]
    public async Task A_new_cause_while_somebody_reads_is_not_closed_unseen()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Alert((await portal.OpenAlertsOf(plan.Patient)).Single().Id));
        await portal.ADayOfPart1(plan, portal.Today(), pain: 9);
        clinician.Fill("What was done?", "Spoke on the telephone.");
        await clinician.Press("Close the alert");
        clinician.Words.ShouldContain("Something was added to this alert while you read it.");
        clinician.Words.ShouldContain("Pain 9 was reported");
    }

    [Fact]
    public async Task An_alert_is_given_to_somebody_else_who_works_here()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        var alert = (await portal.OpenAlertsOf(plan.Patient)).Single();
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Alert(alert.Id));
        await lead.Follow("Give it to somebody else");
        lead.Words.ShouldNotContain(portal.Clinic.Assistant.Person.Name);
        await lead.Press("Give it over");
        lead.ErrorAtQuestion("Who looks after it from now on?").ShouldBe("Choose who looks after it.");
        lead.Choose("Who looks after it from now on?", portal.Clinic.Lead.Person.Name);
        await lead.Press("Give it over");
        (await portal.OpenAlertsOf(plan.Patient)).Single().Owner.ShouldBe(portal.Clinic.Lead.Person.Id);
    }

    [Fact]
    public async Task New_leg_symptoms_pause_the_prescription_and_call_for_the_patient_to_be_told_that_the_paper_is_out_of_date()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        await portal.ADayOfPart1(plan, portal.Today(), pain: 1, Legs.NewOrFurtherDown);
        var prescription = await portal.PrescriptionOf(plan);
        prescription.Status.ShouldBe(PrescriptionStatus.Paused);
        prescription.Events[^1].Reason.ShouldNotBeNull().ShouldStartWith("Paused by the clinic’s safety policy: Leg symptoms that are new or further down");
        (await portal.OpenAlertsOf(plan.Patient)).Select(alert => alert.Kind).ShouldBe([AlertKind.LegSymptoms, AlertKind.TellPatient]);
    }

    [Fact]
    public async Task An_emergency_answer_stops_everything_and_it_goes_on_only_after_a_screening_that_allows_treatment()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(1);
        await portal.AScreening(plan.Patient, otherwise: (RedFlags.All[0].Key, RedFlagAnswer.Yes));
        (await portal.PrescriptionOf(plan)).Status.ShouldBe(PrescriptionStatus.Paused);
        (await portal.OpenAlertsOf(plan.Patient)).Single().Kind.ShouldBe(AlertKind.EmergencySign);
        var refused = await Should.ThrowAsync<Domain.Refusal>(() => portal.Change(plan, PrescriptionEventKind.Resumed));
        refused.Message.ShouldStartWith("The safety screening stops treatment.");
        portal.Clock.MoveDays(1);
        await portal.AScreening(plan.Patient);
        await portal.Change(plan, PrescriptionEventKind.Resumed);
        (await portal.PrescriptionOf(plan)).Status.ShouldBe(PrescriptionStatus.Signed);
    }

    [Fact]
    public async Task Time_alone_raises_a_lapse_an_expired_screening_and_a_review_that_is_due()
    {
        await using var later = await Portal.Open(databases);
        var plan = await later.ASignedPrescription();
        await Round(later).Look(TestContext.Current.CancellationToken);
        (await later.OpenAlertsOf(plan.Patient)).ShouldBeEmpty();
        later.Clock.MoveDays(AlertRules.SilentDays);
        await Round(later).Look(TestContext.Current.CancellationToken);
        (await later.OpenAlertsOf(plan.Patient)).Select(alert => alert.Kind).ShouldBe([AlertKind.Lapse]);
        later.Clock.MoveDays(SafetyTerms.Default.ScreeningValidDays);
        await Round(later).Look(TestContext.Current.CancellationToken);
        (await later.OpenAlertsOf(plan.Patient)).Select(alert => alert.Kind).Order().ShouldBe([AlertKind.ScreeningExpired, AlertKind.Lapse, AlertKind.ReviewDue]);
        (await later.AuditOf(later.Clinic)).Count(line => line is { Deed: nameof(AlertRound), Person: null }).ShouldBe(2);
    }

    [Fact]
    public async Task A_gate_that_becomes_eligible_raises_an_alert_and_stays_locked()
    {
        await using var later = await Portal.Open(databases);
        var plan = await later.ASignedPrescription();
        await later.ADiaryThatMakesTheGateEligible(plan);
        (await later.OpenAlertsOf(plan.Patient)).Single().Causes[0].Sentence.ShouldStartWith(States.Part2Name);
    }

    [Fact]
    public async Task The_lead_sees_how_the_clinic_keeps_up()
    {
        await using var other = await Portal.Open(databases);
        var plan = await other.ASignedPrescription();
        await other.ADayOfPart1(plan, other.Today(), pain: 6);
        other.Clock.MoveDays(3);
        var alert = (await other.OpenAlertsOf(plan.Patient)).Single();
        await other.Send(other.Clinic.Clinician, new CloseAlert(alert.Id, alert.Revision, "Spoke on the telephone."));
        await other.ADayOfPart1(plan, other.Today(), pain: 8);
        using var lead = await other.SignedIn(other.Clinic.Lead);
        await lead.Open(Links.Alerts);
        await lead.Follow("How we keep up");
        lead.Page.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())))
            .ShouldBe([$"{other.Clinic.Clinician.Person.Name} 1 0 1 3 days", "Pain at the stop limit 1 0 1 3 days"]);
    }

    private static AlertRound Round(Portal portal) => ActivatorUtilities.CreateInstance<AlertRound>(portal.Services);
}
