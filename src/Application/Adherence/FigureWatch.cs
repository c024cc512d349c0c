using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Adherence;

/// <summary>
/// Keeps the figures of a patient's days in the same transaction as what changed them: through the patient's yesterday, so that
/// a day that passed in silence is kept as unreported.
/// </summary>
public sealed class FigureWatch(IDayFigures kept, StretchCatalog catalog)
{
    /// <summary>Adds the days that may have changed, to be saved with what was told or decided.</summary>
    public Task Look(CareRecord record, CancellationToken ct) => record.FiguresDueFrom is { } from ? Keep(record, from, ct) : Task.CompletedTask;

    /// <summary>Adds every day anew, whatever was kept.</summary>
    public Task Rebuild(CareRecord record, CancellationToken ct) => Keep(record, DateOnly.MinValue, ct);

    private Task Keep(CareRecord record, DateOnly from, CancellationToken ct)
    {
        var first = record.FirstSigned is { } signed && signed > from ? signed : from;
        return kept.Keep(record.Patient, [.. record.Prescriptions.Select(one => one.Id)], from, record.Today.AddDays(-1), record.FiguresThroughYesterday(catalog, first), ct);
    }
}
