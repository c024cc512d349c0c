using System.Globalization;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>The numbers of a patient's report, for the download.</summary>
public sealed class PatientReportTables(PatientReport report)
{
    public IEnumerable<IReadOnlyList<string>> InLines => ReportTable.InLines([Figures, Stretches, Weeks, Days]);

    private ReportTable Figures => new("Figures", ReportTables.OfFigure,
        [new("Sessions", ReportTables.Cells(report.Figures.Sessions)), new("Stretches", ReportTables.Cells(report.Figures.Stretches)), new("Dose", ReportTables.Cells(report.Figures.Dose))]);

    private ReportTable Stretches => new("By stretch and side", ReportTables.OfFigure,
        [.. report.Stretches.Select(one => new ReportRow(one.Side == Side.None ? one.Stretch : $"{one.Stretch}, {DoseSentence.InWords(one.Side).ToLowerInvariant()}", ReportTables.Cells(one.Done)))]);

    private ReportTable Weeks => new("Sessions by week", ReportTables.OfFigure,
        [.. report.Weeks.Select(week => new ReportRow(Date(week.Key), ReportTables.Cells(week.Value.Sessions)))]);

    private ReportTable Days => new("Day by day", ["Stretches", "Pain before", "Pain during", "Legs", "Next morning"],
        [.. report.Days.Select(day => new ReportRow(Date(day.On), [Words.Of(day.Kind), Told(day.Answers.PainBefore), Told(day.PainDuring), day.Answers.Legs is { } legs ? Words.Of(legs) : "–", Told(day.Answers.MorningAfter)]))]);

    private static string Told<T>(T? answer) where T : struct => answer?.ToString() ?? "–";

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
