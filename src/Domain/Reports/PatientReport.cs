using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Reports;

/// <summary>What was reported of one prescription in a period, and what was not. Pure; the same facts give the same report.</summary>
public sealed record PatientReport(
    DateOnly From, DateOnly Through, AdherenceFigures Figures, IReadOnlyList<StretchFigures> Stretches, IReadOnlyList<ReportDay> Days,
    IReadOnlyDictionary<Source, int> EntriesBySource, int EntriesLate)
{
    /// <param name="from">First day, or nothing for the day after the first signing, two years back at most.</param>
    /// <param name="through">Last day, or nothing for yesterday: today is not over.</param>
    public static PatientReport Of(CareRecord record, Prescription prescription, StretchCatalog catalog, DateOnly? from, DateOnly? through)
    {
        var (first, last) = Period.Chosen(from, through, record.Today, end => prescription.FirstSignedOn?.AddDays(1) ?? end);
        var figures = record.FiguresOf(prescription, catalog, first, last);
        var schedule = record.ScheduleOf(prescription, catalog, first, last);
        var diary = record.Diary;
        var entries = diary.Entries.Where(entry => entry.Prescription == prescription.Id && entry.On >= first && entry.On <= last).ToList();
        var dueOn = schedule.ToLookup(due => due.Slot.On);
        var toldOn = entries.ToLookup(entry => entry.On);
        return new(
            first, last, figures.Figures, [.. OfStretches(prescription, catalog, figures)],
            [.. DaysOf(first, last).Select(day => ReportDay.Of(day, [.. dueOn[day]], [.. toldOn[day]], diary.AnswersOn(day)))],
            entries.CountBy(entry => entry.Source).ToDictionary(), entries.Count(entry => entry.IsLate));
    }

    private static IEnumerable<StretchFigures> OfStretches(Prescription prescription, StretchCatalog catalog, DayFigures figures) =>
        from side in figures.Sides
        let prescribed = prescription.Versions.Select(version => version.Find(side.Item)).Last(found => found is not null)!
        select new StretchFigures(catalog.Edition(prescribed.Stretch, prescribed.Edition).Name, side.Side, side.Done, side.Dose);

    private static IEnumerable<DateOnly> DaysOf(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            yield return day;
    }
}

/// <summary>The figures of one stretch on one side.</summary>
public sealed record StretchFigures(string Stretch, Side Side, Figure Done, Figure Dose);

public enum ReportDayKind { NotScheduled, Unreported, NotDone, Partly, Done }

/// <summary>One day: what was reported of it. What nobody reported stays empty.</summary>
public sealed record ReportDay(DateOnly On, ReportDayKind Kind, PainScore? PainDuring, DayAnswers Answers)
{
    internal static ReportDay Of(DateOnly day, IReadOnlyList<Due> due, IReadOnlyList<StretchEntry> entries, DayAnswers answers)
    {
        var figures = AdherenceFigures.Of(due, new Diary(entries, [])).Sessions;
        var kind = due.Count == 0 ? ReportDayKind.NotScheduled
            : figures.Done == figures.Scheduled ? ReportDayKind.Done
            : figures.Done + figures.Partly > 0 ? ReportDayKind.Partly
            : figures.NotDone > 0 ? ReportDayKind.NotDone
            : ReportDayKind.Unreported;
        return new(day, kind, entries.Max(entry => entry.Pain), answers);
    }
}
