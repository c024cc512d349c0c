using System.Net;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Progression;

public sealed class GatePageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Open = $"Open {States.Part2Name}";
    private const string Lock = $"Lock {States.Part2Name}";
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_gate_without_reports_is_locked_and_says_what_is_missing()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("Locked");
        clinician.Words.ShouldContain("5 of 6 still missing");
        clinician.Cell("Criteria table", "Done on at least 5 days, every side", "Holds").ShouldBe("Not enough reports");
    }

    [Fact]
    public async Task A_gate_that_is_eligible_lists_its_evidence_and_opens_with_a_reason_that_is_kept_with_it()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open("/");
        clinician.Words.ShouldContain("Gate ready for a decision");
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("Ready for your decision");
        clinician.Cell("Criteria table", "Done on at least 5 days, every side", "Evidence").ShouldBe("Done on 5 days. 3 Mar, 4 Mar, 6 Mar, 8 Mar, 10 Mar");
        clinician.Cell("Criteria table", "Spread over at least 7 days", "Evidence").ShouldStartWith("From 3 March to 10 March: 8 days.");

        await clinician.Press(Open);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("Why").ShouldBe("Say why you open it.");
        (await portal.Count<GateDecision>(_ => true)).ShouldBe(0);

        clinician.Fill("Why", "Comfortable and steady.");
        await clinician.Press(Open);
        clinician.Words.ShouldContain("The gate is open.");
        clinician.Words.ShouldContain("Opened by Clinician of Harbour Physiotherapy: Comfortable and steady.");
        clinician.Words.ShouldContain("Done on at least 5 days, every side: held. Done on 5 days.");
    }

    [Fact]
    public async Task A_gate_that_is_not_eligible_opens_only_as_an_override_that_is_called_one()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Fill("Why", "Did this for years.");
        await clinician.Press(Open);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAtQuestion("Not everything holds yet").ShouldBe("Not everything this gate asks for holds yet. Tick the override if you open it all the same.");
        clinician.ValueOf("Why").ShouldBe("Did this for years.");

        clinician.Tick("Not everything holds yet", "Open it all the same");
        await clinician.Press(Open);
        clinician.Words.ShouldContain("Opened as an override by Clinician of Harbour Physiotherapy: Did this for years.");
    }

    [Fact]
    public async Task An_open_gate_is_locked_again_with_a_reason()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AnOpenGate(plan);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        await clinician.Press(Lock);
        clinician.ErrorAt("Why").ShouldBe("Say why you lock it again.");
        clinician.Fill("Why", "Sore after a fall.");
        await clinician.Press(Lock);
        clinician.Words.ShouldContain("The gate is locked.");
        clinician.Words.ShouldContain("Locked by Clinician of Harbour Physiotherapy: Sore after a fall.");
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_later_is_told()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var first = await portal.SignedIn(portal.Clinic.Clinician);
        using var second = await portal.SignedIn(portal.Clinic.Clinician);
        await first.Open(plan.Gate);
        await second.Open(plan.Gate);
        first.Fill("Why", "Comfortable.");
        second.Fill("Why", "Comfortable.");
        await first.Press(Open);
        await second.Press(Open);
        (second.Status, second.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "This gate is already open."));
        (await portal.Count<GateDecision>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task Pain_at_the_stop_limit_locks_an_open_gate_again_and_the_page_says_why()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AnOpenGate(plan);
        portal.Clock.MoveDays(1);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 5);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("It was open and locked again: Pain 5 was reported for 3 March, at or over the stop limit of 5.");
    }

    [Fact]
    public async Task New_leg_symptoms_lock_an_open_gate_again()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AnOpenGate(plan);
        portal.Clock.MoveDays(1);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 1, Legs.NewOrFurtherDown);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("New leg symptoms, or symptoms further down, were reported for 3 March.");
    }

    [Fact]
    public async Task Pain_that_was_not_reported_does_not_count_as_comfortable()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        await portal.ADayOfPart1(plan, portal.Today().AddDays(-1), pain: null);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Cell("Criteria table", "Comfortable, pain at most 2, in the latest 3", "Holds").ShouldBe("Not enough reports");
        clinician.Words.ShouldNotContain("Ready for your decision");
    }

    [Fact]
    public async Task A_screening_that_lapsed_prevents_opening_even_as_an_override()
    {
        var plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(SafetyTerms.Default.ScreeningValidDays);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Fill("Why", "Comfortable.");
        clinician.Tick("Not everything holds yet", "Open it all the same");
        await clinician.Press(Open);
        (clinician.Status, clinician.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity,
            "The safety screening is not current, so the gate cannot be opened. Record a new screening first."));
    }

    [Fact]
    public async Task An_assistant_sees_the_evidence_and_has_nothing_to_decide_with()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Gate);
        assistant.Words.ShouldContain("Ready for your decision");
        assistant.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await assistant.PostForged(plan.Gate, ("Kind", "Opened"), ("Reason", "I may not"))).ShouldBe(HttpStatusCode.Forbidden);
        (await portal.Count<GateDecision>(_ => true)).ShouldBe(0);
    }

    [Theory]
    [InlineData("Ajar")]
    [InlineData("")]
    public async Task A_decision_that_does_not_exist_is_refused(string kind)
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        (await clinician.PostForged(plan.Gate, ("Kind", kind), ("Reason", "Because"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_stretch_without_a_gate_has_no_gate_page()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Web.Links.Gate(plan.Patient, plan.Prescription, plan.Chair));
        clinician.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
