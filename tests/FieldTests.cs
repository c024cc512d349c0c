using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Primitives;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

public class FieldTests
{
    private static readonly Choice[] Sides = [new("Left", "Left"), new("Right", "Right", "The one that hurts")];

    private readonly ModelStateDictionary state = new();
    private readonly DefaultHttpContext http = new();

    [Fact]
    public void A_field_ties_its_label_hint_unit_and_error_to_its_control()
    {
        state.AddModelError("HoldSeconds", "Enter the hold as whole seconds, 1 to 300.");
        var shown = Show(new FieldTagHelper { For = "HoldSeconds", Label = "Hold", Hint = "1 to 300", Unit = "seconds", Type = "number-as-text", Required = true });

        var input = Control(shown);
        shown.QuerySelector($"label[for={input.Id}]")!.TextContent.ShouldBe("Hold");
        input.GetAttribute("aria-describedby")!.Split(' ').Select(id => shown.QuerySelector("#" + id)!.TextContent)
            .ShouldBe(["seconds", "1 to 300", "Error: Enter the hold as whole seconds, 1 to 300."]);
        input.GetAttribute("aria-invalid").ShouldBe("true");
        input.GetAttribute("aria-required").ShouldBe("true");
        input.GetAttribute("type").ShouldBe("text");
        input.GetAttribute("inputmode").ShouldBe("numeric");
        shown.QuerySelector("#HoldSeconds-error")!.HasAttribute("role").ShouldBeFalse();
    }

    [Fact]
    public void A_field_without_hint_unit_or_error_describes_nothing() =>
        Control(Show(new FieldTagHelper { For = "Name", Label = "Name" })).HasAttribute("aria-describedby").ShouldBeFalse();

    [Fact]
    public void What_was_typed_wins_over_what_is_stored()
    {
        Typed("HoldSeconds", "abc");
        Control(Show(new FieldTagHelper { For = "HoldSeconds", Label = "Hold", Value = "30" })).GetAttribute("value").ShouldBe("abc");
    }

    [Fact]
    public void A_field_that_was_emptied_stays_empty()
    {
        Typed("HoldSeconds", "");
        Control(Show(new FieldTagHelper { For = "HoldSeconds", Label = "Hold", Value = "30" })).GetAttribute("value").ShouldBe("");
    }

    [Fact]
    public void Markup_typed_into_a_field_is_shown_as_text()
    {
        Typed("Note", "\n</textarea><script>x</script>");
        var shown = Show(new FieldTagHelper { For = "Note", Label = "<b>Note</b>", Type = "textarea" });
        Control(shown).TextContent.ShouldBe("\n</textarea><script>x</script>");
        shown.QuerySelector("script").ShouldBeNull();
        shown.QuerySelector("b").ShouldBeNull();
    }

    [Fact]
    public void A_password_is_never_sent_back()
    {
        Typed("Password", "secret");
        Control(Show(new FieldTagHelper { For = "Password", Label = "Password", Type = "password", Value = "stored" })).HasAttribute("value").ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-09", "date")]
    [InlineData("2026-02-30", "text")]
    [InlineData("next week", "text")]
    public void A_date_that_does_not_exist_is_still_shown_as_it_was_typed(string typed, string type)
    {
        Typed("Start", typed);
        var input = Control(Show(new FieldTagHelper { For = "Start", Label = "First day", Type = "date" }));
        (input.GetAttribute("type"), input.GetAttribute("value")).ShouldBe((type, typed));
    }

    [Fact]
    public void A_field_of_a_list_has_an_id_that_a_link_can_reach()
    {
        state.AddModelError("Parts[0].HoldSeconds", "Enter the hold.");
        var shown = Show(new FieldTagHelper { For = "Parts[0].HoldSeconds", Label = "Hold" });
        Control(shown).GetAttribute("name").ShouldBe("Parts[0].HoldSeconds");
        Control(shown).Id.ShouldBe("Parts_0__HoldSeconds");
        shown.QuerySelector("#Parts_0__HoldSeconds-error").ShouldNotBeNull();
        AnswerIds.ShownOn(http).ShouldBe(["Parts_0__HoldSeconds"]);
    }

    [Fact]
    public void A_type_that_fields_do_not_have_is_refused() =>
        Should.Throw<InvalidOperationException>(() => Show(new FieldTagHelper { For = "X", Label = "X", Type = "color" }));

    [Fact]
    public void A_bare_field_is_labelled_for_the_ear_only() =>
        Show(new FieldTagHelper { For = "Pain", Label = "Pain, Monday", Bare = true }).QuerySelector("label.visually-hidden")!.TextContent.ShouldBe("Pain, Monday");

    [Theory]
    [InlineData("radio")]
    [InlineData("checkbox")]
    [InlineData("select")]
    public void Nothing_is_chosen_before_somebody_chooses(string kind) =>
        Show(new ChoicesTagHelper { Question = "Side", Legend = "Side", Kind = kind, Options = Sides }).QuerySelectorAll("[checked], [selected]").ShouldBeEmpty();

    [Theory]
    [InlineData("radio", "checked")]
    [InlineData("select", "selected")]
    public void The_posted_choice_wins_over_the_stored_one(string kind, string mark)
    {
        Typed("Side", "Right");
        Show(new ChoicesTagHelper { Question = "Side", Legend = "Side", Kind = kind, Options = Sides, Value = "Left" })
            .QuerySelector($"[{mark}]")!.GetAttribute("value").ShouldBe("Right");
    }

    [Fact]
    public void Boxes_all_unticked_and_posted_stay_unticked()
    {
        var facts = new ChoicesTagHelper { Question = "Facts", Legend = "Facts", Kind = "checkbox", Options = Sides, Values = ["Left"] };
        var mark = Show(facts).QuerySelector("input[type=hidden]")!;
        Show(facts).QuerySelectorAll("[checked]").Length.ShouldBe(1);

        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues> { [mark.GetAttribute("name")!] = mark.GetAttribute("value") });
        Show(facts).QuerySelectorAll("[checked]").ShouldBeEmpty();
    }

