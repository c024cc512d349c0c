using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Reports;

/// <summary>
/// How a clinic's patients fared in a period, beside the one before. It names no patient and ranks none; what rests on fewer than
/// five patients, or would tell of as few, is nothing here.
/// </summary>
public sealed record ClinicReport(
    Period Period, Headline Now, Headline Before, IReadOnlyList<Distribution> Distributions, IReadOnlyList<GroupLine> Stretches,
    IReadOnlyList<GroupLine> Clinicians, IReadOnlyList<GroupLine> Conditions, IReadOnlyList<WeekLine> Weeks, IReadOnlyList<SourceLine> Sources, IReadOnlyList<AlertKindLine> AlertKinds)
{
    private const int UsualWeeks = 12;

    /// <param name="from">First day, or nothing for twelve weeks.</param>
    /// <param name="through">Last day, or nothing for yesterday.</param>
    public static Period PeriodOf(DateOnly? from, DateOnly? through, DateOnly today) => Period.Chosen(from, through, today, last => last.AddDays(1 - (7 * UsualWeeks)));

    /// <param name="startOf">When a day begins at the clinic.</param>
    public static ClinicReport Of(Period period, ClinicTotals totals, StretchCatalog catalog, Func<DateOnly, DateTimeOffset> startOf)
    {
        var sessions = totals.Sessions.Where(total => total.IsNow).ToList();
        var stretches = totals.Stretches.Where(total => total.IsNow).ToList();
        var patients = PatientTotal.Of(stretches);
        var due = patients.Where(total => total.Stretches.Scheduled > 0).ToList();
        return new(
            period, Headline.Of(period, true, totals, startOf), Headline.Of(period.Before, false, totals, startOf),
            Distribution.Of([[.. SessionsByPatient(sessions)], [.. due.Select(total => total.Stretches)], [.. due.Select(total => total.Dose)]]),
            OfStretches(due: stretches.Where(total => total.Stretches.Scheduled > 0), catalog), OfClinicians(sessions), OfConditions(sessions),
            OfWeeks(totals.Weeks), OfSources(patients), AlertKindLine.Of(period, totals.Alerts, startOf));
    }

    internal static IEnumerable<Figure> SessionsByPatient(IEnumerable<SessionTotal> totals) =>
        totals.GroupBy(total => total.Patient).Select(patient => Figure.Sum(patient.Select(total => total.Sessions)));

    private static List<GroupLine> OfStretches(IEnumerable<StretchTotal> due, StretchCatalog catalog) => [.. GroupLine.Of(due.GroupBy(total => total.Stretch)
        .Select(stretch => (catalog.Latest(stretch.Key)?.Name ?? stretch.Key, PatientTotal.Of(stretch).Select(patient => (patient.Stretches, (Figure?)patient.Dose))))).OrderBy(line => line.Name, StringComparer.Ordinal)];

    private static List<GroupLine> OfClinicians(IEnumerable<SessionTotal> totals) => [.. GroupLine.Of(totals.GroupBy(total => total.Signer)
        .Select(signer => (signer.Max(total => total.SignerName)!, SessionsOf(signer)))).OrderBy(line => line.Name, StringComparer.Ordinal)];

    private static IReadOnlyList<GroupLine> OfConditions(IEnumerable<SessionTotal> totals) => GroupLine.Of(totals.GroupBy(total => total.Condition).OrderBy(condition => condition.Key is null).ThenBy(condition => condition.Key)
        .Select(condition => (condition.Key.InWords(), SessionsOf(condition))));

    private static IEnumerable<(Figure Done, Figure? Dose)> SessionsOf(IEnumerable<SessionTotal> totals) => SessionsByPatient(totals).Select(sessions => (sessions, (Figure?)null));

    private static List<WeekLine> OfWeeks(IReadOnlyList<WeekTotal> totals)
    {
        var hidden = SmallGroups.Hidden([.. totals.Select(total => (total.Patients, SmallGroups.IsSmall(total.Patients, total.Reporting)))]);
        return [.. totals.Select((total, place) => hidden[place] ? new WeekLine(total.Week, null, null, null) : WeekLine.Of(total)).OrderBy(line => line.Week)];
    }

    private static List<SourceLine> OfSources(IReadOnlyList<PatientTotal> totals)
    {
        (string Name, Func<Entries, int> Count)[] sources = [("Timer", one => one.Timer), ("Tap", one => one.Tap), ("Paper", one => one.Paper), ("Recall", one => one.Recall)];
        var told = sources.Select(source => (source.Name, Patients: totals.Count(total => source.Count(total.Entries) > 0), Entries: totals.Sum(total => source.Count(total.Entries)))).ToList();
        var hidden = SmallGroups.Hidden([.. told.Select(source => (source.Patients, SmallGroups.IsSmall(source.Patients)))]);
        return [.. told.Select((source, place) => new SourceLine(source.Name, hidden[place] ? null : source.Patients, hidden[place] ? null : source.Entries))];
    }
}

