using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Domain.Adherence;

public enum SheetQuestion { Outcome, Pain, PainBefore, Legs, NextMorning, Note }

/// <summary>What one typing of a sheet says in a cell. Only what the question asks is looked at.</summary>
public sealed record SheetAnswer(EntryOutcome? Outcome, int? Amount, PainScore? Pain, DayAnswers Day)
{
    internal static SheetAnswer Of(DayAnswers answers) => new(null, null, null, answers);
}

/// <summary>One cell in which what stands and what was typed now differ.</summary>
/// <param name="Row">The line of the sheet; nothing for how a day was.</param>
/// <param name="From">Where that which stands came from; nothing, if nothing stands.</param>
public sealed record SheetDifference(SheetQuestion Question, DateOnly On, WeekRow? Row, SheetAnswer First, SheetAnswer Now, Source? From)
{
    /// <summary>Names the cell among the others of its sheet.</summary>
    public string Key => KeyOf(Question, Row, On);

    internal static string KeyOf(SheetQuestion question, WeekRow? row, DateOnly on) => question switch
    {
        SheetQuestion.Outcome => $"{question}.{row!.Item:N}.{row.Side}.{row.Session}.{on:yyyy-MM-dd}",
        SheetQuestion.Pain => $"{question}.{row!.Item:N}.{on:yyyy-MM-dd}",
        _ => $"{question}.{on:yyyy-MM-dd}",
    };
}

/// <summary>
/// A paper sheet typed a second time without sight of the first. It stores nothing: a person chooses, cell by cell, which
/// typing stands, and only where that is the second is there anything to correct.
/// </summary>
public sealed class SecondTyping
{
    private readonly WeekSheet sheet;
    private readonly IReadOnlyList<WeekCell> cells;
    private readonly IReadOnlyList<WeekDay> days;

    public SecondTyping(WeekSheet sheet, IReadOnlyList<WeekCell> cells, IReadOnlyList<WeekDay> days)
    {
        (this.sheet, this.cells, this.days) = (sheet, cells, days);
        Differences = [.. Outcomes().Concat(Pains()).OrderBy(one => one.On).ThenBy(one => PlaceOf(one.Row!)).ThenBy(one => one.Question), .. HowDaysWere()];
    }

    public IReadOnlyList<SheetDifference> Differences { get; }

    /// <summary>What there is to correct once somebody has chosen; refused while a choice is missing, or if the diary changed since it was compared.</summary>
    /// <param name="nowStands">Of each difference by its key, whether the second typing stands.</param>
    /// <param name="seenFacts">How many facts the week had when it was compared.</param>
    public (IReadOnlyList<WeekCell> Cells, IReadOnlyList<WeekDay> Days) Chosen(IReadOnlyDictionary<string, bool> nowStands, int seenFacts)
    {
        if (seenFacts != sheet.Facts)
            throw new Refusal("Something was told of this week after you compared it. Look at what differs now, and choose again.");
        var refusals = new Refusals();
        foreach (var open in Differences.Where(difference => !nowStands.ContainsKey(difference.Key)))
            refusals.Add("Choose which of the two stands.", open.Key);
        refusals.ThrowIfAny();
        var chosen = Differences.Where(difference => nowStands[difference.Key]).ToList();
        return ([.. CellsOf(chosen)], [.. DaysOf(chosen)]);
    }

    private IEnumerable<SheetDifference> Outcomes() =>
        from cell in cells
        let row = RowOf(cell)
        where row is not null
        let stands = sheet.Cell(row, cell.On)
        let now = (OutcomeOf(cell), row.TakesAmount ? cell.Amount : null)
        where stands != now
        select new SheetDifference(
            SheetQuestion.Outcome, cell.On, row, Answer(stands, sheet.PainOf(row.Item, cell.On)), Answer(now, cell.Pain), sheet.SourceOf(row, cell.On));

