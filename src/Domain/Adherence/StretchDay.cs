using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Adherence;

/// <summary>
/// What one stretch of a prescription, on one side, comes to on one local day: kept as it is computed, so that reports need not
/// read the diary again.
/// </summary>
/// <param name="Version">The version that was in force when the day began; where nothing was due, the one that something was done under.</param>
/// <param name="Parts">Parts that one session asks of this side; none where nothing was due.</param>
/// <param name="PartsOfStretch">Parts that one session asks of the whole stretch, all sides together.</param>
/// <param name="Done">Parts of all sessions of the day; so are <paramref name="Partly"/>, <paramref name="NotDone"/> and <paramref name="Unreported"/>.</param>
/// <param name="DoseDone">Doses of parts, from 0 to all that were due; with <paramref name="DoseNotDone"/> and <paramref name="DoseUnreported"/> all of them.</param>
/// <param name="DoseAssumed">How much of the dose done rests on "done" without seconds.</param>
/// <param name="Timer">Entries by where they came from, also of what was done without being due; <paramref name="Late"/> counts those of any source.</param>
public sealed record StretchDay(
    Guid Clinic, Guid Prescription, DateOnly On, Guid Item, Side Side, short Version, short Parts, short PartsOfStretch,
    short Done, short Partly, short NotDone, short Unreported, double DoseDone, double DoseNotDone, double DoseUnreported, double DoseAssumed,
    short Timer, short Tap, short Paper, short Recall, short Late)
{
    /// <summary>In stretches: of one with two sides, each side is half.</summary>
    public Figure Stretch => Parts == 0 ? Figure.Nothing : InParts / PartsOfStretch;

    /// <summary>In times that this side was asked for, whatever the other side asks.</summary>
    public Figure OfSide => Parts == 0 ? Figure.Nothing : InParts / Parts;

    public Figure Dose => new(DoseDone, 0, DoseNotDone, DoseUnreported, DoseAssumed);

    public Entries Entries => new(Timer, Tap, Paper, Recall, Late);

    private Figure InParts => new(Done, Partly, NotDone, Unreported);

    /// <summary>But for the parts of the whole stretch, which the other sides tell.</summary>
    internal static StretchDay Of(Guid clinic, SideDay day, List<Counted> due, List<StretchEntry> told)
    {
        var dose = Figure.Sum(due.Select(one => one.Dose));
        return new(
            clinic, day.Prescription, day.On, day.Item, day.Side, (short)(due.Count > 0 ? due[0].Due.Version : told.Max(entry => entry.Version)),
            (short)due.DistinctBy(one => one.Due.Slot.Part).Count(), 0,
            Count(EntryOutcome.Done), Count(EntryOutcome.Partly), Count(EntryOutcome.NotDone), Count(null), dose.Done, dose.NotDone, dose.Unreported, dose.Assumed,
            From(Source.Timer), From(Source.Tap), From(Source.Paper), From(Source.Recall), (short)told.Count(entry => entry.IsLate));

        short Count(EntryOutcome? outcome) => (short)due.Count(one => one.Outcome == outcome);

        short From(Source source) => (short)told.Count(entry => entry.Source == source);
    }
}

/// <summary>One stretch of a prescription, on one side, on one local day.</summary>
internal readonly record struct SideDay(Guid Prescription, Guid Item, Side Side, DateOnly On);

/// <summary>What one prescription's sessions come to on one local day.</summary>
public sealed record SessionDay(Guid Clinic, Guid Prescription, DateOnly On, short Version, short Done, short Partly, short NotDone, short Unreported)
{
    public Figure Sessions => new(Done, Partly, NotDone, Unreported);

    internal static SessionDay Of(Guid clinic, Guid prescription, DateOnly on, IReadOnlyList<Counted> due)
    {
        var sessions = due.GroupBy(one => one.Due.Slot.Session).Select(session => OutcomeOf([.. session.Select(one => one.Outcome)])).ToList();
        return new(clinic, prescription, on, (short)due[0].Due.Version, Count(EntryOutcome.Done), Count(EntryOutcome.Partly), Count(EntryOutcome.NotDone), Count(null));

        short Count(EntryOutcome? outcome) => (short)sessions.Count(session => session == outcome);
    }

    /// <summary>What several outcomes come to: done where all are, nothing where nobody told any.</summary>
    internal static EntryOutcome? OutcomeOf(IReadOnlyList<EntryOutcome?> outcomes) =>
        outcomes.All(outcome => outcome == EntryOutcome.Done) ? EntryOutcome.Done
        : outcomes.Any(outcome => outcome is EntryOutcome.Done or EntryOutcome.Partly) ? EntryOutcome.Partly
        : outcomes.Contains(EntryOutcome.NotDone) ? EntryOutcome.NotDone
        : null;
}

/// <summary>How many entries came from where, and how many were recorded late.</summary>
public sealed record Entries(int Timer, int Tap, int Paper, int Recall, int Late)
{
    public int All => Timer + Tap + Paper + Recall;

    public static Entries operator +(Entries one, Entries other) =>
        new(one.Timer + other.Timer, one.Tap + other.Tap, one.Paper + other.Paper, one.Recall + other.Recall, one.Late + other.Late);
}
