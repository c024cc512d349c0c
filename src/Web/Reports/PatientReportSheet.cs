using System.Globalization;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Web.Adherence;

namespace PrescribeRx.Web.Reports;

/// <summary>A patient's report as it is laid out, on the page and on paper: its sentences and its drawings.</summary>
/// <param name="IsOnPaper">Then nothing leads on.</param>
public sealed record PatientReportSheet(PatientReportView View, bool IsOnPaper)
{
    public PatientReport Report => View.Report;
    public PatientReportTables Tables => new(View);
    public PainScore Limit => View.Prescription.Signed!.PainLimits.Stop;

    /// <summary>The numbers first, so that whoever reads one paragraph has read what matters.</summary>
    public IReadOnlyList<string> Sentences => [.. Told(), .. Pain(), .. Mornings(), .. View.PainChanges.Select(InWords), .. Alerts()];

    public static string InWords(PainChange change) =>
        $"{Words.Of(change.Window)}, asked by a clinician on {Dates.InFull(change.First.On)} and {Dates.InFull(change.Latest.On)}: {char.ToLowerInvariant(change.Sentence[0])}{change.Sentence[1..]}";

    public LineChart Chart
    {
        get
        {
            var (during, before) = (Scores(day => day.PainDuring), Scores(day => day.Answers.PainBefore));
            return new(
                $"Pain from 0 to 10: told during stretching on {Words.Counted(during.Count, "day")}, before it on {Words.Counted(before.Count, "day")} of {Report.Days.Count}; asked by a clinician {Times(Points.Count)}. The tables have the numbers.",
                First, Report.Through, [new("During stretching", during), new("Before stretching", before)], (Limit.Value, $"stop at {Limit}"))
            {
                Points = Points,
                Rows = [.. Rows.Where(row => row.Marks.Count > 0)],
            };
        }
    }

    public bool HasChart => Chart is var chart && (chart.Points.Count > 0 || chart.Rows.Count > 0 || chart.Series.Any(series => series.Scores.Count > 0));

    /// <summary>Each stretch with its sides, as one drawing each.</summary>
    public IReadOnlyList<CalendarChart> Calendars =>
    [
        .. from stretch in Report.Calendar.Lines.GroupBy(line => line.Item)
           from line in stretch
           select new CalendarChart(NameOf(line, stretch.Count()), Report.Calendar.Period, line.Cells),
    ];

    public static string NameOf(CalendarLine line, int sides) => line.Side == Side.None && sides == 1 ? line.Stretch : $"{line.Stretch}, {ReadDiaryDayPage.SideOf(line.Side, sides).ToLowerInvariant()}";

    /// <summary>A score that was asked for when the prescription was signed stands on the chart, though its days begin on the next.</summary>
    private DateOnly First => View.Prescription.FirstSignedOn is { } signed && Report.From == signed.AddDays(1) ? signed : Report.From;

    private IReadOnlyList<ChartPoint> Points =>
        [.. View.Pain.History.Standing.Where(rating => rating.On >= First && rating.On <= Report.Through).Select(rating => new ChartPoint(rating.On, rating.Score.Value, Words.Short(rating.Window)))];

    private IReadOnlyList<ChartRow> Rows =>
    [
        new("How the next morning was", [.. Report.Days.Where(day => day.Answers.MorningAfter is not null).Select(day => (day.On, MarkOf(day.Answers.MorningAfter!.Value)))]),
        new("Alerts raised", [.. View.Alerts.Select(line => View.Record.Patient.Today(line.Alert.RaisedAt)).Where(on => on >= First && on <= Report.Through).Distinct().Select(on => (on, ChartMark.Flag))]),
    ];

    private static ChartMark MarkOf(MorningAfter morning) => morning switch { MorningAfter.Better => ChartMark.Up, MorningAfter.Worse => ChartMark.Down, _ => ChartMark.Level };

    private List<(DateOnly On, int Score)> Scores(Func<ReportDay, PainScore?> told) => [.. Report.Days.Where(day => told(day) is not null).Select(day => (day.On, told(day)!.Value.Value))];

    private IEnumerable<string> Told()
    {
        var sessions = Report.Figures.Sessions;
        if (sessions.Scheduled == 0)
            yield break;
        var asked = $"{Words.Counted(Report.DaysAsked, "day")} on which something was asked";
        if (sessions.PercentAtLeast is null)
        {
            yield return $"Nothing was reported about the {asked}, so nobody knows what was done.";
            yield break;
        }
        yield return $"The patient told the clinic about {Report.DaysTold} of the {asked}.";
        yield return $"At least {Number(sessions.Done)} of {Number(sessions.Scheduled)} sessions were done in full{(sessions.Partly > 0 ? $", {Number(sessions.Partly)} in part" : "")}{(sessions.NotDone > 0 ? $", {Number(sessions.NotDone)} not at all" : "")}.";
        if (sessions.Unreported > 0)
            yield return $"About {Number(sessions.Unreported)} of them nothing was told: these count neither as done nor as missed.";
    }

    private IEnumerable<string> Pain()
    {
        var during = Scores(day => day.PainDuring).ConvertAll(day => day.Score);
        if (during.Count == 0)
            yield break;
        var (least, most, stopped) = (during.Min(), during.Max(), during.Count(score => score >= Limit.Value));
        yield return $"Pain during stretching was told on {Words.Counted(during.Count, "day")} and {(least == most ? $"was {least}" : $"lay between {least} and {most}")} of 10{(stopped > 0 ? $"; on {Words.Counted(stopped, "day")} it reached the stop limit of {Limit}" : "")}.";
    }

    private IEnumerable<string> Mornings()
    {
        var told = Report.Days.Select(day => day.Answers.MorningAfter).OfType<MorningAfter>().ToList();
        if (told.Count > 0)
            yield return $"Of {Words.Counted(told.Count, "morning")} after, {told.Count(one => one == MorningAfter.Better)} were better, {told.Count(one => one == MorningAfter.Same)} the same and {told.Count(one => one == MorningAfter.Worse)} worse.";
        var legs = Report.Days.Count(day => day.Answers.Legs == Legs.NewOrFurtherDown);
        if (legs > 0)
            yield return $"Leg symptoms that were new or further down were told on {Words.Counted(legs, "day")}.";
    }

    private IEnumerable<string> Alerts()
    {
        var open = View.Alerts.Count(line => line.Alert.IsOpen);
        if (View.Alerts.Count > 0)
            yield return $"{Words.Counted(View.Alerts.Count, "alert")} {(View.Alerts.Count == 1 ? "was" : "were")} open in this period; {(open == 0 ? "none" : open)} still {(open == 1 ? "is" : "are")}.";
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Times(int count) => count == 1 ? "once" : Words.Counted(count, "time");
}
