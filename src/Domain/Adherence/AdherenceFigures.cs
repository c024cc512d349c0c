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
        var scored = Score(schedule, diary);
        var sessions = Sum(scored.GroupBy(one => (one.Due.Slot.Prescription, one.Due.Slot.On, one.Due.Slot.Session)).Select(OfSession));
        var stretches = Sum(scored.GroupBy(one => one.Due.Slot with { Part = "", Side = default }).SelectMany(OfStretch));
        var dose = Sum(scored.Select(OfDose));
        return new(sessions, stretches, dose);
    }

    /// <summary>Finds the entry that answers each due thing; on fewer than seven days a week, another day of that week fills a missed one.</summary>
    private static List<(Due Due, StretchEntry? Entry)> Score(IReadOnlyCollection<Due> schedule, Diary diary)
    {
        var dueSlots = schedule.Select(due => due.Slot).ToHashSet();
        var spare = diary.Entries
            .Where(entry => WasDoneAtAll(entry) && !dueSlots.Contains(entry.Slot))
            .GroupBy(entry => (entry.Item, entry.Part, entry.Side, Week: WeekSheet.MondayOf(entry.On)))
            .ToDictionary(group => group.Key, group => new Queue<StretchEntry>(group.OrderBy(entry => entry.On).ThenBy(entry => entry.Session)));

        var scored = new List<(Due, StretchEntry?)>(schedule.Count);
        foreach (var due in schedule)
        {
            var entry = diary.Find(due.Slot) is { Outcome: not EntryOutcome.Unreported } told ? told : null;
            if ((entry is null || entry.Outcome == EntryOutcome.NotDone)
                && due.Frequency.Days != Prescribing.Weekdays.EveryDay
                && spare.TryGetValue((due.Slot.Item, due.Slot.Part, due.Slot.Side, WeekSheet.MondayOf(due.Slot.On)), out var others))
            {
                while (others.TryDequeue(out var other))
                {
                    if (due.Frequency.IsDueOn(other.On))
                        continue;
                    entry = other;
                    break;
                }
            }
            scored.Add((due, entry));
        }
        return scored;
    }

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

    private static Figure OfDose((Due Due, StretchEntry? Entry) one)
    {
        var prescribed = (double)one.Due.Dose.Amount;
        return one.Entry switch
        {
            { Outcome: EntryOutcome.Done, Amount: null } => new(1, 0, 0, 0, Assumed: 1),
            { Outcome: EntryOutcome.Done or EntryOutcome.Partly, Amount: { } amount } => Share(Math.Min(1, amount / prescribed)),
            { Outcome: EntryOutcome.NotDone } => new(0, 0, 1, 0),
            _ => new(0, 0, 0, 1),
        };
    }

    private static Figure Share(double done) => new(done, 0, 1 - done, 0);

    private static Figure Sum(IEnumerable<Figure> figures) => figures.Aggregate(Figure.Nothing, (sum, figure) => sum + figure);
}
