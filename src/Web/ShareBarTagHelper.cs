using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrescribeRx.Web;

/// <summary>A bar of what was done, partly done and not reported, out of what was scheduled. What is left blank was not done.</summary>
[HtmlTargetElement("share-bar", Attributes = "scheduled,label")]
public sealed class ShareBarTagHelper : TagHelper
{
    public decimal Scheduled { get; set; }

    public decimal Done { get; set; }

    public decimal Partly { get; set; }

    public decimal Unreported { get; set; }

    /// <summary>The figure in words; the bar says nothing that these words do not.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "share-bar");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        if (Scheduled <= 0)
            return;
        output.Content
            .AppendHtml(Part("share-done", 0, Done))
            .AppendHtml(Part("share-partly", Done, Partly))
            .AppendHtml(Part("share-unreported", Scheduled - Unreported, Unreported));
        Hatch(output);
    }

    private void Hatch(TagHelperOutput output)
    {
        const decimal Step = 2;
        var first = Percent(Scheduled - Unreported);
        for (var at = first + Step / 2; Unreported > 0 && at < 100; at += Step)
            output.Content.AppendHtml(Line(at));
    }

    private TagBuilder Part(string cssClass, decimal from, decimal length)
    {
        var part = new TagBuilder("rect");
        part.AddCssClass(cssClass);
        part.Attributes["x"] = Text(Percent(from));
        part.Attributes["width"] = Text(Percent(length));
        part.Attributes["height"] = "100%";
        return part;
    }

    private static TagBuilder Line(decimal at)
    {
        var line = new TagBuilder("line");
        line.AddCssClass("share-hatch");
        line.Attributes["x1"] = line.Attributes["x2"] = Text(at);
        line.Attributes["y2"] = "100%";
        return line;
    }

    private decimal Percent(decimal part) => decimal.Clamp(decimal.Round(100 * part / Scheduled, 2), 0, 100);

    private static string Text(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
