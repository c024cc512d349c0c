namespace PrescribeRx.Domain.Adherence;

/// <summary>One figure: scheduled = done + partly + not done + unreported. Done ÷ scheduled is what is known at least.</summary>
/// <param name="Assumed">How much of done rests on an assumed dose ("done" without seconds).</param>
public sealed record Figure(double Done, double Partly, double NotDone, double Unreported, double Assumed = 0)
{
    private const double RoundingSlack = 1e-9;

    public double Scheduled => Done + Partly + NotDone + Unreported;

    /// <summary>Whole per cent, rounded down since it is printed "at least". Nothing where nothing was scheduled or nothing reported.</summary>
    public int? PercentAtLeast => Scheduled - Unreported < RoundingSlack ? null : (int)Math.Floor((100 * Done / Scheduled) + RoundingSlack);

    public static readonly Figure Nothing = new(0, 0, 0, 0);

    public static Figure operator +(Figure left, Figure right) => new(
        left.Done + right.Done, left.Partly + right.Partly, left.NotDone + right.NotDone, left.Unreported + right.Unreported, left.Assumed + right.Assumed);
}

/// <summary>
/// Adherence as three figures. Sessions: a session is done when all that was due in it was done. Stretches: left done and right
/// missed is half a stretch. Dose: the share of seconds or repetitions, never more than was prescribed.
/// </summary>
public sealed record AdherenceFigures(Figure Sessions, Figure Stretches, Figure Dose)
{
    public static AdherenceFigures Of(IReadOnlyCollection<Due> schedule, Diary diary)
    {
        var weeks = WeeksOf(schedule, diary);
        var scored = weeks.SelectMany(week => week.Filled()).ToList();
        var sessions = Sum(scored.GroupBy(one => (one.Due.Slot.Prescription, one.Due.Slot.On, one.Due.Slot.Session)).Select(OfSession));
        var stretches = Sum(scored.GroupBy(one => one.Due.Slot with { Part = "", Side = default }).SelectMany(OfStretch));
        return new(sessions, stretches, Sum(weeks.SelectMany(OfDose)));
    }

    /// <summary>
    /// One part on one side in one week: what was due with what was told of it, and what was done on days on which it was not due.
    /// On fewer than seven days a week, another day of that week fills a missed one.
    /// </summary>
    private sealed record Week(IReadOnlyList<(Due Due, StretchEntry? Entry)> Due, IReadOnlyList<StretchEntry> Spare)
    {
        /// <summary>What was done in full fills what was not; what was done in part fills what was not done at all.</summary>
        public IEnumerable<(Due Due, StretchEntry? Entry)> Filled()
        {
            var full = new Queue<StretchEntry>(Spare.Where(entry => entry.Outcome == EntryOutcome.Done));
            var partial = new Queue<StretchEntry>(Spare.Where(entry => entry.Outcome == EntryOutcome.Partly));
            var filled = Due.Select(one => one.Entry?.Outcome != EntryOutcome.Done && full.TryDequeue(out var other) ? one with { Entry = other } : one).ToList();
            return filled.Select(one => one.Entry?.Outcome is null or EntryOutcome.NotDone && partial.TryDequeue(out var other) ? one with { Entry = other } : one);
        }
    }

    private static List<Week> WeeksOf(IReadOnlyCollection<Due> schedule, Diary diary)
    {
        var due = schedule.Select(one => one.Slot).ToHashSet();
        var others = diary.Entries.Where(entry => WasDoneAtAll(entry) && !due.Contains(entry.Slot)).OrderBy(entry => entry.On).ThenBy(entry => entry.Session)
            .ToLookup(entry => WeekOf(entry.Slot));
        return [.. schedule.GroupBy(one => WeekOf(one.Slot)).Select(week => new Week(
            [.. week.Select(one => (one, Told(diary, one.Slot)))],
            [.. others[week.Key].Where(other => !week.Any(one => one.Frequency.IsDueOn(other.On)))]))];
    }

    private static EntrySlot WeekOf(EntrySlot slot) => slot with { On = WeekSheet.MondayOf(slot.On), Session = 0 };

    private static StretchEntry? Told(Diary diary, EntrySlot slot) =>
        diary.Find(slot) is { Outcome: not EntryOutcome.Unreported } told ? told : null;

    private static bool WasDoneAtAll(StretchEntry entry) => entry.Outcome is EntryOutcome.Done or EntryOutcome.Partly;

    private static Figure OfSession(IEnumerable<(Due Due, StretchEntry? Entry)> session)
    {
        var outcomes = session.Select(one => one.Entry?.Outcome).ToList();
        if (outcomes.TrueForAll(outcome => outcome == EntryOutcome.Done))
            return new(1, 0, 0, 0);
        if (outcomes.Exists(outcome => outcome is EntryOutcome.Done or EntryOutcome.Partly))
            return new(0, 1, 0, 0);
        return outcomes.Contains(EntryOutcome.NotDone) ? new(0, 0, 1, 0) : new(0, 0, 0, 1);
    }

    private static IEnumerable<Figure> OfStretch(IEnumerable<(Due Due, StretchEntry? Entry)> stretch)
    {
        var slots = stretch.ToList();
        var share = 1.0 / slots.Count;
        return slots.Select(one => one.Entry?.Outcome switch
        {
            EntryOutcome.Done => new Figure(share, 0, 0, 0),
            EntryOutcome.Partly => new Figure(0, share, 0, 0),
            EntryOutcome.NotDone => new Figure(0, 0, share, 0),
            _ => new Figure(0, 0, 0, share),
        });
    }

    /// <summary>The best of the week, as many as were due: so telling less never counts for more.</summary>
    private static IEnumerable<Figure> OfDose(Week week) =>
        week.Due.Concat(week.Spare.Select(entry => (week.Due[0].Due, (StretchEntry?)entry)))
            .Select(one => (Told: one.Item2 is not null, Dose: OfDose(one.Item1, one.Item2)))
            .OrderByDescending(one => one.Dose.Done).ThenByDescending(one => one.Told)
            .Take(week.Due.Count).Select(one => one.Dose);

    private static Figure OfDose(Due due, StretchEntry? entry) => entry switch
    {
        { Outcome: EntryOutcome.Done, Amount: null } => new(1, 0, 0, 0, Assumed: 1),
        { Outcome: EntryOutcome.Done or EntryOutcome.Partly, Amount: { } amount } => Share(Math.Min(1, amount / (double)due.Dose.Amount)),
        { Outcome: EntryOutcome.NotDone } => new(0, 0, 1, 0),
        _ => new(0, 0, 0, 1),
    };

    private static Figure Share(double done) => new(done, 0, 1 - done, 0);

    private static Figure Sum(IEnumerable<Figure> figures) => figures.Aggregate(Figure.Nothing, (sum, figure) => sum + figure);
}
