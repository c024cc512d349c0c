using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>
/// Columns of patients by band, each with its number. Who reported nothing is hatched; a band that is too small to tell has a dashed
/// outline of one height, whatever it holds. Widths are shares of the page, so that words keep their size on a phone.
/// </summary>
[HtmlTargetElement("distribution", Attributes = "of,label")]
public sealed class DistributionTagHelper : TagHelper
{
    private const int Top = 20;
    private const int Tallest = 110;
    private const int OfFew = 34;
    private const int HatchStep = 5;
    private const int LineHeight = 15;
    private const int Height = Top + Tallest + (2 * LineHeight) + 6;

    public Distribution Of { get; set; } = null!;

    /// <summary>What is counted; the numbers are said after it.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "distribution");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("height", $"{Height}");
        output.Attributes.SetAttribute("aria-label", $"{Label}: {string.Join(", ", Of.Bands.Select(band => $"{band.Name} {ReportTables.Count(band.Patients)}"))}");
        var most = Of.Bands.Max(band => band.Patients) ?? 0;
        for (var place = 0; place < Of.Bands.Count; place++)
            Draw(output.Content, Of.Bands[place], most, 100.0 * place / Of.Bands.Count);
        output.Content.AppendHtml(Shape("line", "distribution-ground", ("x1", "0"), ("x2", "100%"), ("y1", Px(Top + Tallest)), ("y2", Px(Top + Tallest))));
    }

    private void Draw(TagHelperContent content, Band band, int most, double left)
    {
        var width = 100.0 / Of.Bands.Count;
        var height = band.Patients is { } patients && most > 0 ? Math.Max(2, Tallest * patients / most) : OfFew;
        var (top, bottom) = (Top + Tallest - height, Top + Tallest);
        var (from, until) = (left + (width * .14), left + (width * .86));
        var isSilence = band.Name == Distribution.NothingReported;
        content.AppendHtml(Shape("rect", band.Patients is null ? "distribution-few" : isSilence ? "share-unreported" : "share-done",
            ("x", Percent(from)), ("width", Percent(until - from)), ("y", Px(top)), ("height", Px(height))));
        for (var at = bottom - HatchStep; isSilence && band.Patients is not null && at > top; at -= HatchStep)
            content.AppendHtml(Shape("line", "share-hatch", ("x1", Percent(from)), ("x2", Percent(until)), ("y1", Px(at)), ("y2", Px(at))));

        var middle = left + (width / 2);
        if (band.Patients is { } number)
            content.AppendHtml(Words("distribution-number", middle, top - 5, ReportTables.Count(number)));
        else
            AppendLines(content, "distribution-word", middle, bottom - 20, "fewer", "than 5");
        AppendLines(content, "distribution-word", middle, bottom + LineHeight, band.Name.Split(' ', 2));
    }

    private static void AppendLines(TagHelperContent content, string cssClass, double middle, int baseline, params string[] lines)
    {
        for (var line = 0; line < lines.Length; line++)
            content.AppendHtml(Words(cssClass, middle, baseline + (line * LineHeight), lines[line]));
    }

    private static TagBuilder Words(string cssClass, double middle, int baseline, string words)
    {
        var text = Shape("text", cssClass, ("x", Percent(middle)), ("y", Px(baseline)));
        text.InnerHtml.Append(words);
        return text;
    }

    private static TagBuilder Shape(string name, string cssClass, params (string Name, string Value)[] attributes)
    {
        var shape = new TagBuilder(name);
        shape.AddCssClass(cssClass);
        foreach (var (attribute, value) in attributes)
            shape.Attributes[attribute] = value;
        return shape;
    }

    private static string Px(int pixels) => pixels.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
