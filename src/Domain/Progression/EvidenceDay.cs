using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

public enum DayMark { Unreported, NotDone, Partly, Done }

/// <summary>One day of one stretch as the evidence of a gate shows it.</summary>
/// <param name="Counts">Whether sessions of this day count: it is not before prescribing, nor before the last relock.</param>
public sealed record EvidenceDay(DateOnly On, bool Counts, DayMark Mark, PainScore? Pain, DayAnswers Answers)
{
    /// <summary>Whole weeks fit a strip, and four of them show what a gate looks at.</summary>
    public const int MostDays = 28;

    public bool IsTrouble => Answers.Legs == Legs.NewOrFurtherDown || Answers.MorningAfter == MorningAfter.Worse;

    /// <summary>From a Monday through the last day, the latest weeks only.</summary>
    internal static IReadOnlyList<EvidenceDay> Of(Guid item, IReadOnlyList<(string Part, Side Side)> slots, Diary diary, DateOnly countFrom, DateOnly through)
    {
        var earliest = WeekSheet.MondayOf(through).AddDays(7 - MostDays);
        var monday = WeekSheet.MondayOf(countFrom);
        var from = monday < earliest ? earliest : monday > through ? WeekSheet.MondayOf(through) : monday;
        var byDay = diary.Entries.Where(entry => entry.Item == item && entry.On >= from && entry.On <= through).ToLookup(entry => entry.On);
        return [.. Enumerable.Range(0, through.DayNumber - from.DayNumber + 1).Select(from.AddDays)
            .Select(day => new EvidenceDay(day, day >= countFrom, MarkOf([.. byDay[day]], slots), byDay[day].Max(entry => entry.Pain), diary.AnswersOn(day)))];
    }

    private static DayMark MarkOf(List<StretchEntry> entries, IReadOnlyList<(string Part, Side Side)> slots)
    {
        if (entries.Count == 0)
            return DayMark.Unreported;
        var done = entries.Where(entry => entry.Outcome == EntryOutcome.Done).Select(entry => (entry.Part, entry.Side)).ToHashSet();
        if (slots.All(done.Contains))
            return DayMark.Done;
        return entries.Exists(entry => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly) ? DayMark.Partly : DayMark.NotDone;
    }
}
