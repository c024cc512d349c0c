using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Adherence;

/// <summary>
/// Keeps the figures of every patient's days anew from the facts, one patient after another: each in a transaction of their own,
/// so that the clinics may go on meanwhile.
/// </summary>
public sealed class FiguresRebuild(IServiceScopeFactory scopes)
{
    private const int AtATime = 500;

    /// <param name="progress">How many patients are done, and of how many.</param>
    public async Task<int> Run(Action<int, int> progress, CancellationToken ct)
    {
        var all = await scopes.Ask(db => db.Of<Patient>().IgnoreQueryFilters().CountAsync(ct));
        var done = 0;
        for (var page = await After(Guid.Empty, Guid.Empty, ct); page.Count > 0; page = await After(page[^1].Clinic, page[^1].Id, ct))
        {
            foreach (var (clinic, patient) in page)
                await scopes.In(clinic, null, services => Rebuild(services, patient, ct), ct);
            progress(done += page.Count, all);
        }
        return done;
    }

    private Task<List<(Guid Clinic, Guid Id)>> After(Guid clinic, Guid patient, CancellationToken ct) => scopes.Ask(async db =>
        (await db.Of<Patient>().IgnoreQueryFilters().Where(one => one.Clinic > clinic || (one.Clinic == clinic && one.Id > patient))
            .OrderBy(one => one.Clinic).ThenBy(one => one.Id).Select(one => new { one.Clinic, one.Id }).Take(AtATime).ToListAsync(ct)).ConvertAll(one => (one.Clinic, one.Id)));

    /// <summary>No line in the audit: nobody reads, and nothing changes but what is computed.</summary>
    private static Task<int> Rebuild(IServiceProvider services, Guid patient, CancellationToken ct) => services.GetRequiredService<IAuditLog>().Together(async () =>
    {
        await services.GetRequiredService<IAlerts>().Hold(patient, ct);
        await services.GetRequiredService<FigureWatch>().Rebuild(await services.GetRequiredService<ICareRecords>().Of(patient, ct), ct);
        return await services.GetRequiredService<ClinicDb>().SaveChangesAsync(ct);
    }, _ => null, ct);
}
