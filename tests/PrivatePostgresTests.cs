using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Tests;

public sealed class PrivatePostgresTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("prescriberx-").FullName;
    private readonly string data;
    private string? relocated;

    public PrivatePostgresTests()
    {
        data = Path.Combine(parent, "data");
        if (Environment.IsPrivilegedProcess)
            OpenToAll(parent);
    }

    public void Dispose()
    {
        Directory.Delete(parent, recursive: true);
        if (relocated is not null)
            Directory.Delete(relocated, recursive: true);
    }

    [Fact]
    public async Task It_answers_and_keeps_its_data_through_a_restart()
    {
        await using (var first = await Start())
            await Do(first, "CREATE TABLE note (words text); INSERT INTO note VALUES ('kept')");
        await using var second = await Start();
        (await Ask(second, "SELECT words FROM note")).ShouldBe("kept");
    }

    [Fact]
    public async Task It_listens_on_no_network_address_and_writes_through_to_the_disk()
    {
        await using var postgres = await Start();
        (await Ask(postgres, "SHOW listen_addresses")).ShouldBe("");
        (await Ask(postgres, "SHOW fsync")).ShouldBe("on");
        (await Ask(postgres, "SHOW synchronous_commit")).ShouldBe("on");
    }

    [Fact]
    public async Task Its_password_is_needed_and_is_readable_by_its_owner_only()
    {
        await using var postgres = await Start();
        var guess = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess", Pooling = false };
        var refused = await Should.ThrowAsync<PostgresException>(() => Open(guess.ConnectionString));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        Mode(Path.Combine(postgres.DataFolder, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_second_start_on_the_same_data_is_refused_with_a_sentence()
    {
        await using var running = await Start();
        var refused = await Should.ThrowAsync<AlreadyRunning>(Start);
        refused.Message.ShouldBe($"PrescribeRx is already running on this data folder ({data}). Stop it first, or choose another data folder.");
        (await Ask(running, "SELECT 'still here'")).ShouldBe("still here");
    }

    [Fact]
    public async Task After_the_server_is_killed_the_next_start_recovers_what_was_acknowledged()
    {
        await using var killed = await Start();
        await Do(killed, "CREATE TABLE note (words text); INSERT INTO note VALUES ('acknowledged')");
        await Kill(Postmaster());
        await killed.DisposeAsync();

        await using var next = await Start();
        (await Ask(next, "SELECT words FROM note")).ShouldBe("acknowledged");
    }

    [Fact]
    public async Task A_server_left_by_a_killed_app_is_used_again_and_stopped_at_the_end()
    {
        await (await Start()).DisposeAsync();
        await RunPgCtl("start", "-w", "-l", "cluster/server.log");
        var orphan = Postmaster();

        var adopter = await Start();
        Postmaster().ShouldBe(orphan);
        (await Ask(adopter, "SELECT 1::text")).ShouldBe("1");
        await adopter.DisposeAsync();
        File.Exists(PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_process_number_that_was_given_to_another_process_does_not_keep_the_server_from_starting()
    {
        await (await Start()).DisposeAsync();
        using var bystander = Process.Start(AsServerUser("/", "sleep", "300"))!;
        try
        {
            await File.WriteAllTextAsync(PidFile, $"{bystander.Id}\n{data}/cluster\n1\n5432\n{data}/socket\n\n\nready\n", TestContext.Current.CancellationToken);
            OpenToAll(PidFile);
            await using var postgres = await Start();
            (await Ask(postgres, "SELECT 1::text")).ShouldBe("1");
            bystander.HasExited.ShouldBeFalse();
        }
        finally
        {
            bystander.Kill();
        }
    }

    [Fact]
    public async Task A_cluster_whose_making_was_cut_short_is_made_again()
    {
        var unfinished = Directory.CreateDirectory(Path.Combine(data, "cluster.new"));
        await File.WriteAllTextAsync(Path.Combine(unfinished.FullName, "PG_VERSION"), "15", TestContext.Current.CancellationToken);
        OpenToAll(data);

        await using var postgres = await Start();
        (await Ask(postgres, "SELECT 1::text")).ShouldBe("1");
        unfinished.Refresh();
        unfinished.Exists.ShouldBeFalse();
    }

    [Fact]
    public async Task A_data_folder_with_a_long_name_gets_a_short_private_socket_folder()
    {
        var deep = Path.Combine(data, new string('d', 60), new string('e', 60));
        await using var postgres = await PrivatePostgres.Start(deep, NullLogger.Instance, TestContext.Current.CancellationToken);
        var socketFolder = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
        try
        {
            socketFolder.ShouldStartWith(Path.GetTempPath());
            Mode(socketFolder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            (await Ask(postgres, "SELECT 1::text")).ShouldBe("1");
        }
        finally
        {
            await postgres.DisposeAsync();
            Directory.Delete(socketFolder, recursive: true);
        }
    }

    [Fact]
    public async Task Awkward_letters_in_the_name_of_the_data_folder_do_no_harm()
    {
        await using var postgres = await PrivatePostgres.Start(Path.Combine(data, "Zoë's $HOME; \"a, b\""), NullLogger.Instance, TestContext.Current.CancellationToken);
        var socketFolder = new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Host!;
        (await Ask(postgres, "SELECT 1::text")).ShouldBe("1");
        await postgres.DisposeAsync();
        Directory.Delete(socketFolder, recursive: true);
    }

    [Fact]
    public async Task Without_PostgreSQL_it_says_what_to_install()
    {
        var missing = await Should.ThrowAsync<PostgresMissing>(() => PrivatePostgres.Start(data, NullLogger.Instance, [parent], TestContext.Current.CancellationToken));
        missing.Message.ShouldContain("sudo apt-get install postgresql");
        missing.Message.ShouldContain("ConnectionStrings:Clinic");
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_named_and_left_alone()
    {
        var cluster = Directory.CreateDirectory(Path.Combine(data, "cluster"));
        await File.WriteAllTextAsync(Path.Combine(cluster.FullName, "PG_VERSION"), "9\n", TestContext.Current.CancellationToken);
        OpenToAll(data);
        var refused = await Should.ThrowAsync<PrivatePostgresUnavailable>(Start);
        refused.Message.ShouldContain("The data was made by PostgreSQL 9");
        cluster.EnumerateFileSystemInfos().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_password_file_is_named()
    {
        await (await Start()).DisposeAsync();
        File.Delete(Path.Combine(data, "password"));
        (await Should.ThrowAsync<PrivatePostgresUnavailable>(Start)).Message.ShouldContain("password is missing");
    }

    [Fact]
    public async Task A_server_that_cannot_start_is_reported_with_its_own_words()
    {
        await (await Start()).DisposeAsync();
        await File.AppendAllTextAsync(Path.Combine(data, "cluster", "postgresql.conf"), "shared_buffers = 'a handful'\n", TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<PrivatePostgresUnavailable>(Start)).Message.ShouldContain("a handful");
    }

    [Fact]
    public async Task The_server_has_its_own_session_so_that_a_key_pressed_in_the_terminal_does_not_reach_it()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Sessions are read from /proc.");
        await using var postgres = await Start();
        var server = Postmaster();
        SessionOf(server).ShouldBe(server);
    }

    [Fact]
    public async Task As_root_the_server_runs_as_the_user_postgres()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root drops its privileges.");
        await using var postgres = await Start();
        var status = await File.ReadAllLinesAsync($"/proc/{Postmaster()}/status", TestContext.Current.CancellationToken);
        status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).ShouldNotContain("\t0");
    }

    [Fact]
    public async Task As_root_data_in_a_folder_that_postgres_cannot_enter_goes_to_var_lib()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root drops its privileges.");
        CloseToOthers(parent);
        await using var postgres = await Start();
        relocated = postgres.DataFolder;
        relocated.ShouldStartWith("/var/lib/prescriberx/data-");
        (await Ask(postgres, "SELECT 1::text")).ShouldBe("1");
        await postgres.DisposeAsync();
    }

    [Fact]
    public async Task As_root_data_that_another_user_keeps_to_themselves_is_not_silently_replaced_by_an_empty_clinic()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root drops its privileges.");
        await (await Start()).DisposeAsync();
        CloseToOthers(data);
        (await Should.ThrowAsync<PrivatePostgresUnavailable>(Start)).Message.ShouldContain("belongs to another user");
    }

    [Fact]
    public async Task Another_database_on_the_same_server_has_its_own_connection()
    {
        await using var postgres = await Start();
        await Do(postgres, "CREATE DATABASE template_clinic");
        await using var connection = await Open(postgres.ConnectionStringFor("template_clinic") + ";Pooling=false");
        connection.Database.ShouldBe("template_clinic");
    }

    [Fact]
    public async Task A_statement_that_fails_leaves_no_patient_in_the_servers_log()
    {
        await using var postgres = await Start();
        await Do(postgres, "CREATE TABLE patient (surname text PRIMARY KEY); INSERT INTO patient VALUES ('Quillfeather')");
        await Should.ThrowAsync<PostgresException>(() => Do(postgres, "INSERT INTO patient VALUES ('Quillfeather')"));
        await postgres.DisposeAsync();
        (await File.ReadAllTextAsync(Path.Combine(data, "cluster", "server.log"), TestContext.Current.CancellationToken)).ShouldNotContain("Quillfeather");
    }

    private Task<PrivatePostgres> Start() => PrivatePostgres.Start(data, NullLogger.Instance, TestContext.Current.CancellationToken);

    private static async Task<NpgsqlConnection> Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task Do(PrivatePostgres postgres, string sql)
    {
        await using var connection = await Open(postgres.ConnectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string?> Ask(PrivatePostgres postgres, string sql)
    {
        await using var connection = await Open(postgres.ConnectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private string PidFile => Path.Combine(data, "cluster", "postmaster.pid");

    private int Postmaster() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private static async Task Kill(int process)
    {
        using var killed = Process.GetProcessById(process);
        killed.Kill();
        await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static int SessionOf(int process) =>
        int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[3], CultureInfo.InvariantCulture);

    private async Task RunPgCtl(params string[] words)
    {
        var pgCtl = PostgresPrograms.Find(PostgresPrograms.UsualFolders())[0].PgCtl;
        using var process = Process.Start(AsServerUser(data, pgCtl, [.. words, "-D", "cluster"]))!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0);
    }

    private static ProcessStartInfo AsServerUser(string folder, string program, params string[] words)
    {
        string[] become = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"] : [];
        string[] all = [.. become, program, .. words];
        return new(all[0], all.Skip(1)) { WorkingDirectory = folder };
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static void OpenToAll(string path) => SetMode(path, "755");

    private static void CloseToOthers(string path) => SetMode(path, "700");

    private static void SetMode(string path, string octal)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(octal, 8));
    }
}
