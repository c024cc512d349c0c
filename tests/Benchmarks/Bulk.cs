using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using PrescribeRx.Infrastructure;

namespace PrescribeRx.Benchmarks;

/// <summary>Writes rows by COPY, with the columns and conversions of the program's own model.</summary>
internal sealed class Bulk(ClinicDb db, NpgsqlConnection connection)
{
    public async Task Write<T>(IReadOnlyCollection<T> rows, CancellationToken ct) where T : class
    {
        if (rows.Count == 0)
            return;
        var type = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var columns = type.GetProperties().Select(property => (Property: property, Getter: property.GetGetter(), Mapping: property.GetRelationalTypeMapping(), Name: property.GetColumnName(table)!)).ToList();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                var value = column.Getter.GetClrValueUsingContainingEntity(row);
                var stored = value is null ? null : column.Mapping.Converter?.ConvertToProvider(value) ?? value;
                if (stored is null)
                    await copy.WriteNullAsync(ct);
                else
                    await copy.WriteAsync(stored is Enum number ? Convert.ToInt32(number, null) : stored, column.Mapping.StoreTypeNameBase, ct);
            }
        }
        await copy.CompleteAsync(ct);
    }
}

/// <summary>Foreign keys and indexes of the large tables, which are made faster at the end than kept row by row.</summary>
internal sealed class SlowKeys(NpgsqlDataSource source)
{
    private static readonly string[] Large = ["stretch_entries", "day_notes", "stretch_days", "session_days", "patient_facts"];

    private readonly List<string> restore = [];

    public async Task Drop(CancellationToken ct)
    {
        var drop = new List<string>();
        await using (var command = source.CreateCommand(
            """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY ($1)
            UNION ALL
            SELECT format('DROP INDEX %I', indexname), indexdef FROM pg_indexes i
            WHERE tablename = ANY ($1) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname AND c.contype = 'p')
            """))
        {
            command.Parameters.AddWithValue(Large);
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                drop.Add(rows.GetString(0));
                restore.Add(rows.GetString(1));
            }
        }
        foreach (var sql in drop)
            await Run(sql, ct);
    }

    public async Task Restore(CancellationToken ct)
    {
        // Unique indexes first: foreign keys need those that they point at.
        await Parallel.ForEachAsync(restore.Where(sql => !sql.StartsWith("ALTER", StringComparison.Ordinal)), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (sql, stop) => await Run(sql, stop));
        foreach (var sql in restore.Where(sql => sql.StartsWith("ALTER", StringComparison.Ordinal)))
            await Run(sql, ct);
        await Run("VACUUM ANALYZE", ct);
    }

    private async Task Run(string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
