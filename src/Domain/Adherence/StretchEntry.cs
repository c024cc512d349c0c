using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Adherence;

public enum EntryOutcome
{
    Done,
    Partly,
    NotDone,
    /// <summary>Takes back an earlier entry, so that the day is unreported again.</summary>
    Unreported,
}

/// <summary>What was done of one part, on one side, in one session of one local day.</summary>
public sealed class StretchEntry : DiaryFact
{
    public const int MostSeconds = 3600;

    private StretchEntry() { }

    private StretchEntry(DateOnly on, Recording recording, Guid? supersedes) : base(on, recording, supersedes) { }

    public Guid Prescription { get; private set; }
    /// <summary>The number of the signed version that it was done under.</summary>
    public int Version { get; private set; }
    public Guid Item { get; private set; }
    public string Part { get; private set; } = "";
    public Side Side { get; private set; }
    /// <summary>Which time that day, from 1.</summary>
    public int Session { get; private set; }
    public EntryOutcome Outcome { get; private set; }
    /// <summary>Seconds held or repetitions made, where they were told.</summary>
    public int? Amount { get; private set; }
    public PainScore? Pain { get; private set; }

    public static StretchEntry Record(EntrySlot slot, int version, EntryOutcome outcome, int? amount, PainScore? pain, Recording recording, Guid? supersedes) => new(slot.On, recording, supersedes)
    {
        Prescription = slot.Prescription, Version = version, Item = slot.Item, Part = slot.Part, Side = slot.Side, Session = slot.Session,
        Outcome = outcome, Amount = amount, Pain = pain,
    };

    public EntrySlot Slot => new(Prescription, Item, Part, Side, On, Session);
}

/// <summary>The one thing that an entry is about.</summary>
public readonly record struct EntrySlot(Guid Prescription, Guid Item, string Part, Side Side, DateOnly On, int Session);
