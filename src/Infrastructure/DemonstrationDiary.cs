using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure;

/// <summary>How a demonstration patient keeps a diary. The shares are of days, or of stretches on such a day.</summary>
/// <param name="Reports">On how many days anything is reported.</param>
/// <param name="Does">How many of the stretches of such a day are done.</param>
/// <param name="Answers">How often a question about pain, legs or the morning after is answered.</param>
/// <param name="Times">On how many days the hold timer is used, which tells the seconds.</param>
internal sealed record DiaryHabit(double Reports, double Does, double Answers, double Times)
{
    public int Ache { get; init; } = 3;
    public int MostPain { get; init; } = 2;
    public Legs Legs { get; init; } = Legs.None;
    public double WorseMornings { get; init; }
    public double Recalls { get; init; }
    public double Corrects { get; init; } = 0.04;
    public double ForgetsASide { get; init; } = 0.06;
    public bool OnPaper { get; init; }
    /// <summary>A bad day: this pain, and part of the work only, in whatever <see cref="HurtsIn"/> names.</summary>
    public int? Hurt { get; init; }
    public Func<Guid, bool> HurtsIn { get; init; } = _ => false;

    public static readonly DiaryHabit Good = new(0.92, 0.94, 0.85, 0.6) { Recalls = 0.05 };
    public static readonly DiaryHabit Careful = new(0.9, 1, 1, 0.5) { MostPain = 1, Corrects = 0, ForgetsASide = 0 };
    public static readonly DiaryHabit Patchy = new(0.6, 0.75, 0.6, 0.2) { MostPain = 3, WorseMornings = 0.1, Recalls = 0.15 };
    public static readonly DiaryHabit Paper = new(0.8, 0.85, 0.7, 0) { OnPaper = true };
}

