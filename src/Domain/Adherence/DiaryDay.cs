using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Adherence;

public enum FactStanding
{
    Stands,
    /// <summary>Corrected by a later fact, and kept.</summary>
    Superseded,
    /// <summary>It stands, and says that nothing is reported any more.</summary>
    TakenBack,
}

/// <summary>One fact that was told, whether or not it still stands.</summary>
public sealed record Told<T>(T Fact, FactStanding Standing);

/// <summary>A part as a fact of it is read: its name, where the stretch has several, and what an amount of it counts.</summary>
public sealed record DiaryPart(string? Name, string AmountUnit);

/// <summary>Everything told of one stretch on one side on one day, the earliest first.</summary>
public sealed record DiaryDayLine(string Stretch, Side Side, CalendarCell Cell, IReadOnlyList<Told<StretchEntry>> Facts, IReadOnlyDictionary<string, DiaryPart> Parts);

/// <summary>The whole history of one day of a diary: each fact that was told of it, corrected ones too.</summary>
public sealed record DiaryDay(DateOnly On, IReadOnlyList<DiaryDayLine> Lines, IReadOnlyList<Told<DayNote>> Notes)
{
    public static DiaryDay Of(CareRecord record, Prescription prescription, StretchCatalog catalog, DateOnly day)
    {
        var facts = record.Entries.Where(entry => entry.Prescription == prescription.Id && entry.On == day).ToLookup(entry => (entry.Item, entry.Side));
        var notes = record.Notes.Where(note => note.On == day).OrderBy(note => note.RecordedAt).ThenBy(note => note.Id);
        return new(
            day,
            [.. DiaryCalendar.Of(record, prescription, catalog, new(day, day)).Lines.Select(line => new DiaryDayLine(
                line.Stretch, line.Side, line.Cells[day],
                [.. facts[(line.Item, line.Side)].OrderBy(fact => fact.RecordedAt).ThenBy(fact => fact.Session).ThenBy(fact => fact.Id).Select(fact => new Told<StretchEntry>(fact, StandingOf(fact, record.Diary)))],
                PartsOf(prescription, line.Item, catalog)))],
            [.. notes.Select(note => new Told<DayNote>(note, record.Diary.NoteOn(day)?.Id == note.Id ? FactStanding.Stands : FactStanding.Superseded))]);
    }

    private static FactStanding StandingOf(StretchEntry fact, Diary diary) =>
        diary.Find(fact.Slot)?.Id != fact.Id ? FactStanding.Superseded : fact.Outcome == EntryOutcome.Unreported ? FactStanding.TakenBack : FactStanding.Stands;

    private static Dictionary<string, DiaryPart> PartsOf(Prescription prescription, Guid item, StretchCatalog catalog)
    {
        var parts = prescription.Versions.Where(version => version.IsSigned).Select(version => version.Find(item)).OfType<PrescribedStretch>()
            .SelectMany(stretch => catalog.Edition(stretch.Stretch, stretch.Edition).Parts).GroupBy(part => part.Key).Select(part => part.Last()).ToList();
        return parts.ToDictionary(part => part.Key, part => new DiaryPart(parts.Count > 1 ? part.Name : null, part.Dose.IsHeld ? "seconds" : "repetitions"));
    }
}
