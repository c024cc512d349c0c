namespace PrescribeRx.Domain.Reports;

public enum RunState { Waiting, Running, Done, Failed, Cancelled }

/// <summary>A clinic report that is made in the background. Whoever makes it takes it for a while; if they die with it, it is anybody's again.</summary>
public sealed class ClinicReportRun
{
    /// <summary>A period up to this long is shown at once.</summary>
    public const int MostWeeksAtOnce = 26;

    /// <summary>What the database is asked for, one after the other.</summary>
    public const int Parts = 5;
    public const int MostAttempts = 3;
    public const int MostBecause = 400;
    public const int KeptDays = 90;
    public const string WornOut = "It was tried several times and could not be made. Order it again later, or choose a shorter period.";
    public const string NoLongerAllowed = "Whoever ordered this may not read the clinic’s report any more.";
    public const string Over = "This report is not being made any more, so there is nothing to cancel.";

    /// <summary>Whoever makes it renews this every second.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private ClinicReportRun() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Through { get; private set; }
    /// <summary>Whose rights it is made with.</summary>
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public RunState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? TakenUntil { get; private set; }
    public int PartsDone { get; private set; }
    /// <summary>When it was done, failed or was cancelled; what it says is as of then.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? CancelledBy { get; private set; }
    /// <summary>Why there is none, as a sentence.</summary>
    public string? Because { get; private set; }
    public ClinicReport? Result { get; private set; }

    public Period Period => new(From, Through);

    public bool IsOver => State is RunState.Done or RunState.Failed or RunState.Cancelled;

    public static bool IsLong(Period period) => period.Days > MostWeeksAtOnce * 7;

    public static ClinicReportRun Order(Guid clinic, Guid id, Period period, Guid by, DateTimeOffset at) =>
        new() { Clinic = clinic, Id = id, From = period.From, Through = period.Through, By = by, At = at };
}
