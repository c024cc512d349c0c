using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Infrastructure.Handouts;

namespace PrescribeRx.Web.Handouts;

/// <summary>Lays the handout out with the very markup of its page, and prints that with the browser.</summary>
internal sealed class HtmlHandoutPrinter(IRazorViewEngine views, ITempDataProvider tempData, IServiceProvider services, IWebHostEnvironment environment, Site site, Chromium chromium, IPrinterFonts fonts) : IHandoutPrinter
{
    private const string View = "/Handouts/_PrintedHandout.cshtml";

    public async Task<string> LayOut(PrintedHandout handout, CancellationToken ct)
    {
        var styles = await Styles("figure.css", ct) + await Styles("handout.css", ct) + HandoutSheet.Colours(handout.Look);
        var sheet = new HandoutSheet(handout.Document, handout.Format, handout.Number, handout.On, handout.Token is { } token ? site.AddressOf(token) : null, handout.Look) { CanPrintName = fonts.HaveGlyphsFor(handout.Document.PatientName) };
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        var view = views.GetView(null, View, isMainPage: false).View ?? throw new InvalidOperationException($"{View} is not there.");
        await using var html = new StringWriter();
        var data = new ViewDataDictionary<PrintedSheet>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = new(sheet, styles) };
        await view.RenderAsync(new ViewContext(action, view, data, new TempDataDictionary(action.HttpContext, tempData), html, new HtmlHelperOptions()));
        return PrintedCurves.In(html.ToString());
    }

    public Task<byte[]> Print(string layout, CancellationToken ct) => chromium.Print(layout, ct);

    private Task<string> Styles(string sheet, CancellationToken ct) =>
        File.ReadAllTextAsync(environment.WebRootFileProvider.GetFileInfo($"styles/{sheet}").PhysicalPath!, ct);
}
