using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Catalog;

/// <summary>What is read out in the place of a figure: the words of the step, then what the picture adds to them, in the language of those words.</summary>
public static class FigureText
{
    /// <summary>Which of two limbs, in the order in which each language writes them.</summary>
    private enum Which { Left, Right, One, Other, Both }

    /// <summary>From where the body is seen, in the order in which each language writes it, after left and right.</summary>
    private enum From { Side = 2, Feet, Front }

    public static string Of(StepFigure figure, Side side, string words, int? holdSeconds, Language language = Language.English) =>
        string.Join(' ', [words, .. Shown(figure, side, Phrases.Of(language)), .. Marked(figure, side, holdSeconds, Phrases.Of(language))]);

    public static string OfWrong(StepFigure figure, Side side, string error, Language language = Language.English) =>
        Of(figure, side, Phrases.Of(language).Of("figure.wrong-aloud", ("error", error)), null, language);

    private static IEnumerable<string> Shown(StepFigure figure, Side side, Phrases words)
    {
        yield return words.Lines("figure.from")[figure.View switch
        {
            View.FromTheFeet => (int)From.Feet,
            View.FromTheFront => (int)From.Front,
            _ => side is Side.Left or Side.Right ? (int)NameOf(Limbs.Near, side) : (int)From.Side,
        }];
        foreach (var same in figure.Pose.Touches.GroupBy(touch => (touch.Part, On: OnWhat(touch.Surface, side, words))))
        {
            var which = same.Count() > 1 ? Which.Both : NameOf(same.First().Which, side);
            yield return Capital(words.Of("figure.touch", ("part", words.Lines($"figure.part.{same.Key.Part}")[(int)which]), ("on", same.Key.On)));
        }
    }

    private static IEnumerable<string> Marked(StepFigure figure, Side side, int? holdSeconds, Phrases words)
    {
        if (figure.Fault is null && figure.Pose.Touches.Any(touch => touch.IsSupport))
            yield return words["figure.support"];
        foreach (var arrow in figure.Arrows)
            yield return Moved(arrow, side, words);
        foreach (var felt in figure.Felt)
            yield return words.Of("figure.felt-at", ("where", Where(felt, side, words)));
        if (figure.Fault is { } fault)
            yield return words.Of("figure.mistake", ("spot", InWords(fault, side, words)));
        if (figure.Hold && holdSeconds is { } seconds)
            yield return words.Of("figure.hold-aloud", ("count", seconds));
    }

    private static string Moved(Arrow arrow, Side side, Phrases words)
    {
        var spot = InWords(arrow.Spot, side, words);
        return arrow.Toward switch
        {
            Toward.TurnedNearSide or Toward.TurnedFarSide => words.Of("figure.turn", ("spot", spot), ("toward", InWords(arrow.Toward, side, words))),
            Toward.Under => Filled("figure.under"),
            Toward.Round => Filled("figure.round"),
            _ => Filled("figure.arrow").Replace("{toward}", InWords(arrow.Toward, side, words), StringComparison.Ordinal),
        };

        // The verb follows whether the spot is one or several.
        string Filled(string key) => words.Lines(key)[arrow.Spot is Spot.Hips or Spot.Shoulders ? 1 : 0].Replace("{spot}", spot, StringComparison.Ordinal);
    }

    private static string OnWhat(Surface surface, Side side, Phrases words) => surface switch
    {
        Surface.NearThigh => OfLimb("figure.on.Thigh", Limbs.Near, side, words),
        Surface.FarThigh => OfLimb("figure.on.Thigh", Limbs.Far, side, words),
        Surface.BehindNearThigh => OfLimb("figure.on.BehindThigh", Limbs.Near, side, words),
        Surface.BehindFarThigh => OfLimb("figure.on.BehindThigh", Limbs.Far, side, words),
        Surface.NearShin => OfLimb("figure.on.Shin", Limbs.Near, side, words),
        Surface.FarShin => OfLimb("figure.on.Shin", Limbs.Far, side, words),
        Surface.NearShoulder => OfLimb("figure.on.Shoulder", Limbs.Near, side, words),
        Surface.FarShoulder => OfLimb("figure.on.Shoulder", Limbs.Far, side, words),
        _ => words[$"figure.on.{surface}"],
    };

    private static string InWords(Spot spot, Side side, Phrases words) => spot switch
    {
        Spot.FarShoulder => OfLimb("figure.spot.Shoulder", Limbs.Far, side, words),
        Spot.NearKnee => OfLimb("figure.spot.Knee", Limbs.Near, side, words),
        Spot.FarKnee => OfLimb("figure.spot.Knee", Limbs.Far, side, words),
        Spot.NearFoot => OfLimb("figure.spot.Foot", Limbs.Near, side, words),
        Spot.FarFoot => OfLimb("figure.spot.Foot", Limbs.Far, side, words),
        Spot.NearHand => OfLimb("figure.spot.Hand", Limbs.Near, side, words),
        Spot.FarHand => OfLimb("figure.spot.Hand", Limbs.Far, side, words),
        Spot.NearThigh => OfLimb("figure.spot.Thigh", Limbs.Near, side, words),
        Spot.FarThigh => OfLimb("figure.spot.Thigh", Limbs.Far, side, words),
        _ => words[$"figure.spot.{spot}"],
    };

    private static string InWords(Toward toward, Side side, Phrases words) => toward switch
    {
        Toward.NearSide or Toward.TurnedNearSide => OfLimb("figure.toward.side", Limbs.Near, side, words),
        Toward.FarSide or Toward.TurnedFarSide => OfLimb("figure.toward.side", Limbs.Far, side, words),
        _ => words[$"figure.toward.{toward}"],
    };

    private static string Where(Felt felt, Side side, Phrases words) => felt switch
    {
        Felt.FrontOfHip or Felt.Buttock or Felt.BackOfThigh => OfLimb($"figure.at.{felt}", Limbs.Near, side, words),
        Felt.Flank => OfLimb("figure.at.Flank", Limbs.Far, side, words),
        _ => words[$"figure.at.{felt}"],
    };

    private static string OfLimb(string key, Limbs which, Side side, Phrases words) => words.Lines(key)[(int)NameOf(which, side)];

    /// <summary>The near limb is the stretched one, so it has the side of the stretch.</summary>
    private static Which NameOf(Limbs which, Side side) => (which, side) switch
    {
        (Limbs.Near, Side.Left) or (Limbs.Far, Side.Right) => Which.Left,
        (Limbs.Near, Side.Right) or (Limbs.Far, Side.Left) => Which.Right,
        (Limbs.Near, _) => Which.One,
        _ => Which.Other,
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
