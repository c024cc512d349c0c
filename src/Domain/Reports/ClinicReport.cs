using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Reports;

/// <summary>
/// How a clinic's patients fared in a period, beside the one before. It names no patient and ranks none; what rests on fewer than
/// five patients, or would tell of as few, is nothing here.
/// </summary>
public sealed record ClinicReport(
    Period Period, Headline Now, Headline Before, IReadOnlyList<Distribution> Distributions, IReadOnlyList<GroupLine> Stretches,
    IReadOnlyList<GroupLine> Clinicians, IReadOnlyList<WeekLine> Weeks, IReadOnlyList<SourceLine> Sources)
{
    private const int UsualWeeks = 12;

    /// <param name="from">First day, or nothing for twelve weeks.</param>
    /// <param name="through">Last day, or nothing for yesterday.</param>
    public static Period PeriodOf(DateOnly? from, DateOnly? through, DateOnly today) => Period.Chosen(from, through, today, last => last.AddDays(1 - (7 * UsualWeeks)));

    /// <param name="startOf">When a day begins at the clinic.</param>
    public static ClinicReport Of(Period period, ClinicTotals totals, StretchCatalog catalog, Func<DateOnly, DateTimeOffset> startOf)
    {
        var now = totals.Sessions.Where(total => total.IsNow).ToList();
        var days = totals.Days.Where(total => total.IsNow).ToList();
        var due = days.Where(total => total.Stretches.Scheduled > 0).ToList();
        return new(
            period, Headline.Of(period, true, totals, startOf), Headline.Of(period.Before, false, totals, startOf),
            Distribution.Of([[.. SessionsByPatient(now)], [.. due.Select(total => total.Stretches)], [.. due.Select(total => total.Dose)]]),
            OfStretches(totals.Stretches, catalog), OfClinicians(now), OfWeeks(totals.Weeks), OfSources(days));
    }

    internal static IEnumerable<Figure> SessionsByPatient(IEnumerable<SessionTotal> totals) =>
        totals.GroupBy(total => total.Patient).Select(patient => Figure.Sum(patient.Select(total => total.Sessions)));

    private static List<GroupLine> OfStretches(IReadOnlyList<StretchTotal> totals, StretchCatalog catalog)
    {
        var hidden = SmallGroups.Hidden([.. totals.Select(total => (total.Patients, SmallGroups.IsSmall(total.Patients, total.Reporting) || SmallGroups.IsSmall(total.Patients, total.ReportingDose)))]);
        return [.. totals.Select((total, place) => hidden[place]
            ? new GroupLine(NameOf(total.Stretch, catalog), null, null, null)
            : new GroupLine(NameOf(total.Stretch, catalog), total.Patients, total.Stretches, total.Dose)).OrderBy(line => line.Name, StringComparer.Ordinal)];
    }

    private static string NameOf(string stretch, StretchCatalog catalog) => catalog.Latest(stretch)?.Name ?? stretch;

    private static List<GroupLine> OfClinicians(IEnumerable<SessionTotal> totals)
    {
        var signers = totals.GroupBy(total => total.Signer)
            .Select(signer => (Name: signer.Max(total => total.SignerName)!, Patients: signer.Count(), Reporting: signer.Count(total => total.Sessions.PercentAtLeast is not null), Sessions: Figure.Sum(signer.Select(total => total.Sessions))))
            .OrderBy(signer => signer.Name, StringComparer.Ordinal).ToList();
        var hidden = SmallGroups.Hidden([.. signers.Select(signer => (signer.Patients, SmallGroups.IsSmall(signer.Patients, signer.Reporting)))]);
        return [.. signers.Select((signer, place) => hidden[place] ? new GroupLine(signer.Name, null, null, null) : new GroupLine(signer.Name, signer.Patients, signer.Sessions, null))];
    }

    private static List<WeekLine> OfWeeks(IReadOnlyList<WeekTotal> totals)
    {
        var hidden = SmallGroups.Hidden([.. totals.Select(total => (total.Patients, SmallGroups.IsSmall(total.Patients, total.Reporting)))]);
        return [.. totals.Select((total, place) => hidden[place] ? new WeekLine(total.Week, null, null, null) : WeekLine.Of(total)).OrderBy(line => line.Week)];
    }

    private static List<SourceLine> OfSources(IReadOnlyList<DayTotal> days)
    {
        (string Name, Func<Entries, int> Count)[] sources = [("Timer", one => one.Timer), ("Tap", one => one.Tap), ("Paper", one => one.Paper), ("Recall", one => one.Recall)];
        var told = sources.Select(source => (source.Name, Patients: days.Count(day => source.Count(day.Entries) > 0), Entries: days.Sum(day => source.Count(day.Entries)))).ToList();
        var hidden = SmallGroups.Hidden([.. told.Select(source => (source.Patients, SmallGroups.IsSmall(source.Patients)))]);
        return [.. told.Select((source, place) => new SourceLine(source.Name, hidden[place] ? null : source.Patients, hidden[place] ? null : source.Entries))];
    }
}

