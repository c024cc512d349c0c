using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Infrastructure.Prescribing;

internal sealed class Prescriptions(ClinicDb db) : IPrescriptions
{
    public async Task<Prescription> Find(Guid patient, Guid prescription, CancellationToken ct)
    {
        var found = await db.Set<Prescription>().Include(one => one.Versions).ThenInclude(version => version.Stretches).Include(one => one.Events)
            .FirstOrDefaultAsync(one => one.Id == prescription && one.Patient == patient, ct) ?? throw new NotFound();
        if (found.Draft is not null)
            await db.Entry(found).Collection(one => one.Steps).LoadAsync(ct);
        return found;
    }

    public Task<bool> MayUndo(Guid prescription, CancellationToken ct) => db.PutTogether<Queries>().MayUndo(db, prescription, ct);

    public void Add(Prescription prescription) => db.Add(prescription);

    public Task Save(CancellationToken ct) => db.SaveOrRefuse(Prescription.Stale, ct);

    private sealed class Queries
    {
        public Func<ClinicDb, Guid, CancellationToken, Task<bool>> MayUndo { get; } = EF.CompileAsyncQuery((ClinicDb db, Guid prescription, CancellationToken _) =>
            db.Set<DraftStep>().Any(step => step.Prescription == prescription));
    }
}
