using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace PrescribeRx.Infrastructure;

/// <summary>Which engine, and where. Chosen by Database:Provider and ConnectionStrings:Clinic.</summary>
public sealed record DatabaseChoice(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize)
{
    private const int Retries = 2;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>The configured database, or nothing where none is: then the app runs its own.</summary>
    /// <exception cref="ConfigurationIsWrong">The provider is unknown; says what can be chosen.</exception>
    public static DatabaseChoice? From(IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Clinic");
        var provider = configuration["Database:Provider"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            return string.IsNullOrWhiteSpace(provider) ? null
                : throw new ConfigurationIsWrong("Database:Provider is set but ConnectionStrings:Clinic is not. Set both, or neither for the private PostgreSQL.");
        }
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var chosen))
            throw new ConfigurationIsWrong($"Database:Provider is \"{provider}\". Use {string.Join(" or ", Enum.GetNames<DatabaseProvider>())}.");
        return new(chosen, connection, configuration.GetValue<int?>("Database:MaxBatchSize"));
    }

    public static DatabaseChoice Private(string connection, IConfiguration configuration) =>
        new(DatabaseProvider.PostgreSql, connection, configuration.GetValue<int?>("Database:MaxBatchSize"));

    public void Configure(DbContextOptionsBuilder options)
    {
        if (Provider == DatabaseProvider.SqlServer)
        {
            options.UseSqlServer(ConnectionString, engine =>
            {
                engine.MigrationsHistoryTable("migrations").EnableRetryOnFailure(Retries, LongestWait, null);
                if (MaxBatchSize is { } most)
                    engine.MaxBatchSize(most);
            });
        }
        else
        {
            options.UseNpgsql(ConnectionString, engine =>
            {
                engine.MigrationsHistoryTable("migrations").EnableRetryOnFailure(Retries, LongestWait, null);
                if (MaxBatchSize is { } most)
                    engine.MaxBatchSize(most);
            });
        }
    }
}

public enum DatabaseProvider { PostgreSql, SqlServer }

/// <summary>A setting is missing or wrong; the sentence says which, and what can be chosen.</summary>
public sealed class ConfigurationIsWrong(string sentence) : Exception(sentence);
