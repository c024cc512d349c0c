using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrescribeRx.Web;

/// <summary>One typed answer: label, hint, error, control and unit, tied together.</summary>
[HtmlTargetElement("field", Attributes = "for,label")]
public sealed class FieldTagHelper : AnswerTagHelper
{
    public string For { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary>text, password, email, date, time, search, textarea, number-as-text, or file.</summary>
    public string Type { get; set; } = "text";

    public string? Value { get; set; }

    /// <summary>How high a textarea is to begin with, in lines.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>What a file may be.</summary>
    public string Accept { get; set; } = "image/jpeg,image/png,image/webp";

    public string? Unit { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    protected override string Name => For;

    private string? Typed => Type == "password" ? null : Attempted is { } posted ? string.Join(", ", posted) : Value;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Begin(output, "div", "field");
        output.Content.SetHtmlContent(LabelFor(Id, Label, Bare)).AppendHtml(HintAndError()).AppendHtml(ControlAndUnit());
    }

    private TagBuilder ControlAndUnit()
    {
        var control = Control();
        if (string.IsNullOrEmpty(Unit))
            return control;
        var row = Element("div", "field-input");
        row.InnerHtml.AppendHtml(control).AppendHtml(Described("unit", Element("span", "unit", Unit)));
        return row;
    }

    private TagBuilder Control()
    {
        var control = Type == "textarea" ? TextArea() : Input();
        control.Attributes["id"] = Id;
        control.Attributes["name"] = For;
        if (Autocomplete is not null)
            control.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null)
            control.Attributes["inputmode"] = Inputmode;
        if (string.IsNullOrEmpty(Unit))
            Tie(control);
        else
            Tie(control, "unit");
        return control;
    }

    private TagBuilder TextArea()
    {
        var area = Element("textarea");
        area.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // A browser drops the first line break inside a textarea; this one is for it to drop.
        area.InnerHtml.AppendHtml("\n").Append(Typed ?? "");
        return area;
    }

    private TagBuilder Input()
    {
        var input = Empty("input");
        input.Attributes["type"] = InputType();
        if (Type == "number-as-text")
        {
            input.AddCssClass("short");
            input.Attributes["inputmode"] = "numeric";
            input.Attributes["autocomplete"] = "off";
        }
        if (Type == "file")
            input.Attributes["accept"] = Accept;
        else if (Typed is { } typed)
            input.Attributes["value"] = typed;
        return input;
    }

    // A date field shows nothing for a date that does not exist, so what was typed is shown as text.
    private string InputType() => Type switch
    {
        "date" => string.IsNullOrEmpty(Typed) || DateOnly.TryParseExact(Typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "date" : "text",
        "number-as-text" => "text",
        "text" or "password" or "email" or "search" or "time" or "file" => Type,
        _ => throw new InvalidOperationException($"The field {For} asks for the type {Type}, which fields do not have."),
    };
}
