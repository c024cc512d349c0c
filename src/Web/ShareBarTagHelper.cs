using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
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
        // A hundred wide and one high, however long and thick it is drawn.
        output.Attributes.SetAttribute("viewBox", "0 0 100 1");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        if (Scheduled <= 0)
            return;
        Draw(output.Content, "share-done", 0, Done);
        Draw(output.Content, "share-partly", Done, Partly);
        Draw(output.Content, "share-unreported", Scheduled - Unreported, Unreported);
        if (Unreported > 0)
            Hatch(output.Content, Percent(Scheduled - Unreported));
    }

    private void Draw(TagHelperContent bar, string cssClass, decimal from, decimal length)
    {
        if (length > 0)
            bar.AppendFormat(CultureInfo.InvariantCulture, """<rect class="{0}" x="{1:0.##}" width="{2:0.##}" height="1"></rect>""", cssClass, Percent(from), Percent(length));
    }

    private static void Hatch(TagHelperContent bar, decimal first)
    {
        const decimal Step = 2;
        var lines = new StringBuilder();
        for (var at = first + Step / 2; at < 100; at += Step)
            lines.Append(CultureInfo.InvariantCulture, $"M{at:0.##} 0v1");
        bar.AppendFormat(CultureInfo.InvariantCulture, """<path class="share-hatch" d="{0}"></path>""", lines);
    }

    private decimal Percent(decimal part) => decimal.Clamp(decimal.Round(100 * part / Scheduled, 2), 0, 100);
}
