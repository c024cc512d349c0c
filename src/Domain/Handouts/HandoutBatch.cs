namespace PrescribeRx.Domain.Handouts;

public enum BatchKind
{
    /// <summary>A file for each handout, in one archive.</summary>
    Zip,
    /// <summary>All in one file, each from a new sheet on, for the printer.</summary>
    Print,
}

public enum BatchLineState { Waiting, Done, Failed, Cancelled }

/// <summary>Handouts that were ordered for several patients at once. How far it is, its lines say.</summary>
public sealed class HandoutBatch
{
    /// <summary>Patients in one batch.</summary>
    public const int MostPatients = 200;

    private HandoutBatch() { }

    private HandoutBatch(Guid clinic, Guid id, BatchKind kind, HandoutFormat? format, Guid by, DateTimeOffset at)
    {
        (Clinic, Id, Kind, By, At) = (clinic, id, kind, by, at);
        (Edition, Paper) = (format?.Edition, format?.Paper);
    }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public BatchKind Kind { get; private set; }
    public Edition? Edition { get; private set; }
    public Paper? Paper { get; private set; }
    /// <summary>Whose rights it is made with.</summary>
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Guid? CancelledBy { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public int Revision { get; private set; }

    /// <summary>Nothing gives it to each as they read best.</summary>
    public HandoutFormat? Format => (Edition, Paper) is ({ } edition, { } paper) ? new(edition, paper) : null;

    public static HandoutBatch Order(Guid clinic, Guid id, BatchKind kind, HandoutFormat? format, int patients, Guid by, DateTimeOffset at)
    {
        if (patients == 0)
            throw new Refusal("Choose at least one patient.", "Patient");
        if (patients > MostPatients)
            throw new Refusal($"A batch has at most {MostPatients} patients; these are more. Find fewer, and order several batches.", "Patient");
        return new(clinic, id, kind, format, by, at);
    }

    /// <summary>What is made already stays.</summary>
    public void Cancel(int waiting, Guid by, DateTimeOffset at)
    {
        if (waiting == 0)
            throw new Refusal("Nothing of this batch is waiting any more, so there is nothing to cancel.");
        (CancelledBy, CancelledAt) = (by, at);
        Revision++;
    }
}

/// <summary>One prescription in a batch. Whoever makes it takes it for a while; if they die with it, it is anybody's again.</summary>
public sealed class HandoutBatchLine
{
    public const int MostAttempts = 3;
    public const int MostBecause = 400;
    public const string NothingRuns = "This patient has no prescription, so there is no handout.";
    public const string WornOut = "It was tried several times and could not be made. Try this handout by itself, from the prescription.";
    public const string NoLongerAllowed = "Whoever ordered this may not produce handouts any more.";
    public const string OutOfDate = "The prescription says something else since this handout was made. Order it again.";

    /// <summary>Longer than a browser may take that hangs twice.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private HandoutBatchLine() { }

    public Guid Clinic { get; private set; }
    public Guid Batch { get; private set; }
    /// <summary>Its place in the order, from 1.</summary>
    public int Place { get; private set; }
    public Guid Patient { get; private set; }
    public Guid? Prescription { get; private set; }
    public DateTimeOffset At { get; private set; }
    public BatchLineState State { get; private set; }
    /// <summary>Why there is none, as a sentence.</summary>
    public string? Because { get; private set; }
    public int? Number { get; private set; }
    /// <summary>What the file is found by.</summary>
    public string? Inputs { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? TakenUntil { get; private set; }

    /// <param name="prescription">Nothing, where the patient has none that a handout could be of.</param>
    public static HandoutBatchLine Of(HandoutBatch batch, int place, Guid patient, Guid? prescription) => new()
    {
        Clinic = batch.Clinic, Batch = batch.Id, Place = place, Patient = patient, Prescription = prescription, At = batch.At,
        State = prescription is null ? BatchLineState.Failed : BatchLineState.Waiting,
        Because = prescription is null ? NothingRuns : null,
    };

    /// <summary>A file that is out of date is never given again.</summary>
    public void WentOutOfDate() => (State, Because) = (BatchLineState.Failed, OutOfDate);
}
