using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Domain.Reports;

/// <summary>What the database adds up for a clinic report, in groups. These still tell of small ones: only <see cref="ClinicReport"/> is shown.</summary>
/// <param name="Sessions">Of each patient under each clinician who signed, in the period and in the one before.</param>
/// <param name="Days">Of each patient, in the period and in the one before.</param>
public sealed record ClinicTotals(
    IReadOnlyList<SessionTotal> Sessions, IReadOnlyList<DayTotal> Days, IReadOnlyList<StretchTotal> Stretches, IReadOnlyList<WeekTotal> Weeks,
    IReadOnlyList<AlertTime> Alerts, IReadOnlyList<OverrideTotal> Overrides);

/// <param name="Signer">Who signed the version in force.</param>
public sealed record SessionTotal(Guid Patient, Guid Signer, string SignerName, bool IsNow, Figure Sessions);

public sealed record DayTotal(Guid Patient, bool IsNow, Figure Stretches, Figure Dose, Entries Entries);

public sealed record StretchTotal(string Stretch, int Patients, int Reporting, int ReportingDose, Figure Stretches, Figure Dose);

/// <param name="Week">Of the course, from 1.</param>
public sealed record WeekTotal(int Week, int Patients, int Reporting, Figure Sessions);

public sealed record AlertTime(Guid Patient, DateTimeOffset RaisedAt, DateTimeOffset? ClosedAt);

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
