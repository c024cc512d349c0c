using System.Net;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

/// <summary>What is decided or reported once holds at once wherever the prescription is shown.</summary>
public sealed class StandsOnEveryChannelTests(PortalFixture fixture, TestDatabase databases) : IClassFixture<PortalFixture>
{
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task A_flare_relocks_Part_2_on_page_and_PDF_in_the_same_request_supersedes_the_handout_and_asks_to_tell_the_patient()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AnOpenGate(plan);
        var number = await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        using var before = await portal.SignedIn(portal.Clinic.Clinician);
        await before.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        (await Pdf.Words(before.Body)).ShouldContain(FirstStepOfPart2);

        portal.Clock.MoveDays(1);
        await portal.Send(plan.Of.Assistant, new RecordWeek(
            plan.Patient, plan.Prescription, WeekSheet.MondayOf(portal.Today()),
            [new WeekCell(plan.Part2, Side.Left, 1, portal.Today(), EntryOutcome.Partly, null, PainScore.Of(6), "")], [], Guid.CreateVersion7(portal.Clock.Now)));

        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        clinician.Words.ShouldContain("Pain 6 was reported");
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain($"Coming next: {States.Part2Name}");
        clinician.Words.ShouldNotContain(FirstStepOfPart2);
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        clinician.Status.ShouldBe(HttpStatusCode.Gone);
        await clinician.Open(plan.Handout);
        await clinician.Press("Produce the PDF");
        (await Pdf.Words(clinician.Body)).ShouldNotContain(FirstStepOfPart2);
        (await portal.OpenAlertsOf(plan.Patient)).Select(alert => alert.Kind).ShouldBe([AlertKind.StopPain, AlertKind.TellPatient]);
    }

    [Fact]
    public async Task What_a_paper_diary_asks_for_is_passed_on_to_whoever_types_it()
    {
        var plan = await portal.ASignedPrescription();
        (await portal.ADayOfPart1(plan, portal.Today(), pain: 1)).ToPassOn.ShouldBeEmpty();
        portal.Clock.MoveDays(1);
        var recorded = await portal.ADayOfPart1(plan, portal.Today(), pain: 6, Legs.NewOrFurtherDown);
        recorded.ToPassOn.Select(advice => advice.Step).ShouldBe([SymptomStep.LegSymptoms, SymptomStep.StopPain]);
        Web.Adherence.RecordWeekPage.NoticeOf(recorded).ShouldContain("Tell the patient: Stop the stretches and contact the clinic.");
    }

    [Fact]
    public async Task A_new_fact_on_a_running_prescription_raises_an_alert_for_each_conflict()
    {
        var plan = await portal.ASignedPrescription();
        (await portal.OpenAlertsOf(plan.Patient)).ShouldBeEmpty();
        portal.Clock.MoveDays(1);
        await portal.Send(plan.Of.Assistant, new RecordFacts(plan.Patient, [new(FactKind.KneePain, FactState.Present, null)]));
        var alert = (await portal.OpenAlertsOf(plan.Patient)).ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.FactsChanged);
        var open = (await portal.Send(plan.Of.Clinician, new ReadItemPrecautions(plan.Patient, plan.Prescription, plan.Chair))).Precautions;
        alert.Causes.Count.ShouldBeGreaterThanOrEqualTo(open.Count);
        alert.Causes.ShouldContain(cause => cause.Sentence.StartsWith($"{States.ChairName} is withheld until you decide.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_that_a_clinic_makes_stricter_is_looked_at_for_every_patient()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(portal.Clinic.Lead, new AddPrecaution("Nobody on a chair", new()
        {
            Fact = "BalanceOrFalls", Movements = ["Kneeling"], Level = "Warn", Sentence = "Kneeling on a chair needs balance.", Instead = "The standing one.", Source = "Our own judgement.", Override = "Clinician",
        }, null));
        (await portal.Count<Patient>(patient => patient.LookAgainAt > portal.Clock.Now && patient.Id == plan.Patient)).ShouldBe(0);
    }

    [Theory]
    [InlineData(OverridePolicy.Nobody)]
    [InlineData(OverridePolicy.Lead)]
    public async Task Whom_the_policy_does_not_let_cannot_open_before_it_is_eligible(OverridePolicy policy)
    {
        await using var strict = await Portal.Open(databases);
        await strict.Send(strict.Clinic.Lead, new ChangeSafetyPolicy(0, SafetyTerms.Default with { GateOverride = policy }, "Ruth Lead", "Nobody opens early here."));
        var plan = await strict.ASignedPrescription();
        var refused = await Should.ThrowAsync<Refusal>(() => strict.AnOpenGate(plan));
        refused.Reasons.ShouldHaveSingleItem().Field.ShouldBe("Override");
        (await strict.Send(plan.Of.Clinician, new ReadGate(plan.Patient, plan.Prescription, plan.Part2))).Gate.State.ShouldBe(GateState.Locked);
    }

    private string FirstStepOfPart2 => ((StretchCatalog)portal.Services.GetService(typeof(StretchCatalog))!).Find(States.Part2)!.Parts[0].Steps[0];
}
