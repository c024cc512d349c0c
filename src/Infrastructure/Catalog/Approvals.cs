using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Infrastructure.Catalog;

internal sealed class Approvals(ClinicDb db) : IApprovals
{
    public Task<bool> IsApproved(string stretch, int edition, CancellationToken ct) =>
        db.Of<StretchApproval>().AnyAsync(approval => approval.Stretch == stretch && approval.Edition == edition, ct);

    public void Add(StretchApproval approval) => db.Add(approval);

    public Task Save(CancellationToken ct) => db.SaveOrRefuse("Somebody approved this entry a moment ago.", ct);
}
