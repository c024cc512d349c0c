using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Identity;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Web;

/// <summary>Whether pages that need the database can be served, and if not, why.</summary>
public sealed class Readiness
{
    public const string DatabaseIsAway = "The database cannot be reached just now. Nothing you saved is lost. Try again in a minute; if it stays, tell whoever runs PrescribeRx.";

    private volatile string? because = "PrescribeRx is starting. Try again in a moment.";

    public string? NotReadyBecause => because;

    public void IsReady() => because = null;

    public void IsNotReady(string sentence) => because = sentence;
}

/// <summary>Brings the database up to date before pages are served, or as soon as it can be reached, and then says where to go.</summary>
internal sealed class Preparation(IServiceScopeFactory scopes, Readiness readiness, Welcome welcome, ILogger<Preparation> log) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource stopping = new();
    private Task trying = Task.CompletedTask;

    /// <summary>Before anything else starts, since the keys that protect cookies are in the database too.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => Prepare(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        trying = UntilReady(stopping.Token);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await trying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task UntilReady(CancellationToken ct)
    {
        while (readiness.NotReadyBecause is not null)
        {
            await Task.Delay(TryAgainAfter, ct);
            await Prepare(ct);
        }
        await using var scope = scopes.CreateAsyncScope();
        await welcome.Say(await scope.ServiceProvider.GetRequiredService<IPeople>().AnyClinic(ct));
    }

    private async Task Prepare(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ClinicDb>().Database.MigrateAsync(ct);
            await welcome.Prepare(scope.ServiceProvider, ct);
            readiness.IsReady();
        }
        catch (Exception failed) when (failed.MeansDatabaseIsAway())
        {
            readiness.IsNotReady(Readiness.DatabaseIsAway);
            log.LogWarning("The database cannot be reached ({Failure}). It is tried again every {Seconds} seconds.", failed.GetBaseException().GetType().Name, TryAgainAfter.TotalSeconds);
        }
    }
}
