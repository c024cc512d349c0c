using System.Globalization;
using System.Net;
using System.Text;
using PrescribeRx.Domain;

namespace PrescribeRx.Web.Reports;

/// <summary>
/// Scores from 0 to 10 day by day, drawn on the server. Each series has its own mark and line, so that it is read without colour; a day
/// without a score is a gap, and no line leads over it. Points stand alone with their words, and rows of marks below share the days.
/// </summary>
/// <param name="Series">Two at most.</param>
/// <param name="Limit">A score that a line is drawn at, with what it says.</param>
public sealed record LineChart(string Alternative, DateOnly From, DateOnly Through, IReadOnlyList<LineSeries> Series, (int Score, string Words)? Limit = null)
{
    private const int Width = 720;
    private const int ScoresHeight = 200;
    private const int RowsBegin = 12;
    private const int RowHeight = 40;
    private const int Left = 34;
    private const int Right = 10;
    private const int Top = 14;
    private const int Bottom = 30;
    private const int PointSize = 6;
    private const int MostScore = 10;
    private const int MostTicks = 8;
    private const int ManyDays = 100;

    /// <summary>Scores that no line joins, each with a word beside it.</summary>
    public IReadOnlyList<ChartPoint> Points { get; init; } = [];

    public IReadOnlyList<ChartRow> Rows { get; init; } = [];

    private int Height => ScoresHeight + (Rows.Count == 0 ? 0 : RowsBegin + (Rows.Count * RowHeight)) + Bottom;

