using System.Globalization;
using System.Numerics;
using System.Text;

namespace PrescribeRx.Domain.Catalog;

/// <summary>A path of a drawing, in the short letters of SVG, that remembers how far it reaches.</summary>
internal sealed class Outline
{
    private const int MostTenths = 4000;
    private static readonly string[] Written = [.. Enumerable.Range(-MostTenths, (2 * MostTenths) + 1).Select(tenths => Write(tenths / 10f))];

    private readonly StringBuilder path = new();
    private Vector2 at;

    public Vector2 Least { get; private set; } = new(float.MaxValue);
    public Vector2 Most { get; private set; } = new(float.MinValue);

    public bool IsEmpty => path.Length == 0;

    public override string ToString() => path.ToString();

    public Outline Move(Vector2 to)
    {
        path.Append('M').Append(Number(to.X)).Append(' ').Append(Number(to.Y));
        Went(to, 0);
        return this;
    }

    public Outline Line(params IEnumerable<Vector2> points)
    {
        foreach (var to in points)
        {
            Letter('l', to);
            Went(to, 0);
        }
        return this;
    }

    public Outline Close()
    {
        path.Append('z');
        return this;
    }

    public Outline Arc(float radius, bool large, Vector2 to)
    {
        var end = Rounded(to) - Rounded(at);
        path.Append('a').Append(Number(radius)).Append(' ').Append(Number(radius)).Append(" 0 ").Append(large ? '1' : '0').Append(" 1");
        Pair(end, true);
        Went(to, 0);
        return this;
    }

    public Outline Circle(Vector2 centre, float radius)
    {
        var left = centre - new Vector2(radius, 0);
        Move(left).Arc(radius, false, centre + new Vector2(radius, 0)).Arc(radius, false, left).Close();
        Went(centre, radius);
        return this;
    }

    /// <summary>Two circles and all between them: a limb in flesh.</summary>
    public Outline Capsule(Vector2 from, float fromRadius, Vector2 to, float toRadius)
    {
        var way = to - from;
        var distance = way.Length();
        if (distance <= Math.Abs(fromRadius - toRadius) + .1f)
            return fromRadius > toRadius ? Circle(from, fromRadius) : Circle(to, toRadius);
        var along = way / distance;
        var lean = (fromRadius - toRadius) / distance;
        var across = MathF.Sqrt(1 - (lean * lean));
        var normal = new Vector2(-along.Y, along.X);
        var (left, right) = ((along * lean) + (normal * across), (along * lean) - (normal * across));
        Move(from + (right * fromRadius)).Line(to + (right * toRadius))
            .Arc(toRadius, lean < 0, to + (left * toRadius)).Line(from + (left * fromRadius))
            .Arc(fromRadius, lean > 0, from + (right * fromRadius)).Close();
        Went(from, fromRadius);
        Went(to, toRadius);
        return this;
    }

    /// <summary>A smooth curve on through the points, which begins where the path is.</summary>
    public Outline Through(IReadOnlyList<Vector2> points)
    {
        var all = points.Prepend(at).ToList();
        for (var place = 0; place < all.Count - 1; place++)
        {
            var (from, to) = (all[place], all[place + 1]);
            var before = place == 0 ? from : all[place - 1];
            var after = place + 2 < all.Count ? all[place + 2] : to;
            Curve(place == 0 ? from + ((to - before) / 6) : null, to - ((after - from) / 6), to);
        }
        return this;
    }

    /// <summary>A smooth closed curve through the points.</summary>
    public Outline Loop(IReadOnlyList<Vector2> points)
    {
        Move(points[0]);
        for (var place = 0; place < points.Count; place++)
        {
            var (before, from) = (points[(place + points.Count - 1) % points.Count], points[place]);
            var (to, after) = (points[(place + 1) % points.Count], points[(place + 2) % points.Count]);
            Curve(place == 0 ? from + ((to - before) / 6) : null, to - ((after - from) / 6), to);
        }
        return Close();
    }

    /// <summary>Numbers that fit on a drawing are written once and for all.</summary>
    public static string Number(float number)
    {
        var tenths = MathF.Round(MathF.Round(number, 1) * 10);
        return MathF.Abs(tenths) <= MostTenths ? Written[(int)tenths + MostTenths] : Write(number);
    }

    private static string Write(float number)
    {
        var text = MathF.Round(number, 1).ToString("#.#", CultureInfo.InvariantCulture);
        return text is "" or "-" ? "0" : text;
    }

    /// <summary>Where a curve goes on smoothly, its first handle mirrors the last one and need not be written.</summary>
    private void Curve(Vector2? first, Vector2 second, Vector2 to)
    {
        var start = Rounded(at);
        path.Append(first is null ? 's' : 'c');
        if (first is { } handle)
            Pair(Rounded(handle) - start, false);
        Pair(Rounded(second) - start, first is not null);
        Pair(Rounded(to) - start, true);
        Went(to, 0);
    }

    private void Letter(char letter, Vector2 to)
    {
        var step = Rounded(to) - Rounded(at);
        path.Append(letter);
        Pair(step, false);
    }

    /// <summary>A minus sign parts two numbers as well as a space does.</summary>
    private void Pair(Vector2 pair, bool isNext)
    {
        var (x, y) = (Number(pair.X), Number(pair.Y));
        path.Append(isNext && x[0] != '-' ? " " : "").Append(x).Append(y[0] != '-' ? " " : "").Append(y);
    }

    private void Went(Vector2 to, float around)
    {
        if (around == 0)
            at = to;
        Least = Vector2.Min(Least, to - new Vector2(around));
        Most = Vector2.Max(Most, to + new Vector2(around));
    }

    private static Vector2 Rounded(Vector2 point) => new(MathF.Round(point.X, 1), MathF.Round(point.Y, 1));
}
