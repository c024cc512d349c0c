using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Adherence;

/// <summary>
/// What a patient told while their phone had no network, sent later. It is judged by what was known when it was told, so that
/// it becomes the facts that it would have become then; and what was told after it stands.
/// </summary>
/// <param name="Submission">Names the form as it was opened: sent twice, it is stored once.</param>
/// <param name="Ago">How long before it was sent, by the phone's own clock, which may be wrong by years and counts hours all the same.</param>
/// <param name="Under">Of each prescription the version that it was done under.</param>
/// <param name="On">The day it is about; without it the one on which it was told.</param>
public abstract record KeptForm(Guid Submission, TimeSpan Ago, IReadOnlyDictionary<Guid, int> Under, DateOnly? On)
{
    /// <summary>A clock that is put right by a little while a form waits says that it was told a little after now.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    public static readonly Saying NotYet = Saying.Of("refused.told-early");

    public static readonly Saying TooLongAgo = Saying.Of("refused.told-late", ("count", DaySheet.MostDaysBack));

    /// <summary>Each part judged alone: what is refused is named, and keeps nothing else back. What was stored before is left out.</summary>
    public KeptFacts Judge(CareRecord record, StretchCatalog catalog, Func<Guid, Recording> recording)
    {
        if (WhyNotThen is { } not)
            return new(record, [], [], [new("", not)]);
        var told = record.Now - (Ago > TimeSpan.Zero ? Ago : TimeSpan.Zero);
        var then = record.AsToldBy(told);
        var refusals = new Refusals();
        var facts = refusals.Read(() => FactsOf(record, then, catalog, On ?? record.Patient.Today(told), clientId => recording(clientId) with { KeptSince = told }, refusals));
        var stored = record.Entries.Select(entry => entry.ClientId).Concat(record.Notes.Select(note => note.ClientId)).ToHashSet();
        return new(
            then, [.. (facts.Entries ?? []).Where(entry => !stored.Contains(entry.ClientId))], [.. (facts.Notes ?? []).Where(note => !stored.Contains(note.ClientId))], refusals.Reasons);
    }

    private Saying? WhyNotThen => Ago < -Slack ? NotYet : Ago.TotalDays > DaySheet.MostDaysBack + 1 ? TooLongAgo : null;

    protected abstract (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) FactsOf(
        CareRecord now, CareRecord then, StretchCatalog catalog, DateOnly on, Func<Guid, Recording> recording, Refusals refusals);
}

/// <summary>What was told of a day. A phone sends only what the patient changed on its form, since the form may be old.</summary>
/// <param name="Answered">What of the day itself was changed.</param>
public sealed record KeptDay(
    Guid Submission, TimeSpan Ago, IReadOnlyDictionary<Guid, int> Under, DateOnly? On, IReadOnlyList<ToldStretch> Stretches, ToldDay Day, IReadOnlyList<DayQuestion> Answered)
    : KeptForm(Submission, Ago, Under, On)
{
    protected override (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) FactsOf(
        CareRecord now, CareRecord then, StretchCatalog catalog, DateOnly on, Func<Guid, Recording> recording, Refusals refusals) =>
        new DaySheet(then, catalog, on, Under).TranscribeOneByOne(Stretches, Day, Answered, Submission, recording, refusals);
}

/// <summary>What the timer counted of one stretch. Which time of the day it was is reckoned here: a page that was kept does not know.</summary>
public sealed record KeptSession(Guid Submission, TimeSpan Ago, IReadOnlyDictionary<Guid, int> Under, DateOnly? On, Guid Item, IReadOnlyList<TimedPart> Parts, PainScore? Pain)
    : KeptForm(Submission, Ago, Under, On)
{
    protected override (IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes) FactsOf(
        CareRecord now, CareRecord then, StretchCatalog catalog, DateOnly on, Func<Guid, Recording> recording, Refusals refusals)
    {
        if (Parts.Count > DaySheet.MostTold)
            throw new Refusal(DaySheet.TooMuch);
        // Runs of the timer lessen nothing of each other, in whatever order they come; what was told by hand after one stands over it.
        var wasToldByHandSince = now.Diary.Entries.Any(entry => entry.Item == Item && entry.On == on && entry.Source != Source.Timer && !then.Entries.Contains(entry));
        var record = wasToldByHandSince ? then : now;
        var counted = Parts.Where(part => part.Amount != 0).ToList();
        var session = new TimedSession(Item, on, TimeOf(now, new DaySheet(record, catalog, on, Under)), counted, Pain);
        if (counted.Count == 0)
            throw new Refusal(TimedSession.NothingCounted);
        return ([.. counted.SelectMany(part => refusals.Read(() => (session with { Parts = [part] }).Transcribe(record, catalog, Submission, recording, Under)) ?? [])], []);
    }

    /// <summary>The one under which it was stored before, or else the first of which nothing was told, or else the last.</summary>
    private int TimeOf(CareRecord now, DaySheet sheet)
    {
        if (sheet.Stretches.FirstOrDefault(one => one.Item == Item) is not { } stretch)
            return 1;
        var stored = now.Entries.Select(entry => entry.ClientId).ToHashSet();
        bool WasStored(int time) => Parts.Any(part => stored.Contains(WeekSheet.ClientId(Submission, new(stretch.Prescription, Item, part.Part, part.Side, sheet.On, time))));
        bool IsFree(int time) => stretch.AtTime(time).All(row => sheet.CellOf(stretch, row).Outcome is null);
        var times = stretch.Times.Cast<int?>().ToList();
        return times.FirstOrDefault(time => WasStored(time!.Value)) ?? times.FirstOrDefault(time => IsFree(time!.Value)) ?? stretch.Times[^1];
    }
}

/// <summary>What a kept form adds, and what of it was refused.</summary>
/// <param name="Then">What was known when it was told.</param>
public sealed record KeptFacts(CareRecord Then, IReadOnlyList<StretchEntry> Entries, IReadOnlyList<DayNote> Notes, IReadOnlyList<Refusal.Reason> Refused);
