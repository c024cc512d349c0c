using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Safety;

/// <summary>
/// Looks at each patient once their day has changed, since some alerts come with time alone: a lapse, a screening that expires,
/// a review. Any instance may run it: the same cause is never written twice.
/// </summary>
public sealed class AlertRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AlertRound> log) : Round(scopes, Every, "Patients could not be looked at", log)
{
    private const int AtATime = 20;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    protected override async Task All(CancellationToken ct)
    {
        while (await Look(ct) == AtATime)
        {
        }
    }

    /// <summary>Looks at some of those whose time has come, and says how many.</summary>
    public async Task<int> Look(CancellationToken ct)
    {
        var now = clock.Moment();
        var due = await Ask(db => db.Of<Patient>().IgnoreQueryFilters().Where(patient => patient.LookAgainAt == null || patient.LookAgainAt <= now)
            .OrderBy(patient => patient.LookAgainAt).Select(patient => new { patient.Clinic, patient.Id }).Take(AtATime).ToListAsync(ct));
        foreach (var patient in due)
            await In(patient.Clinic, null, services => LookAt(services, patient.Clinic, patient.Id, ct), ct);
        return due.Count;
    }

    private async Task LookAt(IServiceProvider services, Guid clinic, Guid patient, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<IAuditLog>().Together(
                () => services.GetRequiredService<AlertWatch>().Over(patient, ct),
                raised => raised ? new AuditEntry(clinic, clock.NewId(), clock.Moment(), null, nameof(AlertRound), AuditOutcome.Done, patient, []) : null, ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // One record that cannot be looked at must not keep the others from it.
            log.LogWarning("Patient {Patient} could not be looked at ({Failure}); it is tried again in {Hours} hour.", patient, failed.GetType().Name, AfterFailure.TotalHours);
            await services.GetRequiredService<ClinicDb>().Set<Patient>().Where(one => one.Id == patient)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.LookAgainAt, clock.Moment() + AfterFailure), ct);
        }
    }
}
