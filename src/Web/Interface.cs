using System.Globalization;
using PrescribeRx.Application;
using PrescribeRx.Domain;

namespace PrescribeRx.Web;

/// <summary>
/// What the portal says. A text is its own key, in British English; Interface.en-US.resx holds what reads otherwise in American.
/// Another language is another such file.
/// </summary>
public sealed class Interface;

/// <summary>Each request is written as its clinic writes.</summary>
internal static class WritesAsItsClinic
{
    public static void UseEnglishOfClinic(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var english = http.RequestServices.GetRequiredService<Caller>().Clinic?.English ?? English.British;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = english.Culture();
        return next(http);
    });
}
