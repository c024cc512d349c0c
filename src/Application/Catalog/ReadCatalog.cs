using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Catalog;

[Needs(Right.ReadCatalog), Unaudited("The catalog holds no patient's record.")]
public sealed record ReadCatalog : IRequest<IReadOnlyList<CatalogEntry>>;

/// <summary>A stretch, and who approved its current edition for this clinic, if anybody has.</summary>
public sealed record CatalogEntry(Stretch Stretch, string? ApprovedBy, DateTimeOffset? ApprovedAt)
{
    public bool IsApproved => ApprovedBy is not null;
}

public sealed class ReadCatalogHandler(IRecords records, StretchCatalog catalog) : IRequestHandler<ReadCatalog, IReadOnlyList<CatalogEntry>>
{
    public async Task<IReadOnlyList<CatalogEntry>> Handle(ReadCatalog request, CancellationToken cancellationToken)
    {
        var approvals = await (
            from approval in records.Of<StretchApproval>()
            join person in records.Of<Person>() on approval.By equals person.Id
            select new { approval.Stretch, approval.Edition, person.Name, approval.At }).ToListAsync(cancellationToken);
        return [.. from stretch in catalog.All
                   let approval = approvals.Find(one => one.Stretch == stretch.Key && one.Edition == stretch.Edition)
                   select new CatalogEntry(stretch, approval?.Name, approval?.At)];
    }
}
