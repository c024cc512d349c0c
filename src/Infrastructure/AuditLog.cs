using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure;

internal sealed class AuditLog(ClinicDb db) : IAuditLog
{
    public async Task<T> Together<T>(Func<Task<T>> deed, Func<T, AuditEntry?> line, CancellationToken ct) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var outcome = await deed();
            if (line(outcome) is { } entry)
            {
                db.Add(entry);
                await db.SaveChangesAsync(ct);
            }
            await transaction.CommitAsync(ct);
            return outcome;
        });

    public async Task Apart(AuditEntry line, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Add(line);
        await db.SaveChangesAsync(ct);
    }
}
