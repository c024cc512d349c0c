using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Application.Catalog;

public interface IApprovals
{
    Task<bool> IsApproved(string stretch, int edition, CancellationToken ct);

    void Add(StretchApproval approval);

    Task Save(CancellationToken ct);
}
