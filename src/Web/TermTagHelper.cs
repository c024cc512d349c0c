using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrescribeRx.Web;

/// <summary>
/// A word that explains itself when it is pressed, without script. What it opens stands at the end of the page, once however often
/// the word does, so that no heading or table reads its explanation. A printed view has no such end, so it has no such words either.
/// </summary>
[HtmlTargetElement("term", Attributes = "key")]
public sealed class TermTagHelper : TagHelper
{
    public string Key { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var term = Terms.Of(Key);
        TermsShown.On(ViewContext.HttpContext).Add(term);
        output.TagName = "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("class", "term");
        output.Attributes.SetAttribute("popovertarget", term.Popover);
    }
}

/// <summary>The terms that stand on this page; the layout explains each of them once.</summary>
public static class TermsShown
{
    private static readonly object Key = new();

    public static ICollection<Term> On(HttpContext http)
    {
        if (http.Items[Key] is not HashSet<Term> shown)
            http.Items[Key] = shown = [];
        return shown;
    }
}