/// <summary>Patients of one stretch, or under one clinician's prescriptions; no numbers where they are too few.</summary>
/// <param name="Done">In stretches, or in sessions.</param>
/// <param name="Dose">Of a stretch only.</param>
public sealed record GroupLine(string Name, int? Patients, Figure? Done, Figure? Dose);

/// <summary>One week of the course: who had sessions, and who still reported.</summary>
/// <param name="Reporting">Not told either where those who did not report are too few.</param>
public sealed record WeekLine(int Week, int? Patients, int? Reporting, Figure? Sessions)
{
    internal static WeekLine Of(WeekTotal total) => new(
        total.Week, total.Patients, SmallGroups.IsSmall(total.Reporting) || SmallGroups.IsSmall(total.Patients - total.Reporting) ? null : total.Reporting, total.Sessions);
}

public sealed record SourceLine(string Source, int? Patients, int? Entries);

/// <summary>What a period comes to in a few numbers, each nothing where it rests on too few patients.</summary>
/// <param name="Patients">Who had something scheduled.</param>
public sealed record Headline(
    int? Patients, Figure? Sessions, Figure? Stretches, Figure? Dose, int? Entries, int? Late, int? AlertsClosed, TimeSpan? MedianToAction, int? AlertsOpen,
    IReadOnlyDictionary<OverrideKind, int?> Overrides)
{
    internal static Headline Of(Period period, bool isNow, ClinicTotals totals, Func<DateOnly, DateTimeOffset> startOf)
    {
        var sessions = ClinicReport.SessionsByPatient(totals.Sessions.Where(total => total.IsNow == isNow)).ToList();
        var days = totals.Days.Where(total => total.IsNow == isNow).ToList();
        var (start, end) = (startOf(period.From), startOf(period.Through.AddDays(1)));
        var closed = totals.Alerts.Where(alert => alert.ClosedAt >= start && alert.ClosedAt < end).ToList();
        var open = totals.Alerts.Where(alert => alert.RaisedAt < end && (alert.ClosedAt is null || alert.ClosedAt >= end)).ToList();
        return new(
            AtLeastFive(sessions.Count, sessions.Count), Told(sessions), Told([.. days.Select(day => day.Stretches)]), Told([.. days.Select(day => day.Dose)]),
            AtLeastFive(days.Sum(day => day.Entries.All), days.Count(day => day.Entries.All > 0)), AtLeastFive(days.Sum(day => day.Entries.Late), days.Count(day => day.Entries.Late > 0)),
            AtLeastFive(closed.Count, PatientsOf(closed)), SmallGroups.IsSmall(PatientsOf(closed)) ? null : AlertCount.Median([.. closed.Select(alert => alert.ClosedAt!.Value - alert.RaisedAt).Order()]),
            AtLeastFive(open.Count, PatientsOf(open)),
            Enum.GetValues<OverrideKind>().ToDictionary(kind => kind, kind => totals.Overrides.FirstOrDefault(total => total.Kind == kind && total.IsNow == isNow) is { } total ? AtLeastFive(total.Count, total.Patients) : null));
    }

    private static Figure? Told(IReadOnlyList<Figure> figures) =>
        figures.Where(figure => figure.Scheduled > 0).ToList() is var due && SmallGroups.IsSmall(due.Count, due.Count(figure => figure.PercentAtLeast is not null)) ? null : Figure.Sum(due);

    private static int? AtLeastFive(int number, int patients) => SmallGroups.IsSmall(patients) ? null : number;

    private static int PatientsOf(IEnumerable<AlertTime> alerts) => alerts.Select(alert => alert.Patient).Distinct().Count();
}
