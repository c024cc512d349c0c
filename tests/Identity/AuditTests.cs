using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Identity;

namespace PrescribeRx.Tests.Identity;

/// <summary>The audit on a real database: it only grows, its lines hang together, and whoever changes one is found.</summary>
public sealed class AuditTests(TestDatabase databases)
{
    private static readonly Guid Harbour = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private static readonly Guid Riverside = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private static readonly TimeSpan SealedWithin = TimeSpan.FromSeconds(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_of_all_clinics_are_sealed_in_one_chain_in_the_order_of_their_time()
    {
        var database = await WithLines(Harbour, Riverside, Harbour);
        (await Seal(database)).ShouldBe(3);
        (await Seal(database)).ShouldBe(0);
        (await Verify(database)).ShouldBe((3, null));
    }

    [Fact]
    public async Task The_chain_goes_on_from_where_it_was_left()
    {
        var database = await WithLines(Harbour, Harbour, Harbour);
        (await Seal(database, atMost: 2)).ShouldBe(2);
        (await Seal(database, atMost: 2)).ShouldBe(1);
        await AddLine(database, Riverside, minute: 3);
        (await Seal(database, atMost: 2)).ShouldBe(1);
        (await Verify(database)).ShouldBe((4, null));
    }

    [Fact]
    public async Task A_line_that_was_committed_late_is_sealed_after_those_that_came_before_it()
    {
        var database = await WithLines(Harbour, Harbour);
        await Seal(database);
        await AddLine(database, Harbour, minute: -20);
        (await Seal(database)).ShouldBe(1);
        (await Verify(database)).ShouldBe((3, null));
    }

    [Fact]
    public async Task An_audit_without_lines_is_whole() => (await Verify(await databases.New())).ShouldBe((0, null));

    [Theory]
    [InlineData("UPDATE audit_entries SET deed = 'ReadCatalog'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("TRUNCATE TABLE audit_entries, audit_seals")]
    [InlineData("UPDATE audit_seals SET hash = ''")]
    [InlineData("DELETE FROM audit_seals")]
    [InlineData("TRUNCATE TABLE audit_seals")]
    public async Task The_database_itself_refuses_to_change_a_line_or_a_seal(string sql)
    {
        var database = await WithLines(Harbour, Harbour);
        Assert.SkipWhen(database.Provider == DatabaseProvider.SqlServer && sql.StartsWith("TRUNCATE", StringComparison.Ordinal), "On SQL Server a permission keeps tables from being emptied, not a trigger.");
        await Seal(database);
        (await Should.ThrowAsync<DbException>(() => Run(database, sql))).Message.ShouldContain("The audit is append-only.");
        (await Verify(database)).ShouldBe((2, null));
    }

    [Fact]
    public async Task Whoever_changes_a_line_behind_the_triggers_breaks_the_chain_at_that_line()
    {
        var database = await WithLines(Harbour, Harbour, Harbour, Harbour);
        await Seal(database);
        await BehindTheTriggers(database, $"UPDATE audit_entries SET outcome = 'Refused' WHERE deed = 'Deed3'");
        (await Verify(database)).ShouldBe((2, "The chain breaks at line 3: that line was changed, removed or put in."));
    }

    [Fact]
    public async Task Whoever_removes_a_line_behind_the_triggers_breaks_the_chain_at_that_line()
    {
        var database = await WithLines(Harbour, Harbour, Harbour, Harbour);
        await Seal(database);
        await BehindTheTriggers(database, "DELETE FROM audit_seals WHERE sequence = 2", "DELETE FROM audit_entries WHERE deed = 'Deed2'");
        (await Verify(database)).ShouldBe((1, "The chain breaks at line 2: that line was changed, removed or put in."));
    }

    [Fact]
    public async Task Whoever_removes_a_line_and_numbers_the_rest_anew_breaks_the_chain_all_the_same()
    {
        var database = await WithLines(Harbour, Harbour, Harbour, Harbour);
        await Seal(database);
        await BehindTheTriggers(
            database, "DELETE FROM audit_seals WHERE sequence = 2", "DELETE FROM audit_entries WHERE deed = 'Deed2'",
            "UPDATE audit_seals SET sequence = 2 WHERE sequence = 3", "UPDATE audit_seals SET sequence = 3 WHERE sequence = 4");
        (await Verify(database)).ShouldBe((1, "The chain breaks at line 2: that line was changed, removed or put in."));
    }

    [Fact]
    public async Task Whoever_puts_a_line_in_between_breaks_the_chain_at_that_line()
    {
        var database = await WithLines(Harbour, Harbour, Harbour);
        await Seal(database);
        await AddLine(database, Harbour, minute: 7);
        await BehindTheTriggers(
            database, "UPDATE audit_seals SET sequence = 4 WHERE sequence = 3", "UPDATE audit_seals SET sequence = 3 WHERE sequence = 2",
            "INSERT INTO audit_seals (sequence, clinic, entry, hash) SELECT 2, clinic, id, 'made up' FROM audit_entries WHERE deed = 'Deed7'");
        (await Verify(database)).ShouldBe((1, "The chain breaks at line 2: that line was changed, removed or put in."));
    }

    [Fact]
    public async Task Of_two_that_seal_at_once_one_wins_and_the_chain_stays_whole()
    {
        var database = await WithLines(Harbour, Harbour, Harbour);
        var otherSealed = 0;
        await using var slow = Open(database, new BeforeSaving(async () => otherSealed = await Seal(database)));
        (await new AuditChain(slow).Seal(100, Ct)).ShouldBe(0);
        otherSealed.ShouldBe(3);
        (await Verify(database)).ShouldBe((3, null));
        (await Seal(database)).ShouldBe(0);
    }

    [Fact]
    public async Task Many_that_seal_at_once_leave_each_line_sealed_once()
    {
        var database = await WithLines([.. Enumerable.Repeat(Harbour, 40)]);
        for (var round = 0; round < 20; round++)
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Seal(database, atMost: 7)));
        (await Verify(database)).ShouldBe((40, null));
    }

    [Fact]
    public async Task What_was_refused_leaves_its_line_and_nothing_else()
    {
        await using var portal = await Portal.Open(databases);
        var nameless = new AddPatient(" ", new(1971, 5, 14), Zone.Of("Europe/London"), []);
        await Should.ThrowAsync<Refusal>(() => portal.Send(portal.Clinic.Clinician, nameless));

        var line = await portal.WithDb(db => db.Of<AuditEntry>().IgnoreQueryFilters().SingleAsync(Ct));
        (line.Deed, line.Outcome, line.Person).ShouldBe((nameof(AddPatient), AuditOutcome.Refused, portal.Clinic.Clinician.Person.Id));
        portal.Statements.Sent.ShouldContain(sql => sql.StartsWith("UPDATE clinics", StringComparison.Ordinal));
        (await portal.WithDb(db => db.Of<Clinic>().IgnoreQueryFilters().Select(clinic => clinic.PatientsNumbered).SingleAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_done_is_not_kept_when_its_line_cannot_be_written()
    {
        await using var portal = await Portal.Open(databases);
        await portal.WithDb(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE audit_entries ADD CONSTRAINT full_disk CHECK (deed <> 'AddPatient')", Ct));
        var patient = new AddPatient("Amélie O'Connor", new(1971, 5, 14), Zone.Of("Europe/London"), []);
        await Should.ThrowAsync<DbUpdateException>(() => portal.Send(portal.Clinic.Clinician, patient));
        (await portal.WithDb(db => db.Of<Patient>().IgnoreQueryFilters().CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task A_running_program_seals_its_lines_within_ten_seconds()
    {
        await using var portal = await Portal.Open(databases, makesItsRounds: true);
        await portal.Send(portal.Clinic.Clinician, new AddPatient("Amélie O'Connor", new(1971, 5, 14), Zone.Of("Europe/London"), []));
        var waited = Stopwatch.StartNew();
        while (await portal.WithDb(db => db.Of<AuditSeal>().IgnoreQueryFilters().CountAsync(Ct)) == 0)
        {
            waited.Elapsed.ShouldBeLessThan(SealedWithin);
            await Task.Delay(TimeSpan.FromMilliseconds(100), Ct);
        }
        (await portal.WithDb(db => new AuditChain(db).Verify(Ct))).ShouldBe((1, null));
    }

    [Fact]
    public async Task A_command_says_that_the_audit_is_whole()
    {
        var database = await WithLines(Harbour, Harbour);
        await Seal(database);
        var (exit, said) = await RunningApp.Command(database, "audit", "verify");
        said.ShouldContain("The audit is whole: 2 lines, each fits the one before.");
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_command_says_where_the_audit_is_broken()
    {
        var database = await WithLines(Harbour, Harbour);
        await Seal(database);
        await BehindTheTriggers(database, "UPDATE audit_entries SET person = NULL WHERE deed = 'Deed2'");
        var (exit, said) = await RunningApp.Command(database, "audit", "verify");
        said.ShouldContain("The chain breaks at line 2: that line was changed, removed or put in.");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_on_a_database_that_is_away_says_so()
    {
        var away = new DatabaseChoice(DatabaseProvider.PostgreSql, "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", null);
        var (exit, said) = await RunningApp.Command(away, "audit", "verify");
        said.ShouldContain("The database cannot be reached just now.");
        said.ShouldNotContain("   at ");
        exit.ShouldBe(1);
    }

    private async Task<DatabaseChoice> WithLines(params Guid[] clinics)
    {
        var database = await databases.New();
        await using var db = TestDatabase.Open(database);
        db.AddRange(clinics.Select((clinic, place) => Line(clinic, place + 1)));
        await db.SaveChangesAsync(Ct);
        return database;
    }

    private static async Task AddLine(DatabaseChoice database, Guid clinic, int minute)
    {
        await using var db = TestDatabase.Open(database);
        db.Add(Line(clinic, minute));
        await db.SaveChangesAsync(Ct);
    }

    private static AuditEntry Line(Guid clinic, int minute)
    {
        var at = Portal.Start.AddMinutes(minute);
        return new(clinic, Guid.CreateVersion7(at), at, Guid.CreateVersion7(at), $"Deed{minute}", AuditOutcome.Done, null, []);
    }

    private static async Task<int> Seal(DatabaseChoice database, int atMost = 100)
    {
        await using var db = TestDatabase.Open(database);
        return await new AuditChain(db).Seal(atMost, Ct);
    }

    private static async Task<(long, string?)> Verify(DatabaseChoice database)
    {
        await using var db = TestDatabase.Open(database);
        return await new AuditChain(db).Verify(Ct);
    }

    private static async Task Run(DatabaseChoice database, params string[] statements)
    {
        await using var db = TestDatabase.Open(database);
        foreach (var sql in statements)
            await db.Database.ExecuteSqlRawAsync(sql, Ct);
    }

    /// <summary>As somebody could who owns the tables.</summary>
    private static Task BehindTheTriggers(DatabaseChoice database, params string[] statements) =>
        Run(database, [.. Tables.Select(table => database.Provider == DatabaseProvider.SqlServer ? $"DISABLE TRIGGER ALL ON {table}" : $"ALTER TABLE {table} DISABLE TRIGGER USER"), .. statements]);

    private static readonly string[] Tables = ["audit_entries", "audit_seals"];

    private static ClinicDb Open(DatabaseChoice database, IInterceptor watcher)
    {
        if (database.Provider == DatabaseProvider.SqlServer)
        {
            var sqlServer = new DbContextOptionsBuilder<SqlServerClinicDb>();
            sqlServer.AddInterceptors(watcher);
            database.Configure(sqlServer);
            return new SqlServerClinicDb(sqlServer.Options);
        }
        var postgres = new DbContextOptionsBuilder<PostgreSqlClinicDb>();
        postgres.AddInterceptors(watcher);
        database.Configure(postgres);
        return new PostgreSqlClinicDb(postgres.Options);
    }

    /// <summary>Lets something happen between what was read and what is saved.</summary>
    private sealed class BeforeSaving(Func<Task> happens) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await happens();
            return result;
        }
    }
}
