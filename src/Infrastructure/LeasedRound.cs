using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;

namespace PrescribeRx.Infrastructure;

/// <summary>
/// Work that somebody ordered and that any number of instances share: each piece is taken by one of them, for a while, and done with
/// the rights of whoever ordered it. Whoever dies with it leaves it to the others; what goes wrong is tried again a few times.
/// </summary>
public abstract class LeasedRound<TWork>(IServiceScopeFactory scopes, TimeSpan every, string what, ILogger log) : Round(scopes, every, what, log) where TWork : class
{
    private readonly ILogger log = log;

    /// <summary>How often it was tried before it is given up, and what is said then.</summary>
    protected abstract (int Most, string WornOut) Attempts { get; }

    /// <summary>What is said where whoever ordered it may no longer do it.</summary>
    protected abstract string NoLongerAllowed { get; }

    /// <summary>Takes what waits; of two that want one piece, the second finds that its attempts have been counted on, and takes another.</summary>
    protected abstract Task<TWork?> Take(ClinicDb db, CancellationToken ct);

    /// <summary>How often it had been tried when it was taken.</summary>
    protected abstract int AttemptsOf(TWork work);

    /// <summary>As the log names it: by ids, and nobody.</summary>
    protected abstract string NameOf(TWork work);

    protected abstract Task Do(TWork work, CancellationToken ct);

    protected abstract Task GiveUp(TWork work, string because);

    /// <summary>At once anybody's again.</summary>
    protected abstract Task PutBack(TWork work, int attempts);

    /// <summary>Does what waits, one after the other, until nothing does.</summary>
    protected async Task WorkOff(CancellationToken ct)
    {
        while (await Ask(db => Take(db, ct)) is { } work)
            await Try(work, ct);
    }

    private async Task Try(TWork work, CancellationToken ct)
    {
        var attempts = AttemptsOf(work);
        if (attempts >= Attempts.Most)
        {
            await GiveUp(work, Attempts.WornOut);
            return;
        }
        try
        {
            await Do(work, ct);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await PutBack(work, attempts);
            throw;
        }
        catch (Exception no) when (no is Refusal or NotAllowed or NotFound)
        {
            await GiveUp(work, no is NotAllowed ? NoLongerAllowed : no.Message);
        }
        catch (Exception failed)
        {
            log.LogWarning("{Work} did not succeed at attempt {Attempt} ({Failure}).", NameOf(work), attempts + 1, failed.GetType().Name);
            if (attempts + 1 >= Attempts.Most)
                await GiveUp(work, failed is PrinterMissing missing ? missing.Message : Attempts.WornOut);
            else
                await PutBack(work, attempts + 1);
        }
    }
}
