using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using PrescribeRx.Application;
using PrescribeRx.Domain;

namespace PrescribeRx.Web;

/// <summary>
/// What the portal says. A text is its own key, in British English; Interface.en-US.resx holds what reads otherwise in American.
/// Unlike the framework's localizer it remembers no text that it did not find: some of those name patients.
/// </summary>
public sealed class Interface
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByCulture =
        Enum.GetValues<English>().Select(english => english.Culture()).ToFrozenDictionary(culture => culture.Name, Read);

    public string this[string text] => Of(text);

    /// <summary>A text with numbered holes, as <see cref="string.Format(string, object?[])"/> fills them.</summary>
    public string this[string text, params object?[] holes] => string.Format(CultureInfo.CurrentCulture, Of(text), holes);

    public static IReadOnlyDictionary<string, string> In(English english) => ByCulture[english.Culture().Name];

    /// <summary>As the clinic of this request writes it; a text that reads the same everywhere is itself.</summary>
    public static string Of(string text) => ByCulture.GetValueOrDefault(CultureInfo.CurrentUICulture.Name)?.GetValueOrDefault(text) ?? text;

    private static FrozenDictionary<string, string> Read(CultureInfo culture)
    {
        var resources = new ResourceManager(typeof(Interface));
        return (resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>() ?? [])
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}

/// <summary>Each request is written as its clinic writes.</summary>
internal static class WritesAsItsClinic
{
    public static void UseEnglishOfClinic(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        (http.RequestServices.GetRequiredService<Caller>().Clinic?.English ?? English.British).Use();
        return next(http);
    });
}
