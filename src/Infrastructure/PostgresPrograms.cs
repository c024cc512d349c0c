using System.Globalization;
using System.Text.RegularExpressions;

namespace PrescribeRx.Infrastructure;

/// <summary>Where PostgreSQL's programs are: on the path, or where the usual packages put them, newest first.</summary>
public sealed partial class PostgresPrograms
{
    private readonly string folder;

    private PostgresPrograms(string folder) => this.folder = folder;

    public string Initdb => Path.Combine(folder, "initdb");

    public string PgCtl => Path.Combine(folder, "pg_ctl");

    public static IReadOnlyList<string> UsualFolders() =>
    [
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        .. NewestFirst("/usr/lib/postgresql", "*"),
        .. NewestFirst("/usr", "pgsql-*"),
        .. NewestFirst("/opt/homebrew/opt", "postgresql*"),
        .. NewestFirst("/usr/local/opt", "postgresql*"),
        .. NewestFirst("/home/linuxbrew/.linuxbrew/opt", "postgresql*"),
        "/usr/local/pgsql/bin",
    ];

    public static IReadOnlyList<PostgresPrograms> Find(IEnumerable<string> folders)
    {
        List<PostgresPrograms> found = [.. folders.Distinct().Where(HasAll).Select(folder => new PostgresPrograms(folder))];
        return found.Count > 0 ? found : throw new PostgresMissing();
    }

    /// <summary>A cluster is only readable by the major version that made it, and a newer one may have been installed beside it since.</summary>
    internal static async Task<PostgresPrograms> For(string? clusterVersion, IReadOnlyList<PostgresPrograms> found, ServerUser user, CancellationToken ct)
    {
        if (clusterVersion is null)
            return found[0];
        List<string> versions = [];
        foreach (var programs in found)
        {
            var version = await programs.MajorVersion(user, ct);
            if (version == clusterVersion)
                return programs;
            versions.Add(version);
        }
        throw new PrivatePostgresUnavailable($"The data was made by PostgreSQL {clusterVersion}, and only PostgreSQL {string.Join(", ", versions)} is installed. Install PostgreSQL {clusterVersion}, or restore a backup into a new data folder.");
    }

    private async Task<string> MajorVersion(ServerUser user, CancellationToken ct) =>
        Major().Match((await user.Run("/", ct, Initdb, "--version")).Output).Value;

    private static bool HasAll(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(program => File.Exists(Path.Combine(folder, program)));

    private static IEnumerable<string> NewestFirst(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).OrderByDescending(VersionIn).Select(versioned => Path.Combine(versioned, "bin"))
            : [];

    private static double VersionIn(string folder) =>
        double.TryParse(VersionAtEnd().Match(folder).Value, CultureInfo.InvariantCulture, out var version) ? version : 0;

    [GeneratedRegex(@"\d+(?=[.\s\w]*)")]
    private static partial Regex Major();

    [GeneratedRegex(@"\d+(\.\d+)?$")]
    private static partial Regex VersionAtEnd();
}
