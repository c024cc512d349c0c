using System.Runtime.InteropServices;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Adherence;

/// <summary>
/// The figures of some days, each decided within its whole week: so those of a period are the sum of its days, and wherever a
/// period is split, the two add up. Pure; the same facts give the same days.
/// </summary>
public sealed record DayFigures(IReadOnlyList<StretchDay> Stretches, IReadOnlyList<SessionDay> Sessions)
{
    private const int DaysAWeek = 7;

    public AdherenceFigures Figures => new(
        Figure.Sum(Sessions.Select(day => day.Sessions)), Figure.Sum(Stretches.Select(day => day.Stretch)), Figure.Sum(Stretches.Select(day => day.Dose)));

    /// <summary>Where entries came from, also of what was done without being due.</summary>
    public Entries Entries => Stretches.Aggregate(new Entries(0, 0, 0, 0, 0), (sum, day) => sum + day.Entries);

    public IReadOnlyDictionary<DateOnly, AdherenceFigures> ByDay => By(day => day.On, day => day.On);

    /// <summary>By the Monday that a week begins with.</summary>
    public IReadOnlyDictionary<DateOnly, AdherenceFigures> ByWeek => By(day => WeekSheet.MondayOf(day.On), day => WeekSheet.MondayOf(day.On));

    public IReadOnlyDictionary<int, AdherenceFigures> ByVersion => By(day => (int)day.Version, day => (int)day.Version);

    /// <summary>By weeks of the course, from 1: the first begins on the day after the first signing.</summary>
    public IReadOnlyDictionary<int, AdherenceFigures> ByCourseWeek(DateOnly firstSigned) =>
        By(day => CourseWeek(day.On, firstSigned), day => CourseWeek(day.On, firstSigned));

    public static int CourseWeek(DateOnly day, DateOnly firstSigned) => Math.Max(0, day.DayNumber - firstSigned.DayNumber - 1) / DaysAWeek + 1;

    public static DayFigures All(IEnumerable<DayFigures> figures)
    {
        var all = figures.ToList();
        return new([.. all.SelectMany(one => one.Stretches)], [.. all.SelectMany(one => one.Sessions)]);
    }

    public DayFigures Between(DateOnly from, DateOnly through) =>
        new([.. Stretches.Where(day => day.On >= from && day.On <= through)], [.. Sessions.Where(day => day.On >= from && day.On <= through)]);

    /// <summary>One stretch; a session is of the whole prescription, so there are none.</summary>
    public DayFigures Of(Guid item) => new([.. Stretches.Where(day => day.Item == item)], []);

    /// <summary>Each stretch on each side that anything was due of, in the order of their first days.</summary>
    public IReadOnlyList<SideFigures> Sides =>
    [
        .. from day in Stretches
           where day.Parts > 0
           group day by day.Item into item
           from side in item.GroupBy(day => day.Side).OrderBy(side => side.Key)
           select new SideFigures(item.Key, side.Key, Figure.Sum(side.Select(day => day.OfSide)), Figure.Sum(side.Select(day => day.Dose))),
    ];

    /// <summary>Left beside right of one stretch; nothing where it has not both, or nothing is reported of either.</summary>
    public Asymmetry? AsymmetryOf(Guid item) =>
        Of(item).Sides is var sides && sides.FirstOrDefault(one => one.Side == Side.Left)?.Done is { PercentAtLeast: not null } left && sides.FirstOrDefault(one => one.Side == Side.Right)?.Done is { PercentAtLeast: not null } right
            ? new(left, right)
            : null;

    /// <summary>Runs of days on which a session was done, the earliest first. A day on which none was due neither breaks a run nor counts.</summary>
    public IReadOnlyList<Streak> Streaks
    {
        get
        {
            var runs = new List<Streak>();
            var goesOn = false;
            foreach (var day in Sessions.OrderBy(day => day.On))
            {
                if (day.Done > 0 && goesOn)
                    runs[^1] = runs[^1] with { Through = day.On, Days = runs[^1].Days + 1 };
                else if (day.Done > 0)
                    runs.Add(new(day.On, day.On, 1));
                goesOn = day.Done > 0;
            }
            return runs;
        }
    }

