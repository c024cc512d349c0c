using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Catalog;

/// <summary>
/// What is read out in the place of a figure: the words of the step, then what the picture adds to them. In English all of that;
/// in another language how long to hold, since the step itself says what to do.
/// </summary>
public static class FigureText
{
    public static string Of(StepFigure figure, Side side, string words, int? holdSeconds, Language language = Language.English) =>
        language == Language.English
            ? string.Join(' ', [words, .. Shown(figure, side), .. Marked(figure, side, holdSeconds)])
            : string.Join(' ', [words, .. Held(figure, holdSeconds, language)]);

    public static string OfWrong(StepFigure figure, Side side, string error, Language language = Language.English)
    {
        var wrong = Phrases.Of(language).Of("figure.wrong-aloud", ("error", error));
        return language == Language.English ? string.Join(' ', [wrong, .. Shown(figure, side), .. Marked(figure, side, null)]) : wrong;
    }

    private static IEnumerable<string> Held(StepFigure figure, int? holdSeconds, Language language) =>
        figure.Hold && holdSeconds is { } seconds ? [Phrases.Of(language).Of("figure.hold-aloud", ("count", seconds))] : [];

    private static IEnumerable<string> Shown(StepFigure figure, Side side)
    {
        yield return figure.View != View.Side
            ? figure.View == View.FromTheFeet ? "The drawing looks from the feet toward the head." : "The drawing shows the body from the front."
            : $"The drawing shows the body from {(side is Side.Left or Side.Right ? $"its {NameOf(Limbs.Near, side)} side" : "the side")}.";
        var touches = figure.Pose.Touches.Select(touch => (touch.Which, Words: InWords(touch, side))).ToList();
        foreach (var same in touches.GroupBy(touch => touch.Words))
            yield return same.Count() > 1 ? $"Both {Plural(same.Key)}." : $"{Capital(WithSide(same.First().Which, same.Key, side))}.";
    }

    private static IEnumerable<string> Marked(StepFigure figure, Side side, int? holdSeconds)
    {
        if (figure.Fault is null && figure.Pose.Touches.Any(touch => touch.IsSupport))
            yield return "A small ring marks each support.";
        foreach (var arrow in figure.Arrows)
            yield return arrow.Toward is Toward.TurnedNearSide or Toward.TurnedFarSide ? $"An arrow around the body: {InWords(arrow.Spot, side)} turns {InWords(arrow.Toward, side)}." : arrow.Toward is Toward.Round or Toward.Under ? $"A round arrow: {InWords(arrow.Spot, side)} {Verb(arrow.Spot)} {(arrow.Toward == Toward.Under ? "down and under" : "up and back")}." : $"An arrow: {InWords(arrow.Spot, side)} {Verb(arrow.Spot)} {InWords(arrow.Toward, side)}.";
        foreach (var felt in figure.Felt)
            yield return $"Felt {InWords(felt, side)}.";
        if (figure.Fault is { } fault)
            yield return $"A ring marks the mistake: {InWords(fault, side)}.";
        foreach (var held in Held(figure, holdSeconds, Language.English))
            yield return held;
    }

    private static string InWords(Touch touch, Side side) => $"{PartOf(touch.Part)} {(IsBehind(touch.Surface) ? "" : "on ")}{SurfaceOf(touch.Surface, side)}";

    private static string PartOf(BodyPart part) => part == BodyPart.Shin ? "knee and shin" : FigureWords.Of(part);

    private static bool IsBehind(Surface surface) => surface is Surface.BehindNearThigh or Surface.BehindFarThigh;

    private static string SurfaceOf(Surface surface, Side side) => FigureWords.Of(surface)
        .Replace("near", NameOf(Limbs.Near, side), StringComparison.Ordinal)
        .Replace("far", NameOf(Limbs.Far, side), StringComparison.Ordinal);

    private static string WithSide(Limbs which, string words, Side side) =>
        words.StartsWith("hips", StringComparison.Ordinal) || words.StartsWith("back", StringComparison.Ordinal) ? words : $"{NameOf(which, side)} {words}";

    private static string Plural(string words) => words switch
    {
        _ when words.StartsWith("foot", StringComparison.Ordinal) => "feet" + words["foot".Length..],
        _ when words.StartsWith("toes", StringComparison.Ordinal) => words,
        _ => words[..words.IndexOf(' ', StringComparison.Ordinal)] + "s" + words[words.IndexOf(' ', StringComparison.Ordinal)..],
    };

    /// <summary>The near limb is the stretched one, so it has the side of the stretch.</summary>
    private static string NameOf(Limbs which, Side side) => (which, side) switch
    {
        (Limbs.Near, Side.Left) or (Limbs.Far, Side.Right) => "left",
        (Limbs.Near, Side.Right) or (Limbs.Far, Side.Left) => "right",
        (Limbs.Near, _) => "one",
        _ => "other",
    };

    private static string InWords(Spot spot, Side side) => spot switch
    {
        Spot.Hips => "the hips",
        Spot.Chest => "the chest",
        Spot.Head => "the head",
        Spot.LowBack => "the lower back",
        Spot.Shoulders => "the shoulders",
        Spot.FarShoulder => $"the {NameOf(Limbs.Far, side)} shoulder",
        Spot.NearKnee => $"the {NameOf(Limbs.Near, side)} knee",
        Spot.FarKnee => $"the {NameOf(Limbs.Far, side)} knee",
        Spot.NearFoot => $"the {NameOf(Limbs.Near, side)} foot",
        Spot.FarFoot => $"the {NameOf(Limbs.Far, side)} foot",
        Spot.NearHand => $"the {NameOf(Limbs.Near, side)} hand",
        Spot.FarHand => $"the {NameOf(Limbs.Far, side)} hand",
        Spot.NearThigh => $"the {NameOf(Limbs.Near, side)} thigh",
        _ => $"the {NameOf(Limbs.Far, side)} thigh",
    };

    private static string Verb(Spot spot) => spot is Spot.Hips or Spot.Shoulders ? "move" : "moves";

    private static string InWords(Toward toward, Side side) => toward switch
    {
        Toward.Forward => "forward",
        Toward.Back => "back",
        Toward.Up => "up",
        Toward.Down => "down",
        Toward.NearSide or Toward.TurnedNearSide => $"to the {NameOf(Limbs.Near, side)} side",
        _ => $"to the {NameOf(Limbs.Far, side)} side",
    };

    private static string InWords(Felt felt, Side side) => felt switch
    {
        Felt.FrontOfHip => $"at the front of the {NameOf(Limbs.Near, side)} hip",
        Felt.Buttock => $"in the {NameOf(Limbs.Near, side)} buttock",
        Felt.BackOfThigh => $"behind the {NameOf(Limbs.Near, side)} thigh",
        Felt.BothBacksOfThighs => "behind both thighs",
        Felt.LowBack => "in the lower back",
        Felt.Shoulders => "at the tops of the shoulders",
        _ => $"along the ribs on the {NameOf(Limbs.Far, side)} side",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
