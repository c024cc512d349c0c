using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Infrastructure;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

/// <summary>Clinics are walls: what another clinic has does not exist, and whoever asked for it is in their own clinic's audit.</summary>
public sealed class ClinicWallTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;
    private TestClinic other = null!;
    private Places theirs = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases);
        other = await TestClinic.Make(portal, "Other", "other");
        theirs = await Places.In(portal, other, other.Assistant);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_page_about_a_patient_of_another_clinic_is_not_found_and_in_the_askers_audit()
    {
        var theirAudit = (await portal.AuditOf(other)).Count;
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var page in await AboutPatients())
        {
            var before = await NotFounds();
            var visitor = WhoMayOpen(page, clinician, lead);
            await visitor.Open(page.Address(theirs));
            visitor.Status.ShouldBe(HttpStatusCode.NotFound, $"GET {page}");
            visitor.Heading.ShouldBe("There is no such page");
            (await NotFounds()).ShouldBe(before + 1, $"GET {page} leaves one line");
        }
        (await portal.AuditOf(other)).Count.ShouldBe(theirAudit, "nothing is written beyond the wall");
    }

    [Fact]
    public async Task Every_form_about_a_patient_of_another_clinic_is_not_found_in_the_askers_audit_and_changes_nothing()
    {
        var revision = (await Theirs()).Revision;
        var facts = await portal.Count<PatientFact>(fact => fact.Patient == theirs.Patient);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var page in (await AboutPatients()).Where(page => page.TakesPosts))
        {
            var before = await NotFounds();
            var status = await WhoMayOpen(page, clinician, lead).PostForged(page.Address(theirs), ("Kind", "Opened"), ("Reason", "Because"), ("Revision", $"{revision}"), ("Goal", "Theirs"));
            status.ShouldBe(HttpStatusCode.NotFound, $"POST {page}");
            (await NotFounds()).ShouldBeGreaterThan(before, $"POST {page} leaves a line");
        }
        (await Theirs()).Revision.ShouldBe(revision);
        (await portal.Count<PatientFact>(fact => fact.Patient == theirs.Patient)).ShouldBe(facts);
        (await portal.Count<Domain.Safety.PrecautionAcknowledgement>(_ => true)).ShouldBe(0);
        (await portal.Count<Domain.Progression.GateDecision>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task What_one_request_read_through_finds_nothing_for_the_next_until_it_is_known_who_asks()
    {
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Caller>().IsNobodyOf(other.Clinic, null);
            (await Patients(scope)).ShouldBeGreaterThan(0);
        }
        await using var next = portal.Services.CreateAsyncScope();
        (await Patients(next)).ShouldBe(0);

        static Task<int> Patients(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ClinicDb>().Of<Patient>().CountAsync();
    }

    [Fact]
    public async Task A_prescription_of_another_clinic_is_not_found_under_a_patient_of_ones_own()
    {
        var ours = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var page in (await AboutPatients()).Where(page => page.Template.Contains("{prescription", StringComparison.Ordinal)))
        {
            var visitor = WhoMayOpen(page, clinician, lead);
            await visitor.Open(page.Address(theirs with { Patient = ours.Patient }));
            visitor.Status.ShouldBe(HttpStatusCode.NotFound, $"GET {page}");
        }
    }

    [Fact]
    public async Task A_prescription_is_not_found_under_another_patient_of_the_same_clinic()
    {
        var ours = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        var another = await portal.APatient("Somebody Else");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var page in (await AboutPatients()).Where(page => page.Template.Contains("{prescription", StringComparison.Ordinal) || page.Template.Contains("{screening", StringComparison.Ordinal)))
        {
            var visitor = WhoMayOpen(page, clinician, lead);
            await visitor.Open(page.Address(ours with { Patient = another }));
            visitor.Status.ShouldBe(HttpStatusCode.NotFound, $"GET {page}");
        }
    }

    [Fact]
    public async Task People_of_another_clinic_are_neither_listed_nor_reset_nor_deactivated()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.People);
        lead.Words.ShouldNotContain("of Other");
        foreach (var address in new[] { Links.ResetPassword(theirs.Person), Links.DeactivatePerson(theirs.Person) })
        {
            await lead.Open(address);
            lead.Status.ShouldBe(HttpStatusCode.NotFound);
            (await lead.PostForged(address)).ShouldBe(HttpStatusCode.NotFound);
        }
        using var theirAssistant = await portal.SignedIn(other.Assistant);
        theirAssistant.Heading.ShouldBe("Patients");
        (await portal.AuditOf(portal.Clinic)).Where(line => line.Outcome == AuditOutcome.NotFound).Select(line => line.Deed).ShouldBe(["ResetPassword", "DeactivatePerson"], ignoreOrder: true);
    }

    [Fact]
    public async Task Lists_show_only_ones_own_clinic()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        clinician.Words.ShouldContain("No patients yet");
        clinician.Fill("Find a patient", "Ada");
        await clinician.Press("Find");
        clinician.Words.ShouldContain("Nobody found");
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Audit);
        lead.Words.ShouldNotContain("of Other");
    }

    [Fact]
    public async Task What_one_clinic_approves_is_not_approved_in_another()
    {
        await portal.WithDb(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDeleteAsync(
            Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Set<Domain.Catalog.StretchApproval>()).Where(approval => approval.Clinic == other.Clinic.Id)));
        using var lead = await portal.SignedIn(other.Lead);
        await lead.Open(Links.Stretch(States.Chair));
        lead.Words.ShouldContain("has not been approved by this clinic’s lead");
    }

    private async Task<List<PortalPage>> AboutPatients() => [.. (await PortalPage.All(portal)).Where(page => page.IsAboutPatient)];

    private async Task<int> NotFounds() =>
        (await portal.AuditOf(portal.Clinic)).Count(line => line.Outcome == AuditOutcome.NotFound && line.Patient == theirs.Patient && (line.Person == portal.Clinic.Clinician.Person.Id || line.Person == portal.Clinic.Lead.Person.Id));

    private async Task<Domain.Prescribing.Prescription> Theirs() =>
        (await portal.Send(other.Clinician, new Application.Prescribing.ReadPrescription(theirs.Patient, theirs.Prescription))).Prescription;

    private static Visitor WhoMayOpen(PortalPage page, Visitor clinician, Visitor lead) => page.RightToOpen is { } right && !Roles.Clinician.Allow(right) ? lead : clinician;
}
