using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Adherence;
using PrescribeRx.Infrastructure.Identity;
using PrescribeRx.Web.Catalog;

namespace PrescribeRx.Web;

/// <summary>What the program does besides serving pages.</summary>
internal static class Commands
{
    public static Func<IServiceProvider, Task<int>>? Asked(string[] args) => args switch
    {
        ["audit", "verify", ..] => VerifyAudit,
        ["figures", "rebuild", ..] => RebuildFigures,
        _ => null,
    };

    /// <summary>What needs no clinic: "catalog check [file]" and "catalog figures --out folder".</summary>
    public static Func<Task<int>>? AskedOfCatalog(string[] args) => args switch
    {
        ["catalog", "check"] => () => CatalogCommands.Check(null, Console.Out),
        ["catalog", "check", var file] => () => CatalogCommands.Check(file, Console.Out),
        ["catalog", "figures", "--out", var folder] => () => CatalogCommands.DrawFigures(folder, Environment.GetEnvironmentVariable("Handouts__Chromium"), Console.Out),
        _ => null,
    };

    /// <summary>"--empty" is short for a start without the demonstration clinic.</summary>
    public static string[] Settings(string[] args) => [.. args.Select(arg => arg == "--empty" ? "--Start:Demonstration=false" : arg)];

    private static async Task<int> RebuildFigures(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        if (await IsAway(scope))
            return 1;
        var patients = await services.GetRequiredService<FiguresRebuild>().Run((done, all) => Console.Out.WriteLine($"Patients: {done} of {all}"), CancellationToken.None);
        await Console.Out.WriteLineAsync($"The figures of all days are kept anew, patients: {patients}.");
        return 0;
    }

    private static async Task<bool> IsAway(AsyncServiceScope scope)
    {
        if (await scope.ServiceProvider.GetRequiredService<ClinicDb>().Database.CanConnectAsync())
            return false;
        await Console.Error.WriteLineAsync(Readiness.DatabaseIsAway);
        return true;
    }

    private static async Task<int> VerifyAudit(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        if (await IsAway(scope))
            return 1;
        var (sealedLines, wrong) = await scope.ServiceProvider.GetRequiredService<AuditChain>().Verify(CancellationToken.None);
        await Console.Out.WriteLineAsync(wrong ?? $"The audit is whole: {sealedLines} lines, each fits the one before.");
        return wrong is null ? 0 : 1;
    }
}
