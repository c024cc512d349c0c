using AngleSharp;
using AngleSharp.Dom;

namespace PrescribeRx.Tests;

/// <summary>What is true of every page, whoever wrote it. Called on each page that any test opens.</summary>
public static class HouseStyle
{
    private const string Fields = "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]), select, textarea";

    private static readonly Func<IDocument, IEnumerable<string>>[] Rules =
    [
        Language, Title, OneMainHeading, HeadingOrder, FieldsHaveLabels, DescriptionsExist, InvalidFieldsSayWhy, IdsAreUnique,
        NothingInline, PicturesHaveWords, ControlsHaveWords, NoFillerText, PostsAreGuarded, NothingFromElsewhere, LinksWithinThePageArrive, TableHeadingsHaveScope,
    ];

    public static void Check(IDocument page)
    {
        var faults = Rules.SelectMany(rule => rule(page)).ToList();
        if (faults.Count > 0)
            throw new ShouldAssertException($"{page.Url} breaks the house style:\n- {string.Join("\n- ", faults)}");
    }

    private static IEnumerable<string> Language(IDocument page) =>
        Fault(Blank(page.DocumentElement.GetAttribute("lang")), "The page does not say its language.");

    private static IEnumerable<string> Title(IDocument page) => Fault(Blank(page.Title), "The page has no title.");

    private static IEnumerable<string> OneMainHeading(IDocument page)
    {
        var count = page.QuerySelectorAll("h1").Length;
        return Fault(count != 1, $"The page has {count} h1, not one.");
    }

