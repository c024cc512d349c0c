using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace PrescribeRx.Web.Handouts;

/// <summary>
/// Writes figures so that the file which a browser prints of them is small: a handout is half as large, and looks the same. Arcs are
/// curves, since a browser makes many more of each than it needs; and all lengths are whole numbers of tenths, since it writes any
/// other with nine digits.
/// </summary>
internal static partial class PrintedCurves
{
    /// <summary>Radians that one curve bends: a little over half a circle, where it is off by less than what a printer can show of a limb.</summary>
    private const float MostBend = 210 * MathF.PI / 180;
    private const int Tenths = 10;

    /// <summary>The same figures are on most handouts.</summary>
    private const int MostKept = 1024;
    private static readonly ConcurrentDictionary<string, string> Kept = new();

    public static string In(string html) => Figure().Replace(html, figure => OfOne(figure.Value));

    private static string OfOne(string figure)
    {
        if (Kept.Count >= MostKept)
            Kept.Clear();
        return Kept.GetOrAdd(figure, one => Length().Replace(one, length => InTenths(length.Groups[1].Value, length.Groups[2].Value)));
    }

    private static string InTenths(string attribute, string lengths)
    {
        var curved = attribute == "d" ? Arc().Replace(lengths, arc => Curves(Number(arc, 1), arc.Groups[2].Value == "1", new(Number(arc, 3), Number(arc, 4)))) : lengths;
        var tenths = Any().Replace(curved, number => string.Create(CultureInfo.InvariantCulture, $" {float.Parse(number.ValueSpan, CultureInfo.InvariantCulture) * Tenths:0}"));
        return $" {attribute}=\"{tenths.TrimStart()}\"";
    }

    /// <summary>The arcs of our figures are round, and all turn the same way.</summary>
    private static string Curves(float radius, bool large, Vector2 to)
    {
        var half = to.Length() / 2;
        radius = MathF.Max(radius, half);
        var across = new Vector2(-to.Y, to.X) / (2 * half);
        var centre = (to / 2) + (across * MathF.Sqrt(MathF.Max(0, (radius * radius) - (half * half))) * (large ? -1 : 1));
        var (from, until) = (MathF.Atan2(-centre.Y, -centre.X), MathF.Atan2(to.Y - centre.Y, to.X - centre.X));
        var turn = until > from ? until - from : until - from + MathF.Tau;
        var count = (int)MathF.Ceiling(turn / MostBend);
        var step = turn / count;
        var handle = 4f / 3 * MathF.Tan(step / 4) * radius;
        var curves = new StringBuilder();
        var at = Vector2.Zero;
        for (var place = 1; place <= count; place++)
        {
            var (before, after) = (Towards(from + ((place - 1) * step)), Towards(from + (place * step)));
            var end = centre + (after * radius);
            curves.Append('c');
            Pair(curves, centre + (before * radius) + (Ahead(before) * handle) - at).Append(' ');
            Pair(curves, end - (Ahead(after) * handle) - at).Append(' ');
            Pair(curves, end - at);
            at = end;
        }
        return curves.ToString();
    }

    private static Vector2 Towards(float angle) => new(MathF.Cos(angle), MathF.Sin(angle));

    private static Vector2 Ahead(Vector2 radius) => new(-radius.Y, radius.X);

    private static StringBuilder Pair(StringBuilder curves, Vector2 pair) => curves.Append(CultureInfo.InvariantCulture, $"{pair.X:0.##} {pair.Y:0.##}");

    private static float Number(Match arc, int group) => float.Parse(arc.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"<svg[^>]* class=""fig[\s\S]*?</svg>")]
    private static partial Regex Figure();

    [GeneratedRegex(@" (viewBox|d|stroke-width|stroke-dasharray|x|y|font-size)=""([^""]*)""")]
    private static partial Regex Length();

    [GeneratedRegex(@"a(\d*\.?\d+) \d*\.?\d+ 0 ([01]) 1 ?(-?\d*\.?\d+) ?(-?\d*\.?\d+)")]
    private static partial Regex Arc();

    [GeneratedRegex(@"-?(?:\d+\.?\d*|\.\d+)")]
    private static partial Regex Any();
}
