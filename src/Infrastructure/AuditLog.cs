using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure;

internal sealed class AuditLog(ClinicDb db) : IAuditLog
{
    public Task<T> Together<T>(Func<Task<T>> deed, Func<T, AuditEntry?> line, CancellationToken ct) =>
        InOneTransaction(async () =>
        {
            var outcome = await deed();
            if (line(outcome) is { } entry)
                await Save(entry, ct);
            return outcome;
        }, ct);

    public Task<T> Together<T>(Func<Task<T>> deed, AuditEntry line, CancellationToken ct) =>
        InOneTransaction(async () =>
        {
            db.Add(line);
            var outcome = await deed();
            if (db.Entry(line).State != EntityState.Unchanged)
                await Save(line, ct);
            return outcome;
        }, ct);

    public async Task Apart(AuditEntry line, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await Save(line, ct);
    }

    private async Task<T> InOneTransaction<T>(Func<Task<T>> work, CancellationToken ct) =>
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var outcome = await work();
            await transaction.CommitAsync(ct);
            return outcome;
        });

    private async Task Save(AuditEntry line, CancellationToken ct)
    {
        db.Add(line);
        await db.SaveChangesAsync(ct);
    }
}