    private static IEnumerable<string> HeadingOrder(IDocument page)
    {
        var before = 1;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level > before + 1)
                yield return $"\"{Words(heading)}\" is an h{level} after an h{before}.";
            before = level;
        }
    }

    private static IEnumerable<string> FieldsHaveLabels(IDocument page) =>
        page.QuerySelectorAll(Fields).Where(field => !HasLabel(page, field)).Select(field => $"{Tag(field)} has no label.");

    private static bool HasLabel(IDocument page, IElement field) =>
        LabelsOf(page, field).Any(label => !Blank(Words(label))) || (field.Closest("table") is not null && HasAriaName(page, field));

    private static IEnumerable<IElement> LabelsOf(IDocument page, IElement field)
    {
        var wrapping = field.Closest("label");
        var pointing = page.QuerySelectorAll("label[for]").Where(label => !Blank(field.Id) && label.GetAttribute("for") == field.Id);
        return wrapping is null ? pointing : pointing.Append(wrapping);
    }

    private static IEnumerable<string> DescriptionsExist(IDocument page) =>
        from element in page.QuerySelectorAll("[aria-describedby], [aria-labelledby]")
        from id in Ids(element, "aria-describedby").Concat(Ids(element, "aria-labelledby"))
        where page.GetElementById(id) is null
        select $"{Tag(element)} points to #{id}, which is not on the page.";

    private static IEnumerable<string> InvalidFieldsSayWhy(IDocument page) =>
        from element in page.QuerySelectorAll("[aria-invalid=true]")
        where !Ids(element, "aria-describedby").Select(page.GetElementById).Any(IsError)
        select $"{Tag(element)} is invalid and does not say why.";

    private static bool IsError(IElement? element) => element is not null && element.ClassList.Contains("field-error") && !Blank(Words(element));

    private static IEnumerable<string> IdsAreUnique(IDocument page) =>
        page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(same => same.Count() > 1).Select(same => $"The id {same.Key} is used {same.Count()} times.");

    private static IEnumerable<string> NothingInline(IDocument page) =>
        page.All.SelectMany(InlineIn);

    private static IEnumerable<string> InlineIn(IElement element)
    {
        if (element.LocalName == "style" || (element.LocalName == "script" && !element.HasAttribute("src")))
            yield return $"There is an inline <{element.LocalName}>.";
        foreach (var attribute in element.Attributes.Where(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal)))
            yield return $"{Tag(element)} has an inline {attribute.Name}.";
        if (element.GetAttribute("href")?.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) == true)
            yield return $"{Tag(element)} links to a script.";
    }

    private static IEnumerable<string> PicturesHaveWords(IDocument page) =>
        page.QuerySelectorAll("img, svg")
            .Where(picture => !picture.HasAttribute("alt") && picture.Closest("[aria-hidden=true]") is null && !HasAriaName(page, picture))
            .Select(picture => $"{Tag(picture)} has neither words nor aria-hidden.");

    private static IEnumerable<string> ControlsHaveWords(IDocument page) =>
        page.QuerySelectorAll("a[href], button")
            .Where(control => Blank(Words(control)) && !HasAriaName(page, control) && !control.QuerySelectorAll("[alt], [aria-label]").Any(part => !Blank(part.GetAttribute("alt") ?? part.GetAttribute("aria-label"))))
            .Select(control => $"{Tag(control)} has no words.");

    private static IEnumerable<string> NoFillerText(IDocument page) =>
        Fault(page.Body?.TextContent.Contains("lorem", StringComparison.OrdinalIgnoreCase) == true, "The page has filler text.");

    private static IEnumerable<string> PostsAreGuarded(IDocument page) =>
        page.QuerySelectorAll("form")
            .Where(form => string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            .Where(form => form.QuerySelector("input[name=__RequestVerificationToken]") is null)
            .Select(form => $"The form that posts to \"{form.GetAttribute("action")}\" has no antiforgery token.");

    private static IEnumerable<string> NothingFromElsewhere(IDocument page) =>
        from element in page.QuerySelectorAll("[href], [src], [action], [formaction], [srcset]")
        from name in new[] { "href", "src", "action", "formaction", "srcset" }
        where LeadsElsewhere(page, element.GetAttribute(name))
        select $"{Tag(element)} leads to another host: {element.GetAttribute(name)}";

    private static bool LeadsElsewhere(IDocument page, string? address)
    {
        var trimmed = address?.Trim().Replace('\\', '/') ?? "";
        var absolute = trimmed.StartsWith("//", StringComparison.Ordinal) ? $"http:{trimmed}" : trimmed;
        return Uri.TryCreate(absolute, UriKind.Absolute, out var target)
            && target.Scheme is "http" or "https" or "ws" or "wss" or "ftp"
            && (!Uri.TryCreate(page.Url, UriKind.Absolute, out var here) || here.Host != target.Host);
    }

    private static IEnumerable<string> LinksWithinThePageArrive(IDocument page) =>
        page.QuerySelectorAll("a[href^='#']")
            .Select(link => link.GetAttribute("href")![1..])
            .Where(id => page.GetElementById(id) is null)
            .Select(id => $"A link leads to #{id}, which is not on the page.");

    private static IEnumerable<string> TableHeadingsHaveScope(IDocument page)
    {
        foreach (var table in page.QuerySelectorAll("table"))
        {
            var headings = table.QuerySelectorAll("th");
            if (headings.Length == 0)
                yield return "A table has no headings.";
            foreach (var heading in headings.Where(heading => heading.GetAttribute("scope") is not ("col" or "row" or "colgroup" or "rowgroup")))
                yield return $"The table heading \"{Words(heading)}\" has no scope.";
        }
    }

    private static bool HasAriaName(IDocument page, IElement element) =>
        !Blank(element.GetAttribute("aria-label")) || Ids(element, "aria-labelledby").Any(id => page.GetElementById(id) is { } named && !Blank(Words(named)));

    private static string[] Ids(IElement element, string attribute) =>
        (element.GetAttribute(attribute) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Fault(bool broken, string sentence) => broken ? [sentence] : [];

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    private static string Words(IElement element) => element.TextContent.Trim();

    private static string Tag(IElement element) => ((IElement)element.Clone(deep: false)).ToHtml();
}
