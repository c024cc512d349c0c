using PrescribeRx.Infrastructure;

namespace PrescribeRx.Web;

/// <summary>The configured database, or where none is configured, the program's own PostgreSQL for as long as it runs.</summary>
public sealed class ClinicDatabase : IAsyncDisposable
{
    private readonly PrivatePostgres? own;

    private ClinicDatabase(DatabaseChoice choice, PrivatePostgres? own) => (Choice, this.own) = (choice, own);

    public DatabaseChoice Choice { get; }

    public static async Task<ClinicDatabase> Open(IConfiguration configuration)
    {
        if (DatabaseChoice.From(configuration) is { } configured)
            return new(configured, null);
        using var logs = LoggerFactory.Create(log => log.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        var own = await PrivatePostgres.Start(configuration["Data:Folder"] ?? "data", logs.CreateLogger<PrivatePostgres>(), CancellationToken.None);
        return new(DatabaseChoice.Private(own.ConnectionString, configuration), own);
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
            await own.DisposeAsync();
    }
}
