using PrescribeRx.Domain.Adherence;
using PrescribeRx.Web.Reports;

namespace PrescribeRx.Tests.Reports;

public sealed class CalendarChartTests
{
    [Fact]
    public void Each_kind_of_day_has_a_shape_of_its_own_and_is_counted_in_words()
    {
        var chart = Of(CalendarMark.Done, CalendarMark.Done, CalendarMark.Partly, CalendarMark.NotDone, CalendarMark.Unreported, CalendarMark.Locked, CalendarMark.NotScheduled);
        chart.Alternative.ShouldBe("Chair, left: done on 2, partly on 1, not done on 1, not reported on 1, not asked on 2 of 7 days.");
        var svg = chart.Svg();
        CalendarChart.Kinds.ShouldAllBe(kind => svg.Contains($"calendar-{kind.Kind}", StringComparison.Ordinal));
        CalendarChart.Kinds.Select(kind => CalendarChart.Key(kind.Kind).Split("d=\"")[^1]).Distinct().Count().ShouldBe(CalendarChart.Kinds.Count);
    }

    [Fact]
    public void Two_years_fit_on_the_page()
    {
        var chart = Of([.. Enumerable.Repeat(CalendarMark.Done, 732)]);
        int.Parse(chart.Svg().Split("width=\"")[1].Split('"')[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(600, 760);
        chart.Alternative.ShouldContain("done on 732");
    }

    private static CalendarChart Of(params CalendarMark[] marks) => new(
        "Chair, left", new(Given.Day(0), Given.Day(marks.Length - 1)),
        marks.Index().ToDictionary(mark => Given.Day(mark.Index), mark => new CalendarCell(Given.Day(mark.Index), mark.Item, 1, 0, null, [], 0, false)));
}
