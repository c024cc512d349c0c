using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Tests;

/// <summary>Two sets of migrations, one model: neither engine is left behind. None of this needs a server.</summary>
public sealed partial class MigrationsTests
{
    private static readonly DatabaseChoice Postgres = new(DatabaseProvider.PostgreSql, "Host=none", null);
    private static readonly DatabaseChoice SqlServer = new(DatabaseProvider.SqlServer, "Server=none", null);

    [Theory]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public async Task The_migrations_of_each_engine_make_the_whole_model(DatabaseProvider provider)
    {
        await using var db = TestDatabase.Open(provider == DatabaseProvider.SqlServer ? SqlServer : Postgres);
        db.Database.HasPendingModelChanges().ShouldBeFalse(
            $"The model has changed and the {provider} migrations have not: add one to Infrastructure/Migrations/{provider}, and one of the same name to the other set.");
    }

    [Fact]
    public async Task Both_engines_have_migrations_of_the_same_names_in_the_same_order()
    {
        await using var postgres = TestDatabase.Open(Postgres);
        await using var sqlServer = TestDatabase.Open(SqlServer);
        Differences(Names(postgres), Names(sqlServer)).ShouldBeEmpty();
    }

    [Fact]
    public void A_set_that_lacks_a_migration_is_named_with_what_it_lacks()
    {
        Differences(["Initial", "Alerts"], ["Initial"]).ShouldBe(["SqlServer lacks Alerts."]);
        Differences(["Initial"], ["Initial", "Alerts", "Outbox"]).ShouldBe(["PostgreSql lacks Alerts, Outbox."]);
        Differences(["Alerts", "Outbox"], ["Outbox", "Alerts"]).ShouldBe(["The sets are in different orders: Alerts, Outbox and Outbox, Alerts."]);
    }

    [Fact]
    public async Task The_script_for_sql_server_can_be_made_and_deletes_nothing_in_cascade()
    {
        await using var db = TestDatabase.Open(SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript();
        script.ShouldContain("CREATE TABLE [stretch_entries]");
        script.ShouldContain("CREATE TRIGGER audit_entries_are_kept");
        script.ShouldNotContain("CASCADE", Case.Insensitive);
        script.ShouldNotContain("ON DELETE SET", Case.Insensitive);
    }

    private static List<string> Names(ClinicDb db) => [.. db.Database.GetMigrations().Select(id => TimeStamp().Replace(id, ""))];

    private static List<string> Differences(IReadOnlyList<string> postgres, IReadOnlyList<string> sqlServer)
    {
        List<string> differences = [];
        if (sqlServer.Except(postgres).ToList() is { Count: > 0 } notInPostgres)
            differences.Add($"PostgreSql lacks {string.Join(", ", notInPostgres)}.");
        if (postgres.Except(sqlServer).ToList() is { Count: > 0 } notInSqlServer)
            differences.Add($"SqlServer lacks {string.Join(", ", notInSqlServer)}.");
        if (differences.Count == 0 && !postgres.SequenceEqual(sqlServer))
            differences.Add($"The sets are in different orders: {string.Join(", ", postgres)} and {string.Join(", ", sqlServer)}.");
        return differences;
    }

    [GeneratedRegex(@"^\d{14}_")]
    private static partial Regex TimeStamp();
}
