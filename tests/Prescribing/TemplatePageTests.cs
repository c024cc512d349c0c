using System.Net;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>Templates as a clinician saves, uses and withdraws them.</summary>
public sealed class TemplatePageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const int MostStatements = 8;
    private const string BuiltIn = "Tight hip-flexor pattern";
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task A_plan_is_saved_as_a_template_used_for_the_next_patient_and_taken_back_by_one_undo()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        await clinician.Follow("Save as a template");
        clinician.ValueOf("What the stretches are for").ShouldBe("To move with less ache.");
        await clinician.Press("Save the template");
        (clinician.Status, clinician.ErrorAt("Name")).ShouldBe((HttpStatusCode.UnprocessableEntity, "Give the template a name."));
        clinician.Fill("Name", "Hips and buttocks");
        await clinician.Press("Save the template");
        clinician.Words.ShouldContain("The template is saved.");

        await StartAPlan(clinician, await portal.APatient());
        Offers(clinician).ShouldContain("Hips and buttocks");
        Offers(clinician)[^3..].ShouldBe([BuiltIn, "Irritable back, gentle start", "No floor: standing and seated"], "one’s own and the clinic’s come first");
        await clinician.Press("Use this template Hips and buttocks");
        InThePlan(clinician).ShouldBe([$"1. {States.ChairName}", $"2. {States.Part1Name}", $"3. {States.Part2Name}"]);
        clinician.Words.ShouldContain("3 stretches were added.");
        clinician.Words.ShouldContain("After Gluteal stretches, Part 1 on 5 days over at least 7, every side");
        (clinician.ValueOf("What the stretches are for"), clinician.ValueOf("Course"), clinician.ValueOf("Pain today")).ShouldBe(("To move with less ache.", "4", ""));
        await clinician.Press("Undo");
        InThePlan(clinician).ShouldBeEmpty();
        clinician.ValueOf("What the stretches are for").ShouldBe("");
    }

    [Fact]
    public async Task What_the_patient_must_not_do_is_left_out_with_the_reason_and_its_alternative_is_added_from_there()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await StartAPlan(clinician, await portal.APatient(present: FactKind.KneePain));
        clinician.Words.ShouldContain($"Leaves out {States.ChairName}");
        await clinician.Press($"Use this template {BuiltIn}");
        clinician.Words.ShouldContain("3 stretches were added. 1 left out: see why below.");
        clinician.Words.ShouldContain($"{States.ChairName} was left out: Kneeling presses on a knee that hurts.");
        clinician.Words.ShouldContain("Standing hip flexor stretch instead?");
        InThePlan(clinician).ShouldNotContain(name => name.Contains(States.ChairName, StringComparison.Ordinal));
        await clinician.Press($"Add Standing hip flexor stretch instead of {States.ChairName}, left out of the template");
        InThePlan(clinician)[^1].ShouldBe("4. Standing hip flexor stretch");
        clinician.Words.ShouldContain("In the plan instead: Standing hip flexor stretch.");
    }

    [Fact]
    public async Task A_template_is_refused_where_nothing_of_it_can_be_added_and_a_stale_plan_is_left_alone()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await StartAPlan(clinician, await portal.APatient());
        var sent = clinician.Fields($"Use this template {BuiltIn}").Append(new("template", "no-floor")).ToList();
        var address = $"{clinician.Address.AbsolutePath}?handler=Template";
        (await clinician.PostAgain(address, sent)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var stale = sent.Where(field => field.Key != "__RequestVerificationToken").Append(new("__RequestVerificationToken", await clinician.Token())).ToList();
        (await clinician.PostAgain(address, stale)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "the plan had changed since");
        await clinician.Open(address.Split('?')[0]);
        InThePlan(clinician).Count.ShouldBe(3);
        clinician.Words.ShouldContain("All of it is in the plan.");
    }

    [Fact]
    public async Task A_name_is_replaced_only_when_the_box_is_ticked_and_the_name_of_the_patient_is_refused()
    {
        var plan = await portal.ADraftToSign("Zoe Quill");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        async Task Save(string name, bool replaces)
        {
            await clinician.Open(Links.SaveTemplate(plan.Patient, plan.Prescription));
            clinician.Fill("Name", name);
            if (replaces)
                clinician.Tick("If there is a template with this name already", "Replace it");
            await clinician.Press("Save the template");
        }
        await Save("Quill again", false);
        clinician.ErrorAt("Name").ShouldBe("Leave the patient’s name out (“quill”): a template is for others too.");
        await Save("Once only", false);
        await Save("Once only", false);
        clinician.ErrorAt("Name").ShouldBe("There is a template with this name already. Tick “Replace it”, or choose another name.");
        await Save("Once only", true);
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        (await Named(portal.Clinic.Clinician, "Once only")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Ones_own_template_is_seen_by_nobody_else_and_the_clinics_by_all_of_the_clinic_alone()
    {
        var plan = await portal.ADraftToSign();
        var other = await TestClinic.Make(portal, "Elsewhere", "elsewhere");
        var colleague = await portal.AColleague();
        await portal.Send(portal.Clinic.Clinician, new SaveTemplate(plan.Patient, plan.Prescription, "Mine alone", "To move.", false));
        await portal.Send(portal.Clinic.Lead, new SaveClinicTemplate(plan.Patient, plan.Prescription, "For us all", "To move.", false));
        (await Named(portal.Clinic.Clinician, "Mine alone")).ShouldHaveSingleItem().Owner.ShouldBe(TemplateOwner.Own);
        foreach (var person in new[] { colleague, portal.Clinic.Lead, other.Clinician })
            (await Named(person, "Mine alone")).ShouldBeEmpty();
        foreach (var person in new[] { colleague, portal.Clinic.Lead, portal.Clinic.Clinician })
            (await Named(person, "For us all")).ShouldHaveSingleItem().Owner.ShouldBe(TemplateOwner.Clinic);
        (await Named(other.Clinician, "For us all")).ShouldBeEmpty();

        var mine = (await Named(portal.Clinic.Clinician, "Mine alone"))[0].Key;
        var theirs = await portal.ADraftToSign("Bo Holm", other);
        await Should.ThrowAsync<NotFound>(async () => await portal.Send(colleague, new ApplyTemplate(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), mine)));
        await Should.ThrowAsync<NotFound>(async () => await portal.Send(other.Clinician, new ApplyTemplate(theirs.Patient, theirs.Prescription, await portal.RevisionOf(theirs), mine)));
        await Should.ThrowAsync<NotFound>(() => portal.Send(colleague, new RetireTemplate(Guid.Parse(mine))));
        await Should.ThrowAsync<NotFound>(() => portal.Send(portal.Clinic.Lead, new RetireClinicTemplate(Guid.Parse(mine))));
    }

    [Fact]
    public async Task A_clinician_withdraws_their_own_and_only_the_lead_makes_and_withdraws_the_clinics()
    {
        var plan = await portal.ADraftToSign();
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(plan.Address);
        await lead.Follow("Save as the clinic’s template");
        lead.Fill("Name", "Of the lead");
        await lead.Press("Save the template");
        lead.Words.ShouldContain("It is offered in every plan of the clinic.");
        await portal.Send(portal.Clinic.Clinician, new SaveTemplate(plan.Patient, plan.Prescription, "To be withdrawn", "To move.", false));

        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.SaveClinicTemplate(plan.Patient, plan.Prescription));
        clinician.Status.ShouldBe(HttpStatusCode.Forbidden);
        await clinician.Open(Links.Templates);
        clinician.Cell("Table of templates", "Of the lead", "Whose").ShouldBe("The clinic’s");
        clinician.Cell("Table of templates", "Of the lead", "Withdraw").ShouldBe("–");
        clinician.Cell("Table of templates", BuiltIn, "Withdraw").ShouldBe("–");
        await clinician.Press("Withdraw To be withdrawn");
        clinician.Words.ShouldContain("The template is withdrawn.");
        (await Named(portal.Clinic.Clinician, "To be withdrawn")).ShouldBeEmpty();
        await lead.Open(Links.Templates);
        await lead.Press("Withdraw Of the lead");
        (await Named(portal.Clinic.Clinician, "Of the lead")).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_templates_to_offer_the_builder_still_asks_the_database_little()
    {
        var plan = await portal.ADraftToSign();
        await portal.Send(portal.Clinic.Clinician, new SaveTemplate(plan.Patient, plan.Prescription, "One more", "To move.", false));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var fewest = int.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            portal.Statements.Forget();
            await clinician.Open(Links.Build(plan.Patient, plan.Prescription, "no-floor"));
            fewest = Math.Min(fewest, portal.Statements.Sent.Count);
        }
        fewest.ShouldBeLessThanOrEqualTo(MostStatements);
    }

    private async Task<IReadOnlyList<PlanTemplate>> Named(TestPerson person, string name) => [.. (await portal.Send(person, new ReadTemplates())).Where(template => template.Name == name)];

    private async Task StartAPlan(Visitor clinician, Guid patient) =>
        await clinician.Open(Links.Build(patient, await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient))));

    private static List<string> Offers(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".builder-templates h4").Select(name => name.TextContent)];

    private static List<string> InThePlan(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".builder-stretches h3").Select(name => name.TextContent)];
}
