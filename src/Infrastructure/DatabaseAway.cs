using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace PrescribeRx.Infrastructure;

public static class DatabaseAway
{
    private static readonly string[] PostgresGoingOrComing = ["57P01", "57P02", "57P03", "53300", "3D000", "28P01", "28000"];
    private const string PostgresDiskFull = "53100";
    private static readonly int[] SqlServerDiskFull = [1101, 1105, 9002];
    private static readonly int[] SqlServerAway = [-2, -1, 2, 53, 233, 4060, 18456, 10053, 10054, 10060, 10061, 40613];

    /// <summary>Whether a failure says that the database cannot be reached or opened, rather than that something was wrong with what was asked.</summary>
    public static bool MeansDatabaseIsAway(this Exception failed) => failed switch
    {
        RetryLimitExceededException { InnerException: { } inner } => inner.MeansDatabaseIsAway(),
        PostgresException postgres => PostgresGoingOrComing.Contains(postgres.SqlState),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException or null } => true,
        SqlException sqlServer => SqlServerAway.Contains(sqlServer.Number),
        DbException => false,
        _ => failed.InnerException?.MeansDatabaseIsAway() ?? false,
    };

    /// <summary>Whether there is no room left for what was to be stored.</summary>
    public static bool MeansDiskIsFull(this Exception failed) => failed switch
    {
        PostgresException postgres => postgres.SqlState == PostgresDiskFull,
        SqlException sqlServer => SqlServerDiskFull.Contains(sqlServer.Number),
        _ => failed.InnerException?.MeansDiskIsFull() ?? false,
    };
}
