using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Application.Progression;

/// <summary>Loads what is on record of patients of the caller's clinic, in the same number of statements for one as for many.</summary>
public interface ICareRecords
{
    /// <exception cref="NotFound">No such patient in this clinic.</exception>
    Task<CareRecord> Of(Guid patient, CancellationToken ct);

    Task<IReadOnlyList<CareRecord>> Of(IReadOnlyList<Guid> patients, CancellationToken ct);
}
