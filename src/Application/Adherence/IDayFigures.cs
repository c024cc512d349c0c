using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Adherence;

/// <summary>Where the figures of days are kept, so that reports need not read the diary again.</summary>
public interface IDayFigures
{
    /// <summary>From one day on, the kept days of a patient are to be these, and are through another; saved with the deed, and only what differs.</summary>
    Task Keep(Patient patient, IReadOnlyList<Guid> prescriptions, DateOnly from, DateOnly through, DayFigures days, CancellationToken ct);
}
