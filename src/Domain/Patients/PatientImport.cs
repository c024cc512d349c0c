namespace PrescribeRx.Domain.Patients;

public enum ImportState { Previewed, Waiting, Running, Done, Failed, Cancelled }

/// <summary>
/// Patients who come from a file: looked at first, and added only once whoever brought the file says so, a few at a time in the
/// background. Whoever adds them takes the import for a while; if they die with it, it is anybody's again.
/// </summary>
public sealed class PatientImport
{
    /// <summary>Bytes of a file.</summary>
    public const int MostBytes = 5_000_000;
    public const int MostRows = 50_000;
    /// <summary>Added in one transaction, and named in one line of the audit.</summary>
    public const int RowsAtOnce = 200;
    /// <summary>Shown of each kind before anybody is added; the report has them all.</summary>
    public const int MostShown = 100;
    public const int MostAttempts = 3;
    public const int MostBecause = 400;
    /// <summary>What the file says of people is kept no longer than this, used or not.</summary>
    public const int RowsKeptDays = 1;
    public const int KeptDays = 30;
    /// <summary>As many row numbers as can be ticked, and a space after each.</summary>
    public const int MostAlsoAdd = MostShown * 6;
    public static readonly string TooLarge = $"A file may have at most {MostBytes / 1_000_000} MB. Split it, and import one part after the other.";
    public const string WornOut = "It was tried several times and did not get to the end. Those who were added are in the report; import the file again for the others.";
    public const string NoLongerAllowed = "Whoever brought the file may not add patients any more.";
    public const string Over = "This import is over or was cancelled.";

    /// <summary>Renewed before each few rows.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private PatientImport() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    /// <summary>Who brought the file, alone sees it, and adds the patients by their own right.</summary>
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public ImportState State { get; private set; }
    public int Rows { get; private set; }
    /// <summary>How many rows would be added, how many are somebody who is there already, and how many cannot be read.</summary>
    public int ToAdd { get; private set; }
    public int Alike { get; private set; }
    public int Wrong { get; private set; }
    /// <summary>The numbers of rows that are added though somebody like them is there.</summary>
    public string AlsoAdd { get; private set; } = "";
    public int Attempts { get; private set; }
    public DateTimeOffset? TakenUntil { get; private set; }
    public int RowsDone { get; private set; }
    public int Added { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>Why it did not get to the end, as a sentence.</summary>
    public string? Because { get; private set; }

    public bool IsOver => State is ImportState.Done or ImportState.Failed or ImportState.Cancelled;

    public IReadOnlySet<int> AlsoAdded => AlsoAdd.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToHashSet();

    /// <summary>Nobody is added yet.</summary>
    public static PatientImport Preview(Guid clinic, Guid id, IReadOnlyList<ImportRow> rows, Guid by, DateTimeOffset at)
    {
        if (rows.Count == 0)
            throw new Refusal("The file has headings, and no row below them.", "File");
        if (rows.Count > MostRows)
            throw new Refusal($"A file may have at most {MostRows:N0} rows; this one has {rows.Count:N0}. Split it, and import one part after the other.", "File");
        return new()
        {
            Clinic = clinic, Id = id, By = by, At = at, Rows = rows.Count,
            ToAdd = rows.Count(row => row.State == ImportRowState.ToAdd), Alike = rows.Count(row => row.State == ImportRowState.Alike), Wrong = rows.Count(row => row.State == ImportRowState.Wrong),
        };
    }

    /// <summary>The rows that are added beside those nobody is like, as they are kept.</summary>
    public string Also(IReadOnlyList<int> ticked, ImportPreview preview)
    {
        if (ticked.Except(preview.Alike.Select(row => row.Number)).Any())
            throw new Refusal("Tick only rows of the list.", "AlsoAdd");
        return ToAdd + ticked.Count > 0 ? string.Join(' ', ticked.Distinct().Order()) : throw new Refusal("No row of this file would be added. Tick those that are other people, or bring another file.", "AlsoAdd");
    }
}

/// <summary>What is shown of a file before anybody is added.</summary>
/// <param name="Encoding">How its letters were read, in words.</param>
/// <param name="OtherWayRound">How many dates are none unless day and month are the other way round.</param>
/// <param name="English">Says which of them was taken to come first.</param>
public sealed record ImportPreview(
    string Encoding, IReadOnlyList<ImportHeading> Headings, IReadOnlyList<ImportRow> First, IReadOnlyList<ImportRow> Wrong, IReadOnlyList<ImportRow> Alike, int OtherWayRound, English English)
{
    public const int FirstRows = 5;

    public static ImportPreview Of(string encoding, ImportColumns columns, IReadOnlyList<ImportRow> rows, English english) => new(
        encoding, columns.Headings, [.. rows.Where(row => row.State != ImportRowState.Wrong).Take(FirstRows)], Shown(rows, ImportRowState.Wrong), Shown(rows, ImportRowState.Alike), rows.Count(row => row.IsOtherWayRound), english);

    private static List<ImportRow> Shown(IReadOnlyList<ImportRow> rows, ImportRowState state) => [.. rows.Where(row => row.State == state).Take(PatientImport.MostShown)];
}
