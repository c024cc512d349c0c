using System.Globalization;

namespace PrescribeRx.Domain.Patients;

public enum ImportRowState { ToAdd, Alike, Wrong, Added, LeftOut }

/// <summary>A row of a file of patients, and what becomes of it. Once that is settled, it no longer says who it is about.</summary>
/// <param name="Number">As a spreadsheet counts: the headings are row 1.</param>
/// <param name="Because">What is wrong with it, or who is like it; in the end, what happened.</param>
/// <param name="Like">The patient who has the same name and date of birth.</param>
public sealed record ImportRow(
    int Number, ImportRowState State, string Because = "", string Name = "", DateOnly BirthDate = default, string TimeZone = "", Language Language = Language.English, Guid? Like = null, bool IsOtherWayRound = false)
{
    private static readonly string[] InAnyEnglish = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMMM d, yyyy"];
    private static readonly string[] DayFirst = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private static readonly string[] MonthFirst = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy"];
    private static readonly string[] AtMidnight = ["00:00:00.000", "00:00:00", "00:00", "0:00"];

    /// <summary>Folded name and date of birth: whoever has both alike may be the same person.</summary>
    public (string Name, DateOnly BirthDate) Who => (FoldedText.Of(Name), BirthDate);

    /// <summary>Whatever would be refused of a patient who is added by hand is refused here too.</summary>
    /// <param name="english">Says of 3/4/1980 whether the day or the month comes first.</param>
    public static ImportRow Read(int number, IReadOnlyList<string> cells, ImportColumns columns, Zone zoneOfClinic, DateTimeOffset at, English english = English.British)
    {
        var refusals = new Refusals();
        var (usual, otherWayRound) = english == English.American ? (MonthFirst, DayFirst) : (DayFirst, MonthFirst);
        var birthText = columns.Of(ImportColumn.BirthDate, cells);
        var name = OnOneLine(columns.Of(ImportColumn.Name, cells) ?? $"{columns.Of(ImportColumn.GivenName, cells)} {columns.Of(ImportColumn.FamilyName, cells)}");
        var birth = refusals.Read(() => BirthDateOf(birthText, [.. InAnyEnglish, .. usual]));
        var language = refusals.Read(() => LanguageOf(columns.Of(ImportColumn.Language, cells)));
        var zone = refusals.Read(() => ZoneOf(columns.Of(ImportColumn.TimeZone, cells), zoneOfClinic));
        refusals.Read(() => Patient.Add(Guid.Empty, Guid.Empty, 0, name, birth ?? Patient.EarliestBirth, zone.Name is null ? zoneOfClinic : zone, Guid.Empty, at));
        return refusals.Reasons.Count > 0
            ? new(number, ImportRowState.Wrong, string.Join(' ', refusals.Reasons.Select(reason => reason.Sentence)), IsOtherWayRound: birth is null && birthText is not null && IsDate(birthText, otherWayRound, out _))
            : new(number, ImportRowState.ToAdd, Name: name, BirthDate: birth!.Value, TimeZone: zone.Name!, Language: language);
    }

    /// <summary>Of rows that are alike the first is taken, and none that is like a patient whom the clinic has.</summary>
    public static IReadOnlyList<ImportRow> WithoutDoubles(IReadOnlyList<ImportRow> rows, IReadOnlyDictionary<(string Name, DateOnly BirthDate), KnownPatient> known)
    {
        var seen = new Dictionary<(string, DateOnly), int>();
        return [.. rows.Select(row => row.State == ImportRowState.ToAdd ? row.Beside(known, seen) : row)];
    }

    public Patient AsPatient(Guid clinic, Guid id, int number, Guid by, DateTimeOffset at) =>
        Patient.Add(clinic, id, number, Name, BirthDate, Zone.Of(TimeZone), by, at, Language);

    public ImportRow AddedAs(int number) => new(Number, ImportRowState.Added, $"Added as patient no. {number}.");

    public ImportRow LeftOut(string because) => new(Number, ImportRowState.LeftOut, because);

    /// <summary>What happened, once the import is over; whatever it did not come to was not added.</summary>
    public string Outcome => State switch
    {
        ImportRowState.ToAdd or ImportRowState.Alike => "Not added: the import ended before this row.",
        ImportRowState.Wrong => $"Not added. {Because}",
        ImportRowState.LeftOut => $"Left out. {Because}",
        _ => Because,
    };

    private ImportRow Beside(IReadOnlyDictionary<(string, DateOnly), KnownPatient> known, Dictionary<(string, DateOnly), int> seen)
    {
        if (known.TryGetValue(Who, out var patient))
            return this with { State = ImportRowState.Alike, Because = patient.Sentence, Like = patient.Id };
        return seen.TryAdd(Who, Number) ? this : this with { State = ImportRowState.Alike, Because = $"Row {seen[Who]} has the same name and date of birth." };
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static DateOnly? BirthDateOf(string? text, string[] formats)
    {
        if (text is null)
            throw new Refusal("There is no date of birth.", "BirthDate");
        return IsDate(text, formats, out var date) ? date : throw new Refusal($"{Shortened(text)} is no date. Write day, month and year, or year-month-day.", "BirthDate");
    }

    private static bool IsDate(string text, string[] formats, out DateOnly date)
    {
        var midnight = AtMidnight.FirstOrDefault(end => text.EndsWith(end, StringComparison.Ordinal));
        var day = midnight is null ? text : text[..^midnight.Length].TrimEnd(' ', 'T');
        return DateOnly.TryParseExact(day, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    private static Language LanguageOf(string? text) =>
        text is null ? Language.English
        : Languages.All.Where(one => text.Equals(one.ToString(), StringComparison.OrdinalIgnoreCase) || FoldedText.Of(text) == FoldedText.Of(one.NameInItself()) || text.Split('-', '_')[0].Equals(one.Code(), StringComparison.OrdinalIgnoreCase))
            .Select(one => (Language?)one).FirstOrDefault() ?? throw new Refusal($"There are no handouts in {Shortened(text)}: write {string.Join(", ", Languages.All)}, or nothing.", "Language");

    private static Zone ZoneOf(string? text, Zone zoneOfClinic)
    {
        try
        {
            return text is null ? zoneOfClinic : Zone.Of(text);
        }
        catch (Refusal)
        {
            throw new Refusal($"{Shortened(text!)} is no time zone. Write one such as Europe/London, or nothing for the clinic’s.", "TimeZone");
        }
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}

/// <summary>A patient of the clinic who has the name and the date of birth of a row.</summary>
public sealed record KnownPatient(Guid Id, int Number)
{
    public string Sentence => $"Patient no. {Number} has the same name and date of birth.";
}