    /// <summary>The days of a schedule. A week is looked at as far as the schedule has it.</summary>
    internal static DayFigures Of(IReadOnlyCollection<Due> schedule, Diary diary) => Of(default, Counted.Of(schedule, diary), []);

    /// <summary>The days of a prescription in a period, and what was told of them; nothing of one that was made for the wrong patient.</summary>
    /// <param name="schedule">All that was due in the weeks of the period.</param>
    internal static DayFigures Of(Prescription prescription, IReadOnlyCollection<Due> schedule, Diary diary, DateOnly from, DateOnly through) => Of(
        prescription.Clinic,
        Counted.Of(schedule, diary).Where(one => one.Due.Slot.On >= from && one.Due.Slot.On <= through),
        diary.Entries.Where(entry => entry.Prescription == prescription.Id && entry.On >= from && entry.On <= through && prescription.DoneUnder(entry.Version) is not null));

    private static DayFigures Of(Guid clinic, IEnumerable<Counted> counted, IEnumerable<StretchEntry> entries)
    {
        var sides = new Dictionary<SideDay, (List<Counted> Due, List<StretchEntry> Told)>();
        var sessions = new Dictionary<(Guid Prescription, DateOnly On), List<Counted>>();
        foreach (var one in counted)
        {
            var slot = one.Due.Slot;
            Day(slot).Due.Add(one);
            (CollectionsMarshal.GetValueRefOrAddDefault(sessions, (slot.Prescription, slot.On), out _) ??= []).Add(one);
        }
        foreach (var entry in entries)
            Day(entry.Slot).Told.Add(entry);
        var stretches = sides.OrderBy(day => day.Key.On).Select(day => StretchDay.Of(clinic, day.Key, day.Value.Due, day.Value.Told)).ToList();
        var parts = stretches.ToLookup(day => (day.Prescription, day.Item, day.On), day => day.Parts);
        return new(
            stretches.ConvertAll(day => day with { PartsOfStretch = (short)parts[(day.Prescription, day.Item, day.On)].Sum(part => part) }),
            [.. sessions.OrderBy(day => day.Key.On).Select(day => SessionDay.Of(clinic, day.Key.Prescription, day.Key.On, day.Value))]);

        (List<Counted> Due, List<StretchEntry> Told) Day(EntrySlot slot)
        {
            ref var day = ref CollectionsMarshal.GetValueRefOrAddDefault(sides, new(slot.Prescription, slot.Item, slot.Side, slot.On), out var isThere);
            return isThere ? day : day = ([], []);
        }
    }

    private SortedDictionary<TKey, AdherenceFigures> By<TKey>(Func<StretchDay, TKey> ofStretch, Func<SessionDay, TKey> ofSession) where TKey : notnull
    {
        var (stretches, sessions) = (Stretches.Where(day => day.Parts > 0).ToLookup(ofStretch), Sessions.ToLookup(ofSession));
        return new(sessions.Select(one => one.Key).Union(stretches.Select(one => one.Key))
            .ToDictionary(key => key, key => new DayFigures([.. stretches[key]], [.. sessions[key]]).Figures));
    }
}

/// <summary>One stretch on one side. What is done is counted in the times that this side was asked for.</summary>
public sealed record SideFigures(Guid Item, Side Side, Figure Done, Figure Dose);

/// <summary>Left and right of one stretch in the same days, each with its own denominator.</summary>
public sealed record Asymmetry(Figure Left, Figure Right)
{
    public string Sentence => Left.Done == Right.Done && Left.Scheduled == Right.Scheduled
        ? $"Left and right alike: at least {Of(Left)}."
        : $"Left at least {Of(Left)}, right at least {Of(Right)}.";

    private static string Of(Figure side) => FormattableString.Invariant($"{side.Done:0.#} of {side.Scheduled:0.#} times");
}

/// <summary>A run of days on which a session was done, with how many there were.</summary>
public sealed record Streak(DateOnly From, DateOnly Through, int Days);
