using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Reports;

/// <summary>What the database adds up for a clinic report, in groups. These still tell of small ones: only <see cref="ClinicReport"/> is shown.</summary>
/// <param name="Sessions">Of each patient by who signed and what for, in the period and in the one before.</param>
/// <param name="Stretches">Of each patient by stretch, in the period and in the one before.</param>
public sealed record ClinicTotals(
    IReadOnlyList<SessionTotal> Sessions, IReadOnlyList<StretchTotal> Stretches, IReadOnlyList<WeekTotal> Weeks, IReadOnlyList<AlertTime> Alerts, IReadOnlyList<OverrideTotal> Overrides);

/// <param name="Signer">Who signed the version in force.</param>
/// <param name="Condition">What that version is for, if somebody said.</param>
public sealed record SessionTotal(Guid Patient, Guid Signer, string SignerName, Condition? Condition, bool IsNow, Figure Sessions);

/// <param name="Entries">Also of what was done without being due.</param>
public sealed record StretchTotal(Guid Patient, string Stretch, bool IsNow, Figure Stretches, Figure Dose, Entries Entries);

/// <param name="Week">Of the course, from 1.</param>
public sealed record WeekTotal(int Week, int Patients, int Reporting, Figure Sessions);

public sealed record AlertTime(Guid Patient, AlertKind Kind, DateTimeOffset RaisedAt, DateTimeOffset? ClosedAt)
{
    public TimeSpan? TimeToAction => ClosedAt - RaisedAt;

    public bool IsClosedIn(DateTimeOffset start, DateTimeOffset end) => ClosedAt >= start && ClosedAt < end;

    public bool IsOpenAt(DateTimeOffset at) => RaisedAt < at && (ClosedAt is null || ClosedAt >= at);

    public static int PatientsOf(IEnumerable<AlertTime> alerts) => alerts.Select(alert => alert.Patient).Distinct().Count();
}

public enum OverrideKind
{
    /// <summary>A gate opened before it was eligible.</summary>
    GateOpenedEarly,
    /// <summary>A precaution that blocks, decided otherwise.</summary>
    BlockOverridden,
    /// <summary>A precaution that notes or warns, seen and answered with a reason.</summary>
    PrecautionAcknowledged,
}

public sealed record OverrideTotal(OverrideKind Kind, bool IsNow, int Count, int Patients);
