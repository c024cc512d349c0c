using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure.Safety;

/// <summary>
/// Looks at each patient once their day has changed, since some alerts come with time alone: a lapse, a screening that expires,
/// a review. Any instance may run it: the same cause is never written twice.
/// </summary>
public sealed class AlertRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AlertRound> log) : BackgroundService
{
    private const int AtATime = 20;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await Look(stoppingToken) == AtATime)
                {
                }
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogWarning("Patients could not be looked at now ({Failure}); it is tried again in {Seconds} seconds.", failed.GetType().Name, Every.TotalSeconds);
            }
        }
    }

    /// <summary>Looks at some of those whose time has come, and says how many.</summary>
    public async Task<int> Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var now = clock.Moment();
        var due = await db.Of<Patient>().IgnoreQueryFilters().Where(patient => patient.LookAgainAt == null || patient.LookAgainAt <= now)
            .OrderBy(patient => patient.LookAgainAt).Select(patient => new { patient.Clinic, patient.Id }).Take(AtATime).ToListAsync(ct);
        foreach (var patient in due)
            await LookAt(patient.Clinic, patient.Id, ct);
        return due.Count;
    }

    private async Task LookAt(Guid clinicId, Guid patient, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        var clinic = await db.Of<Clinic>().IgnoreQueryFilters().SingleAsync(one => one.Id == clinicId, ct);
        caller.IsNobodyOf(clinic, await db.Of<SafetyPolicy>().IgnoreQueryFilters().Where(policy => policy.Clinic == clinicId).OrderByDescending(policy => policy.Version).FirstOrDefaultAsync(ct));
        try
        {
            await scope.ServiceProvider.GetRequiredService<IAuditLog>().Together(
                () => scope.ServiceProvider.GetRequiredService<AlertWatch>().Over(patient, ct),
                raised => raised ? new AuditEntry(clinicId, clock.NewId(), clock.Moment(), null, nameof(AlertRound), AuditOutcome.Done, patient, []) : null, ct);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // One record that cannot be looked at must not keep the others from it.
            log.LogWarning("Patient {Patient} could not be looked at ({Failure}); it is tried again in {Hours} hour.", patient, failed.GetType().Name, AfterFailure.TotalHours);
            await db.Set<Patient>().Where(one => one.Id == patient).ExecuteUpdateAsync(one => one.SetProperty(row => row.LookAgainAt, clock.Moment() + AfterFailure), ct);
        }
    }
}
