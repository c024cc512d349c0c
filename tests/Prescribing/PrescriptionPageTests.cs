using System.Net;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>A prescription from draft to end.</summary>
public sealed class PrescriptionPageTests(PortalFixture fixture, TestDatabase databases) : IClassFixture<PortalFixture>
{
    private const string StaleBegins = "Someone else changed this draft after you opened it.";
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task A_draft_that_lacks_something_cannot_be_signed_and_the_page_says_all_that_is_missing()
    {
        var patient = await portal.APatient();
        var prescription = await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient));
        string[] missing =
        [
            "Record a safety screening first: this patient has none.", "Say what the stretches are for.", "Add at least one stretch.",
            "Say whether it is for one person or for a group.", "Say how it is taught and whether it is supervised.", "Say what helps the patient to keep going, or “None”.",
            "Set a review date.", "Say what other care there is beside the stretches, or “None”.", "Say where the stretches are done.",
            "Enter the patient's pain today, from 0 to 10.",
        ];
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Sign(patient, prescription));
        foreach (var sentence in missing)
            clinician.Words.ShouldContain(sentence);
        await clinician.Press("Sign");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.ShouldBe(missing);
    }

    [Fact]
    public async Task A_screening_that_lapsed_stops_signing()
    {
        await using var later = await Portal.Open(databases);
        var plan = await later.ADraftToSign();
        later.Clock.MoveDays(SafetyTerms.Default.ScreeningValidDays);
        using var clinician = await later.SignedIn(later.Clinic.Clinician);
        await clinician.Open(Links.Sign(plan.Patient, plan.Prescription));
        await clinician.Press("Sign");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors[0].ShouldStartWith("The safety screening lapsed on");
        (await later.PrescriptionOf(plan)).Status.ShouldBe(PrescriptionStatus.Draft);
    }

    [Theory]
    [InlineData("ces-saddle", RedFlagAnswer.NotAsked, "The safety screening has questions that were not asked.")]
    [InlineData("ces-saddle", RedFlagAnswer.Yes, "The safety screening stops treatment.")]
    [InlineData("infection-fever", RedFlagAnswer.Yes, "The safety screening stops treatment.")]
    public async Task A_screening_that_is_incomplete_or_stops_treatment_stops_signing(string flag, RedFlagAnswer answer, string begins)
    {
        var plan = await portal.ADraftToSign();
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await portal.AScreening(plan.Patient, otherwise: (flag, answer));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Sign(plan.Patient, plan.Prescription));
        await clinician.Press("Sign");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.Single().ShouldStartWith(begins);
    }

    [Fact]
    public async Task A_signed_prescription_says_who_signed_and_shows_the_gate_of_Part_2_locked()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        clinician.Words.ShouldContain("After Gluteal stretches, Part 1 on 5 days");
        await clinician.Follow("Check and sign");
        clinician.Words.ShouldContain("Locked until Gluteal stretches, Part 1 is done and comfortable.");
        await clinician.Press("Sign");
        clinician.Words.ShouldContain("by Clinician of Harbour Physiotherapy, Physiotherapist, PH000001");
        clinician.Page.QuerySelectorAll("article .chip").Select(chip => chip.TextContent).ShouldBe(["Locked"]);
        await clinician.Follow("Gate of Gluteal stretches, Part 2");
        clinician.Heading.ShouldBe("Gate: Gluteal stretches, Part 2");
    }

    [Theory]
    [InlineData("Course", "0", "Enter the course in whole weeks, from 1 to 26.")]
    [InlineData("Course", "27", "Enter the course in whole weeks, from 1 to 26.")]
    [InlineData("Course", "four", "Enter the course in whole weeks, from 1 to 26.")]
    [InlineData("Pain today", "11", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData("Comfortable up to", "", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData("Stop from", "2", "The stop limit must lie above the comfortable limit.")]
    [InlineData("Review date", "2026-02-30", "Enter a date that exists, as year-month-day, for example 2026-03-09.")]
    [InlineData("Review date", "2026-03-01", "The review date lies in the past.")]
    [InlineData("What the stretches are for", "501", "Use at most 500 characters; this has 501.")]
    [InlineData("What helps to keep going", "501", "Use at most 300 characters; this has 501.")]
    [InlineData("Other care beside the stretches", "501", "Use at most 300 characters; this has 501.")]
    public async Task What_cannot_be_is_refused_at_its_field_with_what_was_typed_kept_and_nothing_stored(string field, string typed, string sentence)
    {
        var plan = await portal.ADraftToSign();
        var text = typed == "501" ? new string('x', 501) : typed;
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Describe(plan.Patient, plan.Prescription));
        clinician.Fill(field, text);
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt(field).ShouldBe(sentence);
        clinician.ValueOf(field).ShouldBe(text);
        (await portal.PrescriptionOf(plan)).Draft!.Goal.ShouldBe("To move with less ache.");
    }

    [Fact]
    public async Task Of_two_who_change_the_purpose_the_later_is_told_and_nothing_is_overwritten()
    {
        var plan = await portal.ADraftToSign();
        using var first = await portal.SignedIn(portal.Clinic.Clinician);
        using var second = await portal.SignedIn(portal.Clinic.Clinician);
        await first.Open(Links.Describe(plan.Patient, plan.Prescription));
        await second.Open(Links.Describe(plan.Patient, plan.Prescription));
        first.Fill("What the stretches are for", "To sit longer.");
        await first.Press("Save");
        second.Fill("What the stretches are for", "To walk further.");
        await second.Press("Save");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Errors.Single().ShouldStartWith(StaleBegins);
        second.ValueOf("What the stretches are for").ShouldBe("To walk further.");
        (await portal.PrescriptionOf(plan)).Draft!.Goal.ShouldBe("To sit longer.");
    }

    [Fact]
    public async Task Who_signs_a_draft_that_was_changed_meanwhile_is_told_and_nothing_is_signed()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Sign(plan.Patient, plan.Prescription));
        await portal.Send(portal.Clinic.Clinician, new RemoveStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Part2));
        await clinician.Press("Sign");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.Single().ShouldStartWith(StaleBegins);
        (await portal.PrescriptionOf(plan)).Signed.ShouldBeNull();
    }

    [Fact]
    public async Task Who_removes_a_stretch_from_a_draft_that_was_changed_meanwhile_is_told_and_nothing_is_removed()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(plan.Patient, plan.Prescription));
        await portal.Send(portal.Clinic.Clinician, new RemoveStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Part2));
        await clinician.Press($"Remove {States.ChairName}");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.Single().ShouldStartWith(StaleBegins);
        (await portal.PrescriptionOf(plan)).Draft!.Find(plan.Chair).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_another_stretch_comes_after_cannot_be_removed_before_it()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(plan.Patient, plan.Prescription));
        await clinician.Press($"Remove {States.Part1Name}");
        (clinician.Status, clinician.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity,
            "Gluteal stretches, Part 2 comes after Gluteal stretches, Part 1. Remove Gluteal stretches, Part 2 first."));
    }

    [Fact]
    public async Task The_next_version_is_a_draft_beside_the_signed_one_which_stays_in_force_until_it_is_signed()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        await clinician.Press("Start the next version");
        clinician.Heading.ShouldBe("Draft, version 2");
        clinician.Words.ShouldContain("version 1 stays in force until this one is signed");
        await clinician.Follow("Change Chair hip flexor stretch");
        clinician.Fill("Hold", "90");
        await clinician.Press("Save");
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain("60 seconds");
        clinician.Words.ShouldNotContain("90 seconds");

        await clinician.Open(Links.Describe(plan.Patient, plan.Prescription));
        clinician.Fill("Review date", "2026-04-01");
        await clinician.Press("Save");
        await clinician.Follow("Check and sign");
        await clinician.Press("Sign");
        clinician.Heading.ShouldBe("Prescription, version 2");
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain("90 seconds");
        (await portal.PrescriptionOf(plan)).Versions[0].Find(plan.Chair)!.Dose.Parts[0].Hold!.Value.Seconds.ShouldBe(60, "what was signed is never edited");
    }

    [Fact]
    public async Task A_next_version_that_was_started_already_is_not_started_twice()
    {
        var plan = await portal.ASignedPrescription();
        using var first = await portal.SignedIn(portal.Clinic.Clinician);
        using var second = await portal.SignedIn(portal.Clinic.Clinician);
        await first.Open(plan.Address);
        await second.Open(plan.Address);
        await first.Press("Start the next version");
        await second.Press("Start the next version");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Errors.Single().ShouldStartWith(StaleBegins);
        (await portal.PrescriptionOf(plan)).Versions.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Pause", "Paused")]
    [InlineData("Stop", "Ended")]
    [InlineData("Withdraw as entered in error", "Ended")]
    public async Task To_pause_to_stop_and_to_withdraw_need_a_reason(string deed, string state)
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        await clinician.Follow(deed);
        await clinician.Press(deed);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("Why").ShouldBe("Say why.");
        (await portal.PrescriptionOf(plan)).Events.ShouldBeEmpty();

        clinician.Fill("Why", "Knee operation next week.");
        await clinician.Press(deed);
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        clinician.Words.ShouldContain(state);
        clinician.Words.ShouldContain(": Knee operation next week.");
    }

    [Fact]
    public async Task To_go_on_and_to_complete_need_no_reason()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Change(plan, PrescriptionEventKind.Paused);
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        await clinician.Follow("Resume");
        await clinician.Press("Resume");
        clinician.Words.ShouldContain("Running");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await clinician.Follow("Complete");
        await clinician.Press("Complete");
        clinician.Words.ShouldContain("Ended");
        (await portal.PrescriptionOf(plan)).Status.ShouldBe(PrescriptionStatus.Ended);
    }

    [Theory]
    [InlineData(PrescriptionEventKind.Paused, "Pause", "Only a signed prescription that is running can be paused.")]
    [InlineData(PrescriptionEventKind.Resumed, "Resume", "Only a paused prescription can go on.")]
    [InlineData(PrescriptionEventKind.Completed, "Complete", "A draft was never given to the patient, so it cannot be completed.")]
    public async Task A_draft_can_be_neither_paused_nor_resumed_nor_completed(PrescriptionEventKind to, string deed, string sentence)
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.PauseOrEnd(plan.Patient, plan.Prescription, to));
        await clinician.Press(deed);
        (clinician.Status, clinician.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, sentence));
    }

    [Fact]
    public async Task What_has_ended_does_not_end_twice_and_offers_nothing_more()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Change(plan, PrescriptionEventKind.Stopped);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        clinician.Words.ShouldNotContain("What can be done next");
        await clinician.Open(Links.PauseOrEnd(plan.Patient, plan.Prescription, PrescriptionEventKind.Completed));
        await clinician.Press("Complete");
        (clinician.Status, clinician.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "This prescription has already ended."));
        await clinician.Open(Links.NextVersion(plan.Patient, plan.Prescription));
        await clinician.Press("Start version 2");
        (clinician.Status, clinician.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "This prescription has ended. Start a new one."));
    }

    [Theory]
    [InlineData("Gone")]
    [InlineData("paused")]
    [InlineData("0")]
    public async Task A_change_that_does_not_exist_has_no_page(string to)
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open($"{plan.Address}/set/{to}");
        clinician.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_signed_version_cannot_be_changed_by_a_form_that_was_kept()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Chair));
        clinician.Fill("Hold", "90");
        await portal.Send(portal.Clinic.Clinician, new SignPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.Single().ShouldStartWith(StaleBegins);
        clinician.Words.ShouldContain("What was signed is not changed.");
    }
}
