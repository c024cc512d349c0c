using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Catalog;

/// <summary>Every figure of the catalog, for either side.</summary>
public sealed partial class FigureTests
{
    private const int MostBytes = 6_000;
    private static readonly Side[] BothSides = [Side.Left, Side.Right];

    [Fact]
    public void Every_step_of_every_entry_has_a_figure_and_every_entry_a_wrong_way()
    {
        foreach (var stretch in Given.Catalog.All)
        {
            foreach (var part in stretch.Parts)
            {
                part.Figures.Count.ShouldBe(part.Steps.Count, $"{stretch.Key}, {part.Key}");
                part.Figures.ShouldAllBe(figure => figure != null, $"{stretch.Key}, {part.Key}");
            }
            stretch.WrongWays.ShouldNotBeEmpty(stretch.Key);
            stretch.WrongWays.ShouldAllBe(wrong => wrong.Figure.Fault != null, stretch.Key);
        }
    }

    [Fact]
    public void Every_held_part_shows_where_it_is_held_and_felt_and_every_part_shows_a_movement()
    {
        foreach (var (stretch, part) in Given.Catalog.All.SelectMany(stretch => stretch.Parts.Select(part => (stretch, part))))
        {
            part.Figures.Any(figure => figure!.Hold).ShouldBe(part.Dose.IsHeld, part.Name);
            part.Figures.ShouldContain(figure => figure!.Arrows.Count > 0, part.Name);
            if (part.Dose.IsHeld)
                part.Figures.ShouldContain(figure => figure!.Hold && figure.Felt.Count > 0, $"{stretch.Key}, {part.Name}");
        }
    }

    [Fact]
    public void No_pose_of_the_catalog_is_past_a_joint_off_a_support_or_through_anything() =>
        Poses().SelectMany(pose => PostureFaults.Of(pose).Select(fault => $"{pose.Key}: {fault}")).ShouldBeEmpty();

    [Fact]
    public void Twist_and_knee_across_are_seen_from_the_feet_and_from_the_side()
    {
        Views("supine-twist", "roll").ShouldBe([View.Side, View.FromTheFeet]);
        Views(Given.Part2, "knee-across").ShouldBe([View.Side, View.FromTheFeet]);
    }

    [Fact]
    public void A_foot_that_stays_down_does_not_slide_from_one_step_to_the_next()
    {
        Foot("chair-end").X.ShouldBe(Foot("chair-lunge").X, .2);
        Foot("lunge-end").X.ShouldBe(Foot("lunge-step").X, .2);
        Foot("sit-fold").X.ShouldBe(Foot("sit-back").X, .2);
        Foot("tilt-arch").X.ShouldBe(Foot("tilt-flat").X, .2);
    }

    [Fact]
    public void The_chair_back_is_never_behind_the_shin_of_whoever_kneels_on_the_seat()
    {
        var kneeling = Poses().Where(pose => pose.Touches[0].Part == BodyPart.Shin).ToList();
        kneeling.Count.ShouldBeGreaterThan(3);
        foreach (var pose in kneeling)
            Posture.Of(pose).Body.NearLeg.Middle.X.ShouldBeLessThan(pose.Things.Single().Blocks()[1].Least.X, pose.Key);
    }

    [Fact]
    public void The_left_figure_is_the_mirror_of_the_right()
    {
        foreach (var (figure, _, words) in Figures())
        {
            var (left, right) = (Svg(figure, Side.Left, words), Svg(figure, Side.Right, words));
            Shapes(left).Attribute("transform")!.Value.ShouldBe("scale(-1 1)");
            Shapes(right).Attribute("transform").ShouldBeNull();
            Shapes(left).Elements().Select(shape => shape.ToString()).ShouldBe(Shapes(right).Elements().Select(shape => shape.ToString()));
            Texts(left).Select(text => (-Number(text, "x"), Number(text, "y"), text.Value)).ShouldBe(Texts(right).Select(text => (Number(text, "x"), Number(text, "y"), text.Value)));
            var (leftBox, rightBox) = (Box(left), Box(right));
            leftBox.Left.ShouldBe(-rightBox.Left - rightBox.Width, .11);
            (leftBox.Top, leftBox.Width, leftBox.Height).ShouldBe((rightBox.Top, rightBox.Width, rightBox.Height));
        }
    }

