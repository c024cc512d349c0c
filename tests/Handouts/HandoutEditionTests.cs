using System.Net;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

/// <summary>The editions, as they come out of the printer.</summary>
public sealed class HandoutEditionTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases, new() { ["Site:PublicUrl"] = "https://stretches.clinic.example" });

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Each_says_the_same_of_eight_stretches_on_its_paper_and_none_is_split_where_it_fits_a_page()
    {
        var plan = await portal.EightStretches();
        var document = (await portal.Send(plan.Of.Clinician, new ReadHandout(plan.Patient, plan.Prescription))).Document;
        foreach (var edition in Enum.GetValues<Edition>())
        {
            foreach (var paper in Enum.GetValues<Paper>())
            {
                var pdf = await Print(plan, new(edition, paper));
                var pages = await Pdf.Pages(pdf);
                pages.Select(page => page.Size).Distinct().ShouldBe([paper == Paper.A4 ? (595, 842) : (612, 792)]);
                SaysAll(document, string.Join(' ', pages.Select(page => page.Words)), $"{edition}, {paper}");
                (await Pdf.Codes(pdf)).Count.ShouldBe(1, $"{edition}, {paper}");
                if (edition == Edition.Card)
                    pages.Count.ShouldBe(1);
                if (edition is Edition.Standard or Edition.InkSaving)
                    NoneIsSplit(document, pages, $"{edition}, {paper}");
            }
        }
    }

    private static void SaysAll(HandoutDocument document, string words, string format)
    {
        foreach (var said in document.Stretches.SelectMany(stretch => new[] { stretch.Name, stretch.Dose }).Concat(HandoutDocument.EmergencySigns).Append("5 or more"))
            words.ShouldContain(Pdf.Squeezed(said), Case.Sensitive, format);
    }

    private static void NoneIsSplit(HandoutDocument document, IReadOnlyList<PdfPage> pages, string format)
    {
        foreach (var (place, stretch) in document.Stretches.Index())
        {
            var page = pages.Single(page => page.Words.Contains($"{place + 1}. {stretch.Name}", StringComparison.Ordinal));
            foreach (var said in new[] { stretch.FeltAt, stretch.Parts[^1].Steps[^1], stretch.Cues[^1], stretch.Errors[^1], "How often" })
                page.Words.ShouldContain(Pdf.Squeezed(said), Case.Sensitive, $"{stretch.Name}: {format}");
        }
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Spanish)]
    [InlineData(Language.Arabic)]
    public async Task In_every_language_no_stretch_is_split_and_the_card_is_one_page(Language language)
    {
        var plan = await portal.EightStretches();
        var document = (await portal.Send(plan.Of.Clinician, new ReadHandout(plan.Patient, plan.Prescription, new(Edition.Standard, Paper.A4, language)))).Document;
        foreach (var edition in new[] { Edition.Standard, Edition.InkSaving })
        {
            var pages = await Pdf.Pages(await Print(plan, new(edition, Paper.A4, language)));
            foreach (var stretch in document.Stretches)
            {
                var said = new[] { stretch.Purpose, stretch.Parts[0].Steps[0], stretch.Parts[^1].Steps[^1], stretch.Cues[^1], stretch.Errors[^1] }.Select(Pdf.Squeezed).ToList();
                pages.Count(page => said.TrueForAll(one => page.Words.Contains(one, StringComparison.Ordinal))).ShouldBe(1, $"{stretch.Name}: {edition}, {language}");
            }
        }
        (await Pdf.Pages(await Print(plan, new(Edition.Card, Paper.A4, language)))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_patient_reads_best_is_kept_and_is_what_is_produced_from_then_on()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain("This patient reads best: Standard, A4.");
        clinician.Fill("Edition", "Large print");
        clinician.Fill("Paper", "US Letter");
        await clinician.Press("Show");
        clinician.Page.Body!.ClassName.ShouldBe("large");
        clinician.Tick("From now on", "This is how the patient reads best");
        await clinician.Press("Produce the PDF");
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        (await Pdf.Pages(clinician.Body))[0].Size.ShouldBe((612, 792));
        await clinician.Open(plan.Handout);
        clinician.Words.ShouldContain("This patient reads best: Large print, US Letter.");
        clinician.Words.ShouldContain("PDF of handout no. 1");
    }

    [Fact]
    public async Task Another_format_has_a_number_of_its_own_and_neither_makes_the_other_old()
    {
        var plan = await portal.ASignedPrescription();
        var (usual, card) = (HandoutFormat.UsualOn(Paper.A4), new HandoutFormat(Edition.Card, Paper.A4));
        var numbers = new List<int>();
        foreach (var format in new[] { usual, card, usual, card })
            numbers.Add(await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription, format, Acknowledged: true)));
        numbers.ShouldBe([1, 2, 1, 2]);
        foreach (var number in numbers.Distinct())
            (await portal.Send(plan.Of.Clinician, new PrintHandout(plan.Patient, plan.Prescription, number))).ShouldBeOfType<PrintHandout.Outcome.ToPrint>();
    }

    [Fact]
    public async Task The_card_names_a_locked_stretch_and_shows_nothing_of_it()
    {
        var plan = await portal.ASignedPrescription();
        var words = await Pdf.Words(await Print(plan, new(Edition.Card, Paper.A4)));
        words.ShouldContain($"Not yet: {States.Part2Name}.");
    }

    private async Task<byte[]> Print(ThreeStretches plan, HandoutFormat format)
    {
        var number = await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription, format, Acknowledged: true));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        return clinician.Body;
    }
}
