using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

public interface IClinicReportRuns
{
    void Add(ClinicReportRun run);

    /// <summary>Nobody takes it any more; whoever makes it at this moment stops within a second or two.</summary>
    /// <returns>Whether it still waited or was being made.</returns>
    Task<bool> Cancel(Guid run, Guid by, DateTimeOffset at, CancellationToken ct);

    Task Save(CancellationToken ct);
}
