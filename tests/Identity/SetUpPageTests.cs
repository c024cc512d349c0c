using System.Net;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

public sealed class SetUpPageTests(TestDatabase databases)
{
    private const string Code = "ABCDE-FGHJK-MNPQR-STVWX";

    [Fact]
    public async Task The_first_visit_leads_to_set_up_which_makes_clinic_and_lead_and_works_once()
    {
        await using var portal = await Empty();
        using var visitor = portal.Visitor();
        await visitor.Open("/");
        visitor.Heading.ShouldBe("Set up PrescribeRx");
        Fill(visitor, Code);
        await visitor.Press("Open the clinic");
        visitor.Heading.ShouldBe("Sign in", string.Join(' ', visitor.Errors));

        visitor.Fill("E-mail address", "ruth@quay.example");
        visitor.Fill("Password", Portal.Password);
        await visitor.Press("Sign in");
        visitor.Heading.ShouldBe("First steps");

        await visitor.Open(Links.SetUp);
        visitor.Heading.ShouldBe("Sign in", "set-up leads away once there is a clinic");
    }

    [Fact]
    public async Task After_set_up_the_lead_reads_the_entries_that_wait_one_after_another_and_approves_them()
    {
        await using var portal = await Empty();
        using var lead = portal.Visitor();
        await lead.Open("/");
        Fill(lead, Code);
        await lead.Press("Open the clinic");
        lead.Fill("E-mail address", "ruth@quay.example");
        lead.Fill("Password", Portal.Password);
        await lead.Press("Sign in");
        await lead.Follow("Read the entries that wait");
        lead.Words.ShouldContain("9 entries wait for your approval.");

        await lead.Follow("Read the first one");
        lead.Heading.ShouldBe("Chair hip flexor stretch");
        await lead.Press("Approve for this clinic");
        lead.Words.ShouldContain("by Ruth Quinn on 2 March 2026");
        var next = lead.Address.PathAndQuery;
        await lead.Open(Links.CatalogWaiting);
        lead.Page.QuerySelectorAll("a.card").Length.ShouldBe(8, "only those that wait are shown");
        await lead.Open(next);
        for (var left = 8; left > 0; left--)
        {
            await lead.Follow(lead.Page.QuerySelectorAll("a").Select(link => link.TextContent).Single(words => words.StartsWith("Next one that waits", StringComparison.Ordinal)));
            await lead.Press("Approve for this clinic");
        }
        lead.Words.ShouldNotContain("Next one that waits");
        await lead.Open(Links.Catalog);
        lead.Words.ShouldNotContain("for your approval");
        (await portal.Count<StretchApproval>(_ => true)).ShouldBe(9);
    }

    [Fact]
    public async Task First_steps_lead_a_new_clinic_to_its_first_handout_in_whatever_order_they_are_taken()
    {
        var steps = new FirstSteps(Approved: 0, Clinicians: 1, Patients: 0, Signed: 0, Handouts: 0);
        steps.Next.ShouldBe(FirstStep.ApproveStretches);
        (steps with { Approved = 9 }).Next.ShouldBe(FirstStep.AddPatient);
        (steps with { Approved = 9, Patients = 1, Signed = 1, Handouts = 1 }).Next.ShouldBeNull();

        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Follow("First steps");
        Next(lead).ShouldBe("Add the first patient");
        lead.Words.ShouldContain("A clinician or an assistant does this.");
        var plan = await portal.ASignedPrescription();
        await lead.Open(Links.FirstSteps);
        Next(lead).ShouldBe("Give the handout");
        await portal.Send(portal.Clinic.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        await lead.Open(Links.FirstSteps);
        lead.Words.ShouldContain("Your clinic has given its first handout.");
    }

    private static string Next(Visitor visitor) => visitor.Page.QuerySelector("[aria-current=step] h2")!.TextContent;

    [Fact]
    public async Task A_wrong_code_is_refused_with_what_was_typed_kept_and_nothing_stored()
    {
        await using var portal = await Empty();
        using var visitor = portal.Visitor();
        await visitor.Open(Links.SetUp);
        Fill(visitor, "ABCDE-FGHJK-MNPQR-AAAAA");
        await visitor.Press("Open the clinic");
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        visitor.ErrorAt("Set-up code").ShouldBe("This is not the code that was printed when the program started.");
        visitor.ValueOf("Name of the clinic").ShouldBe("Quay Physiotherapy");
        visitor.ValueOf("Time zone").ShouldBe("Europe/Dublin");
        visitor.ValueOf("E-mail address").ShouldBe("ruth@quay.example");
        (await portal.Count<Clinic>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_form_is_told_everything_that_is_missing_at_once()
    {
        await using var portal = await Empty();
        using var visitor = portal.Visitor();
        await visitor.Open(Links.SetUp);
        await visitor.Press("Open the clinic");
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var field in new[] { "Set-up code", "Name of the clinic", "Telephone for patients", "When somebody answers", "Your name", "E-mail address" })
            visitor.ErrorAt(field).ShouldNotBeNullOrEmpty(field);
    }

    [Fact]
    public async Task A_second_set_up_that_was_open_meanwhile_is_refused()
    {
        await using var portal = await Empty();
        using var first = portal.Visitor();
        using var second = portal.Visitor();
        await first.Open(Links.SetUp);
        await second.Open(Links.SetUp);
        Fill(first, Code);
        await first.Press("Open the clinic");
        Fill(second, Code);
        await second.Press("Open the clinic");
        (second.Status, second.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "This was set up before. Sign in instead."));
        (await portal.Count<Clinic>(_ => true)).ShouldBe(1);
    }

    private Task<Portal> Empty() => Portal.OpenEmpty(databases, new() { ["SetUp:Code"] = Code });

    private static void Fill(Visitor visitor, string code)
    {
        visitor.Fill("Set-up code", code);
        visitor.Fill("Name of the clinic", "Quay Physiotherapy");
        visitor.Fill("Telephone for patients", "020 7946 0102");
        visitor.Fill("When somebody answers", "weekdays");
        visitor.Fill("Time zone", "Europe/Dublin");
        visitor.Fill("Your name", "Ruth Quinn");
        visitor.Fill("E-mail address", "ruth@quay.example");
        visitor.Fill("Password", Portal.Password);
        visitor.Fill("Password again", Portal.Password);
    }
}
