using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace PrescribeRx.Infrastructure;

/// <summary>Which engine, and where. Chosen by Database:Provider and ConnectionStrings:Clinic.</summary>
public sealed record DatabaseChoice(DatabaseProvider Provider, string ConnectionString, int? MaxBatchSize)
{
    internal const int Retries = 2;

    /// <summary>What is saved together goes in one command, be it only two rows.</summary>
    private const int FewestTogether = 2;
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>The configured database, or nothing where none is: then the app runs its own.</summary>
    /// <exception cref="ConfigurationIsWrong">A setting is missing or unknown; says which, and what can be chosen.</exception>
    public static DatabaseChoice? From(IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Clinic");
        var provider = configuration["Database:Provider"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            return string.IsNullOrWhiteSpace(provider) ? null
                : throw new ConfigurationIsWrong("Database:Provider is set but ConnectionStrings:Clinic is not. Set both, or neither for the private PostgreSQL.");
        }
        if (string.IsNullOrWhiteSpace(provider))
            throw new ConfigurationIsWrong($"ConnectionStrings:Clinic is set but Database:Provider is not. Set it to {Choices}.");
        var name = Array.Find(Enum.GetNames<DatabaseProvider>(), name => name.Equals(provider.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new ConfigurationIsWrong($"Database:Provider is \"{provider}\". Use {Choices}.");
        return new(Enum.Parse<DatabaseProvider>(name), Readable(connection, Enum.Parse<DatabaseProvider>(name)), BatchSize(configuration));
    }

    /// <summary>What is wrong with it is not repeated: it may hold a password.</summary>
    private static string Readable(string connection, DatabaseProvider provider)
    {
        try
        {
            DbConnectionStringBuilder _ = provider == DatabaseProvider.SqlServer ? new SqlConnectionStringBuilder(connection) : new NpgsqlConnectionStringBuilder(connection);
            return connection;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            var example = provider == DatabaseProvider.SqlServer ? "Server=…;Database=…;User ID=…;Password=…" : "Host=…;Database=…;Username=…;Password=…";
            throw new ConfigurationIsWrong($"ConnectionStrings:Clinic is no connection of {provider}. Write it as {example}.");
        }
    }

    public static DatabaseChoice Private(string connection, IConfiguration configuration) =>
        new(DatabaseProvider.PostgreSql, connection, BatchSize(configuration));

    private static string Choices => string.Join(" or ", Enum.GetNames<DatabaseProvider>());

    private static int? BatchSize(IConfiguration configuration)
    {
        var asked = configuration["Database:MaxBatchSize"];
        if (string.IsNullOrWhiteSpace(asked))
            return null;
        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0
            ? most
            : throw new ConfigurationIsWrong($"Database:MaxBatchSize is \"{asked}\". Use a whole number from 1 on, or leave it out.");
    }

    /// <summary>Nothing is left behind on a connection, neither setting nor lock nor temporary table: so there is nothing to clear from it before it is used again.</summary>
    private string WithoutReset => new NpgsqlConnectionStringBuilder(ConnectionString) { NoResetOnClose = true }.ConnectionString;

    public void Configure(DbContextOptionsBuilder options)
    {
        if (Provider == DatabaseProvider.SqlServer)
        {
            options.UseSqlServer(ConnectionString, engine =>
            {
                engine.MigrationsHistoryTable("migrations").ExecutionStrategy(context => new SqlServerAgain(context)).MinBatchSize(FewestTogether);
                if (MaxBatchSize is { } most)
                    engine.MaxBatchSize(most);
            });
        }
        else
        {
            options.UseNpgsql(WithoutReset, engine =>
            {
                engine.MigrationsHistoryTable("migrations").ExecutionStrategy(context => new PostgreSqlAgain(context)).MinBatchSize(FewestTogether);
                if (MaxBatchSize is { } most)
                    engine.MaxBatchSize(most);
            });
        }
    }
}

/// <summary>
/// What fails in passing is tried again: a whole deed, or one question outside of one. So nothing of an answer need be held back
/// until all of it has come, which is what a provider asks for by saying that it retries.
/// </summary>
internal sealed class PostgreSqlAgain(ExecutionStrategyDependencies context) : NpgsqlRetryingExecutionStrategy(context, DatabaseChoice.Retries, DatabaseChoice.LongestWait, null)
{
    public override bool RetriesOnFailure => false;
}

/// <summary>The same for SQL Server.</summary>
internal sealed class SqlServerAgain(ExecutionStrategyDependencies context) : SqlServerRetryingExecutionStrategy(context, DatabaseChoice.Retries, DatabaseChoice.LongestWait, null)
{
    public override bool RetriesOnFailure => false;
}

public enum DatabaseProvider { PostgreSql, SqlServer }

/// <summary>A setting is missing or wrong; the sentence says which, and what can be chosen.</summary>
public sealed class ConfigurationIsWrong(string sentence) : Exception(sentence);
