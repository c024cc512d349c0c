using System.Net;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Infrastructure.Handouts;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

public sealed class HandoutLanguageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Produce = "Produce the PDF";
    private const string SafetyInSpanish = "Pare y vaya ahora a urgencias";
    private const string SafetyInArabic = "توقف واذهب إلى قسم الطوارئ الآن";
    private const string SafetyInEnglish = "Stop, and go to an emergency department now";
    private Portal portal = null!;

    public static TheoryData<Language> EveryLanguage => new(Languages.All);

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_patient_who_reads_Spanish_is_given_their_handout_in_Spanish_with_the_English_safety_text_beside_it()
    {
        var plan = await APlanIn(Language.Spanish);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        clinician.Page.QuerySelector("main")!.GetAttribute("lang").ShouldBe("es");
        clinician.Forge("Acknowledged", "true");
        await clinician.Press(Produce);

        var paper = await Pdf.Words(clinician.Body);
        foreach (var said in new[] { "Sus estiramientos", SafetyInSpanish, SafetyInEnglish, "How much may it hurt?", StepIn(Language.Spanish), "Mantenga 60 segundos de cada lado, una vez al día, durante 4 semanas.", "Ningún experto ha revisado", "No expert has checked this translation" })
            paper.ShouldContain(said);
        paper.ShouldNotContain(StepIn(Language.English));
        (await portal.Count<Handout>(handout => handout.Language == Language.Spanish && handout.IsUnreviewed)).ShouldBe(1);

        await clinician.Open(plan.Handout);
        await clinician.Press("PDF of handout no. 1");
        clinician.Address.AbsolutePath.ShouldEndWith("/handouts/1.pdf");
    }

    [Fact]
    public async Task A_translation_that_nobody_has_reviewed_is_given_only_by_a_clinician_who_says_that_they_know()
    {
        var plan = await APlanIn(Language.Spanish);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        await clinician.Press(Produce);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.ShouldBe(["Nobody has reviewed this translation yet. Tick that you know this, or choose English."]);

        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Handout);
        assistant.Words.ShouldContain("A clinician can produce this handout.");
        assistant.Page.QuerySelector("form[method=post]").ShouldBeNull();
        (await Should.ThrowAsync<Refusal>(() => portal.Send(portal.Clinic.Assistant, new ProduceHandout(plan.Patient, plan.Prescription, null, Acknowledged: true))))
            .Message.ShouldContain("Ask a clinician");
        (await portal.Count<Handout>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task Another_language_than_the_patients_can_be_chosen_and_each_has_its_own_number()
    {
        var plan = await APlanIn(Language.Spanish);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        clinician.Fill("Language", "English");
        await clinician.Press("Show");
        await clinician.Press(Produce);
        (await Pdf.Words(clinician.Body)).ShouldContain(StepIn(Language.English));
        await portal.Send(portal.Clinic.Clinician, new ProduceHandout(plan.Patient, plan.Prescription, null, Acknowledged: true));
        (await portal.Count<Handout>(_ => true)).ShouldBe(2);
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldNotContain("is out of date");
    }

    [Fact]
    public async Task A_Spanish_handout_is_out_of_date_once_the_prescription_says_something_else()
    {
        var plan = await APlanIn(Language.Spanish);
        var number = await portal.Send(portal.Clinic.Clinician, new ProduceHandout(plan.Patient, plan.Prescription, null, Acknowledged: true));
        await portal.AnOpenGate(plan);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        clinician.Status.ShouldBe(HttpStatusCode.Gone);
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain("Handout no. 1 is out of date.");
    }

    [Fact]
    public async Task Arabic_runs_from_right_to_left_and_what_is_not_translated_is_marked_as_English_and_says_so()
    {
        var plan = await APlanIn(Language.Arabic);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        var sheet = clinician.Page.QuerySelector("main")!;
        (sheet.GetAttribute("lang"), sheet.GetAttribute("dir")).ShouldBe(("ar", "rtl"));
        sheet.TextContent.ShouldContain(SafetyInArabic);
        sheet.TextContent.ShouldContain(SafetyInEnglish);
        sheet.TextContent.ShouldContain("اثبت مدة 60 ثانية على كل جانب، مرة واحدة في اليوم، لمدة 4 أسابيع.");
        sheet.TextContent.ShouldContain(Phrases.Of(Language.Arabic)["sheet.untranslated"]);
        foreach (var step in sheet.QuerySelectorAll(".steps li"))
            (step.Closest("[lang]")!.GetAttribute("lang"), step.Closest("[dir]")!.GetAttribute("dir")).ShouldBe(("en-GB", "ltr"));
    }

    [Theory, MemberData(nameof(EveryLanguage))]
    public async Task Every_language_prints_with_all_of_its_fonts_in_the_file(Language language)
    {
        var plan = await APlanIn(language);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var number = await portal.Send(portal.Clinic.Clinician, new ProduceHandout(plan.Patient, plan.Prescription, null, Acknowledged: true));
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        var fonts = await Pdf.Fonts(clinician.Body);
        fonts.ShouldNotBeEmpty();
        fonts.ShouldAllBe(font => font.IsEmbedded);
        if (language == Language.Arabic)
            fonts.ShouldContain(font => font.Name.Contains("Arabic"));
    }

    [Theory, MemberData(nameof(EveryLanguage))]
    public void There_is_a_glyph_for_every_letter_of_ours(Language language)
    {
        var fonts = new InstalledFonts();
        var said = Phrases.Of(language).All.Values.SelectMany(phrase => phrase.Forms.Values.Concat(phrase.Lines))
            .Concat(Given.Catalog.All.Select(stretch => Given.Catalog.Edition(stretch.Key, stretch.Edition, language)).OfType<Domain.Catalog.Stretch>().SelectMany(stretch => stretch.Said));
        said.Where(text => !fonts.HaveGlyphsFor(text)).ShouldBeEmpty();
    }

    [Fact]
    public void A_letter_that_no_font_has_is_missed_and_where_no_font_can_be_read_nothing_is()
    {
        new InstalledFonts().HaveGlyphsFor("Ñandú Šťastný محمد").ShouldBeTrue();
        new InstalledFonts().HaveGlyphsFor("Ada \u0378").ShouldBeFalse();
        new InstalledFonts([]).HaveGlyphsFor("Ada \u0378").ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_that_cannot_be_printed_is_replaced_by_the_clinics_number_and_the_clinician_is_told()
    {
        var plan = await portal.ASignedPrescription("Zoë \u0378\u0379");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain("The patient’s name cannot be printed.");
        await clinician.Press(Produce);
        var paper = await Pdf.Words(clinician.Body);
        paper.ShouldNotContain("Zoë");
        paper.ShouldContain("This sheet is for no. ");
    }

    [Fact]
    public async Task The_language_of_a_patient_is_chosen_when_they_are_added_and_can_be_changed()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open("/patients/add");
        clinician.ValueOf("Language of handouts").ShouldBe("English");
        clinician.Fill("Name", "Lucía Gómez");
        clinician.Fill("Date of birth", "1970-03-09");
        clinician.Fill("Language of handouts", "Spanish");
        await clinician.Press("Add patient");
        clinician.Words.ShouldContain("reads Spanish");
        await clinician.Follow("Change facts");
        clinician.ValueOf("Language of handouts").ShouldBe("Spanish");
        clinician.Fill("Language of handouts", "Arabic");
        await clinician.Press("Save facts");
        clinician.Words.ShouldContain("reads Arabic");
    }

    private async Task<ThreeStretches> APlanIn(Language language)
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(portal.Clinic.Clinician, new RecordFacts(plan.Patient, [], language));
        return plan;
    }

    private static string StepIn(Language language) => Given.Catalog.Edition(States.Chair, 1, language)!.Parts[0].Steps[0];
}
