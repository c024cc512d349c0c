using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Catalog;

/// <summary>A lead writes stretches of the clinic's own, approves, edits and retires them; clinicians prescribe what is in use.</summary>
public sealed class OwnStretchPageTests(TestDatabase databases)
{
    private const string Calf = "own-calf-stretch";

    [Fact]
    public async Task A_lead_writes_a_stretch_reads_it_approves_it_and_then_a_clinician_prescribes_it()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Catalog);
        await lead.Follow("Add a stretch of your own");
        FillCalf(lead);
        await lead.Press("Save stretch");
        (lead.Status, lead.Heading).ShouldBe((HttpStatusCode.OK, "Calf stretch"), string.Join(' ', lead.Errors));
        lead.Address.PathAndQuery.ShouldBe(Links.Stretch(Calf));
        lead.Words.ShouldContain("Edition 1 has not been approved by this clinic’s lead, so it cannot be prescribed yet.");
        lead.Words.ShouldContain("written by Lead of Harbour Physiotherapy on 2 March 2026");
        lead.Words.ShouldContain("The words of this stretch are your clinic’s own.");
        lead.Words.ShouldContain("Hold 30 seconds on each side, 2 times");
        lead.Words.ShouldContain("Standing feels unsteady.");

        var patient = await portal.APatient();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Patient(patient));
        await clinician.Press("Start a prescription");
        clinician.Page.QuerySelectorAll("button").ShouldNotContain(button => button.TextContent.Contains("Calf"));
        var draft = clinician.Address.PathAndQuery;
        var refused = await Should.ThrowAsync<Refusal>(() => portal.Send(portal.Clinic.Clinician, new PrescribeStretch(patient, Guid.Parse(draft.Split('/')[4]), 0, Calf)));
        refused.Message.ShouldBe("Calf stretch has not been approved by your clinic's lead, so it cannot be prescribed yet.");

        await lead.Press("Approve for this clinic");
        lead.Words.ShouldContain("by Lead of Harbour Physiotherapy on 2 March 2026, edition 1");
        await clinician.Open(draft);
        await clinician.Press("Add Calf stretch");
        clinician.Words.ShouldContain("1. Calf stretch");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_on_its_field_and_nothing_typed_is_lost()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddStretch);
        FillCalf(lead);
        lead.Fill("Name", "LYING twist");
        lead.Fill("Cues", "Stay tall.\n<script>alert(1)</script>");
        lead.Fill("Step 1 of part 1", "");
        lead.Fill("Name of part 3", "A third part");
        lead.Fill("Step 1 of part 3", string.Join('\n', Enumerable.Range(1, 10_000).Select(step => $"Step {step}.")));
        lead.Forge("Position", "Flying");
        await lead.Press("Save stretch");

        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("Cues").ShouldBe("Cues, line 2: Write plain text, without < or > or control characters.");
        lead.ErrorAt("Position").ShouldBe("Position: \"flying\" is not a position. Use standing, seated, kneeling on chair, half kneeling, supine.");
        lead.ErrorAt("Step 1 of part 1").ShouldBe("Part 1, steps: This field is missing.");
        lead.ErrorAt("Step 1 of part 3").ShouldBe("Part 3, steps: Write at most 12 here; there are 10000.");
        lead.ErrorAt("Part 3 is").ShouldBe("Part 3, kind: This field is missing.");
        lead.ErrorAt("Repetitions in part 3").ShouldNotBeNull();
        lead.ValueOf("Cues").ShouldBe("Stay tall.\n<script>alert(1)</script>");
        lead.ValueOf("Name of part 3").ShouldBe("A third part");
        lead.ValueOf("Step 1 of part 3").ShouldContain("Step 10000.");
        lead.ValueOf("When to choose alternative 1").ShouldBe("Standing feels unsteady.");
        lead.Page.QuerySelectorAll("input[name=Movements][checked]").Select(box => box.GetAttribute("value")).ShouldBe(["StandingBalance"]);
        lead.Page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();

        lead.Fill("Cues", "Stay tall.");
        lead.Fill("Step 1 of part 1", "Lean on the wall.");
        foreach (var field in new[] { "Name of part 3", "Step 1 of part 3" })
            lead.Fill(field, "");
        lead.Fill("Position", "Standing");
        await lead.Press("Save stretch");
        lead.ErrorAt("Name").ShouldBe("Name: There is already a stretch named Lying twist. Choose another name.");
        (await portal.Count<ClinicStretch>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_form_is_told_all_that_is_missing()
    {
        await using var portal = await Portal.Open(databases);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddStretch);
        await lead.Press("Save stretch");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var field in new[] { "Name", "Purpose", "Muscles", "Position", "Felt at", "Name of part 1", "Cues", "Common errors", "Times a day, at least", "Sources" })
            lead.ErrorAt(field).ShouldNotBeNullOrEmpty(field);
        lead.ErrorAt("Common errors").ShouldBe("Common errors: This field is missing.");
        foreach (var question in new[] { "Regions", "Is it done on each side?" })
            lead.ErrorAtQuestion(question).ShouldNotBeNullOrEmpty(question);
    }

    [Fact]
    public async Task Editing_makes_the_next_edition_and_the_one_in_use_stays_until_the_lead_approves_it()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        var (patient, prescription) = await APrescriptionOfCalf(portal);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Stretch(Calf));
        await lead.Follow("Edit");
        (lead.ValueOf("Step 1 of part 1"), lead.ValueOf("Step 2 of part 1")).ShouldBe(("Put both hands on a wall.", "Step back with one leg. Keep its heel down."));
        lead.ValueOf("Hold in part 1").ShouldBe("30");
        lead.ValueOf("Alternative 1").ShouldBe("Seated low back and hamstring stretch");
        lead.Fill("Hold in part 1", "45");
        lead.Fill("Name of part 2", "Ankle circles");
        lead.Fill("Part 2 is", "Moved, in slow repetitions");
        lead.Fill("Side of part 2", "Each side");
        lead.Fill("Step 1 of part 2", "Circle the ankle slowly.");
        lead.Fill("Repetitions in part 2", "5");
        await lead.Press("Save next edition");
        lead.Words.ShouldContain("Saved as edition 2.");
        lead.Words.ShouldContain("Hold 45 seconds");
        lead.Words.ShouldContain("Until then edition 1 stays in use.");

        (await Catalog(portal)).Find(Calf)!.Edition.ShouldBe(1);
        await lead.Follow("edition 1");
        lead.Words.ShouldContain("Hold 30 seconds");
        await lead.Follow("Edition 2");
        await lead.Press("Approve for this clinic");
        lead.Words.ShouldContain("edition 2");
        (await Catalog(portal)).Find(Calf)!.Parts.Count.ShouldBe(2);

        (await portal.Send(portal.Clinic.Clinician, new ReadPrescription(patient, prescription))).Stretches.Single().Stretch.Edition.ShouldBe(1, "a prescription keeps its edition");
    }

    [Fact]
    public async Task A_refused_edit_leaves_the_edition_in_use_in_use()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.EditStretch(Calf));
        lead.Fill("Cues", "<b>Tall</b>");
        lead.Forge("Prerequisite", Calf);
        await lead.Press("Save next edition");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.Fill("Cues", "Stay tall.");
        lead.Forge("Prerequisite", Calf);
        await lead.Press("Save next edition");
        lead.ErrorAt("Prerequisite").ShouldBe("Prerequisite: The prerequisites lead back to this stretch.");
        (await Catalog(portal)).Find(Calf)!.Edition.ShouldBe(1);
        (await portal.Count<ClinicStretch>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_leads_who_edit_the_same_edition_the_second_is_told_and_keeps_what_was_typed()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        using var first = await portal.SignedIn(portal.Clinic.Lead);
        using var second = await portal.SignedIn(portal.Clinic.Lead);
        await first.Open(Links.EditStretch(Calf));
        await second.Open(Links.EditStretch(Calf));
        first.Fill("Felt at", "Low in the calf.");
        await first.Press("Save next edition");
        second.Fill("Felt at", "High in the calf.");
        await second.Press("Save next edition");
        (second.Status, second.ValueOf("Felt at")).ShouldBe((HttpStatusCode.UnprocessableEntity, "High in the calf."));
        second.Errors.Single().ShouldStartWith("Somebody wrote another edition of this stretch");
    }

    [Fact]
    public async Task Of_two_changes_checked_against_the_same_catalog_one_is_refused()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        var stale = portal.Clinic.Lead.Clinic;
        stale.CatalogChanges.ShouldBe(0);
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(portal.Clinic.Lead.Person, stale, null);
        var refused = await Should.ThrowAsync<Domain.Refusal>(() => scope.ServiceProvider.GetRequiredService<IMediator>().Send(new AddStretch(Written.Calf with { Name = "Shin stretch" })));
        refused.Message.ShouldStartWith("Somebody else changed your clinic's stretches a moment ago.");
        (await portal.Count<ClinicStretch>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task A_retired_stretch_is_not_offered_any_more_and_patients_who_have_it_keep_it()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        var (patient, prescription) = await APrescriptionOfCalf(portal);
        var (second, draft) = await AnEmptyDraft(portal, "Bo Miller");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(second, draft));

        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Stretch(Calf));
        await lead.Follow("Retire");
        await lead.Press("Retire it");
        lead.ErrorAt("Why").ShouldBe("Say why it is retired.");
        lead.Fill("Why", "We teach the step instead.");
        await lead.Press("Retire it");
        lead.Words.ShouldContain("Retired by Lead of Harbour Physiotherapy on 2 March 2026, so it can no longer be prescribed. We teach the step instead.");
        lead.Page.QuerySelectorAll("a").ShouldNotContain(link => link.TextContent == "Edit" || link.TextContent == "Retire");

        await clinician.Press("Add Calf stretch");
        (clinician.Status, clinician.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "Calf stretch was retired, so it can no longer be prescribed."));
        await clinician.Open(Links.Build(second, draft));
        clinician.Words.ShouldNotContain("Calf stretch");

        await clinician.Open(Links.Prescription(patient, prescription));
        clinician.Words.ShouldContain("Calf stretch");
        (await portal.Send(portal.Clinic.Clinician, new ReadHandout(patient, prescription))).Document.Stretches.Single().Name.ShouldBe("Calf stretch");
    }

    [Fact]
    public async Task A_draft_with_a_stretch_that_was_retired_meanwhile_is_not_signed()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        var had = await APrescriptionOfCalf(portal);
        var (patient, draft) = await ADraftOfCalf(portal, "Bo Miller");
        await portal.Send(portal.Clinic.Lead, new RetireStretch(Calf, "We teach the step instead."));

        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Sign(patient, draft));
        clinician.Words.ShouldContain("Calf stretch was retired. Remove it from this draft.");
        (await Should.ThrowAsync<Domain.Refusal>(() => Sign(portal, patient, draft))).Message.ShouldBe("Calf stretch was retired. Remove it from this draft.");

        await portal.Send(portal.Clinic.Clinician, new StartNextVersion(had.Patient, had.Prescription, await Revision(portal, had.Patient, had.Prescription)));
        await Describe(portal, had.Patient, had.Prescription);
        await Should.NotThrowAsync(() => Sign(portal, had.Patient, had.Prescription));
    }

    [Fact]
    public async Task A_stretch_that_another_comes_after_is_not_retired_before_that_one()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        await portal.Send(portal.Clinic.Lead, new AddStretch((Written.Calf with { Name = "Deep calf stretch" }).After(Calf)));
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.RetireStretch(Calf));
        lead.Fill("Why", "Not used.");
        await lead.Press("Retire it");
        (lead.Status, lead.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "Deep calf stretch comes after Calf stretch. Edit or retire Deep calf stretch first."));
    }

    [Fact]
    public async Task Another_clinic_neither_sees_nor_prescribes_it()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        var other = await TestClinic.Make(portal, "Quay Physiotherapy", "quay");
        using var lead = await portal.SignedIn(other.Lead);
        await lead.Open(Links.Catalog);
        lead.Words.ShouldNotContain("Calf stretch");
        foreach (var address in new[] { Links.Stretch(Calf), Links.EditStretch(Calf), Links.RetireStretch(Calf) })
        {
            await lead.Open(address);
            lead.Status.ShouldBe(HttpStatusCode.NotFound, address);
        }
        var (patient, draft) = await AnEmptyDraft(portal, "Cy Other", other);
        await Should.ThrowAsync<NotFound>(() => portal.Send(other.Clinician, new PrescribeStretch(patient, draft, 0, Calf)));
        await Should.ThrowAsync<NotFound>(() => portal.Send(other.Lead, new ApproveStretch(Calf, 1)));
        await Should.ThrowAsync<NotFound>(() => portal.Send(other.Lead, new RetireStretch(Calf, "Theirs.")));

        await portal.Send(other.Lead, new AddStretch(Written.Calf));
        (await Catalog(portal, other)).FindOwn(Calf)!.Editions.Count.ShouldBe(1, "two clinics may use the same name");
    }

    [Fact]
    public async Task Who_may_not_approve_may_not_write_either()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        foreach (var person in new[] { portal.Clinic.Clinician, portal.Clinic.Assistant })
        {
            using var visitor = await portal.SignedIn(person);
            await visitor.Open(Links.Stretch(Calf));
            visitor.Page.QuerySelectorAll("main a, main button").Select(one => one.TextContent).ShouldNotContain(words => words == "Edit" || words == "Retire" || words.StartsWith("Approve", StringComparison.Ordinal));
            foreach (var address in new[] { Links.AddStretch, Links.EditStretch(Calf), Links.RetireStretch(Calf) })
            {
                await visitor.Open(address);
                visitor.Status.ShouldBe(HttpStatusCode.Forbidden, address);
            }
            await Should.ThrowAsync<NotAllowed>(() => portal.Send(person, new AddStretch(Written.Calf)));
            await Should.ThrowAsync<NotAllowed>(() => portal.Send(person, new EditStretch(Calf, 1, Written.Calf)));
            await Should.ThrowAsync<NotAllowed>(() => portal.Send(person, new RetireStretch(Calf, "No.")));
        }
    }

    [Fact]
    public async Task Every_change_of_the_catalog_is_in_the_audit()
    {
        await using var portal = await Portal.Open(databases);
        await AnApprovedCalf(portal);
        await portal.Send(portal.Clinic.Lead, new EditStretch(Calf, 1, Written.Calf with { FeltAt = "Low." }));
        await portal.Send(portal.Clinic.Lead, new RetireStretch(Calf, "Not used."));
        await Should.ThrowAsync<Domain.Refusal>(() => portal.Send(portal.Clinic.Lead, new RetireStretch(Calf, "Not used.")));
        (await portal.AuditOf(portal.Clinic)).Select(line => (line.Deed, line.Outcome)).ShouldBe(
        [
            ("AddStretch", AuditOutcome.Done), ("ApproveStretch", AuditOutcome.Done), ("EditStretch", AuditOutcome.Done), ("RetireStretch", AuditOutcome.Done), ("RetireStretch", AuditOutcome.Refused),
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task A_page_asks_the_database_for_no_more_once_a_clinic_has_stretches_of_its_own()
    {
        await using var portal = await Portal.Open(databases);
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var addresses = new[] { Links.Caseload, plan.Address, plan.Handout, plan.Report };
        var before = await StatementsOf(portal, clinician, addresses);

        await AnApprovedCalf(portal);
        await clinician.Open(Links.Catalog);
        (await StatementsOf(portal, clinician, addresses)).ShouldBe(before);
        (await StatementsOf(portal, clinician, [Links.Catalog, Links.Stretch(Calf)])).ShouldAllBe(count => count <= 4);
    }

    private static async Task<List<int>> StatementsOf(Portal portal, Visitor visitor, IReadOnlyList<string> addresses)
    {
        var counts = new List<int>();
        foreach (var address in addresses)
        {
            portal.Statements.Forget();
            await visitor.Open(address);
            visitor.Status.ShouldBe(HttpStatusCode.OK, address);
            counts.Add(portal.Statements.Sent.Count(sql => !sql.Contains("audit_seals", StringComparison.Ordinal)));
        }
        counts.ShouldAllBe(count => count > 0);
        return counts;
    }

    private static void FillCalf(Visitor lead)
    {
        lead.Fill("Name", "Calf stretch");
        lead.Fill("Purpose", "Stretches the back of the lower leg.");
        lead.Fill("Muscles", "Calf");
        lead.Tick("Regions", "Hamstrings");
        lead.Fill("Position", "Standing");
        lead.Choose("Is it done on each side?", "Each side");
        lead.Fill("Side means", "The side of the back leg.");
        lead.Fill("Name of part 1", "Lean on the wall");
        lead.Fill("Part 1 is", "Held still, for some seconds");
        lead.Fill("Step 1 of part 1", "Put both hands on a wall.\r\nStep back with one leg.\r\n\r\n");
        lead.Fill("Hold in part 1", "30");
        lead.Fill("Repetitions in part 1", "2");
        lead.Fill("Cues", "Keep the heel heavy.");
        lead.Fill("Common errors", "The heel lifts. Step less far back.");
        lead.Fill("Felt at", "The calf of the back leg.");
        lead.Tick("Movements", "Standing balance");
        lead.Fill("Times a day, at least", "1");
        lead.Fill("Alternative 1", "Seated low back and hamstring stretch");
        lead.Fill("Easier, or instead? (1)", "Instead");
        lead.Fill("When to choose alternative 1", "Standing feels unsteady.");
        lead.Fill("Sources", "Our own practice");
    }

    private static async Task AnApprovedCalf(Portal portal)
    {
        (await portal.Send(portal.Clinic.Lead, new AddStretch(Written.Calf))).ShouldBe(Calf);
        await portal.Send(portal.Clinic.Lead, new ApproveStretch(Calf, 1));
    }

    private static async Task<(Guid Patient, Guid Prescription)> AnEmptyDraft(Portal portal, string name, TestClinic? of = null)
    {
        var patient = await portal.APatient(name, of);
        return (patient, await portal.Send((of ?? portal.Clinic).Clinician, new StartPrescription(patient)));
    }

    private static async Task<(Guid Patient, Guid Prescription)> ADraftOfCalf(Portal portal, string name)
    {
        var (patient, prescription) = await AnEmptyDraft(portal, name);
        await portal.AScreening(patient);
        var stretch = (await Catalog(portal)).Find(Calf)!;
        await portal.Send(portal.Clinic.Clinician, new PrescribeStretch(
            patient, prescription, await Revision(portal, patient, prescription), Calf, stretch.DefaultSide, stretch.DefaultDose, null));
        await Describe(portal, patient, prescription);
        return (patient, prescription);
    }

    private static async Task<(Guid Patient, Guid Prescription)> APrescriptionOfCalf(Portal portal)
    {
        var (patient, prescription) = await ADraftOfCalf(portal, "Ada Byron");
        await Sign(portal, patient, prescription);
        return (patient, prescription);
    }

    private static async Task Describe(Portal portal, Guid patient, Guid prescription) =>
        await portal.Send(portal.Clinic.Clinician, new DescribePrescription(
            patient, prescription, await Revision(portal, patient, prescription), "To walk with ease.", Course.OfWeeks(4), PainScore.Of(2), PainLimits.Default, portal.Today().AddDays(28), Delivery.Usual));

    private static async Task Sign(Portal portal, Guid patient, Guid prescription) =>
        await portal.Send(portal.Clinic.Clinician, new SignPrescription(patient, prescription, await Revision(portal, patient, prescription)));

    private static async Task<int> Revision(Portal portal, Guid patient, Guid prescription) =>
        (await portal.Send(portal.Clinic.Clinician, new ReadPrescription(patient, prescription))).Prescription.Revision;

    /// <summary>The catalog as a request of the clinic sees it.</summary>
    private static async Task<StretchCatalog> Catalog(Portal portal, TestClinic? of = null)
    {
        await using var scope = await portal.ScopeOf((of ?? portal.Clinic).Lead);
        return scope.ServiceProvider.GetRequiredService<StretchCatalog>();
    }
}
