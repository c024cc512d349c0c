using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Infrastructure.Patients;

/// <summary>
/// Adds the patients of the files that were confirmed, with the rights of whoever brought them. Any number of instances may run it,
/// each one file at a time: it is taken for a while, and renewed before each few rows; whoever dies with it leaves it to the others.
/// </summary>
public sealed class PatientImportRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PatientImportRound> log)
    : Round(scopes, Every, "Imports of patients could not be looked after", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override Task All(CancellationToken ct) => Go(ct);

    /// <summary>Adds what waits, one file after the other, until nothing does; and removes what is old.</summary>
    public async Task Go(CancellationToken ct)
    {
        await Ask(db => Remove(db, ct));
        while (await Ask(db => Take(db, ct)) is { } import)
            await Add(import, ct);
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

    /// <summary>Of two that want one, the second finds that its attempts have been counted on, and takes another.</summary>
    private async Task<PatientImport?> Take(ClinicDb db, CancellationToken ct)
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

    private async Task Add(PatientImport import, CancellationToken ct)
    {
        if (import.Attempts >= PatientImport.MostAttempts)
        {
            await End(import, ImportState.Failed, PatientImport.WornOut);
            return;
        }
        try
        {
            foreach (var part in await Ask(db => PartsToDo(db, import, ct)))
            {
                if (!await IsStillOurs(import, ct))
                    return;
                await In(import.Clinic, import.By, services => services.GetRequiredService<IMediator>().Send(new ImportPatients(import.Id, part), ct), ct);
            }
            await End(import, ImportState.Done, null);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await PutBack(import, import.Attempts);
            throw;
        }
        catch (Exception no) when (no is Refusal or NotAllowed or NotFound)
        {
            await End(import, ImportState.Failed, no is NotAllowed ? PatientImport.NoLongerAllowed : no.Message);
        }
        catch (Exception failed)
        {
            log.LogWarning("Import {Import} did not get to the end at attempt {Attempt} ({Failure}).", import.Id, import.Attempts + 1, failed.GetType().Name);
            if (import.Attempts + 1 >= PatientImport.MostAttempts)
                await End(import, ImportState.Failed, PatientImport.WornOut);
            else
                await PutBack(import, import.Attempts + 1);
        }
    }

    private static Task<List<int>> PartsToDo(ClinicDb db, PatientImport import, CancellationToken ct) =>
        db.Of<SealedImportPart>().IgnoreQueryFilters().Where(part => part.Clinic == import.Clinic && part.Import == import.Id && part.Part > 0 && !part.IsSettled).OrderBy(part => part.Part).Select(part => part.Part).ToListAsync(ct);

    private Task<bool> IsStillOurs(PatientImport import, CancellationToken ct) =>
        Ask(db => Change(db, import, import.Attempts + 1, one => one.SetProperty(row => row.TakenUntil, clock.Moment() + PatientImport.Lease), ct));

    private Task End(PatientImport import, ImportState state, string? because) => Settle(import, one => one
        .SetProperty(row => row.State, state).SetProperty(row => row.Because, because).SetProperty(row => row.EndedAt, clock.Moment()).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    /// <summary>At once anybody's again.</summary>
    private Task PutBack(PatientImport import, int attempts) => Settle(import, one => one
        .SetProperty(row => row.State, ImportState.Waiting).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    /// <summary>Noted even if the program is being stopped; not if it was cancelled, or somebody else took it meanwhile.</summary>
    private async Task Settle(PatientImport import, Action<UpdateSettersBuilder<PatientImport>> how) => await Ask(db => Change(db, import, import.Attempts + 1, how, CancellationToken.None));

    private static async Task<bool> Change(ClinicDb db, PatientImport import, int attempts, Action<UpdateSettersBuilder<PatientImport>> how, CancellationToken ct) =>
        await db.Set<PatientImport>().IgnoreQueryFilters()
            .Where(one => one.Clinic == import.Clinic && one.Id == import.Id && (one.State == ImportState.Waiting || one.State == ImportState.Running) && one.Attempts == attempts)
            .ExecuteUpdateAsync(how, ct) == 1;
}
