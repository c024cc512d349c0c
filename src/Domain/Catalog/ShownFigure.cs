using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Catalog;

/// <summary>A figure as somebody is shown it: for the side that is prescribed, with the seconds of the dose, and the steps it stands for.</summary>
public sealed record ShownFigure(StepFigure Figure, Side Side, int FirstStep, int LastStep, string Words, int? HoldSeconds)
{
    public string Caption(bool eachSide) =>
        (FirstStep == LastStep ? $"Step {FirstStep}" : LastStep == FirstStep + 1 ? $"Steps {FirstStep} and {LastStep}" : $"Steps {FirstStep} to {LastStep}")
        + FigureSide.InWords(Side, eachSide);

    /// <param name="language">Of the words of the step.</param>
    public string Svg(FigureLabels labels, Language language = Language.English) => FigureDrawing.Svg(Figure, Side, FigureText.Of(Figure, Side, Words, HoldSeconds, language), HoldSeconds, labels);

    /// <summary>The figures of a part. Steps one after the other in the same pose share one figure, with the marks of all of them.</summary>
    public static IReadOnlyList<ShownFigure> Of(Part part, Side side, PartDose dose)
    {
        var shown = new List<ShownFigure>();
        foreach (var (place, figure) in part.Figures.Index())
        {
            if (figure is null)
                continue;
            var one = new ShownFigure(figure, FigureSide.Of(part, side), place + 1, place + 1, part.Steps[place], dose.Hold?.Seconds);
            if (shown.Count > 0 && shown[^1].IsGoneOnWithBy(one))
                shown[^1] = shown[^1].With(one);
            else
                shown.Add(one);
        }
        return shown;
    }

    /// <summary>The figure that stands for a whole stretch: where it is held, or how far it is moved.</summary>
    public static ShownFigure? KeyOf(Stretch stretch, Side side, Dose dose)
    {
        var figures = stretch.Parts.SelectMany(part => Of(part, side, dose.Of(part.Key) ?? part.Dose)).ToList();
        return figures.Find(figure => figure.Figure.Hold) ?? figures.Find(figure => figure.Figure.Felt.Count > 0) ?? figures.LastOrDefault();
    }

    private bool IsGoneOnWithBy(ShownFigure next) =>
        next.FirstStep == LastStep + 1 && next.Figure.Pose.Key == Figure.Pose.Key && next.Figure.View == Figure.View && !(Figure.Arrows.Count > 0 && next.Figure.Arrows.Count > 0);

    private ShownFigure With(ShownFigure next) => this with
    {
        LastStep = next.LastStep,
        Words = $"{Words} {next.Words}",
        Figure = Figure with
        {
            Felt = [.. Figure.Felt.Union(next.Figure.Felt)],
            Arrows = [.. Figure.Arrows, .. next.Figure.Arrows],
            Hold = Figure.Hold || next.Figure.Hold,
        },
    };
}

/// <summary>A common error as it is shown, crossed out.</summary>
public sealed record ShownWrongWay(StepFigure Figure, Side Side, string Error)
{
    /// <param name="language">Of the words of the error.</param>
    public string Svg(FigureLabels labels, Language language = Language.English) => FigureDrawing.Svg(Figure, Side, FigureText.OfWrong(Figure, Side, Error, language), null, labels, isWrong: true);

    public static IReadOnlyList<ShownWrongWay> Of(Stretch stretch, Side side) =>
        [.. stretch.WrongWays.Select(wrong => new ShownWrongWay(wrong.Figure, stretch.Laterality == Laterality.EachSide ? FigureSide.Drawn(side) : Side.None, stretch.Errors[wrong.Error - 1]))];
}

/// <summary>The side a figure is drawn for. Where each side is done in turn, the right one is shown.</summary>
public static class FigureSide
{
    public static Side Of(Part part, Side side) => part.Laterality == Laterality.EachSide ? Drawn(side) : Side.None;

    public static Side Drawn(Side side) => side == Side.Each ? Side.Right : side;

    public static string InWords(Side drawn, bool eachSide) => (drawn, eachSide) switch
    {
        (Side.Right, true) => ", right side shown",
        (Side.Right, false) => ", right side",
        (Side.Left, _) => ", left side",
        _ => "",
    };
}
