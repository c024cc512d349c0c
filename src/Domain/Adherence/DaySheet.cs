using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Adherence;

/// <summary>One stretch that a patient can tell about on one day. It is asked once for all its sides.</summary>
/// <param name="IsDue">Asked for on this day; one that is not may have been done all the same.</param>
/// <param name="Version">What the patient had of the prescription, or did it under.</param>
public sealed record DayStretch(Guid Prescription, Guid Item, string Name, bool IsDue, PrescriptionVersion Version, IReadOnlyList<WeekRow> Rows)
{
    public PainLimits Limits => Version.PainLimits;

    public IReadOnlyList<int> Times => [.. Rows.Select(row => row.Session).Distinct()];

    public IReadOnlyList<WeekRow> AtTime(int time) => [.. Rows.Where(row => row.Session == time)];
}

/// <summary>What was told of one time of one stretch.</summary>
/// <param name="Outcome">For every side that has no answer of its own.</param>
/// <param name="Pain">Once for the stretch and the day.</param>
public sealed record ToldStretch(Guid Item, int Time, EntryOutcome? Outcome, IReadOnlyList<ToldSide> Sides, PainScore? Pain, string Field);

/// <summary>What was told of one side, where the sides were not the same, or where seconds are known.</summary>
public sealed record ToldSide(Side Side, EntryOutcome? Outcome, int? Amount);

/// <summary>What was told of the day itself.</summary>
/// <param name="Morning">How this day's morning was, compared with the day before; it belongs to the day before.</param>
public sealed record ToldDay(PainScore? PainBefore, Legs? Legs, MorningAfter? Morning, string? Note)
{
    public static readonly ToldDay Nothing = new(null, null, null, null);
}

/// <summary>What is asked about a day, beside its stretches.</summary>
public enum DayQuestion { PainBefore, Legs, Morning, Note }

/// <summary>What to do about something that was told, and which stretches it is about; none, if it is about the day.</summary>
public sealed record DayAdvice(SymptomAdvice Advice, IReadOnlyList<string> Stretches);

/// <summary>
/// One day of the diary as the patient tells it, over all their prescriptions. It becomes the very facts that a paper sheet
/// becomes, by the same way, so that how somebody tells it changes no figure.
/// </summary>
public sealed class DaySheet
{
    public const int MostDaysBack = 14;

    /// <summary>More than any day can hold; whoever sends more filled in no page of ours.</summary>
    public const int MostTold = 200;

    public static readonly Saying TooMuch = Saying.Of("refused.too-much");

    public static readonly Saying NothingYet = Saying.Of("refused.nothing-yet");

    public static readonly Saying NotYetCome = Saying.Of("refused.not-come");

    public static readonly Saying NotAskedFor = Saying.Of("refused.not-asked");

    private readonly CareRecord record;
    private readonly IReadOnlyList<WeekSheet> sheets;

    /// <param name="language">Of the names of the stretches, where they are translated.</param>
    /// <param name="under">Of each prescription the version that what is told was done under, where that is known.</param>
    public DaySheet(CareRecord record, StretchCatalog catalog, DateOnly on, IReadOnlyDictionary<Guid, int>? under = null, Language language = Language.English)
    {
        (this.record, On) = (record, on);
        sheets = [.. record.Prescriptions.Where(one => one.Signed is not null).Select(one => new WeekSheet(record, one, catalog, on, under?.TryGetValue(one.Id, out var number) == true ? number : null, isPaper: false))];
        Stretches = on > record.Today ? [] : [.. sheets.SelectMany(sheet => sheet.RowsOn(on).GroupBy(row => row.Item).Select(rows => Stretch(sheet, [.. rows], catalog, language)))];
    }

    public DateOnly On { get; }
    public IReadOnlyList<DayStretch> Stretches { get; }
    public bool IsToday => On == record.Today;

    /// <summary>The morning is asked once there was a day before on which something could be done.</summary>
    public bool AsksMorning => CanNote(On.AddDays(-1));

    public DayAnswers Answers => record.Diary.AnswersOn(On);
    public MorningAfter? Morning => record.Diary.AnswersOn(On.AddDays(-1)).MorningAfter;

    public bool IsTold => Answers != DayAnswers.Unreported || record.Diary.Entries.Any(entry => entry.On == On);

