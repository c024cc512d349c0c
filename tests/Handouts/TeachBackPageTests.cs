using System.Net;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

public sealed class TeachBackPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Whether_the_patient_showed_how_to_do_it_is_kept_with_who_and_when_and_never_replaced()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldNotContain("teach-back");
        await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        await Record(clinician, plan, "Not yet", "Mixed up the sides.");
        portal.Clock.Move(TimeSpan.FromMinutes(30));
        await Record(clinician, plan, "Yes, done", "");
        foreach (var page in new[] { plan.Address, plan.Handout, Links.TeachBack(plan.Patient, plan.Prescription, 1) })
        {
            await clinician.Open(page);
            clinician.Words.ShouldContain("Teach-back with handout no. 1: not yet, by Clinician of Harbour Physiotherapy. Mixed up the sides.");
            clinician.Words.ShouldContain("Teach-back with handout no. 1: done, by Clinician of Harbour Physiotherapy.");
            clinician.Words.ShouldContain("2 Mar 2026 10:00");
        }
        (await portal.Count<TeachBack>(_ => true)).ShouldBe(2);
        (await portal.AuditOf(portal.Clinic)).Count(line => line.Deed == nameof(RecordTeachBack) && line.Patient == plan.Patient).ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand_and_without_an_answer_nothing_is_kept()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.TeachBack(plan.Patient, plan.Prescription, 1));
        await clinician.Press("Record");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAtQuestion("Did the patient show or say back how to do it?").ShouldBe("Choose whether the patient showed or said back how to do it.");
        await clinician.Open(Links.TeachBack(plan.Patient, plan.Prescription, 2));
        clinician.Status.ShouldBe(HttpStatusCode.NotFound);
        (await portal.Count<TeachBack>(_ => true)).ShouldBe(0);
    }

    private static async Task Record(Visitor clinician, ThreeStretches plan, string outcome, string note)
    {
        await clinician.Open(plan.Handout);
        await clinician.Follow("Record a teach-back");
        clinician.Choose("Did the patient show or say back how to do it?", outcome);
        clinician.Fill("Note", note);
        await clinician.Press("Record");
        clinician.Words.ShouldContain("The teach-back is recorded.");
    }
}
