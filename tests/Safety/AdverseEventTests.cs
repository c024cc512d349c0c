using System.Net;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

public sealed class AdverseEventTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task It_is_recorded_with_what_severity_action_and_outcome_and_raises_an_alert()
    {
        var plan = await portal.ASignedPrescription();
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(Links.Patient(plan.Patient));
        await assistant.Follow("Adverse events");
        await assistant.Follow("Record one");
        await assistant.Press("Save the event");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.Errors.ShouldContain("Choose how severe it was.");
        assistant.Fill("What happened", "Slipped off the chair.");
        assistant.Fill("On which day", $"{portal.Today():yyyy-MM-dd}");
        assistant.Choose("How severe was it?", "Mild: went by itself");
        assistant.Choose("When did it come?", "During the stretches");
        assistant.Choose("With which stretch?", States.ChairName);
        assistant.Fill("What was done", "Rested.");
        assistant.Choose("How is the patient now?", "Getting better");
        await assistant.Press("Save the event");
        assistant.Words.ShouldContain("Slipped off the chair.");
        assistant.Words.ShouldContain($"During the stretches, with {States.ChairName}");
        var alert = (await portal.OpenAlertsOf(plan.Patient)).ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.AdverseEvent);
        alert.Owner.ShouldBe(portal.Clinic.Clinician.Person.Id);
        alert.Causes[0].Sentence.ShouldNotContain("Slipped");
    }

    [Fact]
    public async Task A_later_account_takes_the_place_of_the_earlier_one_which_is_kept()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(portal.Clinic.Clinician, new Application.Safety.RecordAdverseEvent(plan.Patient, AFall, null));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.AdverseEvents(plan.Patient));
        await clinician.Follow($"Tell of it again: event of {portal.Today():d MMMM yyyy}");
        clinician.ValueOf("What happened").ShouldBe("A fall.");
        clinician.Choose("How is the patient now?", "Recovered");
        await clinician.Press("Save the event");
        clinician.ErrorAt("Recovered on").ShouldBe("Say when the patient had recovered.");
        clinician.Fill("Recovered on", $"{portal.Today():yyyy-MM-dd}");
        await clinician.Press("Save the event");
        clinician.Page.QuerySelectorAll("article").Length.ShouldBe(1);
        clinician.Words.ShouldContain("in place of an earlier account");
        (await portal.Count<AdverseEvent>(happened => happened.Patient == plan.Patient)).ShouldBe(2);
        (await portal.OpenAlertsOf(plan.Patient)).ShouldHaveSingleItem().Causes.Count.ShouldBe(2);
    }

    [Fact]
    public void What_cannot_be_is_refused_on_its_field()
    {
        Fields(AFall with { On = Given.Day(9) }).ShouldBe(["On"]);
        Fields(AFall with { On = Given.Day(3), Outcome = EventOutcome.Recovered, RecoveredOn = Given.Day(2) }).ShouldBe(["RecoveredOn"]);
        Fields(AFall with { On = Given.Day(3), RecoveredOn = Given.Day(4) }).ShouldBe(["RecoveredOn"]);
        Fields(AFall with { On = Given.Day(3), What = " ", Action = "" }).ShouldBe(["What", "Action"]);
    }

    private AdverseEventFacts AFall => new("A fall.", Severity.Mild, false, Onset.During, portal.Today(), null, null, "Nothing.", EventOutcome.NotKnown, null);

    private static IEnumerable<string> Fields(AdverseEventFacts facts) =>
        Should.Throw<Refusal>(() => AdverseEvent.Record(Given.Clinic, Given.NewId(), Given.NewId(), facts, null, Given.Day(5), Given.Clinician, Given.At(5))).Reasons.Select(reason => reason.Field);
}
