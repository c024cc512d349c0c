using System.Net;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

public sealed class HandoutPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Produce = "Produce the PDF";
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_locked_stretch_is_nowhere_in_page_or_PDF_only_what_must_happen_first()
    {
        var plan = await portal.ASignedPrescription();
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        var page = assistant.Words;
        await assistant.Press(Produce);
        var paper = await Pdf.Words(assistant.Body);
        foreach (var text in new[] { Pdf.Squeezed(page), paper })
        {
            text.ShouldContain($"Coming next: {States.Part2Name}");
            text.ShouldContain(StepsOf(States.Part1)[0]);
            foreach (var step in StepsOf(States.Part2))
                text.ShouldNotContain(step);
        }
    }

    [Fact]
    public async Task An_opened_stretch_is_in_the_next_PDF_and_the_one_before_is_never_given_again()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        await clinician.Press(Produce);
        clinician.Address.AbsolutePath.ShouldEndWith("/handouts/1.pdf");

        await portal.AnOpenGate(plan);
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, 1));
        clinician.Status.ShouldBe(HttpStatusCode.Gone);
        clinician.Heading.ShouldBe("This handout is out of date");
        await clinician.Follow("To the current handout");
        clinician.Words.ShouldContain("Handout no. 1 is out of date.");
        await clinician.Press(Produce);
        clinician.Address.AbsolutePath.ShouldEndWith("/handouts/2.pdf");
        (await Pdf.Words(clinician.Body)).ShouldContain(StepsOf(States.Part2)[0]);
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, 1));
        clinician.Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_handout_that_still_holds_keeps_its_number_however_often_it_is_printed()
    {
        var plan = await portal.ASignedPrescription();
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        await assistant.Press(Produce);
        await assistant.Open(plan.Handout);
        await assistant.Press("PDF of handout no. 1");
        assistant.Address.AbsolutePath.ShouldEndWith("/handouts/1.pdf");
        (await portal.Count<Handout>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task The_file_is_named_after_no_patient_and_no_browser_keeps_it()
    {
        var plan = await portal.ASignedPrescription("Ada Zanzibar");
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        var fields = assistant.Fields(Produce);
        using var answer = await assistant.PostAgain(plan.Handout, fields);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.ToString().ShouldNotContain("Zanzibar");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_handout_number_that_was_never_given_does_not_exist()
    {
        var plan = await portal.ASignedPrescription();
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        foreach (var number in new[] { "1", "0", "-1", "99999999999" })
        {
            await assistant.Open($"{plan.Address}/handouts/{number}.pdf");
            assistant.Status.ShouldBe(HttpStatusCode.NotFound, number);
        }
    }

    [Fact]
    public async Task A_draft_has_no_handout_and_the_page_says_why()
    {
        var plan = await portal.ADraftToSign();
        await HasNone(plan, "This prescription is a draft. Sign it first; then it has a handout.");
    }

    [Fact]
    public async Task A_paused_prescription_has_no_handout_and_its_PDF_is_not_given_either()
    {
        var plan = await portal.ASignedPrescription();
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        await assistant.Press(Produce);
        await portal.Change(plan, PrescriptionEventKind.Paused);
        await HasNone(plan, "This prescription is paused, so it has no handout now.");
        await assistant.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, 1));
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task An_ended_prescription_has_no_handout()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Change(plan, PrescriptionEventKind.Stopped);
        await HasNone(plan, "This prescription has ended, so it has no handout.");
    }

    [Fact]
    public async Task Without_Chromium_the_PDF_says_so_and_the_rest_of_the_portal_goes_on()
    {
        await using var bare = await Portal.Open(databases, new() { ["Handouts:Chromium"] = "/nonexistent" });
        var plan = await bare.ASignedPrescription();
        using var assistant = await bare.SignedIn(bare.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        assistant.Status.ShouldBe(HttpStatusCode.OK);
        await assistant.Press(Produce);
        assistant.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        assistant.Heading.ShouldBe("The PDF could not be made");
        assistant.Words.ShouldContain("Chromium is not installed");
        foreach (var page in new[] { "/", plan.Handout, plan.Report, Links.Patient(plan.Patient) })
        {
            await assistant.Open(page);
            assistant.Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Markup_in_what_a_clinician_types_is_printed_as_the_text_that_it_is()
    {
        var plan = await portal.ADraftToSign("Eve <i>Italic</i>");
        await portal.Send(portal.Clinic.Clinician, new DescribePrescription(
            plan.Patient, plan.Prescription, await portal.RevisionOf(plan), "Sit <b>longer</b> & walk", Course.OfWeeks(4), Domain.Outcomes.PainScore.Of(2), PainLimits.Default, portal.Today().AddDays(7)));
        await portal.Send(portal.Clinic.Clinician, new SignPrescription(plan.Patient, plan.Prescription, await portal.RevisionOf(plan)));
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        assistant.Words.ShouldContain("Sit <b>longer</b> & walk");
        await assistant.Press(Produce);
        var paper = await Pdf.Words(assistant.Body);
        paper.ShouldContain("Sit <b>longer</b> & walk");
        paper.ShouldContain("Eve <i>Italic</i>");
    }

    [Theory]
    [InlineData("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflege")]
    [InlineData("محمد عبد الرحمن")]
    [InlineData("王小明")]
    [InlineData("Zoë 👩🏽‍⚕️ Lee")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Whatever_the_name_the_paper_has_it_or_the_patients_number(string name)
    {
        var plan = await portal.ASignedPrescription(name);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        var hasName = !clinician.Words.Contains("The patient’s name cannot be printed.", StringComparison.Ordinal);
        await clinician.Press(Produce);
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        var paper = await Pdf.Words(clinician.Body);
        paper.ShouldContain("no. ");
        if (hasName && name.All(letter => letter < '\u0600'))
            paper.Replace(" ", "", StringComparison.Ordinal).ShouldContain(name.Replace(" ", "", StringComparison.Ordinal));
        paper.ShouldContain("5 or more");
    }

    [Fact]
    public async Task A_goal_of_10_000_characters_is_refused_with_its_limit_and_is_still_there()
    {
        var plan = await portal.ADraftToSign();
        var typed = new string('a', 10_000);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Describe(plan.Patient, plan.Prescription));
        clinician.Fill("What the stretches are for", typed);
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Words.ShouldContain($"{PrescriptionVersion.MostGoal}");
        clinician.ValueOf("What the stretches are for").ShouldBe(typed);
    }

    private async Task HasNone(ThreeStretches plan, string sentence)
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.Words.ShouldContain(sentence);
        (await assistant.PostForged(plan.Handout)).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private List<string> StepsOf(string key) =>
        [.. ((StretchCatalog)portal.Services.GetService(typeof(StretchCatalog))!).Find(key)!.Parts.SelectMany(part => part.Steps).Select(Pdf.Squeezed)];
}
