using System.Globalization;
using System.Net;
using System.Text;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Reports;

/// <summary>
/// One stretch on one side, a week a column and a weekday a row, drawn on the server. Each kind of day has a shape of its own, so that
/// it is read without colour: solid is done, half is partly, crossed is not done, hatched is not reported, a dot is not asked.
/// </summary>
public sealed record CalendarChart(string Name, CalendarPeriod Period, IReadOnlyDictionary<DateOnly, CalendarCell> Cells)
{
    private const int Left = 26;
    private const int Top = 4;
    private const int Bottom = 20;
    private const int Width = 676;
    private const int Largest = 16;
    private const int Smallest = 6;
    private const int LabelWidth = 52;

    /// <summary>In the order of the legend.</summary>
    public static readonly IReadOnlyList<(string Kind, string Words)> Kinds =
        [("done", "done"), ("partly", "partly"), ("notdone", "not done"), ("unreported", "not reported"), ("notasked", "not asked")];

    /// <summary>"Left: done on 12 days, partly on 1, not done on 2, not reported on 5, not asked on 3."</summary>
    public string Alternative => $"{Name}: {string.Join(", ", Kinds.Select(kind => $"{kind.Words} on {Cells.Values.Count(cell => KindOf(cell.Mark) == kind.Kind)}"))} of {Words.Counted(Cells.Count, "day")}.";

    public string Svg()
    {
        var weeks = Period.Weeks.ToList();
        var size = Math.Clamp(Width / Math.Max(1, weeks.Count), Smallest, Largest);
        var (width, height) = (Left + (weeks.Count * size) + LabelWidth, Top + (7 * size) + Bottom);
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg class=\"calendar-chart\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Alternative)}\">");
        foreach (var (row, letters) in new[] { (0, "Mo"), (2, "We"), (4, "Fr") })
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart-score\" x=\"{Left - 6}\" y=\"{Top + (row * size) + (size / 2.0) + 4}\">{letters}</text>");
        for (var column = 0; column < weeks.Count; column += (LabelWidth + size - 1) / size)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + (column * size)}\" y=\"{height - 5}\">{Dates.BriefDayAndMonth(weeks[column].OfType<DateOnly>().First())}</text>");
        var days = weeks.SelectMany((week, column) => week.Select((day, row) => (Day: day, X: Left + (column * size), Y: Top + (row * size)))).Where(one => one.Day is not null && Cells.ContainsKey(one.Day.Value)).ToLookup(one => KindOf(Cells[one.Day!.Value].Mark));
        foreach (var (kind, _) in Kinds.Where(kind => days.Contains(kind.Kind)))
            svg.Append(Drawn(kind, string.Concat(days[kind].Select(one => Box(one.X, one.Y, size))), string.Concat(days[kind].Select(one => Mark(kind, one.X, one.Y, size)))));
        return svg.Append("</svg>").ToString();
    }

    /// <summary>One day of a kind, for the legend.</summary>
    public static string Key(string kind) =>
        $"<svg class=\"calendar-key\" viewBox=\"0 0 {Largest} {Largest}\" width=\"{Largest}\" height=\"{Largest}\">{Drawn(kind, Box(0, 0, Largest), Mark(kind, 0, 0, Largest))}</svg>";

    public static string KindOf(CalendarMark mark) => mark switch
    {
        CalendarMark.Done => "done",
        CalendarMark.Partly => "partly",
        CalendarMark.NotDone => "notdone",
        CalendarMark.Unreported or CalendarMark.StillToday => "unreported",
        _ => "notasked",
    };

    private static string Drawn(string kind, string boxes, string marks) =>
        (kind == "notasked" ? "" : $"<path class=\"calendar-box calendar-{kind}\" d=\"{boxes}\"/>") + (marks.Length == 0 ? "" : $"<path class=\"calendar-mark calendar-{kind}\" d=\"{marks}\"/>");

    private static string Box(int x, int y, int size) => string.Create(CultureInfo.InvariantCulture, $"M{x + 1} {y + 1}h{size - 2}v{size - 2}h-{size - 2}z");

    private static string Mark(string kind, int x, int y, int size)
    {
        var (from, across) = (size >= 10 ? 3 : 2, size - (size >= 10 ? 6 : 4));
        var middle = size / 2.0;
        return kind switch
        {
            "partly" => string.Create(CultureInfo.InvariantCulture, $"M{x + 1} {y + 1}v{size - 2}h{size - 2}z"),
            "notdone" => string.Create(CultureInfo.InvariantCulture, $"M{x + from} {y + from}l{across} {across}m0 -{across}l-{across} {across}"),
            "unreported" => string.Create(CultureInfo.InvariantCulture, $"M{x + 1} {y + middle}L{x + middle} {y + 1}M{x + 1} {y + size - 1}L{x + size - 1} {y + 1}M{x + middle} {y + size - 1}L{x + size - 1} {y + middle}"),
            "notasked" => string.Create(CultureInfo.InvariantCulture, $"M{x + middle - .75} {y + middle}h1.5"),
            _ => "",
        };
    }
}