    [Fact]
    public void Several_ticked_boxes_stay_ticked()
    {
        state.SetModelValue("Facts", new[] { "Left", "Right" }, "Left,Right");
        Show(new ChoicesTagHelper { Question = "Facts", Legend = "Facts", Kind = "checkbox", Options = Sides }).QuerySelectorAll("[checked]").Length.ShouldBe(2);
    }

    [Fact]
    public void A_refused_group_says_why_and_its_first_option_can_be_linked_to()
    {
        state.AddModelError("Side", "Choose the side.");
        var shown = Show(new ChoicesTagHelper { Question = "Side", Legend = "Side", Hint = "The limb that is stretched.", Options = Sides, Required = true });
        var group = shown.QuerySelector("fieldset[role=radiogroup]")!;
        group.GetAttribute("aria-describedby").ShouldBe("Side-hint Side-error");
        group.GetAttribute("aria-invalid").ShouldBe("true");
        group.QuerySelector("legend")!.TextContent.ShouldBe("Side");
        group.QuerySelectorAll("input").Select(input => input.Id).ShouldBe(["Side", "Side-2"]);
        shown.QuerySelector("#Side-2-about")!.TextContent.ShouldBe("The one that hurts");
    }

    [Theory]
    [InlineData("radio")]
    [InlineData("checkbox")]
    [InlineData("select")]
    public void Refused_choices_keep_the_house_style(string kind)
    {
        state.AddModelError("Side", "Choose the side.");
        var shown = Show(new ChoicesTagHelper { Question = "Side", Legend = "Side", Hint = "One.", Kind = kind, Options = Sides, Optional = true });
        Should.NotThrow(() => HouseStyle.Check(shown));
    }

    [Fact]
    public void A_kind_that_choices_do_not_have_is_refused() =>
        Should.Throw<InvalidOperationException>(() => Show(new ChoicesTagHelper { Question = "X", Legend = "X", Kind = "slider", Options = Sides }));

    [Fact]
    public void A_share_bar_says_its_figure_in_words_and_draws_nothing_when_nothing_was_scheduled()
    {
        var bar = Show(new ShareBarTagHelper { Scheduled = 28, Done = 14, Partly = 7, Unreported = 7, Label = "14 of 28 done" });
        bar.QuerySelector("svg")!.GetAttribute("aria-label").ShouldBe("14 of 28 done");
        bar.QuerySelectorAll("rect").Select(part => part.GetAttribute("x") + " " + part.GetAttribute("width")).ShouldBe(["0 50", "50 25", "75 25"]);
        Show(new ShareBarTagHelper { Scheduled = 0, Label = "Nothing scheduled" }).QuerySelectorAll("rect").ShouldBeEmpty();
    }

    private static IElement Control(IDocument shown) => shown.QuerySelector("input, textarea, select")!;

    private void Typed(string name, string text) => state.SetModelValue(name, text, text);

    private IDocument Show(TagHelper helper)
    {
        if (helper is AnswerTagHelper answer)
            answer.ViewContext = new ViewContext { HttpContext = http, ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), state) };
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "one"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<html lang=\"en-GB\"><title>Field</title><h1>Field</h1>{html}</html>");
    }
}
