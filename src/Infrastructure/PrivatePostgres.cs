using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PrescribeRx.Infrastructure;

/// <summary>The app's own PostgreSQL, for when no connection is configured: one cluster in the data folder, one Unix socket, one owner.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Clinic = "prescriberx";
    private const int Port = 5432;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerEnters = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode AllRead = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode AllEnter = AllRead | OwnerEnters | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ServerUser user;
    private readonly PostgresPrograms programs;
    private readonly FileStream held;
    private readonly ILogger log;
    private string password = "";
    private string socketFolder = "";
    private bool stopped;

    private PrivatePostgres(string folder, ServerUser user, PostgresPrograms programs, FileStream held, ILogger log) =>
        (DataFolder, this.user, this.programs, this.held, this.log) = (folder, user, programs, held, log);

    public string DataFolder { get; }

    public string ConnectionString => ConnectionStringFor(Clinic);

    private string Unfinished => Path.Combine(DataFolder, "cluster.new");

    private string Cluster => Path.Combine(DataFolder, "cluster");

    private string PasswordFile => Path.Combine(DataFolder, "password");

    private string PidFile => Path.Combine(Cluster, "postmaster.pid");

    private string ServerLog => Path.Combine(Cluster, "server.log");

    public static Task<PrivatePostgres> Start(string dataFolder, ILogger log, CancellationToken ct) =>
        Start(dataFolder, log, PostgresPrograms.UsualFolders(), ct);

    public static async Task<PrivatePostgres> Start(string dataFolder, ILogger log, IReadOnlyList<string> programFolders, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows())
            throw new PrivatePostgresUnavailable("On Windows PrescribeRx starts no database of its own. Set ConnectionStrings:Clinic to a SQL Server or PostgreSQL database.");
        var found = PostgresPrograms.Find(programFolders);
        var user = await ServerUser.Choose(ct);
        var folder = await FolderTheServerCanEnter(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder)), user, log, ct);
        var held = Hold(folder);
        try
        {
            var programs = await PostgresPrograms.For(VersionOf(folder), found, user, ct);
            var postgres = new PrivatePostgres(folder, user, programs, held, log);
            await postgres.Open(ct);
            return postgres;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public string ConnectionStringFor(string database) => Connection(socketFolder, database).ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (stopped)
            return;
        stopped = true;
        await Stop();
        await using var pool = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(pool);
        await held.DisposeAsync();
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<string> FolderTheServerCanEnter(string asked, ServerUser user, ILogger log, CancellationToken ct)
    {
        MakeFolder(asked);
        if (await user.CanEnter(asked, ct))
            return asked;
        if (Directory.Exists(Path.Combine(asked, "cluster")))
            throw new PrivatePostgresUnavailable($"The data folder {asked} belongs to another user. Start PrescribeRx as that user, or choose another data folder.");
        // Two data folders stay two: each has a place of its own under /var/lib.
        var instead = $"/var/lib/prescriberx/{Path.GetFileName(asked)}-{Fingerprint(asked)}";
        MakeFolder("/var/lib/prescriberx");
        MakeFolder(instead);
        if (!await user.CanEnter(instead, ct))
            throw new PrivatePostgresUnavailable($"The user who runs PostgreSQL can enter neither {asked} nor {instead}. Choose another data folder.");
        log.LogInformation("The user who runs PostgreSQL cannot enter {Asked}, so the data is kept in {Folder}.", asked, instead);
        return instead;
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, Environment.IsPrivilegedProcess ? AllEnter : OwnerEnters);
    }

    private static FileStream Hold(string folder)
    {
        try
        {
            return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new PrivatePostgresUnavailable($"The data folder {folder} belongs to another user. Start PrescribeRx as that user, or choose another data folder.");
        }
        catch (IOException taken) when (taken.HResult is 11 or 35) // EWOULDBLOCK, on Linux and on macOS
        {
            throw new AlreadyRunning(folder);
        }
    }

    private static string? VersionOf(string folder)
    {
        var file = Path.Combine(folder, "cluster", "PG_VERSION");
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }

    [UnsupportedOSPlatform("windows")]
    private async Task Open(CancellationToken ct)
    {
        await CreateClusterOnce(ct);
        password = await ReadPassword(ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var logStart = LogLength();
        try
        {
            await ReachServer(patience.Token);
            await CreateDatabaseOnce(ct);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Left running: a long recovery goes on, and the next start finds it further.
            throw new PrivatePostgresUnavailable($"PostgreSQL did not answer within {Patience.TotalSeconds:0} seconds. Try again in a few minutes. Its log ends:\n{LogSince(logStart)}");
        }
        catch
        {
            await Stop();
            throw;
        }
    }

    [UnsupportedOSPlatform("windows")]
    private async Task CreateClusterOnce(CancellationToken ct)
    {
        if (Directory.Exists(Cluster))
        {
            await user.Own(Cluster, ct);
            return;
        }
        await WritePasswordOnce(ct);
        var made = await Initdb("C.UTF-8", ct);
        if (!made.Succeeded)
            made = await Initdb("C", ct);
        if (!made.Succeeded)
            throw new PrivatePostgresUnavailable($"PostgreSQL could not make its files in {DataFolder}. It said:\n{made.Output}");
        await File.AppendAllTextAsync(Path.Combine(Unfinished, "postgresql.conf"), "\ninclude = '../server.conf'\n", ct);
        Directory.Move(Unfinished, Cluster);
    }

    [UnsupportedOSPlatform("windows")]
    private async Task<ServerUser.Ran> Initdb(string locale, CancellationToken ct)
    {
        if (Directory.Exists(Unfinished))
            Directory.Delete(Unfinished, recursive: true);
        Directory.CreateDirectory(Unfinished, OwnerEnters);
        await user.Own(Unfinished, ct);
        return await user.Run(DataFolder, ct, programs.Initdb, "--pgdata", "cluster.new", "--username", Clinic, "--pwfile", "password",
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", locale);
    }

    [UnsupportedOSPlatform("windows")]
    private async Task WritePasswordOnce(CancellationToken ct)
    {
        if (File.Exists(PasswordFile))
            return;
        var unfinished = PasswordFile + ".new";
        File.Delete(unfinished);
        await using (var file = new FileStream(unfinished, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            await file.WriteAsync(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(48, lowercase: true) + "\n"), ct);
        await user.Own(unfinished, ct);
        File.Move(unfinished, PasswordFile);
    }

    private async Task<string> ReadPassword(CancellationToken ct) =>
        File.Exists(PasswordFile)
            ? (await File.ReadAllTextAsync(PasswordFile, ct)).Trim()
            : throw new PrivatePostgresUnavailable($"The file {PasswordFile} is missing, and the database cannot be opened without it. Put it back, or restore a backup into a new data folder.");

    [UnsupportedOSPlatform("windows")]
    private async Task ReachServer(CancellationToken ct)
    {
        if (await IsRunning(ct))
            log.LogInformation("An earlier run ended without stopping its database server, which is used again.");
        while (true)
        {
            if (!await IsRunning(ct))
                await StartServer(ct);
            if (await Answers(ct))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    private async Task<bool> IsRunning(CancellationToken ct)
    {
        var status = await user.Run(DataFolder, ct, programs.PgCtl, "status", "--pgdata", "cluster");
        if (!status.Succeeded)
            return false;
        if (await HoldsCluster(PidFileLine(0), ct))
            return true;
        // The number in the file has since been given to some other process, and would keep the server from starting.
        File.Delete(PidFile);
        return false;
    }

    private async Task<bool> HoldsCluster(string process, CancellationToken ct) =>
        !Directory.Exists($"/proc/{process}") || (await user.Run(DataFolder, ct, "test", $"/proc/{process}/cwd", "-ef", "cluster")).Succeeded;

    private string PidFileLine(int line)
    {
        try
        {
            return File.ReadLines(PidFile).ElementAtOrDefault(line)?.Trim() ?? "";
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    [UnsupportedOSPlatform("windows")]
    private async Task StartServer(CancellationToken ct)
    {
        var logStart = LogLength();
        await WriteSettings(await MakeSocketFolder(ct), ct);
        // Relative paths, because pg_ctl hands them to a shell.
        var start = await user.Run(DataFolder, ct, programs.PgCtl, "start", "--pgdata", "cluster", "--log", "cluster/server.log",
            "--wait", "--timeout", $"{Patience.TotalSeconds:0}", "--silent");
        if (start.Succeeded || await IsRunning(ct))
            return;
        var said = LogSince(logStart);
        // After a kill of the server its workers take a moment to notice; until then a new one refuses to start.
        if (!said.Contains("pre-existing shared memory block", StringComparison.Ordinal))
            throw new PrivatePostgresUnavailable($"PostgreSQL did not start on {DataFolder}. {start.Output}\nIts log ends:\n{said}");
    }

    [UnsupportedOSPlatform("windows")]
    private async Task WriteSettings(string socketFolder, CancellationToken ct)
    {
        var file = Path.Combine(DataFolder, "server.conf");
        await File.WriteAllTextAsync(file, Settings(socketFolder), ct);
        File.SetUnixFileMode(file, AllRead);
    }

    // Failed statements stay out of the server's log: they carry patients' words.
    private static string Settings(string socketFolder) => $"""
        # Written by PrescribeRx at every start.
        listen_addresses = ''
        port = {Port}
        unix_socket_directories = '{socketFolder}'
        unix_socket_permissions = 0700
        max_connections = 200
        shared_buffers = 128MB
        max_wal_size = 512MB
        fsync = on
        full_page_writes = on
        synchronous_commit = on
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_min_messages = log
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_checkpoints = off

        """;

    [UnsupportedOSPlatform("windows")]
    private async Task<string> MakeSocketFolder(CancellationToken ct)
    {
        var folder = await ChooseSocketFolder(ct);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerEnters);
            await user.Own(folder, ct);
        }
        // Anyone may make a folder of that name in the temp folder, so whose it is matters.
        if (new DirectoryInfo(folder) is { LinkTarget: null, UnixFileMode: OwnerEnters } && await user.Owns(folder, ct))
            return folder;
        throw new PrivatePostgresUnavailable($"{folder} was to hold the database's socket, but someone else made it or opened it to others. Remove it and start again.");
    }

    private async Task<string> ChooseSocketFolder(CancellationToken ct)
    {
        var inside = Path.Combine(DataFolder, "socket");
        if (FitsASocket(inside))
            return inside;
        foreach (var temp in new[] { Path.GetTempPath(), "/tmp" })
        {
            var folder = Path.Combine(temp, $"prescriberx-{Fingerprint(DataFolder)}");
            if (FitsASocket(folder) && await user.CanEnter(temp, ct))
                return folder;
        }
        throw new PrivatePostgresUnavailable($"The name of the data folder ({DataFolder}) is too long for a socket, and the temp folder is no better. Choose a data folder with a shorter name.");
    }

    private static bool FitsASocket(string folder)
    {
        var longest = OperatingSystem.IsMacOS() ? 103 : 107;
        return Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{Port}") <= longest
            && !folder.Any(letter => char.IsControl(letter) || ",:'\"\\".Contains(letter));
    }

    private static string Fingerprint(string folder) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];

    private async Task<bool> Answers(CancellationToken ct)
    {
        socketFolder = PidFileLine(4);
        if (socketFolder.Length == 0)
            return false;
        try
        {
            await using var connection = await ConnectAsMaintenance(ct);
            return true;
        }
        catch (PostgresException wrong) when (wrong.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new PrivatePostgresUnavailable($"The password in {PasswordFile} does not open the database. Put back the file that belongs to this data folder.");
        }
        catch (Exception notYet) when (notYet is NpgsqlException or SocketException or TimeoutException)
        {
            return false;
        }
    }

    private async Task CreateDatabaseOnce(CancellationToken ct)
    {
        await using var connection = await ConnectAsMaintenance(ct);
        await using var look = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{Clinic}'", connection);
        if (await look.ExecuteScalarAsync(ct) is not null)
            return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Clinic}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }

    private async Task<NpgsqlConnection> ConnectAsMaintenance(CancellationToken ct)
    {
        var way = Connection(socketFolder, "postgres");
        way.Pooling = false;
        var connection = new NpgsqlConnection(way.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private NpgsqlConnectionStringBuilder Connection(string host, string database) => new()
    {
        Host = host,
        Port = Port,
        Username = Clinic,
        Password = password,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    private async Task Stop()
    {
        if (!await IsRunning(CancellationToken.None))
            return;
        var stop = await user.Run(DataFolder, CancellationToken.None, programs.PgCtl, "stop", "--pgdata", "cluster", "--mode", "fast",
            "--wait", "--timeout", $"{Patience.TotalSeconds:0}", "--silent");
        if (!stop.Succeeded)
            log.LogWarning("The database server in {Folder} did not stop as asked: {Said}", DataFolder, stop.Output);
    }

    private long LogLength() => File.Exists(ServerLog) ? new FileInfo(ServerLog).Length : 0;

    private string LogSince(long start)
    {
        if (!File.Exists(ServerLog))
            return "";
        using var file = new FileStream(ServerLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(start, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(20));
    }
}
