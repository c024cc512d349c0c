using System.Security.Cryptography;
using System.Text;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Adherence;

/// <summary>One line of a paper diary: a stretch, a side, a time of day. A tick on paper stands for all parts that have this side.</summary>
public sealed record WeekRow(Guid Item, string Stretch, Side Side, int Session, IReadOnlyList<string> Parts, bool TakesAmount, string AmountUnit);

/// <summary>What was typed into one cell of the sheet; an empty outcome is unreported.</summary>
public sealed record WeekCell(Guid Item, Side Side, int Session, DateOnly On, EntryOutcome? Outcome, int? Amount, PainScore? Pain, string Field);

/// <summary>What was typed below one day of the sheet.</summary>
public sealed record WeekDay(DateOnly On, DayAnswers Answers, string Field);

/// <summary>
/// A week of a paper diary on one screen: what can be filled in, what it holds, and the facts that a transcription adds.
/// Only differences become facts, so typing the same sheet twice changes nothing.
/// </summary>
public sealed class WeekSheet
{
    private readonly CareRecord record;
    private readonly Prescription prescription;
    private readonly StretchCatalog catalog;
    private readonly IReadOnlyDictionary<Guid, GateEvaluation> gates;

    public WeekSheet(CareRecord record, Prescription prescription, StretchCatalog catalog, DateOnly anyDay)
    {
        (this.record, this.prescription, this.catalog) = (record, prescription, catalog);
        gates = record.GatesEverOf(prescription, catalog);
        Monday = MondayOf(anyDay);
        Days = [.. Enumerable.Range(0, 7).Select(Monday.AddDays)];
        Rows = [.. Days.SelectMany(RowsOn).DistinctBy(row => (row.Item, row.Side, row.Session))];
    }

    public DateOnly Monday { get; }
    public IReadOnlyList<DateOnly> Days { get; }
    public IReadOnlyList<WeekRow> Rows { get; }

    /// <summary>The Monday that the week of a day begins with.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>A cell can be filled when the day has come and the patient had that stretch, unlocked, on it.</summary>
    public bool CanFill(WeekRow row, DateOnly day) => day <= record.Today && RowsOn(day).Any(one => (one.Item, one.Side, one.Session) == (row.Item, row.Side, row.Session));

    public bool CanNote(DateOnly day) => day <= record.Today && prescription.GivenOn(day) is not null;

    /// <summary>What stands in a cell now; parts that differ read as partly.</summary>
    public (EntryOutcome? Outcome, int? Amount) Cell(WeekRow row, DateOnly day)
    {
        var entries = EntriesOf(row, day);
        if (entries.Count == 0)
            return (null, null);
        var outcomes = entries.Select(entry => entry.Outcome).Distinct().ToList();
        return (outcomes.Count == 1 && entries.Count == row.Parts.Count ? outcomes[0] : EntryOutcome.Partly, row.TakesAmount ? entries[0].Amount : null);
    }

    public PainScore? PainOf(Guid item, DateOnly day) =>
        record.Diary.Entries.Where(entry => entry.Prescription == prescription.Id && entry.Item == item && entry.On == day).Max(entry => entry.Pain);

    public DayAnswers AnswersOn(DateOnly day) => record.Diary.AnswersOn(day);

    /// <summary>The facts that this transcription adds, or refusals that name every cell that is wrong.</summary>
    public (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) Transcribe(
        IReadOnlyList<WeekCell> cells, IReadOnlyList<WeekDay> days, Guid submission, Func<Guid, Recording> recording)
    {
        var refusals = new Refusals();
        var entries = cells.SelectMany(cell => Entries(cell, submission, recording, refusals)).ToList();
        var notes = days.Select(day => Note(day, submission, recording, refusals)).OfType<DayNote>().ToList();
        refusals.ThrowIfAny();
        return (entries, notes);
    }

