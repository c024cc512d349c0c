using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Adherence;

/// <summary>What a day of a calendar shows of one stretch on one side. Silence on a day that was asked for is not the same as a day that was not.</summary>
public enum CalendarMark { Done, Partly, NotDone, Unreported, StillToday, ToCome, NotScheduled, Paused, Locked, Resting, Withheld }

/// <summary>One day of one stretch on one side.</summary>
/// <param name="Asked">How many parts and times were asked; none on a day on which nothing was due.</param>
/// <param name="Told">Of how many somebody told.</param>
/// <param name="Pain">The worst pain during.</param>
/// <param name="DaysLate">How late the latest of them was recorded.</param>
/// <param name="IsCorrected">Whether anything told of it was corrected or taken back since.</param>
public sealed record CalendarCell(DateOnly On, CalendarMark Mark, int Asked, int Told, PainScore? Pain, IReadOnlyList<Source> Sources, int DaysLate, bool IsCorrected)
{
    public bool IsLate => DaysLate > StretchEntry.LateAfterDays;

    /// <summary>Told of a day on which it was not due; on fewer than seven days a week it may fill a missed one.</summary>
    public bool IsBeyondWhatWasAsked => Told > 0 && Asked == 0;
}

/// <summary>One stretch on one side, day by day.</summary>
public sealed record CalendarLine(Guid Item, string Stretch, Side Side, IReadOnlyDictionary<DateOnly, CalendarCell> Cells)
{
    /// <summary>Whether anything of it was asked for or told on any of these days.</summary>
    public bool WasAskedOrTold => Cells.Values.Any(cell => cell.Asked > 0 || cell.Told > 0);

    internal bool HoldsAnything => Cells.Values.Any(cell => cell.IsCorrected || cell.Mark is not (CalendarMark.NotScheduled or CalendarMark.ToCome));
}

/// <summary>How one day was, as it reads now.</summary>
public sealed record CalendarNote(DayAnswers Answers, bool IsCorrected)
{
    public bool IsToldOrCorrected => IsCorrected || Answers != DayAnswers.Unreported;
}

/// <summary>The days that a calendar shows, in whole weeks; a day outside of the period is empty.</summary>
public sealed record CalendarPeriod(DateOnly From, DateOnly Through)
{
    public const int LatestWeeks = 6;

    public static CalendarPeriod Latest(DateOnly today) => new(WeekSheet.MondayOf(today).AddDays(-7 * (LatestWeeks - 1)), WeekSheet.MondayOf(today).AddDays(6));

    public static CalendarPeriod OfMonth(DateOnly anyDay) => new(FirstOf(anyDay), FirstOf(anyDay).AddMonths(1).AddDays(-1));

    /// <summary>The first day of each month in which a prescription may have a diary, the latest first.</summary>
    public static IReadOnlyList<DateOnly> MonthsOf(Prescription prescription, DateOnly today)
    {
        var months = new List<DateOnly>();
        if (prescription.Versions.Min(version => version.SignedOn) is { } signed)
        {
            for (var month = FirstOf(today); month >= FirstOf(signed); month = month.AddMonths(-1))
                months.Add(month);
        }
        return months;
    }

    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Math.Max(0, Through.DayNumber - From.DayNumber + 1)).Select(From.AddDays);

    public IEnumerable<IReadOnlyList<DateOnly?>> Weeks
    {
        get
        {
            for (var monday = WeekSheet.MondayOf(From); monday <= Through; monday = monday.AddDays(7))
                yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays).Select(day => day >= From && day <= Through ? day : (DateOnly?)null)];
        }
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>The diary of one prescription as a clinician looks at it: each stretch and side, day by day. Pure; silence stays silence.</summary>
public sealed record DiaryCalendar(CalendarPeriod Period, IReadOnlyList<CalendarLine> Lines, IReadOnlyDictionary<DateOnly, CalendarNote> Notes)
{
    public static readonly DiaryCalendar Empty = new(new(DateOnly.MaxValue, DateOnly.MinValue), [], new Dictionary<DateOnly, CalendarNote>());

    public static DiaryCalendar Of(CareRecord record, Prescription prescription, StretchCatalog catalog, CalendarPeriod period) =>
        Of(record, prescription, catalog, period, record.GatesEverOf(prescription, catalog));

