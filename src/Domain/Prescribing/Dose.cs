namespace PrescribeRx.Domain.Prescribing;

/// <summary>How long a held part is held, in seconds, 1 to 300.</summary>
public readonly record struct Hold
{
    public const int Least = 1;
    public const int Most = 300;

    private Hold(int seconds) => Seconds = seconds;

    public int Seconds { get; }

    public static readonly string Sentence = $"Enter the hold in whole seconds, from {Least} to {Most}.";

    public static Hold OfSeconds(int seconds, string field = "HoldSeconds") =>
        seconds is >= Least and <= Most ? new(seconds) : throw new Refusal(Sentence, field);

    public static Hold Read(string? text, string field) => new(Typed.WholeNumber(text, Least, Most, Sentence, field));
}

/// <summary>
/// What is asked of one part of a stretch, per side and per session. A held part has a hold; a moved part is slow
/// repetitions without one. Repetitions 1–30, sets 1–10, rest between sets 0–300 seconds.
/// </summary>
public sealed record PartDose
{
    public const int MostRepetitions = 30;
    public const int MostSets = 10;
    public const int MostRestSeconds = 300;

    public static readonly string RepetitionsSentence = $"Enter the repetitions as a whole number, from 1 to {MostRepetitions}.";
    public static readonly string SetsSentence = $"Enter the sets as a whole number, from 1 to {MostSets}.";
    public static readonly string RestSentence = $"Enter the rest in whole seconds, from 0 to {MostRestSeconds}.";

    private PartDose(string part, Hold? hold, int repetitions, int sets, int restSeconds) =>
        (Part, Hold, Repetitions, Sets, RestSeconds) = (part, hold, repetitions, sets, restSeconds);

    /// <summary>The key of the part in the stretch.</summary>
    public string Part { get; }
    public Hold? Hold { get; }
    public int Repetitions { get; }
    public int Sets { get; }
    public int RestSeconds { get; }

    public bool IsHeld => Hold is not null;

    /// <summary>Seconds held for a held part, repetitions for a moved one; on one side, in one session.</summary>
    public int Amount => (Hold?.Seconds ?? 1) * Repetitions * Sets;

    public static PartDose Held(string part, Hold hold, int repetitions = 1, int sets = 1, int restSeconds = 0) =>
        Checked(part, hold, repetitions, sets, restSeconds);

    public static PartDose Moved(string part, int repetitions, int sets = 1, int restSeconds = 0) =>
        Checked(part, null, repetitions, sets, restSeconds);

    /// <summary>Reads a dose as typed; <paramref name="prefix"/> is put before the names of the fields.</summary>
    public static PartDose Read(string part, bool held, string? hold, string? repetitions, string? sets, string? rest, string prefix)
    {
        var refusals = new Refusals();
        var readHold = held ? refusals.Read(() => (Hold?)Prescribing.Hold.Read(hold, prefix + "HoldSeconds")) : null;
        var readRepetitions = refusals.Read(() => Typed.WholeNumber(repetitions, 1, MostRepetitions, RepetitionsSentence, prefix + "Repetitions"));
        var readSets = refusals.Read(() => Typed.WholeNumber(sets, 1, MostSets, SetsSentence, prefix + "Sets"));
        var readRest = refusals.Read(() => Typed.WholeNumber(rest, 0, MostRestSeconds, RestSentence, prefix + "RestSeconds"));
        refusals.ThrowIfAny();
        return new(part, readHold, readRepetitions, readSets, readRest);
    }

    private static PartDose Checked(string part, Hold? hold, int repetitions, int sets, int restSeconds)
    {
        if (repetitions is < 1 or > MostRepetitions) throw new Refusal(RepetitionsSentence, "Repetitions");
        if (sets is < 1 or > MostSets) throw new Refusal(SetsSentence, "Sets");
        if (restSeconds is < 0 or > MostRestSeconds) throw new Refusal(RestSentence, "RestSeconds");
        return new(part, hold, repetitions, sets, restSeconds);
    }
}

/// <summary>The days of a week on which something is due.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    EveryDay = 127,
}

/// <summary>How often: least times a day, and most if any (1–6); on which weekdays.</summary>
public sealed record Frequency
{
    public const int MostTimesADay = 6;

    public static readonly string TimesSentence = $"Enter the times a day as a whole number, from 1 to {MostTimesADay}.";

    private Frequency(int least, int? most, Weekdays days) => (TimesADay, MostTimesADayIfAny, Days) = (least, most, days);

    /// <summary>The least times a day, which is what adherence is measured against.</summary>
    public int TimesADay { get; }
    public int? MostTimesADayIfAny { get; }
    public Weekdays Days { get; }

    public static readonly Frequency Daily = new(1, null, Weekdays.EveryDay);

    public static Frequency Of(int least, int? most = null, Weekdays days = Weekdays.EveryDay)
    {
        if (least is < 1 or > MostTimesADay) throw new Refusal(TimesSentence, "TimesADay");
        if (most is < 1 or > MostTimesADay) throw new Refusal(TimesSentence, "MostTimesADay");
        if (most < least) throw new Refusal("The most times a day cannot be fewer than the least.", "MostTimesADay");
        if ((days & Weekdays.EveryDay) == Weekdays.None) throw new Refusal("Choose at least one day of the week.", "Days");
        return new(least, most == least ? null : most, days & Weekdays.EveryDay);
    }

    public bool IsDueOn(DateOnly date) => Days.HasFlag(DayOf(date));

    public static Weekdays DayOf(DateOnly date) => (Weekdays)(1 << (((int)date.DayOfWeek + 6) % 7));
}

/// <summary>The whole dose of a prescribed stretch: a dose for each of its parts, and how often.</summary>
public sealed record Dose(IReadOnlyList<PartDose> Parts, Frequency Frequency)
{
    public PartDose? Of(string part) => Parts.FirstOrDefault(dose => dose.Part == part);
}

/// <summary>How long a course runs, in weeks, 1 to 26.</summary>
public readonly record struct Course
{
    public const int Most = 26;
    public static readonly string Sentence = $"Enter the course in whole weeks, from 1 to {Most}.";

    private Course(int weeks) => Weeks = weeks;

    public int Weeks { get; }

    public static Course OfWeeks(int weeks, string field = "CourseWeeks") =>
        weeks is >= 1 and <= Most ? new(weeks) : throw new Refusal(Sentence, field);

    public static Course Read(string? text, string field) => new(Typed.WholeNumber(text, 1, Most, Sentence, field));
}