    [Fact]
    public void The_side_that_is_read_out_and_captioned_is_the_side_that_is_drawn()
    {
        foreach (var stretch in Given.Catalog.All.Where(stretch => stretch.Laterality == Laterality.EachSide))
            foreach (var shown in stretch.Parts.Where(part => part.Laterality == Laterality.EachSide).SelectMany(part => BothSides.SelectMany(side => ShownFigure.Of(part, side, part.Dose))))
            {
                var svg = XElement.Parse(shown.Svg(FigureLabels.English));
                (Shapes(svg).Attribute("transform") is not null).ShouldBe(shown.Side == Side.Left);
                shown.Caption(eachSide: false).ShouldEndWith(shown.Side == Side.Left ? ", left side" : ", right side");
                if (shown.Figure.View == View.Side)
                    svg.Attribute("aria-label")!.Value.ShouldContain(shown.Side == Side.Left ? "from its left side" : "from its right side");
            }
    }

    [Fact]
    public void Where_each_side_is_done_in_turn_the_right_is_drawn_and_said_to_be()
    {
        var part = Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single();
        ShownFigure.Of(part, Side.Each, part.Dose).ShouldAllBe(figure => figure.Side == Side.Right && figure.Caption(true).EndsWith(", right side shown", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_without_sides_is_drawn_and_described_without_one()
    {
        var turns = Given.Catalog.Find(Given.HamstringMobiliser)!.PartOf("torso-turn")!;
        foreach (var figure in ShownFigure.Of(turns, Side.Left, turns.Dose))
        {
            figure.Side.ShouldBe(Side.None);
            figure.Svg(FigureLabels.English).ShouldNotContain(" left ");
        }
    }

    [Fact]
    public void Steps_in_one_pose_share_a_figure_with_the_marks_of_each()
    {
        var part = Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single();
        var last = ShownFigure.Of(part, Side.Left, part.Dose)[^1];

        last.Caption(eachSide: false).ShouldBe("Steps 6 and 7, left side");
        (last.Figure.Hold, last.Figure.Arrows.Count, last.Figure.Felt.Count).ShouldBe((true, 1, 1));
        last.Words.ShouldBe($"{part.Steps[5]} {part.Steps[6]}");
    }

    [Fact]
    public void No_figure_is_over_six_kilobytes_alone_or_shared()
    {
        var shared = Given.Catalog.All.SelectMany(stretch => stretch.Parts.SelectMany(part => ShownFigure.Of(part, Side.Left, part.Dose))).Select(figure => (figure.Figure.Pose.Key, figure.Svg(FigureLabels.English)));
        var alone = Figures().Select(figure => (figure.Figure.Pose.Key, Svg(figure.Figure, Side.Left, figure.Words).ToString(SaveOptions.DisableFormatting)));
        foreach (var (pose, svg) in shared.Concat(alone))
            svg.Length.ShouldBeLessThan(MostBytes, pose);
    }

    [Fact]
    public void A_figure_is_read_out_with_the_words_of_the_step_what_touches_and_what_is_marked()
    {
        var part = Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single();
        FigureText.Of(part.Figures[5]!, Side.Left, part.Steps[5], 60).ShouldBe(
            "Stay tucked. Slide your hips forward until the front of the hip on the chair side feels stretched. The drawing shows the body from its left side. "
            + "Left knee and shin on the seat. Right foot on the floor. Left hand on the chair back. A small ring marks each support. An arrow: the hips move forward. Felt at the front of the left hip.");
        FigureText.Of(part.Figures[6]!, Side.Right, part.Steps[6], 60).ShouldEndWith("Felt at the front of the right hip. Hold for 60 seconds.");
    }

    [Theory]
    [InlineData(Language.Spanish, "El dibujo muestra el cuerpo desde su lado izquierdo. La rodilla y la espinilla izquierdas en el asiento. El pie derecho en el suelo. La mano izquierda en el respaldo de la silla. Un círculo pequeño marca cada apoyo. Una flecha: las caderas se mueven hacia adelante. Se siente en la parte de delante de la cadera izquierda.")]
    [InlineData(Language.Arabic, "يُظهر الرسم الجسم من جانبه الأيسر. الركبة والساق اليسرى على المقعد. القدم اليمنى على الأرض. اليد اليسرى على ظهر الكرسي. تحدد دائرة صغيرة كل نقطة ارتكاز. سهم: حركة الوركين إلى الأمام. الإحساس في مقدمة الورك الأيسر.")]
    public void It_is_read_out_in_other_languages_as_fully_as_in_English(Language language, string read)
    {
        var figure = Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single().Figures[5]!;
        FigureText.Of(figure, Side.Left, "1.", 60, language).ShouldBe($"1. {read}");
        foreach (var (each, _, _) in Figures())
            foreach (var side in new[] { Side.Left, Side.Right, Side.None })
                FigureText.Of(each, side, "", 30, language).Count(letter => letter == '.').ShouldBe(FigureText.Of(each, side, "", 30).Count(letter => letter == '.'));
    }

    [Fact]
    public void What_both_limbs_do_is_read_out_once()
    {
        var tilt = Given.Catalog.Find("pelvic-tilt")!.Parts[0];
        FigureText.Of(tilt.Figures[1]!, Side.None, "Sink.", null).ShouldBe(
            "Sink. The drawing shows the body from the side. Back on the mat. Both feet on the mat. Both hands on the mat. An arrow: the lower back moves down. Felt in the lower back.");
    }

    [Fact]
    public void A_wrong_way_is_crossed_out_ringed_and_read_out_as_wrong()
    {
        var stretch = Given.Catalog.Find(Given.ChairHipFlexor)!;
        var svg = ShownWrongWay.Of(stretch, Side.Each).Single().Svg(FigureLabels.English);

        svg.ShouldContain("Wrong way, crossed out: The lower back arches");
        svg.ShouldContain("A ring marks the mistake: the lower back.");
        svg.ShouldContain(">Not like this<");
        svg.Split("fig-wrong").Length.ShouldBe(4);
    }

    [Fact]
    public void Nothing_that_is_read_out_speaks_of_near_and_far()
    {
        foreach (var (figure, _, _) in Figures())
            foreach (var side in new[] { Side.Left, Side.Right, Side.None })
                NearOrFar().IsMatch(FigureText.Of(figure, side, "", 30)).ShouldBeFalse(FigureText.Of(figure, side, "", 30));
    }

    [Fact]
    public void The_seconds_of_a_hold_are_those_of_the_dose_and_a_moved_part_shows_none()
    {
        var part = Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single();
        ShownFigure.Of(part, Side.Left, PartDose.Held("lunge", Hold.OfSeconds(45)))[^1].Svg(FigureLabels.English).ShouldContain(">Hold 45 s<");
        Given.Catalog.Find("supine-twist")!.Parts.SelectMany(part => ShownFigure.Of(part, Side.Left, part.Dose)).ShouldAllBe(figure => !figure.Svg(FigureLabels.English).Contains("Hold ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_words_in_a_figure_are_text_in_whatever_language_and_are_written_safely()
    {
        var labels = new FigureLabels("Hier <spüren>", "{0} s halten & atmen", "Nicht so");
        var figure = Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single().Figures[6]!;

        var svg = XElement.Parse(FigureDrawing.Svg(figure, Side.Left, "\"Ruhig\" <halten>", 60, labels));

        Texts(svg).Select(text => text.Value).ShouldBe(["Hier <spüren>", "60 s halten & atmen"]);
        svg.Attribute("aria-label")!.Value.ShouldBe("\"Ruhig\" <halten>");
        svg.Attribute("role")!.Value.ShouldBe("img");
    }

    [Fact]
    public void No_figure_carries_a_style_a_script_an_id_or_an_address()
    {
        foreach (var (figure, _, words) in Figures())
            foreach (var attribute in Svg(figure, Side.Left, words).DescendantsAndSelf().Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
                attribute.Name.LocalName.ShouldBeOneOf("class", "role", "aria-label", "viewBox", "d", "fill", "stroke", "stroke-width", "stroke-dasharray", "paint-order", "stroke-linejoin", "stroke-linecap", "transform", "x", "y", "font-size", "font-weight", "font-family", "text-anchor");
    }

    [Fact]
    public void Words_in_a_figure_do_not_run_into_each_other_or_out_of_it()
    {
        foreach (var (figure, isWrong, words) in Figures())
        {
            var svg = Svg(figure, Side.Right, words, isWrong);
            var box = Box(svg);
            var texts = Texts(svg).Select(text => (X: Number(text, "x"), Y: Number(text, "y"), Half: text.Value.Length * Number(text, "font-size") * .28, Size: Number(text, "font-size"))).ToList();
            foreach (var text in texts)
            {
                (text.X - text.Half).ShouldBeGreaterThanOrEqualTo(box.Left, figure.Pose.Key);
                (text.X + text.Half).ShouldBeLessThanOrEqualTo(box.Left + box.Width, figure.Pose.Key);
                texts.Count(other => Math.Abs(other.X - text.X) < other.Half + text.Half && Math.Abs(other.Y - text.Y) < text.Size).ShouldBe(1, figure.Pose.Key);
            }
        }
    }

    [Fact]
    public void Near_and_far_limbs_and_the_felt_place_are_told_apart_without_colour()
    {
        var figure = Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single().Figures[6]!;
        var shapes = Shapes(Svg(figure, Side.Right, "")).Elements().ToLookup(shape => shape.Attribute("class")!.Value);
        string Fill(string kind) => shapes[kind].First().Attribute("fill")!.Value;

        ContrastTests.Ratio(Fill("fig-legs"), Fill("fig-far-legs")).ShouldBeGreaterThan(4.5);
        ContrastTests.Ratio(Fill("fig-legs"), Fill("fig-felt")).ShouldBeGreaterThan(4.5);
        shapes["fig-far-legs"].First().Attribute("stroke-width")!.Value.ShouldBe("1.5");
        shapes["fig-felt"].Single().Attribute("stroke-dasharray").ShouldNotBeNull();
        shapes["fig-hatch"].ShouldNotBeEmpty();
    }

    [Fact]
    public void Near_and_far_legs_are_told_apart_in_either_theme()
    {
        foreach (var theme in new[] { 0, 1 })
            ContrastTests.Ratio(Styled("fig-legs", theme), Styled("fig-far-legs", theme)).ShouldBeGreaterThan(4.5);
    }

    private static string Styled(string kind, int theme) =>
        Regex.Match(Stylesheet(), $@"\.{kind} {{ fill: light-dark\((#\w+), (#\w+)\)").Groups[theme + 1].Value;

    internal static string Stylesheet() => File.ReadAllText(Path.Combine(Checkout.Folder, "src", "Web", "wwwroot", "styles", "figure.css"));

    private static IEnumerable<(StepFigure Figure, bool IsWrong, string Words)> Figures() => Given.Catalog.All.SelectMany(stretch =>
        stretch.Parts.SelectMany(part => part.Figures.Zip(part.Steps, (figure, step) => (figure!, false, step)))
            .Concat(stretch.WrongWays.Select(wrong => (wrong.Figure, true, stretch.Errors[wrong.Error - 1]))));

    private static List<Pose> Poses() => [.. Figures().Select(figure => figure.Figure.Pose).DistinctBy(pose => pose.Key)];

    private static System.Numerics.Vector3 Foot(string pose) => Posture.Of(Poses().Single(one => one.Key == pose)).Body.FarLeg.Sole(0);

    private static IEnumerable<View> Views(string stretch, string part) => Given.Catalog.Find(stretch)!.PartOf(part)!.Figures.Select(figure => figure!.View).Distinct().Order();

    private static XElement Svg(StepFigure figure, Side side, string words, bool isWrong = false) =>
        XElement.Parse(FigureDrawing.Svg(figure, side, FigureText.Of(figure, side, words, 30), 30, FigureLabels.English, isWrong));

    private static XElement Shapes(XElement svg) => svg.Elements().First();

    private static IEnumerable<XElement> Texts(XElement svg) => svg.Descendants().Where(element => element.Name.LocalName == "text");

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static (double Left, double Top, double Width, double Height) Box(XElement svg) =>
        svg.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray() is [var left, var top, var width, var height]
            ? (left, top, width, height)
            : throw new FormatException("A view box has four numbers.");

    [GeneratedRegex(@"\b(near|far)\b")]
    private static partial Regex NearOrFar();
}