    private List<StretchEntry> Entries(WeekCell cell, Guid submission, Func<Guid, Recording> recording, Refusals refusals)
    {
        var row = Rows.FirstOrDefault(one => (one.Item, one.Side, one.Session) == (cell.Item, cell.Side, cell.Session));
        var (outcome, amount) = row is null ? (null, null) : Cell(row, cell.On);
        if (row is null || !CanFill(row, cell.On))
        {
            if (cell.Outcome is not null)
                refusals.Add(cell.On > record.Today ? "This day has not come yet." : "This stretch was not prescribed, or was locked, on this day.", cell.Field);
            return [];
        }
        if (cell.Amount is not null && cell.Outcome is not (EntryOutcome.Done or EntryOutcome.Partly))
        {
            refusals.Add($"Say whether it was done or partly done, or leave out the {row.AmountUnit}.", cell.Field);
            return [];
        }
        return [.. row.Parts
            .Select(part => new EntrySlot(prescription.Id, row.Item, part, row.Side, cell.On, row.Session))
            .Where(slot => Differs(slot, cell, outcome))
            .Select(slot => StretchEntry.Record(slot, cell.Outcome ?? EntryOutcome.Unreported, cell.Amount, cell.Outcome is null ? null : cell.Pain,
                recording(ClientId(submission, slot.ToString())), record.Diary.Find(slot)?.Id))];
    }

    /// <summary>Parts that differ read as partly; leaving that as it is changes none of them.</summary>
    private bool Differs(EntrySlot slot, WeekCell typed, EntryOutcome? shown)
    {
        var stands = record.Diary.Find(slot) is { Outcome: not EntryOutcome.Unreported } entry ? entry : null;
        if (typed.Outcome == EntryOutcome.Partly && shown == EntryOutcome.Partly && stands is not null && stands.Pain == typed.Pain && typed.Amount is null)
            return stands.Amount is not null;
        return stands?.Outcome != typed.Outcome || (stands is not null && (stands.Amount != typed.Amount || stands.Pain != typed.Pain));
    }

    private DayNote? Note(WeekDay day, Guid submission, Func<Guid, Recording> recording, Refusals refusals)
    {
        var stands = record.Diary.AnswersOn(day.On);
        if (stands == day.Answers)
            return null;
        if (day.On > record.Today)
        {
            refusals.Add("This day has not come yet.", day.Field);
            return null;
        }
        if (day.Answers.MorningAfter is not null && day.On == record.Today)
        {
            refusals.Add("The morning after has not come yet.", day.Field);
            return null;
        }
        return DayNote.Record(day.On, day.Answers, recording(ClientId(submission, $"{day.On:yyyy-MM-dd}")), record.Diary.NoteOn(day.On)?.Id);
    }

    private List<StretchEntry> EntriesOf(WeekRow row, DateOnly day) =>
        [.. row.Parts.Select(part => record.Diary.Find(new(prescription.Id, row.Item, part, row.Side, day, row.Session))).OfType<StretchEntry>().Where(entry => entry.Outcome != EntryOutcome.Unreported)];

    private IEnumerable<WeekRow> RowsOn(DateOnly day) =>
        from prescribed in prescription.GivenOn(day)?.Stretches ?? []
        where prescribed.Gate is null || (gates.TryGetValue(prescribed.Item, out var gate) && gate.WasOpenOn(day))
        let stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition)
        from session in Enumerable.Range(1, prescribed.Dose.Frequency.TimesADay)
        from bySide in stretch.Parts.SelectMany(part => stretch.SidesOf(part.Key, prescribed.Side).Select(side => (Part: part, Side: side))).GroupBy(one => one.Side)
        let parts = bySide.Select(one => one.Part).ToList()
        select new WeekRow(prescribed.Item, stretch.Name, bySide.Key, session, [.. parts.Select(part => part.Key)], parts.Count == 1, parts[0].Dose.IsHeld ? "seconds" : "repetitions");

    private static Guid ClientId(Guid submission, string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{submission}|{what}")).AsSpan(0, 16));
}
