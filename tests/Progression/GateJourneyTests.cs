using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Tests.Progression;

/// <summary>A gate from locked through a technique check, an opening and a flare to an easier dose, in a real browser with axe on each page, by light and by dark.</summary>
public sealed class GateJourneyTests(TestDatabase databases)
{
    [Theory]
    [InlineData(1440, Microsoft.Playwright.ColorScheme.Light)]
    [InlineData(390, Microsoft.Playwright.ColorScheme.Dark)]
    public async Task From_locked_through_a_flare_to_an_easier_dose(int width, Microsoft.Playwright.ColorScheme scheme)
    {
        await using var portal = await Portal.OpenListening(databases);
        var draft = await portal.ADraftToSign();
        await using var browser = await Browser.Open(portal);
        await browser.Page.SetViewportSizeAsync(width, 900);
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await browser.SignIn(portal.Clinic.Clinician);

        await browser.Go(Web.Links.ChangeStretch(draft.Patient, draft.Prescription, draft.Part2));
        await browser.Page.GetByLabel("Technique seen", new() { Exact = true }).CheckAsync();
        await browser.Press("Save");
        await portal.Send(draft.Of.Clinician, new Application.Prescribing.SignPrescription(draft.Patient, draft.Prescription, await portal.RevisionOf(draft)));

        await browser.Go(draft.Gate);
        await browser.Follow("Record a technique check");
        await browser.Press("Record what you saw");
        (await browser.Words()).ShouldContain("Say how it was done.");
        await browser.Choose("How you saw it done", "Done well");
        await browser.Press("Record what you saw");
        await portal.ADayOfPart1(draft, portal.Today(), pain: 3, Legs.Usual);
        await portal.AnOpenGate(draft);
        await browser.Go(draft.Gate);
        (await browser.Words()).ShouldContain("Technique seen, done well by Clinician of Harbour Physiotherapy");
        await browser.Fill("Why", "Sore since a long drive.");
        await browser.Press("Record a flare, which locks it");
        await NothingIsCutOff(browser);
        await browser.Follow("Look at this proposal");
        await NothingIsCutOff(browser);
        await browser.Press("Start a draft with this change");
        await browser.Follow($"Gate of {States.Part2Name}");
        (await browser.Words()).ShouldContain("A draft of the next version has already been started");
        (await portal.PrescriptionOf(draft)).Draft!.Find(draft.Part2).ShouldNotBeNull();
    }

    private static async Task NothingIsCutOff(Browser browser) =>
        (await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
}
