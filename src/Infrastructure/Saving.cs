using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PrescribeRx.Domain;

namespace PrescribeRx.Infrastructure;

internal static class Saving
{
    private static readonly int[] UniqueInSqlServer = [2601, 2627];

    /// <summary>Saves; where another save came first, by a concurrency token or a unique key, refuses with the sentence.</summary>
    public static async Task SaveOrRefuse(this ClinicDb db, Saying sentence, CancellationToken ct, string field = "")
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(sentence, field);
        }
        catch (DbUpdateException failed) when (BreaksUniqueKey(failed))
        {
            throw new Refusal(sentence, field);
        }
    }

    public static bool BreaksUniqueKey(this DbUpdateException failed) => failed.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqlException sqlServer => UniqueInSqlServer.Contains(sqlServer.Number),
        _ => false,
    };
}
