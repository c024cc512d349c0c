using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
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
        clinician.Cell("Criteria table", "Done on at least 5 days, every side", "Evidence").ShouldStartWith("Done on 5 days. What was reported for: Done on at least 5 days, every side 3 Mar, ");
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

    [Fact]
    public async Task The_page_answers_at_a_glance_what_it_asks_what_is_missing_since_when_and_what_the_patient_was_told()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("Locked since 2 March 2026");
        clinician.Words.ShouldContain("After Gluteal stretches, Part 1 on 5 days over at least 7, every side; pain at most 2, no worse morning and no new leg symptoms in the latest 3 sessions; safety screening current");
        clinician.Page.QuerySelectorAll(".notice li").Select(line => line.TextContent).ShouldContain("Spread over at least 7 days");
        clinician.Words.ShouldContain("Do Gluteal stretches, Part 1 on at least 5 days, over at least 7 days, on every side.");
        var told = clinician.Page.QuerySelectorAll(".summary li").Select(line => line.TextContent).ToList();
        await clinician.Open(plan.Handout);
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(line => clinician.Words.Contains(line));
    }

    [Fact]
    public async Task The_days_are_drawn_with_words_for_who_cannot_see_them_and_each_criterion_lists_what_was_reported()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("Gluteal stretches, Part 1: done on 5 days, partly on 0 days, not done on 0 days, not reported on 5 days.");
        var days = clinician.Page.QuerySelectorAll(".day-strip li .visually-hidden").Select(day => day.TextContent).ToList();
        days.ShouldContain("Tuesday 3 March: done, pain 1");
        days.ShouldContain("Thursday 5 March: not reported");
        clinician.Cell("Criteria table", "Comfortable, pain at most 2, in the latest 3", "Evidence").ShouldContain("6 Mar, Supported knee hug, left, done, pain 1");
        clinician.Cell("Criteria table", "No worse morning after, in the latest 3", "Evidence").ShouldContain("6 Mar, legs none, morning same");
    }

    [Fact]
    public async Task A_flare_that_a_clinician_records_locks_the_gate_and_an_easier_dose_is_proposed_which_starts_a_draft_to_sign()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AnOpenGate(plan);
        portal.Clock.MoveDays(2);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Fill("Why", "Sore since a long drive.");
        await clinician.Press("Record a flare, which locks it");
        clinician.Words.ShouldContain("It was open and locked again: A flare was recorded: Sore since a long drive.");
        clinician.Words.ShouldContain("Flare recorded, locked by Clinician of Harbour Physiotherapy: Sore since a long drive.");
        clinician.Words.ShouldContain("Proposed: go on with an easier dose");
        await clinician.Open(plan.Address);
        clinician.Words.ShouldContain("Proposed: go on with an easier dose");

        await clinician.Follow($"Look at this proposal for {States.Part2Name}");
        (await portal.PrescriptionOf(plan)).Draft.ShouldBeNull();
        await clinician.Press("Start a draft with this change");
        clinician.Words.ShouldContain("The next version is started as a draft with this change.");
        var prescription = await portal.PrescriptionOf(plan);
        Seconds(prescription.Draft!).ShouldBeLessThan(Seconds(prescription.Signed!));
        prescription.Draft!.Find(plan.Part2)!.Gate!.Prerequisite.ShouldBe(plan.Part1);

        int Seconds(Domain.Prescribing.PrescriptionVersion version) => version.Find(plan.Part2)!.Dose.Parts.Sum(part => part.Amount);
    }

    [Fact]
    public async Task New_leg_symptoms_propose_the_earlier_part_and_accepting_it_takes_the_gated_stretch_out_of_the_next_version_only()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AnOpenGate(plan);
        portal.Clock.MoveDays(2);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 1, Legs.NewOrFurtherDown);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("Gluteal stretches, Part 2 rests, and Gluteal stretches, Part 1 goes on.");
        await clinician.Follow("Look at this proposal");
        await clinician.Press("Start a draft with this change");
        var prescription = await portal.PrescriptionOf(plan);
        (prescription.Draft!.Find(plan.Part2), prescription.Signed!.Find(plan.Part2)).ShouldSatisfyAllConditions(found => found.Item1.ShouldBeNull(), found => found.Item2.ShouldNotBeNull());
    }

    [Fact]
    public async Task A_proposal_is_refused_with_a_sentence_when_a_draft_exists_or_when_it_is_not_proposed_any_more()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AnOpenGate(plan);
        portal.Clock.MoveDays(2);
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var other = await portal.SignedIn(portal.Clinic.Clinician);
        var address = Web.Links.FallBack(plan.Patient, plan.Prescription, plan.Part2);
        await clinician.Open(address);
        await other.Open(address);
        clinician.Forge("Kind", nameof(RegressionKind.EarlierPart));
        await clinician.Press("Start a draft with this change");
        (clinician.Status, clinician.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "This is not proposed any more. Look at the gate as it is now."));
        await clinician.Press("Start a draft with this change");
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        await other.Press("Start a draft with this change");
        (other.Status, other.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "A draft of the next version has already been started. Make this change in it, or sign it first."));
        await other.Open(plan.Gate);
        other.Words.ShouldContain("A draft of the next version has already been started: make this change in it.");
    }

    [Fact]
    public async Task A_technique_check_is_recorded_with_who_when_and_note_and_waits_until_it_is_seen_again()
    {
        var plan = await AGateThatAsksForTechnique();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Cell("Criteria table", "Seen done well by a clinician", "Holds").ShouldBe("Not enough reports");

        await clinician.Follow("Record a technique check");
        await clinician.Press("Record what you saw");
        clinician.ErrorAtQuestion("How you saw it done").ShouldBe("Say how it was done.");
        clinician.Choose("How you saw it done", "Not yet well");
        await clinician.Press("Record what you saw");
        clinician.ErrorAt("Note").ShouldBe("Say what is not yet well.");
        clinician.Choose("How you saw it done", "Not yet well");
        clinician.Fill("Note", "The back rounds.");
        await clinician.Press("Record what you saw");
        clinician.Cell("Criteria table", "Seen done well by a clinician", "Holds").ShouldBe("Not held");
        clinician.Words.ShouldContain("Technique seen, not yet well by Clinician of Harbour Physiotherapy: The back rounds.");

        await clinician.Follow("Record a technique check");
        clinician.Choose("How you saw it done", "Done well");
        await clinician.Press("Record what you saw");
        clinician.Cell("Criteria table", "Seen done well by a clinician", "Holds").ShouldBe("Held");
    }

    [Fact]
    public async Task Of_two_who_record_a_technique_check_at_once_the_later_is_told()
    {
        var plan = await AGateThatAsksForTechnique();
        using var first = await portal.SignedIn(portal.Clinic.Clinician);
        using var second = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var clinician in new[] { first, second })
        {
            await clinician.Open(Web.Links.CheckTechnique(plan.Patient, plan.Prescription, plan.Part2));
            clinician.Choose("How you saw it done", "Done well");
        }
        await first.Press("Record what you saw");
        await second.Press("Record what you saw");
        (second.Status, second.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, GateDecision.DecidedMeanwhile));
        (await portal.Count<GateDecision>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_opens_a_gate_on_which_somebody_else_decided_since_is_told()
    {
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var first = await portal.SignedIn(portal.Clinic.Clinician);
        await first.Open(plan.Gate);
        await portal.AnOpenGate(plan, asOverride: false);
        await portal.Send(portal.Clinic.Clinician, new DecideGate(plan.Patient, plan.Prescription, plan.Part2, GateDecisionKind.Locked, false, "A fall."));
        first.Fill("Why", "Comfortable.");
        await first.Press(Open);
        (first.Status, first.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, GateDecision.DecidedMeanwhile));
        (await portal.Count<GateDecision>(_ => true)).ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_decisions_that_reach_the_database_at_once_the_later_is_told()
    {
        var plan = await portal.ASignedPrescription();
        var at = portal.Clock.Now;
        var gate = (await portal.Send(plan.Of.Clinician, new ReadGate(plan.Patient, plan.Prescription, plan.Part2))).Gate;
        GateDecision Seen() => GateDecision.CheckTechnique(plan.Prescription, plan.Part2, gate, true, null, new(plan.Of.Clinic.Id, Guid.CreateVersion7(at), plan.Patient, plan.Of.Clinician.Person.Id, at, portal.Today()));
        async Task Append(GateDecision decision)
        {
            await using var scope = await portal.ScopeOf(plan.Of.Clinician);
            await scope.ServiceProvider.GetRequiredService<IGateDecisions>().Append(decision, TestContext.Current.CancellationToken);
        }
        await Append(Seen());
        (await Should.ThrowAsync<Refusal>(() => Append(Seen()))).Message.ShouldBe(GateDecision.DecidedMeanwhile);
    }

    [Fact]
    public async Task A_paused_prescription_has_a_gate_page_without_anything_to_decide()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Change(plan, Domain.Prescribing.PrescriptionEventKind.Paused);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("there is no handout while the prescription is not running");
        clinician.Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    private async Task<ThreeStretches> AGateThatAsksForTechnique()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Web.Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part2));
        clinician.Tick("All of these must hold", "Technique seen");
        await clinician.Press("Save");
        await portal.Send(plan.Of.Clinician, new SignPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        return plan;
    }
}