    /// <param name="gates">When the gates of every version stood open, where somebody has reckoned that already.</param>
    public static DiaryCalendar Of(CareRecord record, Prescription prescription, StretchCatalog catalog, CalendarPeriod period, IReadOnlyDictionary<Guid, GateEvaluation> gates)
    {
        var withheld = record.WithheldOf(prescription, catalog);
        var due = Schedule.Of(prescription, catalog, gates, withheld, period.From, Earlier(period.Through, record.Today)).ToLookup(one => (one.Slot.Item, one.Slot.Side, one.Slot.On));
        var told = record.Entries.Where(entry => entry.Prescription == prescription.Id && entry.On >= period.From && entry.On <= period.Through)
            .ToLookup(entry => (entry.Item, entry.Side, entry.On));
        var lines = LinesOf(prescription, catalog).Select(line => line with
        {
            Cells = period.Days.ToDictionary(day => day, day => Cell(
                day, [.. due[(line.Item, line.Side, day)].Select(one => one.Slot)], [.. told[(line.Item, line.Side, day)]], record,
                () => Schedule.StandingOf(prescription, line.Item, gates, withheld, day))),
        });
        var corrected = record.Notes.Where(note => Contradicts(record.Diary.AnswersOn(note.On), note.Answers)).Select(note => note.On).ToHashSet();
        return new(
            period, [.. lines.Where(line => line.HoldsAnything)],
            period.Days.ToDictionary(day => day, day => new CalendarNote(record.Diary.AnswersOn(day), corrected.Contains(day))));
    }

    /// <summary>Without what was locked or withheld on all of these days.</summary>
    public DiaryCalendar OfWhatWasAskedOrTold => this with { Lines = [.. Lines.Where(line => line.WasAskedOrTold)] };

    /// <summary>An answer that was added later, as the next morning is, corrects nothing.</summary>
    private static bool Contradicts(DayAnswers stands, DayAnswers told) =>
        (told.PainBefore is not null && told.PainBefore != stands.PainBefore) || (told.Legs is not null && told.Legs != stands.Legs)
        || (told.MorningAfter is not null && told.MorningAfter != stands.MorningAfter) || (told.Note is not null && told.Note != stands.Note);

    /// <summary>Every stretch and side that was ever given, in the order of the latest version that has it.</summary>
    private static IEnumerable<CalendarLine> LinesOf(Prescription prescription, StretchCatalog catalog) =>
        from given in prescription.Versions.Where(version => version.IsSigned).Reverse().SelectMany(version => version.Stretches).GroupBy(stretch => stretch.Item)
        let sides = given.SelectMany(stretch => SidesOf(catalog.Edition(stretch.Stretch, stretch.Edition), stretch.Side)).Distinct().OrderBy(Place)
        from side in sides
        select new CalendarLine(given.Key, catalog.Edition(given.First().Stretch, given.First().Edition).Name, side, new Dictionary<DateOnly, CalendarCell>());

    private static IEnumerable<Side> SidesOf(Stretch stretch, Side prescribed) => stretch.Parts.SelectMany(part => stretch.SidesOf(part.Key, prescribed));

    /// <summary>Left, right, and then the parts that have no side, as on the paper.</summary>
    private static int Place(Side side) => side == Side.None ? int.MaxValue : (int)side;

    private static CalendarCell Cell(DateOnly day, IReadOnlyList<EntrySlot> due, IReadOnlyList<StretchEntry> facts, CareRecord record, Func<Standing> standing)
    {
        var told = facts.Where(fact => fact.Outcome != EntryOutcome.Unreported && record.Diary.Find(fact.Slot)?.Id == fact.Id).ToList();
        var asked = due.Count > 0 ? due : [.. told.Select(entry => entry.Slot)];
        return new(
            day, told.Count > 0 ? MarkOf(asked, told) : MarkOf(day, record.Today, due.Count > 0 ? Standing.Due : standing()), due.Count, told.Count, told.Max(entry => entry.Pain),
            [.. told.Select(entry => entry.Source).Distinct().Order()], told.Select(entry => entry.DaysLate).DefaultIfEmpty().Max(), facts.Any(fact => record.Diary.Find(fact.Slot)?.Id != fact.Id));
    }

    private static CalendarMark MarkOf(IReadOnlyList<EntrySlot> asked, List<StretchEntry> told)
    {
        var done = told.Where(entry => entry.Outcome == EntryOutcome.Done).Select(entry => entry.Slot).ToHashSet();
        if (asked.All(done.Contains))
            return CalendarMark.Done;
        return told.Exists(entry => entry.Outcome != EntryOutcome.NotDone) ? CalendarMark.Partly : CalendarMark.NotDone;
    }

    private static CalendarMark MarkOf(DateOnly day, DateOnly today, Standing standing) => standing switch
    {
        _ when day > today => CalendarMark.ToCome,
        Standing.Due => day == today ? CalendarMark.StillToday : CalendarMark.Unreported,
        Standing.Paused => CalendarMark.Paused,
        Standing.Locked => CalendarMark.Locked,
        Standing.Resting => CalendarMark.Resting,
        Standing.Withheld => CalendarMark.Withheld,
        _ => CalendarMark.NotScheduled,
    };

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
