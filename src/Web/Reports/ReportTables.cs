using System.Globalization;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>One table of a report: what stands behind a chart, and in the download.</summary>
public sealed record ReportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>Then its columns begin where their names do; numbers end there.</summary>
    public bool IsInWords { get; init; }

    /// <summary>Every cell on a line of its own, with its table, row and column.</summary>
    public static IEnumerable<IReadOnlyList<string>> InLines(IEnumerable<ReportTable> tables) => tables
        .SelectMany(table => table.Rows.SelectMany(row => row.Cells.Select((cell, place) => (IReadOnlyList<string>)[table.Title, row.Name, table.Columns[place], cell])))
        .Prepend(["Table", "Row", "Column", "Value"]);
}

public sealed record ReportRow(string Name, IReadOnlyList<string> Cells);

/// <summary>The numbers of a clinic report in words, written once for page and download.</summary>
public sealed class ReportTables(ClinicReport report)
{
    public ClinicReport Report => report;

    public const string Few = "fewer than 5";

    /// <summary>Of the two parts of a group that is told, one is too small.</summary>
    public const string NotTold = "not told";

    public static readonly string[] OfFigure = ["At least", "Done", "Scheduled", "Partly", "Not done", "Not reported"];

    public ReportTable Headlines => new("Figures", ["This period", "Period before"],
    [
        Row("Days", Days(report.Period), Days(report.Period.Before)),
        Headline("Patients with something scheduled", one => Count(one.Patients)),
        .. FigureRows("Sessions", one => one.Sessions), .. FigureRows("Stretches", one => one.Stretches), .. FigureRows("Dose", one => one.Dose),
        Headline("Entries", one => Count(one.Entries)),
        Headline("Entries recorded late", one => Count(one.Late)),
        Headline("Share recorded late", LateShare),
    ]);

    public ReportTable Distribution => new("Patients by what was done at least", ["Sessions", "Stretches", "Dose"],
        [.. report.Distributions[0].Bands.Select((band, place) => new ReportRow(band.Name, [.. report.Distributions.Select(one => Count(one.Bands[place].Patients))]))]);

    public ReportTable Stretches => new("By stretch", ["Patients", .. OfFigure, "Dose at least"],
        [.. report.Stretches.Select(line => new ReportRow(line.Name, [Count(line.Patients), .. Cells(line.Done), Percent(line.Dose)]))]);

    public ReportTable Clinicians => Groups("By clinician", report.Clinicians);

    public ReportTable Conditions => Groups("By condition", report.Conditions);

    public ReportTable Weeks => new("By week of the course", ["Patients with sessions", "Patients who reported", .. OfFigure],
        [.. report.Weeks.Select(line => new ReportRow(Week(line), [Count(line.Patients), Reporting(line), .. Cells(line.Sessions)]))]);

    public ReportTable Sources => new("Where entries come from", ["Entries", "Share", "Patients"],
        [.. report.Sources.Select(line => new ReportRow(line.Source, [Count(line.Entries), Share(line.Entries, report.Now.Entries), Count(line.Patients)]))]);

    public ReportTable Alerts => new("Alerts and decisions", ["This period", "Period before"],
    [
        Headline("Alerts closed", one => Count(one.AlertsClosed)),
        Headline("Median hours until an alert was closed", one => Hours(one.AlertsClosed, one.MedianToAction)),
        Headline("Alerts open at the end", one => Count(one.AlertsOpen)),
        Headline("Gates opened before they were eligible", one => Count(one.Overrides[OverrideKind.GateOpenedEarly])),
        Headline("Blocking precautions overridden", one => Count(one.Overrides[OverrideKind.BlockOverridden])),
        Headline("Other precautions acknowledged", one => Count(one.Overrides[OverrideKind.PrecautionAcknowledged])),
    ]);

    public ReportTable AlertKinds => new("Alerts by kind", ["Raised", "Closed", "Median hours until closed", "Open at the end"],
        [.. report.AlertKinds.Select(line => new ReportRow(Words.Of(line.Kind), [Count(line.Raised), Count(line.Closed), Hours(line.Closed, line.MedianToAction), Count(line.Open)]))]);

    public IEnumerable<IReadOnlyList<string>> InLines => ReportTable.InLines([Headlines, Distribution, Stretches, Conditions, Clinicians, Weeks, Sources, Alerts, AlertKinds]);

    public static string Week(WeekLine line) => $"Week {line.Week}";

    public static string InWords(WeekLine line) => line.Patients is null ? Few
        : line.Reporting is null ? $"{Count(line.Patients)} patients; {AtLeast(line.Sessions)} done"
        : $"{Reporting(line)} of {Count(line.Patients)} patients reported; {AtLeast(line.Sessions)} done";

    public static string Percent(Figure? figure) => figure is null ? Few : figure.PercentAtLeast is { } percent ? $"{percent} %" : "–";

    public static string AtLeast(Figure? figure) => figure?.PercentAtLeast is null ? Percent(figure) : $"at least {Percent(figure)}";

    public static string Number(double value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);

    public static string Count(int? value) => value is { } number ? Number(number) : Few;

    public static string LateShare(Headline one) => Share(one.Late, one.Entries);

    public static string Share(int? part, int? whole) => part is null || whole is null ? Few : whole == 0 ? "–" : $"{100 * (long)part / whole} %";

    private static string Reporting(WeekLine line) => line.Patients is not null && line.Reporting is null ? NotTold : Count(line.Reporting);

    private static string Hours(int? closed, TimeSpan? median) => median is { } time ? Number(time.TotalHours) : closed is null ? Few : "–";

    private static ReportTable Groups(string title, IReadOnlyList<GroupLine> groups) =>
        new(title, ["Patients", .. OfFigure], [.. groups.Select(line => new ReportRow(line.Name, [Count(line.Patients), .. Cells(line.Done)]))]);

    private static string Days(Period period) => $"{period.From:yyyy-MM-dd} through {period.Through:yyyy-MM-dd}";

    private static ReportRow Row(string name, params string[] cells) => new(name, cells);

    private ReportRow Headline(string name, Func<Headline, string> say) => Row(name, say(report.Now), say(report.Before));

    private IEnumerable<ReportRow> FigureRows(string name, Func<Headline, Figure?> figure)
    {
        var (now, before) = (Cells(figure(report.Now)), Cells(figure(report.Before)));
        return OfFigure.Select((column, place) => Row($"{name}: {char.ToLowerInvariant(column[0])}{column[1..]}", now[place], before[place]));
    }

    public static string[] Cells(Figure? figure) => figure is null
        ? [.. OfFigure.Select(_ => Few)]
        : [Percent(figure), Number(figure.Done), Number(figure.Scheduled), Number(figure.Partly), Number(figure.NotDone), Number(figure.Unreported)];
}