    /// <summary>Each prescription with the version by which it can be told about.</summary>
    public IReadOnlyList<string> Versions => [.. Stretches.Select(NameOf).Distinct()];

    public string VersionOf(Guid item) => NameOf(Stretches.First(one => one.Item == item));

    /// <summary>Why nothing can be told of this day; nothing, if it can.</summary>
    public Saying? WhyNot =>
        On > record.Today ? NotYetCome
        : record.Today.DayNumber - On.DayNumber > MostDaysBack ? Saying.Of("refused.too-long-ago", ("count", MostDaysBack))
        : !CanNote(On) ? NothingYet
        : null;

    /// <summary>What stands of a time of a stretch: one answer where all its sides have the same.</summary>
    public EntryOutcome? OutcomeOf(DayStretch stretch, int time)
    {
        var outcomes = stretch.AtTime(time).Select(row => CellOf(stretch, row).Outcome).Distinct().ToList();
        return outcomes.Count == 1 ? outcomes[0] : null;
    }

    public (EntryOutcome? Outcome, int? Amount) CellOf(DayStretch stretch, WeekRow row) => SheetOf(stretch.Prescription).Cell(row, On);

    public PainScore? PainOf(DayStretch stretch) => SheetOf(stretch.Prescription).PainOf(stretch.Item, On);

    /// <summary>What the answers of this day ask for, the gravest first. With anything else to say, "carry on" is left out.</summary>
    public IReadOnlyList<DayAdvice> Advice
    {
        get
        {
            var before = record.Diary.Notes.Where(note => note.On < On.AddDays(-1) && note.MorningAfter is not null).MaxBy(note => note.On)?.MorningAfter;
            var ofDay = SymptomRules.Of(new(false, Answers.Legs, null, Morning, before), PainLimits.Default).Select(advice => (Advice: advice, Name: (string?)null));
            var ofStretches =
                from stretch in Stretches
                where PainOf(stretch) is not null
                from advice in SymptomRules.Of(new(false, null, PainOf(stretch), null, null), stretch.Limits)
                select (Advice: advice, Name: (string?)stretch.Name);
            var all = ofDay.Concat(ofStretches).GroupBy(one => one.Advice).OrderBy(group => group.Key.Step)
                .Select(group => new DayAdvice(group.Key, [.. group.Select(one => one.Name).OfType<string>()])).ToList();
            return all.Exists(one => one.Advice.Step != SymptomStep.GoOn) ? [.. all.Where(one => one.Advice.Step != SymptomStep.GoOn)] : all;
        }
    }

    /// <summary>What newly told facts ask for, on all the days they are about; "carry on" needs no passing on. A morning belongs to the day before it.</summary>
    /// <param name="record">With those facts.</param>
    public static IReadOnlyList<SymptomAdvice> ToPassOn(CareRecord record, IReadOnlyList<StretchEntry> entries, IReadOnlyList<DayNote> notes, StretchCatalog catalog)
    {
        var days = entries.Select(entry => entry.On).Concat(notes.SelectMany(note => new[] { note.On, note.On.AddDays(1) })).Distinct();
        return [.. days.SelectMany(day => new DaySheet(record, catalog, day).Advice).Select(one => one.Advice).Where(advice => advice.Step != SymptomStep.GoOn).Distinct().OrderBy(advice => advice.Step)];
    }

    /// <summary>The facts that this telling adds, or refusals that name everything that is wrong with it.</summary>
    public (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) Transcribe(
        IReadOnlyList<ToldStretch> told, ToldDay day, Guid submission, Func<Guid, Recording> recording)
    {
        RefuseTheWhole(told);
        var refusals = new Refusals();
        var entries = refusals.Read(() => EntriesOf(told, submission, recording));
        var notes = NotesOf(day, [.. Enum.GetValues<DayQuestion>()]).Select(note => refusals.Read(() => Noted(note, submission, recording))).ToList();
        refusals.ThrowIfAny();
        return (entries, [.. notes.SelectMany(note => note)]);
    }

