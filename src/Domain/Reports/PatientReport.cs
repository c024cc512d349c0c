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
    /// <summary>By the Monday that a week begins with; the first and the last may be cut off by the period.</summary>
    public IReadOnlyDictionary<DateOnly, AdherenceFigures> Weeks { get; init; } = new Dictionary<DateOnly, AdherenceFigures>();

    /// <summary>Left beside right, of each stretch that has both and of which both are told.</summary>
    public IReadOnlyList<(string Stretch, string Sentence)> Asymmetries { get; init; } = [];

    /// <summary>What was signed, paused or ended, and which gates opened or locked again, in the period and in order.</summary>
    public IReadOnlyList<CareEvent> History { get; init; } = [];

    /// <summary>Each stretch and side that anything was asked or told of, day by day.</summary>
    public DiaryCalendar Calendar { get; init; } = DiaryCalendar.Empty;

    /// <summary>Days on which anything was asked.</summary>
    public int DaysAsked => Days.Count(day => day.Kind != ReportDayKind.NotScheduled);

    /// <summary>Days of those of which anything was told.</summary>
    public int DaysTold => Days.Count(day => day.Kind is ReportDayKind.Done or ReportDayKind.Partly or ReportDayKind.NotDone);

    /// <summary>Facts that took the place of earlier ones.</summary>
    public int Corrections { get; init; }

    /// <param name="from">First day, or nothing for the day after the first signing, two years back at most.</param>
    /// <param name="through">Last day, or nothing for yesterday: today is not over.</param>
    public static PatientReport Of(CareRecord record, Prescription prescription, StretchCatalog catalog, DateOnly? from, DateOnly? through)
    {
        var (first, last) = Period.Chosen(from, through, record.Today, end => prescription.FirstSignedOn?.AddDays(1) ?? end);
        var (diary, gates) = (record.Diary, record.GatesEverOf(prescription, catalog));
        var weeks = record.WeeksOf(prescription, catalog, first, last);
        var figures = DayFigures.Of(prescription, weeks, diary, first, last);
        var entries = diary.Entries.Where(entry => entry.Prescription == prescription.Id && entry.On >= first && entry.On <= last).ToList();
        var dueOn = weeks.ToLookup(due => due.Slot.On);
        var toldOn = entries.ToLookup(entry => entry.On);
        return new(
            first, last, figures.Figures, [.. OfStretches(prescription, catalog, figures)],
            [.. DaysOf(first, last).Select(day => ReportDay.Of(day, [.. dueOn[day]], [.. toldOn[day]], diary.AnswersOn(day)))],
            entries.CountBy(entry => entry.Source).ToDictionary(), entries.Count(entry => entry.IsLate))
        {
            Weeks = figures.ByWeek,
            Asymmetries = [.. figures.Sides.Select(side => side.Item).Distinct().Select(item => (CareEvent.NameOf(prescription, catalog, item), figures.AsymmetryOf(item)?.Sentence)).Where(one => one.Sentence is not null)!],
            Calendar = DiaryCalendar.Of(record, prescription, catalog, new(first, last), gates).OfWhatWasAskedOrTold,
            History = [.. CareEvent.Of(prescription, catalog, gates).Where(happened => happened.On >= first && happened.On <= last).OrderBy(happened => happened.On)],
            Corrections = record.Entries.Count(entry => entry.Supersedes is not null && entry.Prescription == prescription.Id && entry.On >= first && entry.On <= last)
                + record.Notes.Count(note => note.Supersedes is not null && note.On >= first && note.On <= last),
        };
    }

    private static IEnumerable<StretchFigures> OfStretches(Prescription prescription, StretchCatalog catalog, DayFigures figures) =>
        from side in figures.Sides
        select new StretchFigures(CareEvent.NameOf(prescription, catalog, side.Item), side.Side, side.Done, side.Dose);

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
        var told = entries.Where(entry => entry.Outcome != EntryOutcome.Unreported).ToDictionary(entry => entry.Slot, entry => (EntryOutcome?)entry.Outcome);
        var kind = due.Count == 0 ? ReportDayKind.NotScheduled : SessionDay.OutcomeOf([.. due.Select(one => told.GetValueOrDefault(one.Slot))]) switch
        {
            EntryOutcome.Done => ReportDayKind.Done,
            EntryOutcome.Partly => ReportDayKind.Partly,
            EntryOutcome.NotDone => ReportDayKind.NotDone,
            _ => ReportDayKind.Unreported,
        };
        return new(day, kind, entries.Max(entry => entry.Pain), answers);
    }
}
