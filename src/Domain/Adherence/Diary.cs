namespace PrescribeRx.Domain.Adherence;

/// <summary>A patient's diary as it reads now: the facts that nothing supersedes and, of two about one thing, the one that was told later.</summary>
public sealed class Diary
{
    private readonly Dictionary<EntrySlot, StretchEntry> entries;
    private readonly Dictionary<DateOnly, DayNote> notes;

    public Diary(IEnumerable<StretchEntry> entries, IEnumerable<DayNote> notes)
    {
        this.entries = Current(entries, entry => entry.Id, entry => entry.Supersedes, entry => entry.Slot, entry => (entry.ToldAt, entry.Id));
        this.notes = Current(notes, note => note.Id, note => note.Supersedes, note => note.On, note => (note.ToldAt, note.Id));
    }

    public IEnumerable<StretchEntry> Entries => entries.Values.Where(entry => entry.Outcome != EntryOutcome.Unreported);
    public IEnumerable<DayNote> Notes => notes.Values;

    /// <summary>The fact that stands for a slot, a taken-back one included, or nothing.</summary>
    public StretchEntry? Find(EntrySlot slot) => entries.GetValueOrDefault(slot);

    public DayNote? NoteOn(DateOnly day) => notes.GetValueOrDefault(day);

    public DayAnswers AnswersOn(DateOnly day) => NoteOn(day)?.Answers ?? DayAnswers.Unreported;

    private static Dictionary<TKey, TFact> Current<TFact, TKey, TOrder>(
        IEnumerable<TFact> facts, Func<TFact, Guid> id, Func<TFact, Guid?> supersedes, Func<TFact, TKey> key, Func<TFact, TOrder> order)
        where TKey : notnull where TOrder : IComparable<TOrder>
    {
        var all = facts.ToList();
        var superseded = all.Select(supersedes).Where(one => one is not null).ToHashSet();
        var current = new Dictionary<TKey, TFact>(all.Count);
        foreach (var fact in all.Where(fact => !superseded.Contains(id(fact))))
        {
            if (!current.TryAdd(key(fact), fact) && order(fact).CompareTo(order(current[key(fact)])) > 0)
                current[key(fact)] = fact;
        }
        return current;
    }
}
