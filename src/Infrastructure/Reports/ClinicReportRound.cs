using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Infrastructure.Reports;

/// <summary>
/// Makes the clinic reports that were ordered, on each instance one at a time: it is taken for a while, and renewed each second.
/// </summary>
public sealed class ClinicReportRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClinicReportRound> log)
    : LeasedRound<ClinicReportRun>(scopes, Every, "Clinic reports could not be looked after", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    protected override (int Most, string WornOut) Attempts => (ClinicReportRun.MostAttempts, ClinicReportRun.WornOut);

    protected override string NoLongerAllowed => ClinicReportRun.NoLongerAllowed;

    protected override Task All(CancellationToken ct) => Go(ct);

    /// <summary>Makes what waits, one after the other, until nothing does; and removes what is old.</summary>
    public async Task Go(CancellationToken ct)
    {
        var oldest = clock.Moment().AddDays(-ClinicReportRun.KeptDays);
        await Ask(db => db.Set<ClinicReportRun>().IgnoreQueryFilters().Where(run => run.At < oldest).ExecuteDeleteAsync(ct));
        await WorkOff(ct);
    }

    protected override async Task<ClinicReportRun?> Take(ClinicDb db, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.Moment();
            var run = await db.Of<ClinicReportRun>().IgnoreQueryFilters()
                .Where(one => (one.State == RunState.Waiting || one.State == RunState.Running) && (one.TakenUntil == null || one.TakenUntil <= now))
                .OrderBy(one => one.At).ThenBy(one => one.Id).FirstOrDefaultAsync(ct);
            if (run is null)
                return null;
            if (await Change(db, run, run.Attempts, one => one
                .SetProperty(row => row.State, RunState.Running).SetProperty(row => row.Attempts, run.Attempts + 1).SetProperty(row => row.PartsDone, 0).SetProperty(row => row.TakenUntil, now + ClinicReportRun.Lease), ct))
                return run;
        }
    }

    protected override int AttemptsOf(ClinicReportRun work) => work.Attempts;

    protected override string NameOf(ClinicReportRun work) => $"Clinic report {work.Id}";

    protected override async Task Do(ClinicReportRun work, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await In(work.Clinic, work.By, services => Make(services, work, stop), ct);
        }
        catch (Exception stopped) when (stop.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            log.LogInformation("Clinic report {Run} was cancelled, or is made elsewhere ({Stopped}).", work.Id, stopped.GetType().Name);
        }
    }

    /// <summary>While the database works, looks each second whether somebody cancelled, and tells how far it is; stopping it stops the statement that runs.</summary>
    private async Task Make(IServiceProvider services, ClinicReportRun run, CancellationTokenSource stop)
    {
        var progress = services.GetRequiredService<ClinicReportProgress>();
        var reading = services.GetRequiredService<IMediator>().Send(new ReadClinicReport(run.From, run.Through), stop.Token);
        try
        {
            while (await Task.WhenAny(reading, Task.Delay(LooksEvery, stop.Token)) != reading && !stop.IsCancellationRequested)
            {
                if (!await IsStillOurs(run, progress.Done, stop.Token))
                    await stop.CancelAsync();
            }
        }
        catch
        {
            await stop.CancelAsync();
            await Task.WhenAny(reading);
            throw;
        }
        var report = await reading;
        await Settle(run, one => one
            .SetProperty(row => row.State, RunState.Done).SetProperty(row => row.Result, report).SetProperty(row => row.PartsDone, progress.Done)
            .SetProperty(row => row.EndedAt, clock.Moment()).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));
    }

    private Task<bool> IsStillOurs(ClinicReportRun run, int partsDone, CancellationToken ct) => Ask(db => Change(db, run, run.Attempts + 1, one => one
        .SetProperty(row => row.PartsDone, partsDone).SetProperty(row => row.TakenUntil, clock.Moment() + ClinicReportRun.Lease), ct));

    protected override Task GiveUp(ClinicReportRun work, string because) => Settle(work, one => one
        .SetProperty(row => row.State, RunState.Failed).SetProperty(row => row.Because, because).SetProperty(row => row.EndedAt, clock.Moment()).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    protected override Task PutBack(ClinicReportRun work, int attempts) => Settle(work, one => one
        .SetProperty(row => row.State, RunState.Waiting).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.PartsDone, 0).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    /// <summary>Noted even if the program is being stopped; not if it was cancelled, or somebody else took it meanwhile.</summary>
    private async Task Settle(ClinicReportRun run, Action<UpdateSettersBuilder<ClinicReportRun>> how) => await Ask(db => Change(db, run, run.Attempts + 1, how, CancellationToken.None));

    private static async Task<bool> Change(ClinicDb db, ClinicReportRun run, int attempts, Action<UpdateSettersBuilder<ClinicReportRun>> how, CancellationToken ct) =>
        await db.Set<ClinicReportRun>().IgnoreQueryFilters()
            .Where(one => one.Clinic == run.Clinic && one.Id == run.Id && (one.State == RunState.Waiting || one.State == RunState.Running) && one.Attempts == attempts)
            .ExecuteUpdateAsync(how, ct) == 1;
}
