using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Infrastructure.Handouts;

namespace PrescribeRx.Web;

/// <summary>Lays a view out as one text, with its styles in it since the printer has no network, and prints that with the browser.</summary>
public sealed class PrintedViews(IRazorViewEngine views, ITempDataProvider tempData, IServiceProvider services, IWebHostEnvironment environment, Chromium chromium)
{
    /// <param name="view">Its whole path; so are those of its parts, since it has no page to look beside.</param>
    public async Task<string> LayOut<T>(string view, T model)
    {
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        var found = views.GetView(null, view, isMainPage: false).View ?? throw new InvalidOperationException($"{view} is not there.");
        await using var html = new StringWriter();
        var data = new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await found.RenderAsync(new ViewContext(action, found, data, new TempDataDictionary(action.HttpContext, tempData), html, new HtmlHelperOptions()));
        return html.ToString();
    }

    public async Task<string> Styles(IEnumerable<string> sheets, CancellationToken ct)
    {
        var styles = await Task.WhenAll(sheets.Select(sheet => File.ReadAllTextAsync(environment.WebRootFileProvider.GetFileInfo($"styles/{sheet}").PhysicalPath!, ct)));
        return string.Concat(styles);
    }

    /// <exception cref="PrinterMissing">The browser is not there or does not answer; says which.</exception>
    public Task<byte[]> Print(string layout, CancellationToken ct) => chromium.Print(layout, ct);
}
