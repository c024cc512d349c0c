using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Catalog;

/// <summary>The figures to choose from, by position, each with its name.</summary>
public sealed record FigureSheet(FigureLibrary Library)
{
    public IReadOnlyList<(string Title, IReadOnlyList<StepFigure> Figures)> Groups =>
    [
        .. Library.Steps.GroupBy(figure => figure.Pose.Position).OrderBy(group => group.Key).Select(group => (Words.Of(group.Key), (IReadOnlyList<StepFigure>)[.. group])),
        ("Drawn as errors", [.. Library.WrongWays]),
    ];

    /// <summary>A figure as it is chosen: without a side, and without the words of a step.</summary>
    public static string Svg(StepFigure figure) =>
        FigureDrawing.Svg(figure, Side.None, FigureText.Of(figure, Side.None, $"{figure.Pose.Name}.", null), null, FigureLabels.English);
}
