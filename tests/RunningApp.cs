using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Tests;

/// <summary>The built program as a process of its own, which can be killed as no program in the tests' own process can.</summary>
internal sealed partial class RunningApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<Uri> listening = new();

    private RunningApp(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    public string Said => string.Join('\n', said);

    public static async Task<RunningApp> Start(params string[] settings)
    {
        var app = new RunningApp(new Process { StartInfo = Instructions(["--urls=http://127.0.0.1:0", "--Start:Demonstration=false", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", .. settings]) });
        app.Begin();
        try
        {
            app.Address = await app.listening.Task.WaitAsync(Patience);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs it to its end on a database; the connection goes by the environment, where other processes do not see its password.</summary>
    public static Task<(int Exit, string Said)> Command(DatabaseChoice database, params string[] words) =>
        ToTheEnd(words, ("Database__Provider", database.Provider.ToString()), ("ConnectionStrings__Clinic", database.ConnectionString));

    public static async Task<(int Exit, string Said)> ToTheEnd(string[] words, params (string Name, string Value)[] environment)
    {
        await using var app = new RunningApp(new Process { StartInfo = Instructions(words) });
        foreach (var (name, value) in environment)
            app.process.StartInfo.Environment[name] = value;
        app.Begin();
        await app.Ended();
        return (app.process.ExitCode, app.Said);
    }

    public async Task Until(string page, Func<HttpResponseMessage, bool> holds)
    {
        using var browser = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await browser.GetAsync(page, patience.Token);
            if (holds(answer))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    /// <summary>kill −9: nothing is flushed, closed or said goodbye to.</summary>
    public async Task Kill()
    {
        process.Kill();
        await Ended();
    }

    /// <summary>Asks it to stop, as systemd or a terminal does, and says how it ended.</summary>
    public async Task<int> Stop()
    {
        using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await Ended();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Stop();
        process.Dispose();
    }

    private void Begin()
    {
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The program ended before it listened:\n{Said}"));
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        if (ListeningOn().Match(line) is { Success: true } match)
            listening.TrySetResult(new(match.Groups[1].Value));
    }

    private async Task Ended()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
    }

    private static ProcessStartInfo Instructions(IEnumerable<string> words)
    {
        var instructions = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PrescribeRx.Web.dll"), .. words])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in instructions.Environment.Keys.Where(IsSomebodysSetting).ToList())
            instructions.Environment.Remove(name);
        return instructions;
    }

    private static bool IsSomebodysSetting(string name) =>
        new[] { "ASPNETCORE_", "DOTNET_ENVIRONMENT", "Database__", "ConnectionStrings__", "Data__", "Start__", "SetUp__" }.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningOn();
}

/// <summary>A data folder of a private database, looked at from outside, and cleared away at the end whatever was left running in it.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("prescriberx-kill-").FullName;

    public DataFolder()
    {
        // PostgreSQL runs as another user where the tests run as root, and has to get in.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(parent, (UnixFileMode)0b111_101_101);
    }

    public string Place => Path.Combine(parent, "data");

    public string Setting => $"--Data:Folder={Place}";

    public bool HasServer => File.Exists(PidFile);

    public int Server => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private string PidFile => Path.Combine(Place, "cluster", "postmaster.pid");

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = File.ReadLines(PidFile).ElementAt(4).Trim(),
        Username = "prescriberx",
        Password = File.ReadAllText(Path.Combine(Place, "password")).Trim(),
        Database = "prescriberx",
        Pooling = false,
    }.ConnectionString;

    public async Task<List<T>> Ask<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (HasServer)
        {
            using var server = Process.GetProcessById(Server);
            using var asked = Process.Start("kill", ["-INT", Server.ToString(CultureInfo.InvariantCulture)]);
            await server.WaitForExitAsync();
        }
        Directory.Delete(parent, recursive: true);
    }
}
