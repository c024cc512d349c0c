using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Adherence;

/// <summary>What a timer counted of one part on one side, over all its repetitions and sets: seconds held, or repetitions made.</summary>
public sealed record TimedPart(string Part, Side Side, int Amount, string Field);

/// <summary>One time of one stretch, done with the timer, to its end or stopped early.</summary>
/// <param name="Pain">Of what was done; asked once for the stretch.</param>
public sealed record TimedSession(Guid Item, DateOnly On, int Time, IReadOnlyList<TimedPart> Parts, PainScore? Pain)
{
    public static readonly Saying NothingCounted = Saying.Of("refused.counted-nothing");

    public static readonly Saying OutOfRange = Saying.Of("refused.counted-wrong", ("most", StretchEntry.MostSeconds));

    /// <summary>All that was asked is done, less is partly; of nothing nothing is said, least of all that it was not done.</summary>
    public static EntryOutcome? OutcomeOf(PartDose dose, int amount) =>
        amount <= 0 ? null : amount >= Math.Min(dose.Amount, StretchEntry.MostSeconds) ? EntryOutcome.Done : EntryOutcome.Partly;

    /// <summary>The facts that it adds, or refusals that say everything that is wrong with it.</summary>
    /// <inheritdoc cref="DaySheet(CareRecord, StretchCatalog, DateOnly, IReadOnlyDictionary{Guid, int})" path="/param"/>
    public IReadOnlyList<StretchEntry> Transcribe(
        CareRecord record, StretchCatalog catalog, Guid submission, Func<Guid, Recording> recording, IReadOnlyDictionary<Guid, int>? under = null)
    {
        var sheet = new DaySheet(record, catalog, On, under);
        if (sheet.WhyNot is { } not)
            throw new Refusal(not);
        var rows = sheet.Stretches.FirstOrDefault(one => one.Item == Item) is { } stretch && stretch.Times.Contains(Time) ? stretch.AtTime(Time) : throw new Refusal(DaySheet.NotAskedFor);
        RefuseWhatCannotBe(rows);
        var dose = stretch.Version.Find(Item)!.Dose;
        return [.. Parts.Where(part => part.Amount > 0)
            .Select(part => Difference(new(stretch.Prescription, Item, part.Part, part.Side, On, Time), stretch.Version.Number, dose.Of(part.Part)!, part.Amount, record.Diary, recording, submission))
            .OfType<StretchEntry>()];
    }

    private void RefuseWhatCannotBe(IReadOnlyList<WeekRow> rows)
    {
        var refusals = new Refusals();
        foreach (var part in Parts)
        {
            if (!rows.Any(row => row.Side == part.Side && row.Parts.Contains(part.Part)))
                refusals.Add(DaySheet.NotAskedFor, part.Field);
            else if (part.Amount is < 0 or > StretchEntry.MostSeconds)
                refusals.Add(OutOfRange, part.Field);
        }
        refusals.ThrowIfAny();
        if (Parts.All(part => part.Amount == 0))
            throw new Refusal(NothingCounted);
    }

    /// <summary>
    /// A second run of the same time of day takes nothing away from what stands: the greater amount and the worse pain stay.
    /// What stood as done without seconds is known better once the timer counted as much.
    /// </summary>
    private StretchEntry? Difference(EntrySlot slot, int version, PartDose dose, int amount, Diary diary, Func<Guid, Recording> recording, Guid submission)
    {
        var stands = diary.Find(slot) is { Outcome: not EntryOutcome.Unreported } entry ? entry : null;
        var isMore = amount >= AmountOf(stands, dose) && amount != stands?.Amount;
        var pain = new[] { stands?.Pain, Pain }.Max();
        return !isMore && pain == stands!.Pain
            ? null
            : StretchEntry.Record(
                slot, version, isMore ? OutcomeOf(dose, amount)!.Value : stands!.Outcome, isMore ? amount : stands!.Amount, pain,
                recording(WeekSheet.ClientId(submission, slot)), diary.Find(slot)?.Id);
    }

    private static int AmountOf(StretchEntry? stands, PartDose dose) => stands?.Amount ?? (stands?.Outcome == EntryOutcome.Done ? dose.Amount : 0);
}
