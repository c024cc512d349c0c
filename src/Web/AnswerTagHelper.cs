using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PrescribeRx.Domain;

namespace PrescribeRx.Web;

/// <summary>What every question on a form has: a name, a hint, an error, and what was typed before.</summary>
public abstract class AnswerTagHelper : TagHelper
{
    public string? Hint { get; set; }

    public bool Required { get; set; }

    public bool Optional { get; set; }

    /// <summary>In a grid: the label is heard but not seen.</summary>
    public bool Bare { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected abstract string Name { get; }

    protected Phrases Words => MyLanguage.WordsOf(ViewContext.HttpContext);

    protected string Id => AnswerIds.Of(Name);

    protected bool Refused => Errors.Count > 0;

    private ModelStateEntry? State => ViewContext.ViewData.ModelState.TryGetValue(Name, out var state) ? state : null;

    private List<string> Errors => State?.Errors.Select(error => error.ErrorMessage).ToList() ?? [];

    /// <summary>What was posted under this name, or null when nothing was.</summary>
    protected IReadOnlyList<string>? Attempted => State?.RawValue switch
    {
        string[] several => several,
        string one => [one],
        _ => null,
    };

    protected static TagBuilder Element(string tag, string? cssClass = null, string? text = null)
    {
        var element = new TagBuilder(tag);
        if (cssClass is not null)
            element.AddCssClass(cssClass);
        if (text is not null)
            element.InnerHtml.Append(text);
        return element;
    }

    protected static TagBuilder Empty(string tag)
    {
        var element = Element(tag);
        element.TagRenderMode = TagRenderMode.SelfClosing;
        return element;
    }

    protected void Begin(TagHelperOutput output, string tag, string cssClass)
    {
        AnswerIds.ShownOn(ViewContext.HttpContext).Add(Id);
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", cssClass + (Bare ? " bare" : "") + (Refused ? " field-invalid" : ""));
    }

    protected TagBuilder LabelFor(string id, string text, bool hidden = false)
    {
        var label = Element("label", hidden ? "visually-hidden" : null, text);
        label.Attributes["for"] = id;
        return WithOptional(label);
    }

    protected TagBuilder WithOptional(TagBuilder label)
    {
        if (Optional)
            label.InnerHtml.Append(" ").AppendHtml(Element("span", "optional", Words["form.optional"]));
        return label;
    }

    protected IHtmlContent HintAndError()
    {
        var content = new HtmlContentBuilder();
        if (!string.IsNullOrEmpty(Hint))
            content.AppendHtml(Described("hint", Element("p", "hint", Hint)));
        if (Refused)
            content.AppendHtml(Described("error", ErrorText()));
        return content;
    }

    protected string? DescribedBy(params string[] others)
    {
        var parts = others.ToList();
        if (!string.IsNullOrEmpty(Hint))
            parts.Add("hint");
        if (Refused)
            parts.Add("error");
        return parts.Count == 0 ? null : string.Join(' ', parts.Select(part => $"{Id}-{part}"));
    }

    protected TagBuilder Described(string part, TagBuilder element)
    {
        element.Attributes["id"] = $"{Id}-{part}";
        return element;
    }

    protected void Tie(TagBuilder control, params string[] others)
    {
        if (DescribedBy(others) is { } described)
            control.Attributes["aria-describedby"] = described;
        if (Refused)
            control.Attributes["aria-invalid"] = "true";
        if (Required)
            control.Attributes["aria-required"] = "true";
    }

    private TagBuilder ErrorText()
    {
        var error = Element("p", "field-error");
        error.InnerHtml.AppendHtml(Element("span", "visually-hidden", Words["form.error"] + " ")).Append(string.Join(' ', Errors.Select(Interface.Of)));
        return error;
    }
}

/// <summary>The id of the field with a given name, and which fields this page has shown, in order: the summary links to those, in that order.</summary>
public static class AnswerIds
{
    private static readonly object Key = new();

    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static IList<string> ShownOn(HttpContext http)
    {
        if (http.Items[Key] is not List<string> shown)
            http.Items[Key] = shown = [];
        return shown;
    }
}