    public string Svg()
    {
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg class=\"line-chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Alternative)}\">");
        for (var score = 0; score <= MostScore; score += 2)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"chart-grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(score)}\" y2=\"{Y(score)}\"/><text class=\"chart-score\" x=\"{Left - 8}\" y=\"{Y(score) + 4}\">{score}</text>");
        foreach (var day in Ticks())
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart-day\" x=\"{X(day)}\" y=\"{Height - 8}\">{Dates.BriefDayAndMonth(day)}</text>");
        if (Limit is { } limit)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"chart-limit\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(limit.Score)}\" y2=\"{Y(limit.Score)}\"/><text class=\"chart-limit-words\" x=\"{Width - Right}\" y=\"{Y(limit.Score) - 5}\">{WebUtility.HtmlEncode(limit.Words)}</text>");
        foreach (var (place, series) in Series.Index())
            Draw(svg, series, place == 0 ? "first" : "second");
        foreach (var point in Points.GroupBy(point => (point.On, point.Score)))
            Draw(svg, point.Key.On, point.Key.Score, string.Join(", ", point.Select(one => one.Words).Distinct()));
        foreach (var (place, row) in Rows.Index())
            Draw(svg, row, ScoresHeight + RowsBegin + (place * RowHeight));
        return svg.Append("</svg>").ToString();
    }

    private void Draw(StringBuilder svg, LineSeries series, string kind)
    {
        foreach (var run in Runs(series))
            svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"chart-line chart-{kind}\" points=\"{string.Join(' ', run.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.On)},{Y(point.Score)}")))}\"/>");
        var size = Days > ManyDays ? 1.75 : 3.5;
        foreach (var (on, score) in series.Scores)
        {
            svg.Append(kind == "first"
                ? string.Create(CultureInfo.InvariantCulture, $"<circle class=\"chart-mark chart-first\" cx=\"{X(on)}\" cy=\"{Y(score)}\" r=\"{size}\"/>")
                : string.Create(CultureInfo.InvariantCulture, $"<rect class=\"chart-mark chart-second\" x=\"{X(on) - size}\" y=\"{Y(score) - size}\" width=\"{2 * size}\" height=\"{2 * size}\"/>"));
        }
    }

    private void Draw(StringBuilder svg, DateOnly on, int score, string words)
    {
        var (x, y, isLate) = (X(on), Y(score), X(on) > Width - 120);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"chart-mark chart-third\" d=\"M{x} {y - PointSize}l{PointSize} {PointSize}l-{PointSize} {PointSize}l-{PointSize} -{PointSize}z\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart-point-words{(isLate ? " chart-point-before" : "")}\" x=\"{x + (isLate ? -8 : 8)}\" y=\"{y + (score == MostScore ? 12 : -3)}\">{WebUtility.HtmlEncode(words)}</text>");
    }

    private void Draw(StringBuilder svg, ChartRow row, int top)
    {
        var middle = top + 26;
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart-row-name\" x=\"{Left}\" y=\"{top + 12}\">{WebUtility.HtmlEncode(row.Name)}</text><line class=\"chart-grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{middle}\" y2=\"{middle}\"/>");
        foreach (var (mark, days) in row.Marks.ToLookup(one => one.Mark, one => one.On).Select(one => (one.Key, one)))
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"chart-mark chart-{mark.ToString().ToLowerInvariant()}\" d=\"{string.Concat(days.Select(on => Shape(mark, X(on), middle, Days > ManyDays ? 2.5 : 5)))}\"/>");
    }

    /// <summary>A mark as it stands in a row, for the key beside a chart.</summary>
    public static string Key(ChartMark mark) => $"<svg class=\"line-chart-key\" viewBox=\"0 0 36 14\"><path class=\"chart-mark chart-{mark.ToString().ToLowerInvariant()}\" d=\"{Shape(mark, 18, 7, 5)}\"/></svg>";

    private static string Shape(ChartMark mark, double x, double y, double size) => mark switch
    {
        ChartMark.Up => string.Create(CultureInfo.InvariantCulture, $"M{x - size} {y - 1}L{x} {y - 1 - (1.6 * size)}L{x + size} {y - 1}z"),
        ChartMark.Down => string.Create(CultureInfo.InvariantCulture, $"M{x - size} {y + 1}L{x} {y + 1 + (1.6 * size)}L{x + size} {y + 1}z"),
        ChartMark.Flag => string.Create(CultureInfo.InvariantCulture, $"M{x} {y + size}V{y - (1.8 * size)}L{x + (1.6 * size)} {y - size}L{x} {y - (.2 * size)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"M{x - size} {y - 1.5}h{2 * size}v3h-{2 * size}z"),
    };

    /// <summary>Days one after the other that all have a score.</summary>
    private static IEnumerable<List<(DateOnly On, int Score)>> Runs(LineSeries series)
    {
        var run = new List<(DateOnly On, int Score)>();
        foreach (var point in series.Scores.OrderBy(point => point.On))
        {
            if (run.Count > 0 && run[^1].On.AddDays(1) != point.On)
            {
                yield return run;
                run = [];
            }
            run.Add(point);
        }
        if (run.Count > 0)
            yield return run;
    }

    private int Days => Through.DayNumber - From.DayNumber;

    private IEnumerable<DateOnly> Ticks()
    {
        var step = Math.Max(1, (Days + MostTicks) / MostTicks);
        for (var day = From; day <= Through; day = day.AddDays(step))
            yield return day;
    }

    private double X(DateOnly day) => Math.Round(Left + 14 + ((Width - Left - Right - 28.0) * (Days == 0 ? 0.5 : (double)(day.DayNumber - From.DayNumber) / Days)), 1);

    private static double Y(int score) => Math.Round(Top + ((ScoresHeight - Top) * (1 - ((double)score / MostScore))), 1);
}

/// <summary>A score that stands alone, with a word that says which.</summary>
public sealed record ChartPoint(DateOnly On, int Score, string Words);

/// <summary>Up, level and down are read without colour; so is a flag.</summary>
public enum ChartMark { Up, Level, Down, Flag }

/// <summary>Marks on the same days, below the scores. A day without one is a gap.</summary>
public sealed record ChartRow(string Name, IReadOnlyList<(DateOnly On, ChartMark Mark)> Marks);

/// <summary>What was told of some days, at most one score of each.</summary>
public sealed record LineSeries(string Name, IReadOnlyList<(DateOnly On, int Score)> Scores);
