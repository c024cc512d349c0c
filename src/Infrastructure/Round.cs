using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Infrastructure;

/// <summary>What the program does by itself, again and again. One time that fails is told in the log and does not keep the next from coming.</summary>
/// <param name="what">What could not be done, as the log says it: "The audit could not be sealed".</param>
public abstract class Round(IServiceScopeFactory scopes, TimeSpan every, string what, ILogger log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await All(stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogWarning("{What} now ({Failure}); it is tried again in {Seconds} seconds.", what, failed.GetType().Name, every.TotalSeconds);
            }
        }
    }

    /// <summary>Does all that is due now.</summary>
    protected abstract Task All(CancellationToken ct);

    /// <summary>Asks across the walls, as nobody.</summary>
    protected Task<T> Ask<T>(Func<ClinicDb, Task<T>> ask) => scopes.Ask(ask);

    /// <summary>Acts within the walls of one clinic: as nobody, or with the rights of a person of it.</summary>
    protected Task In(Guid clinicId, Guid? personId, Func<IServiceProvider, Task> act, CancellationToken ct) => scopes.In(clinicId, personId, act, ct);
}

/// <summary>How the program itself comes to the database: nobody asks, so nobody's clinic is known.</summary>
internal static class Walls
{
    /// <inheritdoc cref="Round.Ask"/>
    public static async Task<T> Ask<T>(this IServiceScopeFactory scopes, Func<ClinicDb, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<ClinicDb>());
    }

    /// <inheritdoc cref="Round.In"/>
    public static async Task In(this IServiceScopeFactory scopes, Guid clinicId, Guid? personId, Func<IServiceProvider, Task> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        var clinic = await db.Of<Clinic>().IgnoreQueryFilters().SingleAsync(one => one.Id == clinicId, ct);
        var policy = await db.Of<SafetyPolicy>().IgnoreQueryFilters().Where(one => one.Clinic == clinicId).OrderByDescending(one => one.Version).FirstOrDefaultAsync(ct);
        if (personId is { } by)
            caller.Is(await db.Of<Person>().IgnoreQueryFilters().SingleAsync(one => one.Clinic == clinicId && one.Id == by, ct), clinic, policy);
        else
            caller.IsNobodyOf(clinic, policy);
        clinic.English.Use();
        await act(scope.ServiceProvider);
    }
}
