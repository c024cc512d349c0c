using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

/// <summary>From an emergency answer to a patient who may go on, in a real browser with axe on every page.</summary>
public sealed class SafetyJourneyTests(TestDatabase databases)
{
    [Fact]
    public async Task An_emergency_is_found_acted_on_written_down_and_closed()
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription("Ada Byron");
        portal.Clock.MoveDays(1);
        await using var browser = await Browser.Open(portal);
        await browser.SignIn(portal.Clinic.Clinician);

        await browser.Go(Links.Screen(plan.Patient));
        foreach (var flag in RedFlags.All)
            await browser.Choose(flag.Question, flag == RedFlags.All[0] ? "Yes" : "No");
        await browser.Press("Save screening");
        (await browser.Words()).ShouldContain("Go to an emergency department now");
        await browser.Go(plan.Address);
        (await browser.Words()).ShouldContain("Paused");

        await browser.Go(Links.RecordAdverseEvent(plan.Patient));
        await browser.Fill("What happened", "Numbness after the stretches.");
        await browser.Fill("On which day", $"{portal.Today():yyyy-MM-dd}");
        await browser.Choose("How severe was it?", "Severe: daily life was not possible");
        await browser.Choose("When did it come?", "Later that day");
        await browser.Fill("What was done", "Sent to the emergency department.");
        await browser.Choose("How is the patient now?", "Not known");
        await browser.Press("Save the event");

        await browser.Go(Links.Alerts);
        await browser.Follow("Emergency sign: Ada Byron");
        await browser.Follow("Give it to somebody else");
        await browser.Go(Links.Alerts);
        await browser.Follow("Emergency sign: Ada Byron");
        await browser.Fill("What was done?", "Rang the emergency department; the patient is on the way.");
        await browser.Press("Close the alert");
        (await browser.Words()).ShouldContain("The alert is closed.");
        foreach (var page in new[] { Links.Screenings(plan.Patient), Links.SafetyPolicy, Links.Precautions, Links.Patient(plan.Patient) })
            await browser.Go(page);
    }

    [Fact]
    public async Task The_lead_reads_the_policy_changes_it_and_sees_how_the_clinic_keeps_up()
    {
        await using var portal = await Portal.OpenListening(databases);
        var plan = await portal.ASignedPrescription();
        await portal.ADayOfPart1(plan, portal.Today(), pain: 6);
        await using var browser = await Browser.Open(portal);
        await browser.SignIn(portal.Clinic.Lead);
        await browser.Follow("Safety");
        await browser.Follow("Put your name to it");
        await browser.Fill("Who answers for this policy", "Ruth Lead, lead physiotherapist");
        await browser.Fill("Why it changes", "Read and agreed.");
        await browser.Press("Put it in force");
        (await browser.Words()).ShouldContain("answered for by Ruth Lead, lead physiotherapist");
        await browser.Follow("Alerts");
        await browser.Follow("How we keep up");
        (await browser.Words()).ShouldContain("Pain at the stop limit");
    }
}
