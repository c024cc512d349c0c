using System.Net;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

public sealed class SafetyPolicyPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_lead_changes_it_and_the_next_screening_counts_as_long_as_it_says()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.SafetyPolicy);
        lead.Words.ShouldContain("Ours, until your lead has read it");
        await lead.Follow("Put your name to it");
        lead.Fill("A screening counts for", "7");
        lead.Fill("What you do in an emergency", "Ring the duty doctor on extension 5.");
        await lead.Press("Put it in force");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("Who answers for this policy").ShouldBe("Say who answers for this policy.");
        lead.ValueOf("A screening counts for").ShouldBe("7");
        lead.Fill("Who answers for this policy", "Ruth Lead, lead physiotherapist");
        lead.Fill("Why it changes", "We screen every week.");
        await lead.Press("Put it in force");
        lead.Words.ShouldContain("Version 1, answered for by Ruth Lead, lead physiotherapist.");
        lead.Words.ShouldContain("We screen every week.");

        var patient = await portal.APatient();
        var id = await portal.AScreening(patient, otherwise: (RedFlags.All[0].Key, RedFlagAnswer.Yes));
        var screening = (await portal.Send(portal.Clinic.Clinician, new Application.Safety.ReadScreening(patient, id))).Screening;
        screening.ValidThrough.ShouldBe(portal.Today().AddDays(6));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Emergency(patient, id));
        clinician.Words.ShouldContain("Ring the duty doctor on extension 5.");
    }

    [Fact]
    public async Task Of_two_who_change_it_at_once_the_later_is_told()
    {
        using var first = await portal.SignedIn(portal.Clinic.Lead);
        using var second = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var lead in new[] { first, second })
        {
            await lead.Open(Links.ChangeSafetyPolicy);
            lead.Fill("Who answers for this policy", "Ruth Lead");
            lead.Fill("Why it changes", "Read and agreed.");
        }
        await first.Press("Put it in force");
        await second.Press("Put it in force");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Words.ShouldContain(SafetyPolicy.Stale);
    }

    [Fact]
    public async Task A_new_prescription_starts_with_the_pain_limits_of_the_policy()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ChangeSafetyPolicy);
        lead.Fill("Comfortable up to", "1");
        lead.Fill("Stop from", "4");
        lead.Fill("Who answers for this policy", "Ruth Lead");
        lead.Fill("Why it changes", "Stretching should not hurt.");
        await lead.Press("Put it in force");
        var patient = await portal.APatient();
        var prescription = await portal.Send(portal.Clinic.Clinician, new Application.Prescribing.StartPrescription(patient));
        var draft = (await portal.Send(portal.Clinic.Clinician, new Application.Prescribing.ReadPrescription(patient, prescription))).Version;
        (draft.PainLimits.Comfortable.Value, draft.PainLimits.Stop.Value).ShouldBe((1, 4));
    }
}
