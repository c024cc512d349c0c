using System.Net;
using System.Numerics;
using System.Text;

namespace PrescribeRx.Domain.Catalog;

/// <summary>Shapes in the order they are painted, then words. A left figure is its right one in a mirror, with the words left readable.</summary>
internal sealed class Drawing(float lineScale)
{
    /// <summary>A figure this much wider than high, as one lying down, asks for a wider place.</summary>
    private const float Wide = 1.3f;

    private const float Margin = 3;
    private const float LetterWidth = .56f;

    private readonly StringBuilder shapes = new();
    private readonly List<(Vector2 Centre, float Size, string Words, bool IsStrong)> words = [];
    private Vector2 least = new(float.MaxValue);
    private Vector2 most = new(float.MinValue);

    public Vector2 Least => least;

    public Vector2 Most => most;

    public void Paint(Tone tone, Outline outline)
    {
        if (outline.IsEmpty)
            return;
        shapes.Append("<path class=\"").Append(tone.Class).Append("\" d=\"").Append(outline).Append("\" fill=\"").Append(tone.Fill).Append('"');
        if (tone.Edge != Tone.Ink)
            shapes.Append(" stroke=\"").Append(tone.Edge).Append('"');
        if (tone.EdgeWidth != Tone.UsualEdge)
            shapes.Append(" stroke-width=\"").Append(Outline.Number(tone.EdgeWidth * lineScale)).Append('"');
        shapes.Append(tone.More).Append("/>");
        Keep(outline.Least - new Vector2(tone.EdgeWidth), outline.Most + new Vector2(tone.EdgeWidth));
    }

    /// <summary>What is painted until the next <see cref="Close"/> is shown or hidden together.</summary>
    public void Open(string kind, bool isHidden) => shapes.Append("<g class=\"").Append(kind).Append(isHidden ? "\" visibility=\"hidden\">" : "\">");

    public void Close() => shapes.Append("</g>");

    public static Vector2 SizeOf(string words, float size) => new(words.Length * size * LetterWidth, size * 1.1f);

    public void Write(string text, Vector2 centre, float size, bool strong = false)
    {
        words.Add((centre, size, text, strong));
        Keep(centre - (SizeOf(text, size) / 2), centre + (SizeOf(text, size) / 2));
    }

    /// <summary>Makes room as far as these corners.</summary>
    public void Keep(Vector2 from, Vector2 to) => (least, most) = (Vector2.Min(least, from), Vector2.Max(most, to));

    public string Svg(string kind, string alternative, bool mirrored)
    {
        var (from, size) = (least - new Vector2(Margin), most - least + new Vector2(2 * Margin));
        var left = mirrored ? -(from.X + size.X) : from.X;
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"").Append(kind).Append(size.X > Wide * size.Y ? " fig-wide" : "").Append("\" role=\"img\" aria-label=\"").Append(WebUtility.HtmlEncode(alternative))
            .Append("\" viewBox=\"").AppendJoin(' ', new[] { left, from.Y, size.X, size.Y }.Select(Outline.Number)).Append("\">")
            .Append("<g paint-order=\"stroke\" stroke=\"currentColor\" stroke-width=\"").Append(Outline.Number(Tone.UsualEdge * lineScale)).Append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\"").Append(mirrored ? " transform=\"scale(-1 1)\">" : ">")
            .Append(shapes).Append("</g>");
        if (words.Count > 0)
            WriteWords(svg, mirrored);
        return svg.Append("</svg>").ToString();
    }

    private void WriteWords(StringBuilder svg, bool mirrored)
    {
        svg.Append("<g class=\"fig-words\" fill=\"currentColor\" text-anchor=\"middle\" font-family=\"sans-serif\">");
        foreach (var (centre, size, text, strong) in words)
            svg.Append("<text x=\"").Append(Outline.Number(mirrored ? -centre.X : centre.X)).Append("\" y=\"").Append(Outline.Number(centre.Y + (size * .35f)))
                .Append("\" font-size=\"").Append(Outline.Number(size)).Append(strong ? "\" font-weight=\"700\">" : "\">").Append(WebUtility.HtmlEncode(text)).Append("</text>");
        svg.Append("</g>");
    }
}
