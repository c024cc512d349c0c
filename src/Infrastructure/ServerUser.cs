using System.Diagnostics;

namespace PrescribeRx.Infrastructure;

/// <summary>Who runs PostgreSQL's programs: ourselves or, because PostgreSQL refuses to run as root, the user postgres.</summary>
internal sealed class ServerUser
{
    private const string Name = "postgres";

    private readonly IReadOnlyList<string> become;

    private ServerUser(IReadOnlyList<string> become) => this.become = become;

    public static async Task<ServerUser> Choose(CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            return new([]);
        var user = await Run("/", ["id", "-u", Name], ct);
        var group = await Run("/", ["id", "-g", Name], ct);
        if (!user.Succeeded || !group.Succeeded)
            throw new PrivatePostgresUnavailable($"PostgreSQL does not run as root, and there is no user named {Name} to run it. Start PrescribeRx as an ordinary user, or set ConnectionStrings:Clinic to a database that is already running.");
        return new(WaysToBecome(user.Output.Trim(), group.Output.Trim()));
    }

    public Task<Ran> Run(string folder, CancellationToken ct, params IReadOnlyList<string> words) => Run(folder, [.. become, .. words], ct);

    public async Task<bool> CanEnter(string folder, CancellationToken ct) => (await Run("/", ct, "test", "-x", folder)).Succeeded;

    public async Task<bool> Owns(string path, CancellationToken ct) => (await Run("/", ct, "test", "-O", path)).Succeeded;

    public async Task Own(string path, CancellationToken ct)
    {
        if (await Owns(path, ct))
            return;
        var given = await Run("/", ["chown", "-R", "-h", $"{Name}:", path], ct);
        if (!given.Succeeded)
            throw new PrivatePostgresUnavailable($"{path} belongs to another user. Start PrescribeRx as that user, or choose another data folder. {given.Output}");
    }

    private static string[] WaysToBecome(string user, string group)
    {
        if (OnPath("setpriv") is { } setpriv)
            return [setpriv, "--reuid", user, "--regid", group, "--init-groups", "--"];
        if (OnPath("runuser") is { } runuser)
            return [runuser, "-u", Name, "--"];
        throw new PrivatePostgresUnavailable("PostgreSQL does not run as root, and neither setpriv nor runuser is here to run it as another user. Start PrescribeRx as an ordinary user, or install util-linux.");
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/bin", "/usr/sbin", "/bin", "/sbin"])
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static async Task<Ran> Run(string folder, IReadOnlyList<string> words, CancellationToken ct)
    {
        using var process = Process.Start(Instructions(folder, words))!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
            return new(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static ProcessStartInfo Instructions(string folder, IReadOnlyList<string> words)
    {
        var instructions = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // PGDATA, PGPORT, PGOPTIONS and their like belong to someone's own server, not to this one.
        foreach (var name in instructions.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            instructions.Environment.Remove(name);
        instructions.Environment["LC_ALL"] = "C";
        return instructions;
    }

    internal sealed record Ran(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }
}
