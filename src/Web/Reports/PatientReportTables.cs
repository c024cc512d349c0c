using System.Globalization;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>The numbers of a patient's report, for the download and behind its drawings.</summary>
public sealed class PatientReportTables(PatientReportView view)
{
    private readonly PatientReport report = view.Report;

    public IEnumerable<IReadOnlyList<string>> InLines => ReportTable.InLines([Figures, Stretches, Weeks, Days, Calendar, PainScores, Alerts]);

    /// <summary>Each day of each stretch and side.</summary>
    public ReportTable Calendar
    {
        get
        {
            var lines = report.Calendar.Lines.Select(line => (line.Cells, Name: PatientReportSheet.NameOf(line, report.Calendar.Lines.Count(other => other.Item == line.Item)))).ToList();
            return new("Each day of each stretch", [.. lines.Select(line => line.Name)],
                [.. report.Days.Select(day => new ReportRow(Date(day.On), [.. lines.Select(line => Words.Of(line.Cells[day.On].Mark))]))]) { IsInWords = true };
        }
    }

    private ReportTable Figures => new("Figures", ReportTables.OfFigure,
        [new("Sessions", ReportTables.Cells(report.Figures.Sessions)), new("Stretches", ReportTables.Cells(report.Figures.Stretches)), new("Dose", ReportTables.Cells(report.Figures.Dose))]);

    private ReportTable Stretches => new("By stretch and side", ReportTables.OfFigure,
        [.. report.Stretches.Select(one => new ReportRow(one.Side == Side.None ? one.Stretch : $"{one.Stretch}, {DoseSentence.InWords(one.Side).ToLowerInvariant()}", ReportTables.Cells(one.Done)))]);

    private ReportTable Weeks => new("Sessions by week", ReportTables.OfFigure,
        [.. report.Weeks.Select(week => new ReportRow(Date(week.Key), ReportTables.Cells(week.Value.Sessions)))]);

    private ReportTable Days => new("Day by day", ["Stretches", "Pain before", "Pain during", "Legs", "Next morning"],
        [.. report.Days.Select(day => new ReportRow(Date(day.On), [Words.Of(day.Kind), Told(day.Answers.PainBefore), Told(day.PainDuring), day.Answers.Legs is { } legs ? Words.Of(legs) : "–", Told(day.Answers.MorningAfter)]))]);

    private ReportTable PainScores => new("Pain scores asked by a clinician", ["Score", "Asked over", "How", "Recorded by", "Now"],
        [.. view.Pain.History.Recorded.Where(rating => !rating.IsWithdrawal && rating.On <= report.Through).Select(rating => new ReportRow(
            Date(rating.On), [$"{rating.Score}", Words.Of(rating.Window), Words.Of(rating.How), view.Pain.People[rating.By], view.Pain.History.SupersededBy(rating) switch { null => "Stands", { IsWithdrawal: true } => "Entered in error", _ => "Corrected" }]))]);

    private ReportTable Alerts => new("Alerts", ["Kind", "Owner", "Closed", "Closed by", "How"],
        [.. view.Alerts.Select(line => new ReportRow(
            Day(line.Alert.RaisedAt), [Words.Of(line.Alert.Kind), line.Owner, line.Alert.ClosedAt is { } closed ? Day(closed) : "open", line.ClosedBy ?? "–", line.Alert.ClosingReason ?? "–"]))]);

    private string Day(DateTimeOffset at) => Date(view.Record.Patient.Today(at));

    private static string Told<T>(T? answer) where T : struct => answer?.ToString() ?? "–";

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
