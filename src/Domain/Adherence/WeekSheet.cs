using System.Security.Cryptography;
using System.Text;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

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
    private readonly int? under;
    private readonly IReadOnlyDictionary<Guid, GateEvaluation> gates;
    private readonly IReadOnlyDictionary<Guid, Withholding> withheld;
    private readonly bool isPaper;

    /// <param name="under">The version that what is told was done under; without it the one that the patient had on each day.</param>
    /// <param name="isPaper">On paper, unlike by the link, a stretch that has only lapsed may have been done all the same.</param>
    public WeekSheet(CareRecord record, Prescription prescription, StretchCatalog catalog, DateOnly anyDay, int? under = null, bool isPaper = true)
    {
        (this.record, this.prescription, this.catalog, this.under, this.isPaper) = (record, prescription, catalog, under, isPaper);
        (gates, withheld) = (record.GatesEverOf(prescription, catalog), record.WithheldOf(prescription, catalog));
        Monday = MondayOf(anyDay);
        Days = [.. Enumerable.Range(0, 7).Select(Monday.AddDays)];
        Rows = [.. Days.SelectMany(RowsOn).DistinctBy(row => (row.Item, row.Side, row.Session))];
    }

    public Prescription Prescription => prescription;
    public DateOnly Monday { get; }
    public IReadOnlyList<DateOnly> Days { get; }
    public IReadOnlyList<WeekRow> Rows { get; }

    /// <summary>The Monday that the week of a day begins with.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>A cell can be filled when the day has come and the patient had that stretch, unlocked and not withheld, on it.</summary>
    public bool CanFill(WeekRow row, DateOnly day) => day <= record.Today && RowsOn(day).Any(one => (one.Item, one.Side, one.Session) == (row.Item, row.Side, row.Session));

    /// <summary>A day can be noted from the first signing on, paused days too: what was felt on them matters all the same.</summary>
    public bool CanNote(DateOnly day) => day <= record.Today && prescription.Versions.Any(version => version.SignedOn <= day);

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

    /// <summary>Where that which stands in a cell came from.</summary>
    public Source? SourceOf(WeekRow row, DateOnly day) => EntriesOf(row, day).FirstOrDefault()?.Source;

    public Source? NoteSourceOn(DateOnly day) => record.Diary.NoteOn(day)?.Source;

    /// <summary>How many facts were told of this week. They are only ever appended, so another number means that something was told since.</summary>
    public int Facts => record.Entries.Count(entry => entry.Prescription == prescription.Id && Days.Contains(entry.On)) + record.Notes.Count(note => Days.Contains(note.On));

    /// <summary>The facts that this transcription adds, or refusals that name every cell that is wrong.</summary>
    public (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) Transcribe(
        IReadOnlyList<WeekCell> cells, IReadOnlyList<WeekDay> days, Guid submission, Func<Guid, Recording> recording)
    {
        var refusals = new Refusals();
        var entries = cells.SelectMany(cell => Entries(cell, submission, recording, refusals)).ToList();
        RefusePainOfWhatWasNotDone(cells, refusals);
        var notes = days.Select(day => Note(day, submission, recording, refusals)).OfType<DayNote>().ToList();
        refusals.ThrowIfAny();
        return (entries, notes);
    }

    private List<StretchEntry> Entries(WeekCell cell, Guid submission, Func<Guid, Recording> recording, Refusals refusals)
    {
        var row = Rows.FirstOrDefault(one => (one.Item, one.Side, one.Session) == (cell.Item, cell.Side, cell.Session));
        if (row is null || !CanFill(row, cell.On))
        {
            if (IsTyped(cell))
                refusals.Add(cell.On > record.Today ? DaySheet.NotYetCome : DaySheet.NotAskedFor, cell.Field);
            return [];
        }
        if (WhyNotAmount(cell, row) is { } not)
        {
            refusals.Add(not, cell.Field);
            return [];
        }
        return [.. row.Parts
            .Select(part => new EntrySlot(prescription.Id, row.Item, part, row.Side, cell.On, row.Session))
            .Select(slot => Difference(slot, row, cell, submission, recording)).OfType<StretchEntry>()];
    }

    private static Saying? WhyNotAmount(WeekCell cell, WeekRow row) => cell.Amount switch
    {
        null => null,
        _ when !WasDoneAtAll(cell.Outcome) => Saying.Of($"refused.alone.{row.AmountUnit}"),
        _ when !row.TakesAmount => Saying.Of($"refused.several.{row.AmountUnit}"),
        < 0 or > StretchEntry.MostSeconds => Saying.Of($"refused.range.{row.AmountUnit}", ("most", StretchEntry.MostSeconds)),
        _ => null,
    };

    /// <summary>
    /// What was left as it was shown changes nothing, though parts, sides or times of day that differ are shown as one.
    /// Pain is shown once for a stretch and day: only when it was changed does it change what was told of each.
    /// </summary>
    private StretchEntry? Difference(EntrySlot slot, WeekRow row, WeekCell typed, Guid submission, Func<Guid, Recording> recording)
    {
        var stands = Standing(slot);
        var outcome = Typed(typed) == Cell(row, typed.On).Outcome ? stands?.Outcome : Typed(typed);
        var amount = row.TakesAmount ? typed.Amount : outcome == stands?.Outcome ? stands?.Amount : null;
        var painIsAsShown = WasDoneAtAll(stands?.Outcome) && typed.Pain == PainOf(slot.Item, slot.On);
        var pain = !WasDoneAtAll(outcome) ? null : painIsAsShown ? stands!.Pain : typed.Pain;
        return (outcome, amount, pain) == (stands?.Outcome, stands?.Amount, stands?.Pain)
            ? null
            : StretchEntry.Record(slot, VersionOn(slot.On)!.Number, outcome ?? EntryOutcome.Unreported, amount, pain, recording(ClientId(submission, slot)), record.Diary.Find(slot)?.Id);
    }

    private void RefusePainOfWhatWasNotDone(IReadOnlyList<WeekCell> cells, Refusals refusals)
    {
        foreach (var told in cells.GroupBy(cell => (cell.Item, cell.On)).Where(told => !told.Any(cell => WasDoneAtAll(cell.Outcome))))
        {
            if (told.FirstOrDefault(cell => cell.Pain is not null) is { } pained && pained.Pain != PainOf(pained.Item, pained.On))
                refusals.Add(Saying.Of("refused.pain-alone"), pained.Field);
        }
    }

    private DayNote? Note(WeekDay day, Guid submission, Func<Guid, Recording> recording, Refusals refusals)
    {
        var stands = record.Diary.AnswersOn(day.On);
        if (stands == day.Answers)
            return null;
        if (!CanNote(day.On))
        {
            refusals.Add(day.On > record.Today ? DaySheet.NotYetCome : DaySheet.NothingYet, day.Field);
            return null;
        }
        if (day.Answers.MorningAfter is not null && day.On == record.Today)
        {
            refusals.Add(Saying.Of("refused.morning-after"), day.Field);
            return null;
        }
        return DayNote.Record(day.On, day.Answers, recording(ClientId(submission, $"{day.On.DayNumber}")), record.Diary.NoteOn(day.On)?.Id);
    }

    private List<StretchEntry> EntriesOf(WeekRow row, DateOnly day) =>
        [.. row.Parts.Select(part => Standing(new(prescription.Id, row.Item, part, row.Side, day, row.Session))).OfType<StretchEntry>()];

    private StretchEntry? Standing(EntrySlot slot) => record.Diary.Find(slot) is { Outcome: not EntryOutcome.Unreported } entry ? entry : null;

    private static bool IsTyped(WeekCell cell) => Typed(cell) is not null || cell.Amount is not null;

    private static EntryOutcome? Typed(WeekCell cell) => cell.Outcome == EntryOutcome.Unreported ? null : cell.Outcome;

    private static bool WasDoneAtAll(EntryOutcome? outcome) => outcome is EntryOutcome.Done or EntryOutcome.Partly;

    /// <summary>Whether it was asked for on a day; one that was not may have been done all the same.</summary>
    public bool IsDue(Guid item, DateOnly day) =>
        VersionOn(day) is { } version && version.Find(item) is { } stretch && stretch.Dose.Frequency.IsDueOn(day) && !Schedule.Rests(version, stretch, gates, day);

    /// <summary>What the patient had on a day, unlocked and not withheld.</summary>
    public IEnumerable<WeekRow> RowsOn(DateOnly day) =>
        from prescribed in VersionOn(day)?.Stretches ?? []
        where prescribed.Gate is null || (gates.TryGetValue(prescribed.Item, out var gate) && (gate.WasOpenOn(day) || (isPaper && gate.HadOnlyLapsedOn(day))))
        where withheld.GetValueOrDefault(prescribed.Item)?.WasThrough(day) != true
        let stretch = catalog.Edition(prescribed.Stretch, prescribed.Edition)
        from session in Enumerable.Range(1, prescribed.Dose.Frequency.TimesADay)
        from bySide in stretch.Parts.SelectMany(part => stretch.SidesOf(part.Key, prescribed.Side).Select(side => (Part: part, Side: side))).GroupBy(one => one.Side)
        let parts = bySide.Select(one => one.Part).ToList()
        select new WeekRow(prescribed.Item, stretch.Name, bySide.Key, session, [.. parts.Select(part => part.Key)], parts.Count == 1, parts[0].Dose.IsHeld ? "seconds" : "repetitions");

    public PrescriptionVersion? VersionOn(DateOnly day) => prescription.GivenOn(day, under);

    private static string NameOf(EntrySlot slot) => $"{slot.Item}|{slot.Part}|{slot.Side}|{slot.On.DayNumber}|{slot.Session}";

    internal static Guid ClientId(Guid submission, EntrySlot slot) => ClientId(submission, NameOf(slot));

    private static Guid ClientId(Guid submission, string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{submission}|{what}")).AsSpan(0, 16));
}
