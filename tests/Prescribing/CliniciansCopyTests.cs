using System.Net;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>What a clinician reads before signing and keeps in the notes: the reporting template, the burden and the clinician's copy.</summary>
public sealed class CliniciansCopyTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task What_was_left_empty_is_named_before_signing_with_a_link_to_where_to_say_it()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Describe(plan.Patient, plan.Prescription));
        clinician.Fill("What helps to keep going", "");
        clinician.Fill("Where", "Choose…");
        await clinician.Press("Save");
        clinician.Words.ShouldContain("Not said yet");
        await clinician.Follow("Check and sign");
        await clinician.Press("Sign");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.ShouldBe(["Say what helps the patient to keep going, or “None”.", "Say where the stretches are done."]);
        (await portal.PrescriptionOf(plan)).Signed.ShouldBeNull();

        await clinician.Follow("Purpose, course and delivery");
        clinician.Fill("What helps to keep going", "A call each Friday.");
        clinician.Fill("Where", "At home");
        await clinician.Press("Save");
        await clinician.Follow("Check and sign");
        clinician.Words.ShouldContain("6. What helps to keep going");
        clinician.Words.ShouldContain("A call each Friday.");
        await clinician.Press("Sign");
        clinician.Heading.ShouldBe("Prescription, version 1");
    }

    [Fact]
    public async Task What_is_usual_is_offered_on_a_new_draft_and_counts_only_once_it_was_saved()
    {
        var patient = await portal.APatient();
        var prescription = await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Describe(patient, prescription));
        (clinician.ValueOf("What helps to keep going"), clinician.ValueOf("Other care beside the stretches")).ShouldBe(("None", "None"));
        await clinician.Open(Links.Sign(patient, prescription));
        clinician.Words.ShouldContain("Say where the stretches are done.");
        await clinician.Open(Links.Describe(patient, prescription));
        await clinician.Press("Save");
        clinician.Words.ShouldContain("Individual; taught in person, then done alone; at home");
        await clinician.Open(Links.Sign(patient, prescription));
        clinician.Words.ShouldNotContain("Say where the stretches are done.");
    }

    [Fact]
    public async Task A_second_prescription_past_the_clinics_limits_warns_while_prescribing_and_before_signing_and_can_be_signed()
    {
        var first = await portal.ASignedPrescription();
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        var terms = SafetyTerms.Default with { MostStretches = 3 };
        var policy = await portal.Send(portal.Clinic.Lead, new ReadSafetyPolicy());
        await portal.Send(portal.Clinic.Lead, new ChangeSafetyPolicy(policy.InForce.Version, terms, "Ada Lead", "To see the warning."));
        const string warning = "4 stretches over all running prescriptions are more than your clinic’s limit of 3.";
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(first.Address);
        clinician.Words.ShouldContain("Over all running prescriptions: 2 stretches, about");
        clinician.Words.ShouldContain("and 1 more once opened: Gluteal stretches, Part 2");
        clinician.Words.ShouldNotContain("This asks for much");

        var second = await portal.ADraft(first.Patient);
        foreach (var address in new[] { second.Address, Links.Build(second.Patient, second.Prescription), Links.Sign(second.Patient, second.Prescription) })
        {
            await clinician.Open(address);
            clinician.Words.ShouldContain(warning, customMessage: address);
        }
        await clinician.Press("Sign");
        clinician.Heading.ShouldBe("Prescription, version 1");
    }

    [Fact]
    public async Task The_clinicians_copy_holds_doses_gates_precautions_overrides_events_and_closed_alerts_with_who_and_why()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AFact(plan, FactKind.KneePain);
        var open = (await portal.Send(portal.Clinic.Clinician, new ReadItemPrecautions(plan.Patient, plan.Prescription, plan.Chair))).Precautions.Select(one => one.Conflict.Key).ToList();
        await portal.Send(portal.Clinic.Clinician, new AcknowledgePrecaution(plan.Patient, plan.Prescription, plan.Chair, open, "Kneels well on a cushion."));
        await portal.AnOpenGate(plan);
        await portal.Send(portal.Clinic.Clinician, new RecordAdverseEvent(
            plan.Patient, new("Slipped off the chair.", Severity.Mild, false, Onset.During, portal.Today(), plan.Prescription, plan.Chair, "Moved to a firmer chair.", EventOutcome.Recovering, null), null));
        var alert = (await portal.OpenAlertsOf(plan.Patient)).First(one => one.Kind == AlertKind.AdverseEvent);
        await portal.Send(portal.Clinic.Clinician, new CloseAlert(alert.Id, alert.Revision, "Saw the chair."));

        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Address);
        await assistant.Follow("Clinician’s copy");
        assistant.Heading.ShouldBe("Clinician’s copy");
        foreach (var said in new[]
        {
            "Prescription, version 1.", "Hold 60 seconds on each side, once a day.", "Each side", "After Gluteal stretches, Part 1 on 5 days over at least 7",
            "rule knee-pain-kneeling, version 1", "Reason: Kneels well on a cushion. (Clinician of Harbour Physiotherapy",
            "Opened as an override by Clinician of Harbour Physiotherapy: Moves well.", "Slipped off the chair. What was done: Moved to a firmer chair.", "Closed by Clinician of Harbour Physiotherapy: Saw the chair.",
            "7b. How it progressed", "Pain 3 of 10 at the start; high irritability absent.",
        })
            assistant.Words.ShouldContain(said);
    }

    [Fact]
    public async Task The_clinicians_copy_shows_a_version_that_is_asked_for_and_the_latest_signed_otherwise()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(portal.Clinic.Clinician, new StartNextVersion(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        await portal.Send(portal.Clinic.Clinician, new RemoveStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Chair));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.CliniciansCopy(plan.Patient, plan.Prescription));
        clinician.Words.ShouldContain("Chair hip flexor stretch");
        await clinician.Follow("Version 2 (draft)");
        clinician.Words.ShouldContain("version 2, a draft that nobody has signed");
        clinician.Words.ShouldNotContain("Chair hip flexor stretch");
        await clinician.Open(Links.CliniciansCopy(plan.Patient, plan.Prescription, 9));
        clinician.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
