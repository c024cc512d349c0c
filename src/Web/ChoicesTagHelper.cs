using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PrescribeRx.Web;

/// <summary>A question with set answers. Nothing is chosen until somebody chooses it.</summary>
[HtmlTargetElement("choices", Attributes = "name,legend,options")]
public sealed class ChoicesTagHelper : AnswerTagHelper
{
    private const string ShownPrefix = "shown:";

    [HtmlAttributeName("name")]
    public string Question { get; set; } = "";

    public string Legend { get; set; } = "";

    public IReadOnlyList<Choice> Options { get; set; } = [];

    /// <summary>radio, checkbox or select.</summary>
    public string Kind { get; set; } = "radio";

    public string? Value { get; set; }

    /// <summary>For checkboxes, which may have several.</summary>
    public IEnumerable<string>? Values { get; set; }

    /// <summary>Few short options, side by side.</summary>
    public bool Inline { get; set; }

    /// <summary>What the first, empty line of a select says.</summary>
    public string? Blank { get; set; }

    protected override string Name => Question;

    private string Shown => ShownPrefix + Question;

    private IReadOnlyCollection<string> Chosen =>
        Attempted ?? (PostedUnticked ? [] : Values?.ToList() ?? (Value is null ? [] : [Value]));

    // Unticked boxes post nothing; without the mark, a form shown again would tick them once more.
    private bool PostedUnticked =>
        Kind == "checkbox" && ViewContext.HttpContext.Request is { HasFormContentType: true } request && request.Form.ContainsKey(Shown);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Kind == "select")
            ShowSelect(output);
        else if (Kind is "radio" or "checkbox")
            ShowGroup(output);
        else
            throw new InvalidOperationException($"The choices {Question} ask for the kind {Kind}, which choices do not have.");
    }

    private void ShowSelect(TagHelperOutput output)
    {
        Begin(output, "div", "field");
        var select = Element("select");
        select.Attributes["id"] = Id;
        select.Attributes["name"] = Question;
        Tie(select);
        select.InnerHtml.AppendHtml(Option(new Choice("", Blank ?? Words["form.choose"])));
        TagBuilder? group = null;
        foreach (var option in Options)
        {
            group = GroupOf(option, select, group);
            (group ?? select).InnerHtml.AppendHtml(Option(option));
        }
        output.Content.SetHtmlContent(LabelFor(Id, Legend, Bare)).AppendHtml(HintAndError()).AppendHtml(select);
    }

    private static TagBuilder? GroupOf(Choice choice, TagBuilder select, TagBuilder? last)
    {
        if (choice.Group is null || last?.Attributes["label"] == choice.Group)
            return choice.Group is null ? null : last;
        var group = Element("optgroup");
        group.Attributes["label"] = choice.Group;
        select.InnerHtml.AppendHtml(group);
        return group;
    }

    private TagBuilder Option(Choice choice)
    {
        var option = Element("option", text: Interface.Of(choice.Text));
        option.Attributes["value"] = choice.Value;
        if (choice.Value.Length > 0 && Chosen.Contains(choice.Value))
            option.Attributes["selected"] = "selected";
        return option;
    }

    private void ShowGroup(TagHelperOutput output)
    {
        Begin(output, "fieldset", Inline ? "field choices choices-inline" : "field choices");
        if (DescribedBy() is { } described)
            output.Attributes.SetAttribute("aria-describedby", described);
        if (Kind == "radio")
            SayRadioGroup(output);
        output.Content
            .SetHtmlContent(WithOptional(Element("legend", Bare ? "visually-hidden" : null, Legend)))
            .AppendHtml(HintAndError())
            .AppendHtml(Boxes());
        if (Kind == "checkbox")
            output.Content.AppendHtml(ShownMark());
    }

    private void SayRadioGroup(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("role", "radiogroup");
        if (Refused)
            output.Attributes.SetAttribute("aria-invalid", "true");
        if (Required)
            output.Attributes.SetAttribute("aria-required", "true");
    }

    private TagBuilder Boxes()
    {
        var boxes = Element("div");
        for (var position = 0; position < Options.Count; position++)
            boxes.InnerHtml.AppendHtml(Box(Options[position], position == 0 ? Id : $"{Id}-{position + 1}"));
        return boxes;
    }

    private TagBuilder Box(Choice choice, string id)
    {
        var input = Empty("input");
        input.Attributes["type"] = Kind;
        input.Attributes["id"] = id;
        input.Attributes["name"] = Question;
        input.Attributes["value"] = choice.Value;
        if (Chosen.Contains(choice.Value))
            input.Attributes["checked"] = "checked";
        var label = Element("label", text: Interface.Of(choice.Text));
        label.Attributes["for"] = id;
        var box = Element("div", "choice");
        box.InnerHtml.AppendHtml(input).AppendHtml(label).AppendHtml(ChoiceHint(choice, id, input));
        return box;
    }

    private static IHtmlContent ChoiceHint(Choice choice, string id, TagBuilder input)
    {
        if (string.IsNullOrEmpty(choice.Hint))
            return HtmlString.Empty;
        var hint = Element("p", "hint", Interface.Of(choice.Hint));
        hint.Attributes["id"] = input.Attributes["aria-describedby"] = $"{id}-about";
        return hint;
    }

    private TagBuilder ShownMark()
    {
        var mark = Empty("input");
        mark.Attributes["type"] = "hidden";
        mark.Attributes["name"] = Shown;
        mark.Attributes["value"] = "true";
        return mark;
    }
}
