using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrescribeRx.Application;
using PrescribeRx.Infrastructure;

[assembly: AssemblyFixture(typeof(PrescribeRx.Tests.TestDatabase))]

namespace PrescribeRx.Tests;

/// <summary>
/// One database server for all tests, and in it a database of its own for each that asks. On PostgreSQL each is a copy of one
/// that was migrated once; on SQL Server, chosen by PRESCRIBERX_TEST_SQLSERVER, each is migrated.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private const string Template = "template_clinic";

    private readonly string? sqlServer = Environment.GetEnvironmentVariable("PRESCRIBERX_TEST_SQLSERVER");
    private readonly string folder = Directory.CreateTempSubdirectory("prescriberx-tests-").FullName;
    private readonly SemaphoreSlim copying = new(1);
    private PrivatePostgres? server;

    public async ValueTask InitializeAsync()
    {
        if (sqlServer is not null)
            return;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        server = await PrivatePostgres.Start(folder, NullLogger.Instance, CancellationToken.None);
        // It is thrown away with the tests, so nothing needs to reach the disk. That a killed app loses nothing is tried on servers of their own.
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit" })
            await Run($"ALTER SYSTEM SET {setting} = off");
        await Run("SELECT pg_reload_conf()");
        await Run($"CREATE DATABASE {Template}");
        var choice = new DatabaseChoice(DatabaseProvider.PostgreSql, server.ConnectionStringFor(Template), null);
        await using (var db = Open(choice))
            await db.Database.MigrateAsync();
        NpgsqlConnection.ClearAllPools();
    }

    public async Task<DatabaseChoice> New()
    {
        var name = $"clinic_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        if (sqlServer is not null)
        {
            var choice = new DatabaseChoice(DatabaseProvider.SqlServer, $"{sqlServer};Database={name}", null);
            await using var db = Open(choice);
            await db.Database.MigrateAsync();
            return choice;
        }
        await copying.WaitAsync();
        try
        {
            await Run($"CREATE DATABASE {name} TEMPLATE {Template}");
        }
        finally
        {
            copying.Release();
        }
        return new(DatabaseProvider.PostgreSql, new NpgsqlConnectionStringBuilder(server!.ConnectionStringFor(name)) { ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1, MaxPoolSize = 20 }.ConnectionString, null);
    }

    /// <summary>A context of nobody, which sees no clinic unless a query leaves the wall out.</summary>
    public static ClinicDb Open(DatabaseChoice choice)
    {
        if (choice.Provider == DatabaseProvider.SqlServer)
        {
            var options = new DbContextOptionsBuilder<SqlServerClinicDb>();
            choice.Configure(options);
            return new SqlServerClinicDb(options.Options);
        }
        var postgres = new DbContextOptionsBuilder<PostgreSqlClinicDb>();
        choice.Configure(postgres);
        return new PostgreSqlClinicDb(postgres.Options);
    }

    private async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server!.ConnectionStringFor("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            await server.DisposeAsync();
        copying.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