    /// <summary>The same, but each stretch and each day is judged alone: what is refused is named, and keeps nothing else back.</summary>
    public (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) TranscribeOneByOne(
        IReadOnlyList<ToldStretch> told, ToldDay day, IReadOnlyList<DayQuestion> answered, Guid submission, Func<Guid, Recording> recording, Refusals refusals)
    {
        RefuseTheWhole(told);
        var entries = told.GroupBy(one => one.Item).SelectMany(one => refusals.Read(() => EntriesOf([.. one], submission, recording)) ?? []).ToList();
        if (answered.Contains(DayQuestion.Morning) && !AsksMorning)
            refusals.Add(NothingYet, "morning");
        return (entries, [.. NotesOf(day, answered).SelectMany(note => refusals.Read(() => Noted(note, submission, recording)) ?? [])]);
    }

    private void RefuseTheWhole(IReadOnlyList<ToldStretch> told)
    {
        if (WhyNot is { } not)
            throw new Refusal(not);
        if (told.Count > MostTold)
            throw new Refusal(TooMuch);
    }

    private List<StretchEntry> EntriesOf(IReadOnlyList<ToldStretch> told, Guid submission, Func<Guid, Recording> recording)
    {
        var refusals = new Refusals();
        var cells = told.SelectMany(one => Cells(one, refusals)).ToLookup(cell => cell.Prescription, cell => cell.Cell);
        var written = sheets.Select(sheet => refusals.Read(() => sheet.Transcribe([.. cells[sheet.Prescription.Id]], [], submission, recording))).ToList();
        refusals.ThrowIfAny();
        return [.. written.SelectMany(sheet => sheet.Entries)];
    }

    private IReadOnlyList<DayNote> Noted(WeekDay note, Guid submission, Func<Guid, Recording> recording) => SheetNoting(note.On).Transcribe([], [note], submission, recording).Notes;

    private static string NameOf(DayStretch stretch) => $"{stretch.Prescription:N}.{stretch.Version.Number}";

    private DayStretch Stretch(WeekSheet sheet, IReadOnlyList<WeekRow> rows, StretchCatalog catalog, Language language)
    {
        var (item, version) = (rows[0].Item, sheet.VersionOn(On)!);
        var prescribed = version.Find(item)!;
        return new(sheet.Prescription.Id, item, catalog.Edition(prescribed.Stretch, prescribed.Edition, language)?.Name ?? rows[0].Stretch, sheet.IsDue(item, On), version, rows);
    }

    private List<(Guid Prescription, WeekCell Cell)> Cells(ToldStretch told, Refusals refusals)
    {
        var stretch = Stretches.FirstOrDefault(one => one.Item == told.Item);
        if (stretch is null || !stretch.Times.Contains(told.Time) || told.Sides.Any(side => stretch.AtTime(told.Time).All(row => row.Side != side.Side)))
        {
            if (told.Outcome is not null || told.Pain is not null || told.Sides.Any(side => side.Outcome is not null || side.Amount is not null))
                refusals.Add(NotAskedFor, told.Field);
            return [];
        }
        return [.. stretch.AtTime(told.Time).Select(row => (stretch.Prescription, CellOf(told, row)))];
    }

    private WeekCell CellOf(ToldStretch told, WeekRow row)
    {
        var own = told.Sides.FirstOrDefault(side => side.Side == row.Side);
        return new(row.Item, row.Side, row.Session, On, own?.Outcome ?? told.Outcome, own?.Amount, told.Pain, told.Field);
    }

    /// <summary>Each note is written whole, so what it also says, or what was not answered, stays as it stands.</summary>
    private IEnumerable<WeekDay> NotesOf(ToldDay day, IReadOnlyList<DayQuestion> answered)
    {
        bool Tells(DayQuestion question) => answered.Contains(question);
        yield return new(
            On, Answers with
            {
                PainBefore = Tells(DayQuestion.PainBefore) ? day.PainBefore : Answers.PainBefore,
                Legs = Tells(DayQuestion.Legs) ? day.Legs : Answers.Legs,
                Note = Tells(DayQuestion.Note) ? day.Note : Answers.Note,
            }, "note");
        var before = On.AddDays(-1);
        if (AsksMorning && Tells(DayQuestion.Morning))
            yield return new(before, record.Diary.AnswersOn(before) with { MorningAfter = day.Morning }, "morning");
    }

    private bool CanNote(DateOnly day) => sheets.Any(sheet => sheet.CanNote(day));

    private WeekSheet SheetNoting(DateOnly day) => sheets.First(sheet => sheet.CanNote(day));

    private WeekSheet SheetOf(Guid prescription) => sheets.First(sheet => sheet.Prescription.Id == prescription);
}
