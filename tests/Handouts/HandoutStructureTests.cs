using System.Text;
using System.Text.RegularExpressions;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

/// <summary>What somebody who listens to a handout gets: its tags, in every edition. No conformance to PDF/UA is claimed.</summary>
public sealed partial class HandoutStructureTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;
    private ThreeStretches plan = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases, new() { ["Site:PublicUrl"] = "https://stretches.clinic.example" });
        plan = await portal.ASignedPrescription();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData(Edition.Standard)]
    [InlineData(Edition.LargePrint)]
    [InlineData(Edition.EasyRead)]
    [InlineData(Edition.InkSaving)]
    [InlineData(Edition.Card)]
    public async Task It_has_a_title_a_language_headings_in_order_lists_tables_words_for_pictures_and_its_own_fonts(Edition edition)
    {
        var (layout, pdf) = await Print(new(edition, Paper.A4));
        var about = await Pdf.About(pdf);
        about.ShouldContain("Title: Your stretches, handout no. 1");
        about.ShouldContain("Tagged: yes");
        var objects = Pdf.Objects(pdf);
        objects.ShouldContain("/Lang (en-GB)");
        objects.ShouldContain("/Type /Outlines");
        Regex.Count(objects, "/Alt ").ShouldBe(Regex.Count(layout, "role=\"img\""), "each picture has words");

        var tags = await Pdf.Tags(pdf);
        var headings = tags.Where(tag => Heading().IsMatch(tag)).Select(tag => tag[1] - '0').ToList();
        headings[0].ShouldBe(1);
        headings.Count(level => level == 1).ShouldBe(1);
        headings.Zip(headings.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1, "no level is left out");
        headings.Count(level => level == 2).ShouldBe(Regex.Count(layout, "<h2"));
        tags.Count(tag => tag == "LI").ShouldBe(Regex.Count(layout, "<li"));
        tags.Count(tag => tag == "Table").ShouldBe(Regex.Count(layout, "<table"));
        tags.Count(tag => tag == "TH").ShouldBe(Regex.Count(layout, "<th[ >]"));
        (await Pdf.Fonts(pdf)).ShouldAllBe(font => font.IsEmbedded);
    }

    [Theory]
    [InlineData(Language.Spanish, "Lleve", "El dibujo muestra el cuerpo desde su lado derecho. La rodilla y la espinilla derechas en el asiento. El pie izquierdo en el suelo. La mano derecha en el respaldo de la silla. Un círculo pequeño marca cada apoyo. Una flecha: las caderas se mueven hacia adelante. Se siente en la parte de delante de la cadera derecha.")]
    [InlineData(Language.Arabic, "Slide", "The drawing shows the body from its right side. Right knee and shin on the seat. Left foot on the floor. Right hand on the chair back. A small ring marks each support. An arrow: the hips move forward. Felt at the front of the right hip.")]
    // The steps of a stretch that nobody has put into Arabic are in English on the sheet, and so is what is read out in the place of its pictures.
    public async Task A_picture_says_as_much_in_another_language_as_in_English(Language language, string step, string shown)
    {
        var (_, english) = await Print(new(Edition.Standard, Paper.A4));
        var (layout, pdf) = await Print(new(Edition.Standard, Paper.A4, language));
        var said = Pdf.Objects(pdf);
        Regex.Count(said, "/Alt ").ShouldBe(Regex.Count(layout, "role=\"img\""), "each picture has words");
        Regex.Count(said, "/Alt ").ShouldBe(Regex.Count(Pdf.Objects(english), "/Alt "));
        System.Net.WebUtility.HtmlDecode(layout).ShouldContain(shown);
        Alternatives(said).ShouldContain(alternative => alternative.Contains(shown, StringComparison.Ordinal) && alternative.Contains(step, StringComparison.Ordinal));
    }

    /// <summary>What is read out in the place of each picture, as the tags have it: in UTF-16 where a letter needs it.</summary>
    private static List<string> Alternatives(string objects) =>
        [.. Alternative().Matches(objects).Select(match => match.Groups["hex"].Success ? Convert.FromHexString(match.Groups["hex"].Value) : Encoding.Latin1.GetBytes(Unescaped(match.Groups["text"].Value)))
            .Select(bytes => bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)) : Encoding.Latin1.GetString(bytes))];

    private static string Unescaped(string text) => Escape().Replace(text, match => match.Value[1] switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'b' => "\b",
        'f' => "\f",
        >= '0' and <= '7' => $"{(char)Convert.ToInt32(match.Value[1..], 8)}",
        var itself => $"{itself}",
    });

    private async Task<(string Layout, byte[] Pdf)> Print(HandoutFormat format)
    {
        var number = await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription, format, Acknowledged: true));
        var layout = (await portal.Send(plan.Of.Clinician, new PrintHandout(plan.Patient, plan.Prescription, number))).ShouldBeOfType<PrintHandout.Outcome.ToPrint>().Layout;
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        return (layout, clinician.Body);
    }

    [GeneratedRegex(@"/Alt (?:<(?<hex>[0-9A-Fa-f]+)>|\((?<text>(?:[^()\\]|\\.)*)\))", RegexOptions.Singleline)]
    private static partial Regex Alternative();

    [GeneratedRegex(@"\\(?:[0-7]{3}|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex("^H[1-6]$")]
    private static partial Regex Heading();
}
