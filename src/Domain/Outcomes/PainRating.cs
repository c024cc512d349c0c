namespace PrescribeRx.Domain.Outcomes;

/// <summary>The time that a patient is asked to rate their pain over. Scores of different ones are not set beside each other.</summary>
public enum RecallWindow { Now, AverageOf24Hours, WorstOf24Hours, AverageOfWeek }

public enum AskedHow { InPerson, ByTelephone, OnPaper }

/// <summary>What a patient answered, to which question, and how it was asked.</summary>
/// <param name="On">The patient's date.</param>
public sealed record PainAnswer(PainScore Score, RecallWindow Window, DateOnly On, AskedHow How, Language AskedIn);

/// <summary>
/// Pain that a clinician asked for on the numeric pain rating scale. Never edited: a correction takes the place of what was recorded
/// before, and a withdrawal says that it was entered in error, and why.
/// </summary>
public sealed class PainRating
{
    public const int MostReason = 500;
    public const int MostInstrument = 20;
    /// <summary>The scale and its wording; another wording of the question is another version.</summary>
    public const string Nprs = "NPRS";
    public const int NprsVersion = 1;

    private PainRating() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public Guid Patient { get; private set; }
    public string Instrument { get; private set; } = Nprs;
    public int InstrumentVersion { get; private set; } = NprsVersion;
    public PainScore Score { get; private set; }
    public RecallWindow Window { get; private set; }
    public DateOnly On { get; private set; }
    public AskedHow How { get; private set; }
    public Language AskedIn { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>What this takes the place of.</summary>
    public Guid? Supersedes { get; private set; }
    /// <summary>Why what this takes the place of was entered in error; then nothing stands.</summary>
    public string? WithdrawnBecause { get; private set; }

    public bool IsWithdrawal => WithdrawnBecause is not null;

    /// <param name="earlier">What this corrects.</param>
    /// <param name="today">The patient's date.</param>
    public static PainRating Record(Guid clinic, Guid id, Guid patient, PainAnswer answer, PainRating? earlier, DateOnly today, Guid by, DateTimeOffset at)
    {
        if (earlier is { IsWithdrawal: true })
            throw new Refusal("This score was withdrawn as entered in error, so there is nothing to correct.");
        if (answer.On > today)
            throw new Refusal("This day has not come yet.", nameof(On));
        return new()
        {
            Clinic = clinic, Id = id, Patient = patient, Score = answer.Score, Window = answer.Window, On = answer.On, How = answer.How, AskedIn = answer.AskedIn, By = by, At = at, Supersedes = earlier?.Id,
        };
    }

    /// <summary>The fact that this was entered in error.</summary>
    public PainRating Withdraw(Guid id, string? reason, Guid by, DateTimeOffset at)
    {
        if (IsWithdrawal)
            throw new Refusal("This score was withdrawn before.");
        return new()
        {
            Clinic = Clinic, Id = id, Patient = Patient, Instrument = Instrument, InstrumentVersion = InstrumentVersion, Score = Score, Window = Window, On = On, How = How, AskedIn = AskedIn,
            By = by, At = at, Supersedes = Id, WithdrawnBecause = Typed.Text(reason, MostReason, "Say why this score was entered in error.", "Reason"),
        };
    }
}
