using Microsoft.AspNetCore.WebUtilities;
using PrescribeRx.Application;
using PrescribeRx.Domain;

namespace PrescribeRx.Web;

/// <summary>
/// Which language a patient's page is in: the one they chose on a page, or else the one their clinic noted, or else, where nobody is
/// known, the one their browser asks for. The clinic's own pages are in English.
/// </summary>
public static class MyLanguage
{
    /// <summary>Says in an address which language is chosen.</summary>
    public const string Asked = "language";

    /// <summary>Keeps what was chosen, and nothing of who chose it.</summary>
    public const string Cookie = "prescriberx-language";

    private static readonly object OfPatient = new();
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    public static Language Of(HttpContext http) =>
        !http.Items.TryGetValue(OfPatient, out var chosen) ? Language.English
        : chosen as Language? ?? http.RequestServices.GetRequiredService<Caller>().Language?.OfPages() ?? OfBrowser(http.Request);

    public static Phrases WordsOf(HttpContext http) => Phrases.Of(Of(http));

    /// <summary>The other languages that a page can be had in.</summary>
    public static IEnumerable<Language> Others(HttpContext http) => Languages.All.Where(language => language.HasPages() && language != Of(http));

    /// <summary>What of an address says the language; all else that follows a token is dropped.</summary>
    public static string KeptOf(string query) => WithPages(QueryHelpers.ParseQuery(query).GetValueOrDefault(Asked)) is { } language ? $"?{Asked}={language.Code()}" : "";

    /// <summary>It comes first, so that whatever goes wrong is said in the patient's language too.</summary>
    public static void UseMyLanguage(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!Links.IsForPatients(http.Request.Path))
            return next(http);
        var asked = WithPages(http.Request.Query[Asked]);
        if (asked is { } language)
            http.Response.Cookies.Append(Cookie, language.Code(), new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Lasts, IsEssential = true });
        http.Items[OfPatient] = asked ?? WithPages(http.Request.Cookies[Cookie]);
        return next(http);
    });

    private static Language OfBrowser(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(asked => asked.Quality ?? 1).Select(asked => WithPages(asked.Value.Value?.Split('-')[0])).FirstOrDefault(found => found is not null) ?? Language.English;

    private static Language? WithPages(string? code) => Languages.Find(code) is { } language && language.HasPages() ? language : null;
}
