namespace PrescribeRx.Domain.Adherence;

/// <summary>
/// One thing that was due, and what counts for it once its whole week, Monday to Sunday, has been looked at. On fewer than seven
/// days a week, what was done on a day that did not ask for it fills what was missed: the earliest first, each once.
/// </summary>
/// <param name="Dose">One dose, split into what was done of it, what was not and what nobody told.</param>
internal sealed record Counted(Due Due, EntryOutcome? Outcome, Figure Dose)
{
    /// <param name="schedule">Of each week that matters all that was due by the day that matters last: what was due later changes nothing before it.</param>
    public static List<Counted> Of(IEnumerable<Due> schedule, Diary diary)
    {
        var done = diary.Entries.Where(entry => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly).ToLookup(entry => WeekOf(entry.Slot));
        return [.. schedule.GroupBy(due => WeekOf(due.Slot)).SelectMany(week => OfWeek([.. week.OrderBy(due => due.Slot.On).ThenBy(due => due.Slot.Session)], done[week.Key], diary))];
    }

    /// <summary>One part on one side in one week.</summary>
    private static EntrySlot WeekOf(EntrySlot slot) => slot with { On = WeekSheet.MondayOf(slot.On), Session = 0 };

    private static IEnumerable<Counted> OfWeek(List<Due> week, IEnumerable<StretchEntry> done, Diary diary)
    {
        var asked = week.Select(due => due.Slot).ToHashSet();
        var spare = done.Where(entry => !asked.Contains(entry.Slot)).OrderBy(entry => entry.On).ThenBy(entry => entry.Session)
            .Select(entry => new Spare(entry, week.FindLast(due => due.Slot.On <= entry.On) ?? week[0])).ToList();
        var told = week.ConvertAll(due => Told(diary, due));
        var outcomes = told.ConvertAll(entry => entry?.Outcome);
        Fill(week, outcomes, spare, EntryOutcome.Done);
        Fill(week, outcomes, spare, EntryOutcome.Partly);
        return week.Select((due, place) => new Counted(due, outcomes[place], Poured(due, DoseOf(due, told[place]), spare)));
    }

    /// <summary>What was done in full fills what was not; what was done in part fills what was not done at all.</summary>
    private static void Fill(List<Due> week, List<EntryOutcome?> outcomes, List<Spare> spare, EntryOutcome with)
    {
        for (var place = 0; place < week.Count; place++)
        {
            if (outcomes[place] == EntryOutcome.Done || outcomes[place] == with || spare.Find(one => one.Outcome == with && !one.IsSpent && one.MayFill(week[place])) is not { } other)
                continue;
            other.IsSpent = true;
            outcomes[place] = with;
        }
    }

    /// <summary>Doses of the other days go into what is lacking, as far as they reach.</summary>
    private static Figure Poured(Due due, Figure dose, List<Spare> spare)
    {
        foreach (var other in spare.Where(one => one.MayFill(due)))
        {
            var lacking = dose.NotDone + dose.Unreported;
            var poured = Math.Min(lacking, other.Dose);
            other.Dose -= poured;
            dose = new(dose.Done + poured, 0, dose.NotDone > 0 ? lacking - poured : 0, dose.NotDone > 0 ? 0 : lacking - poured, dose.Assumed + (other.IsAssumed ? poured : 0));
        }
        return dose;
    }

    private static StretchEntry? Told(Diary diary, Due due) => diary.Find(due.Slot) is { Outcome: not EntryOutcome.Unreported } told ? told : null;

    private static Figure DoseOf(Due due, StretchEntry? entry) => entry switch
    {
        { Outcome: EntryOutcome.Done, Amount: null } => new(1, 0, 0, 0, Assumed: 1),
        { Outcome: EntryOutcome.Done or EntryOutcome.Partly, Amount: { } amount } => Share(Math.Min(1, amount / (double)due.Dose.Amount)),
        { Outcome: EntryOutcome.NotDone } => new(0, 0, 1, 0),
        _ => new(0, 0, 0, 1),
    };

    private static Figure Share(double done) => new(done, 0, 1 - done, 0);

    /// <summary>Something done on a day that did not ask for it.</summary>
    private sealed class Spare(StretchEntry entry, Due measuredBy)
    {
        public EntryOutcome Outcome => entry.Outcome;
        public bool IsAssumed => entry.Amount is null;
        public bool IsSpent { get; set; }

        /// <summary>What is left of its dose, at most one.</summary>
        public double Dose { get; set; } = DoseOf(measuredBy, entry).Done;

        public bool MayFill(Due due) => !due.Frequency.IsDueOn(entry.On);
    }
}
