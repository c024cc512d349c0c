using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Application.Catalog;

public interface IApprovals
{
    /// <summary>Everybody of the clinic, once for each approval they gave, or once if they gave none.</summary>
    Task<IReadOnlyList<Approver>> Everybody(CancellationToken ct);

    void Add(StretchApproval approval);

    Task Save(CancellationToken ct);
}

public sealed record Approver(Guid Person, string Name, StretchApproval? Approval);