/// <summary>Patients of one stretch, or under one clinician's prescriptions; no numbers where they are too few.</summary>
/// <param name="Done">In stretches, or in sessions.</param>
/// <param name="Dose">Of a stretch only.</param>
public sealed record GroupLine(string Name, int? Patients, Figure? Done, Figure? Dose)
{
    /// <param name="groups">Each with what every patient of it comes to.</param>
    internal static IReadOnlyList<GroupLine> Of(IEnumerable<(string Name, IEnumerable<(Figure Done, Figure? Dose)> Patients)> groups)
    {
        var all = groups.Select(group => (group.Name, Patients: group.Patients.ToList())).ToList();
        var hidden = SmallGroups.Hidden(all.ConvertAll(group => (group.Patients.Count, IsSmall(group.Patients))));
        return [.. all.Select((group, place) => hidden[place]
            ? new GroupLine(group.Name, null, null, null)
            : new GroupLine(group.Name, group.Patients.Count, Figure.Sum(group.Patients.Select(one => one.Done)), group.Patients.Exists(one => one.Dose is not null) ? Figure.Sum(group.Patients.Select(one => one.Dose!)) : null))];
    }

    private static bool IsSmall(List<(Figure Done, Figure? Dose)> patients) =>
        SmallGroups.IsSmall(patients.Count, patients.Count(one => one.Done.PercentAtLeast is not null)) || SmallGroups.IsSmall(patients.Count, patients.Count(one => one.Dose?.PercentAtLeast is not null));
}

/// <summary>What one patient comes to, over some or all of their stretches.</summary>
internal sealed record PatientTotal(Figure Stretches, Figure Dose, Entries Entries)
{
    public static IReadOnlyList<PatientTotal> Of(IEnumerable<StretchTotal> totals) => [.. totals.GroupBy(total => total.Patient)
        .Select(patient => new PatientTotal(Figure.Sum(patient.Select(one => one.Stretches)), Figure.Sum(patient.Select(one => one.Dose)), patient.Select(one => one.Entries).Aggregate((sum, one) => sum + one)))];
}

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
        var patients = PatientTotal.Of(totals.Stretches.Where(total => total.IsNow == isNow));
        var (start, end) = (startOf(period.From), startOf(period.Through.AddDays(1)));
        var closed = totals.Alerts.Where(alert => alert.IsClosedIn(start, end)).ToList();
        var open = totals.Alerts.Where(alert => alert.IsOpenAt(end)).ToList();
        return new(
            AtLeastFive(sessions.Count, sessions.Count), Told(sessions), Told([.. patients.Select(patient => patient.Stretches)]), Told([.. patients.Select(patient => patient.Dose)]),
            AtLeastFive(patients.Sum(patient => patient.Entries.All), patients.Count(patient => patient.Entries.All > 0)), AtLeastFive(patients.Sum(patient => patient.Entries.Late), patients.Count(patient => patient.Entries.Late > 0)),
            AtLeastFive(closed.Count, AlertTime.PatientsOf(closed)), SmallGroups.IsSmall(AlertTime.PatientsOf(closed)) ? null : AlertCount.Median([.. closed.Select(alert => alert.TimeToAction!.Value).Order()]),
            AtLeastFive(open.Count, AlertTime.PatientsOf(open)),
            Enum.GetValues<OverrideKind>().ToDictionary(kind => kind, kind => totals.Overrides.FirstOrDefault(total => total.Kind == kind && total.IsNow == isNow) is { } total ? AtLeastFive(total.Count, total.Patients) : null));
    }

    private static Figure? Told(IReadOnlyList<Figure> figures) =>
        figures.Where(figure => figure.Scheduled > 0).ToList() is var due && SmallGroups.IsSmall(due.Count, due.Count(figure => figure.PercentAtLeast is not null)) ? null : Figure.Sum(due);

    private static int? AtLeastFive(int number, int patients) => SmallGroups.IsSmall(patients) ? null : number;
}
