using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>Files of patients that somebody brought. What they say of people is sealed, and is gone once it was used.</summary>
public interface IPatientImports
{
    /// <exception cref="NotFound">The caller brought no such file.</exception>
    Task<PatientImport> Find(Guid import, CancellationToken ct);

    void Add(PatientImport import, ImportPreview preview, IReadOnlyList<ImportRow> rows);

    /// <summary>Nothing, once it was removed.</summary>
    Task<ImportPreview?> Preview(Guid import, CancellationToken ct);

    /// <summary>Nothing, if those rows were settled before.</summary>
    Task<IReadOnlyList<ImportRow>?> ToDo(Guid import, int part, CancellationToken ct);

    /// <summary>In place of rows that say who they are about, rows that say what happened.</summary>
    Task Settle(Guid import, int part, IReadOnlyList<ImportRow> rows, CancellationToken ct);

    /// <summary>All rows that are still there.</summary>
    Task<IReadOnlyList<ImportRow>> Rows(Guid import, CancellationToken ct);

    /// <returns>Whether it was not confirmed before.</returns>
    Task<bool> Confirm(Guid import, string alsoAdd, CancellationToken ct);

    /// <summary>Of a file that was not confirmed, every row is removed at once.</summary>
    /// <returns>Whether it was not over yet.</returns>
    Task<bool> Cancel(Guid import, DateTimeOffset at, CancellationToken ct);

    Task Save(CancellationToken ct);
}