    /// <summary>Pain is asked once for a stretch and day.</summary>
    private IEnumerable<SheetDifference> Pains() =>
        from told in cells.GroupBy(cell => (cell.Item, cell.On))
        let row = told.Select(RowOf).FirstOrDefault(row => row is not null)
        where row is not null
        let stands = sheet.PainOf(row.Item, told.Key.On)
        let now = told.First().Pain
        where stands != now
        select new SheetDifference(SheetQuestion.Pain, told.Key.On, row, Answer((null, null), stands), Answer((null, null), now), sheet.SourceOf(row, told.Key.On));

    private IEnumerable<SheetDifference> HowDaysWere() =>
        from day in days
        let stands = sheet.AnswersOn(day.On)
        from asked in new (SheetQuestion Question, bool Differs)[]
        {
            (SheetQuestion.PainBefore, stands.PainBefore != day.Answers.PainBefore),
            (SheetQuestion.Legs, stands.Legs != day.Answers.Legs),
            (SheetQuestion.NextMorning, stands.MorningAfter != day.Answers.MorningAfter),
            (SheetQuestion.Note, stands.Note != day.Answers.Note),
        }
        where asked.Differs
        select new SheetDifference(asked.Question, day.On, null, SheetAnswer.Of(stands), SheetAnswer.Of(day.Answers), sheet.NoteSourceOn(day.On));

    /// <summary>All lines of a stretch and day go together, since pain is asked once for them; those that were not chosen go as they stand.</summary>
    private IEnumerable<WeekCell> CellsOf(List<SheetDifference> chosen)
    {
        var touched = chosen.Where(one => one.Row is not null).Select(one => (one.Row!.Item, one.On)).ToHashSet();
        var keys = chosen.Select(one => one.Key).ToHashSet();
        foreach (var cell in cells.Where(cell => touched.Contains((cell.Item, cell.On))))
        {
            if (RowOf(cell) is not { } row)
                continue;
            var (outcome, amount) = keys.Contains(SheetDifference.KeyOf(SheetQuestion.Outcome, row, cell.On)) ? (cell.Outcome, cell.Amount) : sheet.Cell(row, cell.On);
            var pain = keys.Contains(SheetDifference.KeyOf(SheetQuestion.Pain, row, cell.On)) ? cell.Pain : sheet.PainOf(cell.Item, cell.On);
            yield return cell with { Outcome = outcome, Amount = amount, Pain = pain };
        }
    }

    private IEnumerable<WeekDay> DaysOf(List<SheetDifference> chosen) =>
        from day in days
        let questions = chosen.Where(one => one.Row is null && one.On == day.On).Select(one => one.Question).ToHashSet()
        where questions.Count > 0
        let stands = sheet.AnswersOn(day.On)
        select day with
        {
            Answers = new(
                questions.Contains(SheetQuestion.PainBefore) ? day.Answers.PainBefore : stands.PainBefore,
                questions.Contains(SheetQuestion.Legs) ? day.Answers.Legs : stands.Legs,
                questions.Contains(SheetQuestion.NextMorning) ? day.Answers.MorningAfter : stands.MorningAfter,
                questions.Contains(SheetQuestion.Note) ? day.Answers.Note : stands.Note),
        };

    private WeekRow? RowOf(WeekCell cell) =>
        sheet.Rows.FirstOrDefault(row => (row.Item, row.Side, row.Session) == (cell.Item, cell.Side, cell.Session) && sheet.CanFill(row, cell.On));

    private int PlaceOf(WeekRow row) => sheet.Rows.ToList().IndexOf(row);

    private static EntryOutcome? OutcomeOf(WeekCell cell) => cell.Outcome == EntryOutcome.Unreported ? null : cell.Outcome;

    private static SheetAnswer Answer((EntryOutcome? Outcome, int? Amount) told, PainScore? pain) => new(told.Outcome, told.Amount, pain, DayAnswers.Unreported);
}
