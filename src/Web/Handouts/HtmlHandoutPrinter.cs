using PrescribeRx.Application.Handouts;

namespace PrescribeRx.Web.Handouts;

/// <summary>Lays the handout out with the very markup of its page, and prints that with the browser.</summary>
internal sealed class HtmlHandoutPrinter(PrintedViews views, Site site, IPrinterFonts fonts) : IHandoutPrinter
{
    private static readonly string[] Sheets = ["figure.css", "handout.css"];

    public async Task<string> LayOut(PrintedHandout handout, CancellationToken ct)
    {
        var styles = await views.Styles(Sheets, ct) + HandoutSheet.Colours(handout.Look);
        var sheet = new HandoutSheet(handout.Document, handout.Format, handout.Number, handout.On, handout.Token is { } token ? site.AddressOf(token) : null, handout.Look) { CanPrintName = fonts.HaveGlyphsFor(handout.Document.PatientName) };
        return PrintedCurves.In(await views.LayOut("/Handouts/_PrintedHandout.cshtml", new PrintedSheet(sheet, styles)));
    }

    public Task<byte[]> Print(string layout, CancellationToken ct) => views.Print(layout, ct);
}
