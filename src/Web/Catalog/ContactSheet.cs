using System.Globalization;
using System.Net;
using System.Text;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Catalog;

/// <summary>Every figure of a catalog in one picture, for one side, to be looked at before anybody is handed one.</summary>
internal sealed class ContactSheet(StretchCatalog catalog, Side side)
{
    private const int Width = 1600;
    private const int Height = 210;
    private const float LowShare = .74f;
    private const int Gap = 16;
    private const int Line = 20;

    private readonly StringBuilder svg = new();
    private float x = Gap;
    private float y = Gap;

    /// <summary>Each figure under a name of its own.</summary>
    public static IEnumerable<(string Name, string Svg)> Figures(StretchCatalog catalog, Side side) =>
        catalog.All.SelectMany(stretch => Of(stretch, side)).Select(figure => (figure.Name, figure.Svg));

    public string Svg()
    {
        foreach (var stretch in catalog.All)
            AddStretch(stretch);
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Number(y)}\" font-family=\"sans-serif\" font-size=\"13\" color=\"#16262d\">"
            + $"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>{svg}</svg>";
    }

    private void AddStretch(Stretch stretch)
    {
        Write($"{stretch.Name}, {FigureSide.InWords(SideOf(stretch), eachSide: false).TrimStart(',', ' ')}".TrimEnd(',', ' '), Gap, y + Line, strong: true);
        (x, y) = (Gap, y + (1.5f * Line));
        foreach (var (_, caption, drawn) in Of(stretch, side))
            Add(drawn, caption);
        (x, y) = (Gap, y + Height + (2 * Line) + Gap);
    }

    private void Add(string drawn, string caption)
    {
        // A low frame is shown lower, as the handout does, so that people stay of one size.
        var height = drawn.Contains("fig-low", StringComparison.Ordinal) ? Height * LowShare : Height;
        var width = height * WidthToHeight(drawn);
        if (x + width > Width)
            (x, y) = (Gap, y + Height + (1.5f * Line));
        svg.Append(drawn.Replace("<svg ", $"<svg x=\"{Number(x)}\" y=\"{Number(y + Height - height)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" ", StringComparison.Ordinal));
        Write(caption, x, y + Height + Line, strong: false);
        x += width + Gap;
    }

    private void Write(string words, float left, float bottom, bool strong) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(left)}\" y=\"{Number(bottom)}\"{(strong ? " font-weight=\"700\"" : "")}>{WebUtility.HtmlEncode(words)}</text>");

    private static float WidthToHeight(string drawn)
    {
        var start = drawn.IndexOf("viewBox=\"", StringComparison.Ordinal) + "viewBox=\"".Length;
        var box = drawn[start..drawn.IndexOf('"', start)].Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return box[2] / box[3];
    }

    private Side SideOf(Stretch stretch) => stretch.Laterality == Laterality.EachSide ? side : Side.None;

    private static IEnumerable<(string Name, string Caption, string Svg)> Of(Stretch stretch, Side side)
    {
        foreach (var (number, part) in stretch.Parts.Index())
            foreach (var (place, figure) in part.Figures.Index())
                if (figure is not null)
                    yield return ($"{stretch.Key}-{part.Key}-{place + 1}", $"{(stretch.Parts.Count > 1 ? $"Part {number + 1}, step" : "Step")} {place + 1}", Drawn(part, figure, place, side));
        foreach (var (place, wrong) in ShownWrongWay.Of(stretch, side).Index())
            yield return ($"{stretch.Key}-wrong-{place + 1}", $"Wrong way {place + 1}", wrong.Svg(FigureLabels.English));
    }

    private static string Drawn(Part part, StepFigure figure, int place, Side side) =>
        new ShownFigure(figure, FigureSide.Of(part, side), place + 1, place + 1, part.Steps[place], part.Dose.Hold?.Seconds).Svg(FigureLabels.English);

    private static string Number(float number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