/// <summary>Writes demonstration diaries, day by day. What would be recorded after now is not recorded yet.</summary>
internal sealed class DemonstrationDiary(
    DemonstrationStaff staff, Patient patient, DiaryHabit habit, Random random, DateTimeOffset now, Func<EntrySlot, int> versionOf, List<StretchEntry> entries, List<DayNote> notes)
{
    private static readonly string[] Remarks =
        ["Stiff after a long drive.", "Did them before bed.", "Slept badly.", "A little easier than last week.", "Busy day, so I was in a hurry."];

    private const double Remarked = 0.06;
    /// <summary>From a week's Monday to the Tuesday on which its sheet is typed in.</summary>
    private const int DaysToTypingDay = 8;
    private const int TypingHour = 10;

    public void Write(DateOnly day, IReadOnlyList<Due> due)
    {
        if (due.Count == 0 || !Happens(habit.Reports))
            return;
        var (source, at) = WhenAndHow(day);
        if (at > now)
            return;
        foreach (var stretch in due.GroupBy(one => (one.Slot.Item, one.Slot.Session)))
            WriteStretch([.. stretch], source, at);
        WriteNote(day, source, at);
    }

    private (Source Source, DateTimeOffset At) WhenAndHow(DateOnly day)
    {
        if (habit.OnPaper)
            return (Source.Paper, staff.Clinic.Zone.StartOf(WeekSheet.MondayOf(day).AddDays(DaysToTypingDay)).AddHours(TypingHour));
        if (Happens(habit.Recalls))
            return (Source.Recall, On(day.AddDays(1), 12, 14));
        return (Happens(habit.Times) ? Source.Timer : Source.Tap, On(day, 18, 22));
    }

    /// <summary>A stretch goes as a whole, but now and then the second side is left out.</summary>
    private void WriteStretch(IReadOnlyList<Due> stretch, Source source, DateTimeOffset at)
    {
        var hurts = habit.Hurt is not null && habit.HurtsIn(stretch[0].Slot.Item);
        var outcome = hurts ? EntryOutcome.Partly : Outcome();
        var pain = hurts ? PainScore.Of(habit.Hurt!.Value) : Pain();
        var leftOut = outcome == EntryOutcome.Done && Happens(habit.ForgetsASide) ? Side.Right : (Side?)null;
        foreach (var part in stretch)
            WriteEntry(part, part.Slot.Side == leftOut ? EntryOutcome.NotDone : outcome, pain, source, at);
    }

    private void WriteEntry(Due due, EntryOutcome outcome, PainScore? pain, Source source, DateTimeOffset at)
    {
        var from = source == Source.Timer && outcome == EntryOutcome.NotDone ? Source.Tap : source;
        var felt = outcome == EntryOutcome.NotDone ? null : pain;
        var corrected = at.AddMinutes(random.Next(5, 40));
        Guid? slip = null;
        if (from != Source.Timer && Happens(habit.Corrects) && corrected <= now)
        {
            slip = Entry(due, outcome == EntryOutcome.Done ? EntryOutcome.NotDone : EntryOutcome.Done, null, from, at, null);
            at = corrected;
        }
        Entry(due, outcome, felt, from, at, slip);
    }

    private Guid Entry(Due due, EntryOutcome outcome, PainScore? pain, Source source, DateTimeOffset at, Guid? supersedes)
    {
        var entry = StretchEntry.Record(due.Slot, versionOf(due.Slot), outcome, Amount(due, outcome, source), pain, Recording(source, at), supersedes);
        entries.Add(entry);
        return entry.Id;
    }

    /// <summary>The morning after is asked the next day, so it comes as a second note in place of the first; on paper both are typed at once.</summary>
    private void WriteNote(DateOnly day, Source source, DateTimeOffset at)
    {
        var evening = new DayAnswers(
            Answered(() => PainScore.Of(Math.Clamp(habit.Ache + random.Next(-1, 2), PainScore.Least, PainScore.Most))),
            Answered(() => habit.Legs), null, Happens(Remarked) ? Remarks[random.Next(Remarks.Length)] : null);
        var complete = evening with { MorningAfter = habit.Hurt is null ? Answered(Morning) : MorningAfter.Worse };
        if (habit.OnPaper)
        {
            Note(day, complete, source, at, null);
            return;
        }
        var first = Note(day, evening, source, at, null);
        var morning = On(day.AddDays(1), 7, 9);
        var told = morning > at ? morning : at.AddMinutes(1);
        if (complete != evening && told <= now)
            Note(day, complete, source, told, first?.Id);
    }

    private DayNote? Note(DateOnly day, DayAnswers answers, Source source, DateTimeOffset at, Guid? supersedes)
    {
        if (answers == DayAnswers.Unreported)
            return null;
        var note = DayNote.Record(day, answers, Recording(source, at), supersedes);
        notes.Add(note);
        return note;
    }

    private EntryOutcome Outcome() => Happens(habit.Does) ? EntryOutcome.Done : Happens(0.6) ? EntryOutcome.Partly : EntryOutcome.NotDone;

    /// <summary>Most days lie at the lower end.</summary>
    private PainScore? Pain() => Answered(() => PainScore.Of(Math.Min(random.Next(habit.MostPain + 1), random.Next(habit.MostPain + 2))));

    private int? Amount(Due due, EntryOutcome outcome, Source source) => (source, outcome) switch
    {
        (Source.Timer, EntryOutcome.Done) => due.Dose.Amount,
        (Source.Timer, EntryOutcome.Partly) => Math.Max(1, due.Dose.Amount * random.Next(30, 80) / 100),
        _ => null,
    };

    private MorningAfter Morning() => Happens(habit.WorseMornings) ? MorningAfter.Worse : Happens(0.3) ? MorningAfter.Better : MorningAfter.Same;

    private T? Answered<T>(Func<T> answer) where T : struct => Happens(habit.Answers) ? answer() : null;

    private bool Happens(double share) => random.NextDouble() < share;

    private DateTimeOffset On(DateOnly day, int fromHour, int toHour) =>
        patient.Zone.StartOf(day).AddMinutes(random.Next(fromHour * 60, toHour * 60)).AddSeconds(random.Next(60));

    private Recording Recording(Source source, DateTimeOffset at) => new(
        staff.Clinic.Id, Guid.CreateVersion7(at), patient.Id, source, staff.Assistant.Id, at, patient.Today(at), Guid.CreateVersion7(at));
}
