using System.Net;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

/// <summary>Precautions where a clinician meets them: choosing, signing, and when something new is known.</summary>
public sealed class PrecautionPageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Standing = "Standing hip flexor stretch";
    private const string ChairReason = "Why Chair hip flexor stretch is right, given knee pain";
    private const string OverrideChair = "Override knee pain for Chair hip flexor stretch";
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task Whoever_has_knee_pain_is_led_from_the_chair_stretch_to_the_standing_one()
    {
        var patient = await portal.APatient(present: FactKind.KneePain);
        var prescription = await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(patient, prescription));
        var chair = Card(clinician, States.ChairName);
        chair.ShouldContain("Blocked");
        chair.ShouldContain("Kneeling presses on a knee that hurts.");
        Card(clinician, Standing).ShouldNotContain("Blocked");
        Card(clinician, Standing).ShouldNotContain("Chair hip flexor stretch", customMessage: "what is blocked is not offered instead of anything");
        ButtonsOf(clinician).ShouldNotContain("Add Chair hip flexor stretch");
        ButtonsOf(clinician).ShouldContain("Add all the same Chair hip flexor stretch");

        await clinician.Press($"Add {Standing} instead of Chair hip flexor stretch");
        clinician.Page.QuerySelectorAll(".builder-stretches h3").Select(name => name.TextContent).ShouldBe([$"1. {Standing}"]);
        clinician.Page.QuerySelector(".builder-stretches")!.TextContent.ShouldNotContain("Warning");
    }

    [Fact]
    public async Task What_nobody_may_override_is_not_offered_and_an_alternative_that_is_blocked_too_is_not_either()
    {
        var patient = await portal.APatient(present: FactKind.CannotGetToFloor);
        var prescription = await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(patient, prescription));
        ButtonsOf(clinician).Where(button => button.EndsWith("of Supine spinal twist", StringComparison.Ordinal) || button.Contains("of Gluteal", StringComparison.Ordinal)).ShouldAllBe(button => button.StartsWith("Add Standing"));
        ButtonsOf(clinician).ShouldNotContain(button => button.Contains("all the same", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_is_signed_once_every_block_and_warning_has_a_decision_with_a_reason()
    {
        var plan = await ADraftFor(FactKind.KneePain);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Sign(plan.Patient, plan.Prescription));
        await clinician.Press("Sign");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.Count.ShouldBe(3);
        clinician.Errors[0].ShouldBe("Chair hip flexor stretch is blocked (rule knee-pain-kneeling): Kneeling presses on a knee that hurts. Remove it, or decide on it with a reason.");
        clinician.Errors[1].ShouldStartWith("Gluteal stretches, Part 1 has a warning (rule knee-pain-twist)");

        await clinician.Follow("Decide on precautions");
        await Decide(clinician, ChairReason, "Knelt on a cushion in the room without pain.", OverrideChair);
        foreach (var part in new[] { States.Part1Name, States.Part2Name })
            await Decide(clinician, $"Why {part} is right, given knee pain", "Holds behind the thigh.", $"Acknowledge knee pain for {part}");
        clinician.Words.ShouldContain("Knelt on a cushion in the room without pain.");
        await clinician.Follow("Check and sign");
        clinician.Words.ShouldContain("Precaution acknowledged (knee pain): Knelt on a cushion");
        await clinician.Press("Sign");
        clinician.Heading.ShouldBe("Prescription, version 1");
    }

    [Fact]
    public async Task A_decision_without_a_reason_is_refused_on_its_field_and_nothing_is_stored()
    {
        var plan = await ADraftFor(FactKind.KneePain);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        clinician.Fill(ChairReason, " ");
        await clinician.Press(OverrideChair);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt(ChairReason).ShouldBe("Say why this stretch is right for this patient.");
        clinician.Fill(ChairReason, new string('x', 501));
        await clinician.Press(OverrideChair);
        clinician.ErrorAt(ChairReason).ShouldBe("Use at most 500 characters; this has 501.");
        clinician.ValueOf(ChairReason).Length.ShouldBe(501);
        (await portal.Count<PrecautionAcknowledgement>(one => one.Prescription == plan.Prescription)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_decides_on_what_has_changed_meanwhile_is_told_and_nothing_is_stored()
    {
        var plan = await ADraftFor(FactKind.KneePain);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        await portal.AFact(plan, FactKind.KneePain, FactState.Absent);
        await portal.AFact(plan, FactKind.KneePain);
        clinician.Fill(ChairReason, "It will do.");
        await clinician.Press(OverrideChair);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.ShouldBe([PrecautionAcknowledgement.Changed]);
        clinician.ValueOf(ChairReason).ShouldBe("It will do.");
        (await portal.Count<PrecautionAcknowledgement>(one => one.Prescription == plan.Prescription)).ShouldBe(0);
    }

    [Fact]
    public async Task What_nobody_may_override_has_no_form_and_a_forged_one_is_refused()
    {
        var plan = await ADraftFor(FactKind.CannotKneel);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        clinician.Words.ShouldContain("Nobody may override this: remove the stretch, or correct the facts.");
        var key = (await portal.Send(portal.Clinic.Clinician, new ReadItemPrecautions(plan.Patient, plan.Prescription, plan.Chair))).Precautions.Single().Conflict.Key;
        (await clinician.PostForged(Links.ItemPrecautions(plan.Patient, plan.Prescription, plan.Chair), ("Shown", key), ("Reason.x", "Because."))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await clinician.PostForged(Links.ItemPrecautions(plan.Patient, plan.Prescription, plan.Chair), ("Reason.x", "Because."))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await portal.Count<PrecautionAcknowledgement>(one => one.Prescription == plan.Prescription)).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_fact_withholds_a_stretch_on_prescription_handout_and_paper_at_once()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        var steps = portal.StepsOf(States.Chair);
        steps.ShouldAllBe(step => clinician.Words.Contains(step));
        await clinician.Press("Produce the PDF");
        var paper = clinician.Address.PathAndQuery;

        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await clinician.Open(Links.Facts(plan.Patient));
        clinician.Choose("Knee pain", "Present");
        await clinician.Press("Save facts");
        clinician.Words.ShouldContain("Withheld: decide on Chair hip flexor stretch");
        await clinician.Follow("Withheld: decide on Chair hip flexor stretch");
        clinician.Heading.ShouldBe("Precautions: Chair hip flexor stretch");

        await clinician.Open(plan.Address);
        clinician.Words.ShouldContain("Withheld from the patient.");
        await clinician.Open(paper);
        clinician.Status.ShouldBe(HttpStatusCode.Gone);
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain("is out of date.");
        clinician.Words.ShouldContain("Leave out for now: Chair hip flexor stretch");
        steps.ShouldAllBe(step => !clinician.Words.Contains(step));
        clinician.Page.QuerySelectorAll("table.diary th").ShouldAllBe(line => !line.TextContent.Contains("Chair"));
        await clinician.Press("Produce the PDF");
        var words = await Pdf.Words(clinician.Body);
        words.ShouldContain("Leave out for now: Chair hip flexor stretch");
        steps.ShouldAllBe(step => !words.Contains(step));

        await clinician.Open(plan.Address);
        await Decide(clinician, ChairReason, "Knelt on a cushion in the room without pain.", OverrideChair);
        clinician.Words.ShouldNotContain("Withheld from the patient.");
        await clinician.Open(plan.Handout);
        steps.ShouldAllBe(step => clinician.Words.Contains(step));
        await clinician.Open(Links.ItemPrecautions(plan.Patient, plan.Prescription, plan.Chair));
        clinician.Words.ShouldContain("Clinician of Harbour Physiotherapy, on rule knee-pain-kneeling, version 1 (blocked): Knelt on a cushion in the room without pain.");
    }

    [Fact]
    public async Task What_nobody_asked_about_is_asked_and_may_be_left_unknown_with_a_reason()
    {
        var patient = (await portal.Send(portal.Clinic.Clinician, new AddPatient("Nova Nobody", new DateOnly(1970, 3, 9), Zone.Of("Europe/London"), []))).Patient;
        await portal.AScreening(patient);
        var plan = await portal.ADraft(patient);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(patient, plan.Prescription));
        Card(clinician, Standing).ShouldContain("Ask about hip replacement, balance or falls.");
        await clinician.Open(plan.Address);
        clinician.Words.ShouldContain("Nobody has said whether this holds: knee pain, knee replacement, cannot kneel, hip replacement, balance or falls.");
        await Decide(clinician, "Why Chair hip flexor stretch is right, given what is not known", "Seen on the phone only; she kneels at work all day.", "Acknowledge what is not known for Chair hip flexor stretch");
        clinician.Words.ShouldContain("Left unknown, and acknowledged: knee pain, knee replacement");

        await clinician.Follow("Ask, and enter the facts for Gluteal stretches, Part 1");
        clinician.Tick("All the others", "Whatever is left unknown above is absent");
        await clinician.Press("Save facts");
        await clinician.Open(Links.Sign(plan.Patient, plan.Prescription));
        await clinician.Press("Sign");
        clinician.Heading.ShouldBe("Prescription, version 1");
    }

    [Fact]
    public async Task Who_only_reads_sees_the_precaution_and_no_form()
    {
        var plan = await ADraftFor(FactKind.KneePain);
        foreach (var person in new[] { portal.Clinic.Assistant, portal.Clinic.Lead })
        {
            using var reader = await portal.SignedIn(person);
            await reader.Open(plan.Address);
            reader.Words.ShouldContain("Kneeling presses on a knee that hurts.");
            reader.Page.QuerySelectorAll("input[name=Shown]").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Another_clinic_decides_nothing_here()
    {
        var plan = await ADraftFor(FactKind.KneePain);
        var other = await TestClinic.Make(portal, "Elsewhere", $"elsewhere-{plan.Patient:N}");
        var key = (await portal.Send(portal.Clinic.Clinician, new ReadItemPrecautions(plan.Patient, plan.Prescription, plan.Chair))).Precautions.Single().Conflict.Key;
        await Should.ThrowAsync<Application.NotFound>(() => portal.Send(other.Clinician, new AcknowledgePrecaution(plan.Patient, plan.Prescription, plan.Chair, [key], "Because.")));
    }

    [Fact]
    public async Task Whoever_decides_in_the_plan_builder_goes_on_there_even_after_a_refusal()
    {
        var plan = await ADraftFor(FactKind.KneePain);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(plan.Patient, plan.Prescription));
        await clinician.Press(OverrideChair);
        clinician.ErrorAt(ChairReason).ShouldNotBeNull();
        clinician.Fill(ChairReason, "Padded seat.");
        await clinician.Press(OverrideChair);
        clinician.Heading.ShouldBe("Build the plan");
        clinician.Words.ShouldContain("Kept, with your reason.");
    }

    private async Task<ThreeStretches> ADraftFor(FactKind present)
    {
        var patient = await portal.APatient(present: present);
        await portal.AScreening(patient);
        return await portal.ADraft(patient);
    }

    private static async Task Decide(Visitor clinician, string question, string reason, string button)
    {
        clinician.Fill(question, reason);
        await clinician.Press(button);
        clinician.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', clinician.Errors));
    }

    private static string Card(Visitor visitor, string stretch) =>
        visitor.Page.QuerySelectorAll(".builder-found .card").First(card => card.QuerySelector("h3")!.TextContent == stretch).TextContent;

    private static List<string> ButtonsOf(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("button").Select(link => string.Join(' ', link.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
