using PrescribeRx.Web.Reports;

namespace PrescribeRx.Tests.Reports;

public sealed class LineChartTests
{
    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    public void A_day_without_a_score_is_a_gap_that_no_line_leads_over()
    {
        var svg = Drawn((0, 2), (1, 3), (3, 0), (4, 1));
        svg.Split("<polyline").Length.ShouldBe(3);
        svg.Split("<circle").Length.ShouldBe(5);
    }

    [Fact]
    public void One_day_alone_stands_in_the_middle_and_nothing_is_divided_by_nought()
    {
        var svg = new LineChart("Pain", First, First, [new("During", [(First, 4)])]).Svg();
        svg.ShouldContain("<circle");
        svg.ShouldNotContain("NaN");
        svg.ShouldNotContain("∞");
    }

    [Fact]
    public void Two_series_have_marks_of_their_own()
    {
        var svg = new LineChart("Pain", First, First.AddDays(2), [new("During", [(First, 4)]), new("Before", [(First, 3)])]).Svg();
        svg.Split("<circle").Length.ShouldBe(2);
        svg.Split("<rect").Length.ShouldBe(2);
    }

    [Fact]
    public void Scores_that_were_asked_for_are_diamonds_that_no_line_joins_each_with_its_time()
    {
        var svg = new LineChart("Pain", First, First.AddDays(9), []) { Points = [new(First, 6, "24 h"), new(First, 6, "now"), new(First.AddDays(9), 3, "24 h")] }.Svg();
        svg.Split("chart-third").Length.ShouldBe(3, "two of one day and one score are one mark");
        svg.ShouldContain(">24 h, now</text>");
        svg.ShouldNotContain("<polyline");
    }

    [Fact]
    public void A_row_has_a_shape_for_each_mark_and_a_gap_where_nothing_was_told()
    {
        var svg = new LineChart("Pain", First, First.AddDays(4), []) { Rows = [new("Morning", [(First, ChartMark.Up), (First.AddDays(1), ChartMark.Level), (First.AddDays(2), ChartMark.Down), (First.AddDays(4), ChartMark.Up)])] }.Svg();
        new[] { "chart-up", "chart-level", "chart-down" }.ShouldAllBe(mark => svg.Contains($"chart-mark {mark}", StringComparison.Ordinal));
        System.Text.RegularExpressions.Regex.Match(svg, "chart-up\" d=\"([^\"]+)").Groups[1].Value.Split('M').Length.ShouldBe(3, "two, and what stands before the first");
    }

    [Fact]
    public void What_it_shows_is_said_and_nothing_of_it_is_markup() =>
        new LineChart("Pain <b>", First, First, []).Svg().ShouldContain("aria-label=\"Pain &lt;b&gt;\"");

    private static string Drawn(params (int Day, int Score)[] scores) =>
        new LineChart("Pain", First, First.AddDays(6), [new("During", [.. scores.Select(one => (First.AddDays(one.Day), one.Score))])]).Svg();
}
