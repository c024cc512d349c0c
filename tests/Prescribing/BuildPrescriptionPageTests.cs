using System.Net;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>The plan builder without script.</summary>
public sealed class BuildPrescriptionPageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task Stretches_are_added_moved_removed_and_each_change_can_be_undone()
    {
        var (clinician, patient, prescription) = await AtAnEmptyPlan();
        foreach (var name in new[] { States.ChairName, States.Part1Name, States.Part2Name })
            await clinician.Press($"Add {name}");
        InThePlan(clinician).ShouldBe([$"1. {States.ChairName}", $"2. {States.Part1Name}", $"3. {States.Part2Name}"]);
        clinician.Words.ShouldContain("After Gluteal stretches, Part 1 on 5 days over at least 7, every side");

        await clinician.Press($"Move up {States.Part2Name}");
        InThePlan(clinician).ShouldBe([$"1. {States.ChairName}", $"2. {States.Part2Name}", $"3. {States.Part1Name}"]);
        await clinician.Press($"Remove {States.ChairName}");
        await clinician.Press("Undo");
        await clinician.Press("Undo");
        InThePlan(clinician).ShouldBe([$"1. {States.ChairName}", $"2. {States.Part1Name}", $"3. {States.Part2Name}"]);

        using var later = await portal.SignedIn(portal.Clinic.Clinician);
        await later.Open(Links.Build(patient, prescription));
        InThePlan(later).Count.ShouldBe(3, "nothing is lost with the laptop closed, and even undoing goes on");
        await later.Press("Undo");
        InThePlan(later).ShouldBe([$"1. {States.ChairName}", $"2. {States.Part1Name}"]);
    }

    [Fact]
    public async Task Purpose_and_course_are_saved_there_with_what_is_usual_and_what_is_wrong_stands_at_its_field()
    {
        var (clinician, patient, prescription) = await AtAnEmptyPlan();
        clinician.ValueOf("Review date").ShouldBe("2026-03-30", "four weeks on, which is the course");
        clinician.Fill("What the stretches are for", "To sit with less ache.");
        clinician.Fill("Pain today", "11");
        await clinician.Press("Save purpose and course");
        (clinician.Status, clinician.ErrorAt("Pain today")).ShouldBe((HttpStatusCode.UnprocessableEntity, "Enter pain as a whole number, from 0 to 10."));
        clinician.ValueOf("What the stretches are for").ShouldBe("To sit with less ache.");
        clinician.Fill("Pain today", "3");
        await clinician.Press("Save purpose and course");
        clinician.Words.ShouldContain("Add at least one stretch.");
        clinician.Words.ShouldNotContain("Say what the stretches are for.");
        var draft = (await portal.Send(portal.Clinic.Clinician, new ReadPrescription(patient, prescription))).Version;
        (draft.Goal, draft.BaselinePain?.Value, draft.ReviewOn, draft.Delivery).ShouldBe(("To sit with less ache.", 3, new(2026, 3, 30), Delivery.Usual));
    }

    [Fact]
    public async Task The_catalog_beside_it_is_searched_and_what_the_patient_cannot_do_left_out()
    {
        var (clinician, _, _) = await AtAnEmptyPlan();
        clinician.Fill("Words", "gluteal");
        await clinician.Press("Find");
        Offered(clinician).ShouldBe([States.Part1Name, States.Part2Name], ignoreOrder: true);
        clinician.Tick("Leave out", Words.Of(Movement.NeedsFloor));
        await clinician.Press("Find");
        clinician.Words.ShouldContain("No stretch fits");
        await clinician.Follow("Show all");
        Offered(clinician).Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task The_handout_can_be_looked_at_before_signing_without_what_must_wait_and_nothing_is_produced()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(plan.Patient, plan.Prescription));
        await clinician.Follow("Preview the handout");
        clinician.Words.ShouldContain("Only a preview.");
        clinician.Words.ShouldContain("To move with less ache.");
        clinician.Words.ShouldContain(portal.StepsOf(States.Part1)[0]);
        clinician.Words.ShouldContain(States.Part2Name, customMessage: "what comes next is named");
        clinician.Words.ShouldNotContain(portal.StepsOf(States.Part2)[0]);
        (await portal.Count<Domain.Handouts.Handout>(handout => handout.Prescription == plan.Prescription)).ShouldBe(0);
        await clinician.Follow("Back to the plan");
        InThePlan(clinician).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_plan_with_nothing_said_yet_can_be_looked_at_too()
    {
        var (clinician, _, _) = await AtAnEmptyPlan();
        clinician.Page.QuerySelectorAll("a").ShouldNotContain(link => link.TextContent == "Preview the handout", "there is nothing to show yet");
        await clinician.Press($"Add {States.ChairName}");
        await clinician.Follow("Preview the handout");
        clinician.Words.ShouldContain(portal.StepsOf(States.Chair)[0]);
        clinician.Dispose();
    }

    private async Task<(Visitor Clinician, Guid Patient, Guid Prescription)> AtAnEmptyPlan()
    {
        var patient = await portal.APatient();
        var prescription = await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient));
        var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(patient, prescription));
        return (clinician, patient, prescription);
    }

    private static List<string> InThePlan(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".builder-stretches h3").Select(name => name.TextContent)];

    private static List<string> Offered(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".builder-found h3").Select(name => name.TextContent)];
}
