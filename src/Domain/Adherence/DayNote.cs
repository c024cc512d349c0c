using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Domain.Adherence;

public enum Legs
{
    None,
    /// <summary>Known and steady: neither alerts nor locks.</summary>
    Usual,
    /// <summary>New, or further down the leg than before: alerts and locks.</summary>
    NewOrFurtherDown,
}

public enum MorningAfter { Better, Same, Worse }

/// <summary>How one local day was. Any answer may be unreported.</summary>
public sealed class DayNote : DiaryFact
{
    public const int MostNote = 1000;

    private DayNote() { }

    private DayNote(DateOnly on, Recording recording, Guid? supersedes) : base(on, recording, supersedes) { }

    public PainScore? PainBefore { get; private set; }
    public Legs? Legs { get; private set; }
    /// <summary>How the next morning was; first asked the next local day.</summary>
    public MorningAfter? MorningAfter { get; private set; }
    public string? Note { get; private set; }

    public static DayNote Record(DateOnly on, DayAnswers answers, Recording recording, Guid? supersedes) => new(on, recording, supersedes)
    {
        PainBefore = answers.PainBefore, Legs = answers.Legs, MorningAfter = answers.MorningAfter, Note = answers.Note,
    };

    public DayAnswers Answers => new(PainBefore, Legs, MorningAfter, Note);
}

/// <summary>The answers of one day, each of them may be unreported.</summary>
public sealed record DayAnswers(PainScore? PainBefore, Legs? Legs, MorningAfter? MorningAfter, string? Note)
{
    public static readonly DayAnswers Unreported = new(null, null, null, null);
}
