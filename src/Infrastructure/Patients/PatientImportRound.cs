using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

/// <summary>
/// Adds the patients of the files that were confirmed, on each instance one file at a time: it is taken for a while, and renewed
/// before each few rows.
/// </summary>
public sealed class PatientImportRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PatientImportRound> log)
    : LeasedRound<PatientImport>(scopes, Every, "Imports of patients could not be looked after", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override (int Most, string WornOut) Attempts => (PatientImport.MostAttempts, PatientImport.WornOut);

    protected override string NoLongerAllowed => PatientImport.NoLongerAllowed;

    protected override Task All(CancellationToken ct) => Go(ct);

    /// <summary>Adds what waits, one file after the other, until nothing does; and removes what is old.</summary>
    public async Task Go(CancellationToken ct)
    {
        await Ask(db => Remove(db, ct));
        await WorkOff(ct);
    }

    /// <summary>What a file says of people goes after a day, unless it is just being used; what happened to its rows stays a while.</summary>
    private async Task<int> Remove(ClinicDb db, CancellationToken ct)
    {
        var (yesterday, oldest) = (clock.Moment().AddDays(-PatientImport.RowsKeptDays), clock.Moment().AddDays(-PatientImport.KeptDays));
        var idle = db.Set<PatientImport>().IgnoreQueryFilters().Where(import => import.State != ImportState.Waiting && import.State != ImportState.Running);
        var (unused, over) = (idle.Where(import => import.At < yesterday), idle.Where(import => import.At < oldest || (import.At < yesterday && import.State == ImportState.Previewed)));
        await db.Set<SealedImportPart>().IgnoreQueryFilters().Where(part => !part.IsSettled && unused.Any(import => import.Clinic == part.Clinic && import.Id == part.Import)).ExecuteDeleteAsync(ct);
        await db.Set<SealedImportPart>().IgnoreQueryFilters().Where(part => over.Any(import => import.Clinic == part.Clinic && import.Id == part.Import)).ExecuteDeleteAsync(ct);
        return await over.Where(import => !db.Set<SealedImportPart>().IgnoreQueryFilters().Any(part => part.Clinic == import.Clinic && part.Import == import.Id)).ExecuteDeleteAsync(ct);
    }

    protected override async Task<PatientImport?> Take(ClinicDb db, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.Moment();
            var import = await db.Of<PatientImport>().IgnoreQueryFilters()
                .Where(one => (one.State == ImportState.Waiting || one.State == ImportState.Running) && (one.TakenUntil == null || one.TakenUntil <= now))
                .OrderBy(one => one.At).ThenBy(one => one.Id).FirstOrDefaultAsync(ct);
            if (import is null)
                return null;
            if (await Change(db, import, import.Attempts, one => one
                .SetProperty(row => row.State, ImportState.Running).SetProperty(row => row.Attempts, import.Attempts + 1).SetProperty(row => row.TakenUntil, now + PatientImport.Lease), ct))
                return import;
        }
    }

    protected override int AttemptsOf(PatientImport work) => work.Attempts;

    protected override string NameOf(PatientImport work) => $"Import {work.Id}";

    protected override async Task Do(PatientImport work, CancellationToken ct)
    {
        foreach (var part in await Ask(db => PartsToDo(db, work, ct)))
        {
            if (!await IsStillOurs(work, ct))
                return;
            await In(work.Clinic, work.By, services => services.GetRequiredService<IMediator>().Send(new ImportPatients(work.Id, part), ct), ct);
        }
        await End(work, ImportState.Done, null);
    }

    protected override Task GiveUp(PatientImport work, string because) => End(work, ImportState.Failed, because);

    private static Task<List<int>> PartsToDo(ClinicDb db, PatientImport import, CancellationToken ct) =>
        db.Of<SealedImportPart>().IgnoreQueryFilters().Where(part => part.Clinic == import.Clinic && part.Import == import.Id && part.Part > 0 && !part.IsSettled).OrderBy(part => part.Part).Select(part => part.Part).ToListAsync(ct);

    private Task<bool> IsStillOurs(PatientImport import, CancellationToken ct) =>
        Ask(db => Change(db, import, import.Attempts + 1, one => one.SetProperty(row => row.TakenUntil, clock.Moment() + PatientImport.Lease), ct));

    private Task End(PatientImport import, ImportState state, string? because) => Settle(import, one => one
        .SetProperty(row => row.State, state).SetProperty(row => row.Because, because).SetProperty(row => row.EndedAt, clock.Moment()).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    protected override Task PutBack(PatientImport work, int attempts) => Settle(work, one => one
        .SetProperty(row => row.State, ImportState.Waiting).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    /// <summary>Noted even if the program is being stopped; not if it was cancelled, or somebody else took it meanwhile.</summary>
    private async Task Settle(PatientImport import, Action<UpdateSettersBuilder<PatientImport>> how) => await Ask(db => Change(db, import, import.Attempts + 1, how, CancellationToken.None));

    private static async Task<bool> Change(ClinicDb db, PatientImport import, int attempts, Action<UpdateSettersBuilder<PatientImport>> how, CancellationToken ct) =>
        await db.Set<PatientImport>().IgnoreQueryFilters()
            .Where(one => one.Clinic == import.Clinic && one.Id == import.Id && (one.State == ImportState.Waiting || one.State == ImportState.Running) && one.Attempts == attempts)
            .ExecuteUpdateAsync(how, ct) == 1;
}
