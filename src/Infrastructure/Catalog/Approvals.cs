using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Catalog;

internal sealed class Approvals(ClinicDb db) : IApprovals
{
    public async Task<IReadOnlyList<Approver>> Everybody(CancellationToken ct) => await db.PutTogether<Queries>().Everybody(db).ToListAsync(ct);

    public void Add(StretchApproval approval) => db.Add(approval);

    /// <summary>The catalog of the clinic that is put together next is another.</summary>
    public async Task Save(CancellationToken ct)
    {
        await db.Set<Clinic>().ExecuteUpdateAsync(clinic => clinic.SetProperty(one => one.CatalogChanges, one => one.CatalogChanges + 1), ct);
        await db.SaveOrRefuse("Somebody approved this entry a moment ago.", ct);
    }

    private sealed class Queries
    {
        public Func<ClinicDb, IAsyncEnumerable<Approver>> Everybody { get; } = EF.CompileAsyncQuery((ClinicDb db) =>
            from person in db.Set<Person>().AsNoTracking()
            join approval in db.Set<StretchApproval>().AsNoTracking() on person.Id equals approval.By into approvals
            from approval in approvals.DefaultIfEmpty()
            select new Approver(person.Id, person.Name, approval));
    }
}
