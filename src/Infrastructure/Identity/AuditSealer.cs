using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Identity;

/// <summary>
/// Chains committed audit lines by hash. Any instance may run it: the sequence is the key of a seal, so of two that seal at
/// once one loses and tries again later.
/// </summary>
public sealed class AuditSealer(IServiceScopeFactory scopes, ILogger<AuditSealer> log) : Round(scopes, Every, "The audit could not be sealed", log)
{
    private const int AtATime = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task All(CancellationToken ct)
    {
        while (await Ask(db => new AuditChain(db).Seal(AtATime, ct)) == AtATime)
        {
        }
    }
}

/// <summary>The chain over all audit lines of all clinics.</summary>
public sealed class AuditChain(ClinicDb db)
{
    /// <summary>A line is committed at most this long after its time, so older ones need not be looked through again.</summary>
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromHours(1);

    /// <summary>Seals up to so many lines, and says how many.</summary>
    public async Task<int> Seal(int atMost, CancellationToken ct)
    {
        var last = await Seals.OrderByDescending(seal => seal.Sequence).FirstOrDefaultAsync(ct);
        var from = last is null ? DateTimeOffset.MinValue : await Entries.Where(entry => entry.Clinic == last.Clinic && entry.Id == last.Entry).Select(entry => entry.At).FirstAsync(ct) - LongestTransaction;
        var unsealed = await Entries.Where(entry => entry.At >= from && !Seals.Any(seal => seal.Clinic == entry.Clinic && seal.Entry == entry.Id))
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Take(atMost).ToListAsync(ct);
        foreach (var entry in unsealed)
            db.Add(last = AuditSeal.After(last, entry));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failed) when (failed.BreaksUniqueKey())
        {
            return 0;
        }
        return unsealed.Count;
    }

    /// <summary>Walks the whole chain. Nothing wrong gives no sentence.</summary>
    public async Task<(long Sealed, string? Wrong)> Verify(CancellationToken ct)
    {
        AuditSeal? before = null;
        var pairs = from seal in Seals join entry in Entries on new { seal.Clinic, Id = seal.Entry } equals new { entry.Clinic, entry.Id } orderby seal.Sequence select new { seal, entry };
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!pair.seal.Holds(before, pair.entry))
                return (before?.Sequence ?? 0, $"The chain breaks at line {(before?.Sequence ?? 0) + 1}: that line was changed, removed or put in.");
            before = pair.seal;
        }
        var sealedLines = before?.Sequence ?? 0;
        var expected = await Seals.LongCountAsync(ct);
        return expected == sealedLines ? (sealedLines, null) : (sealedLines, $"{expected - sealedLines} sealed lines are missing from the audit.");
    }

    private IQueryable<AuditSeal> Seals => db.Of<AuditSeal>().IgnoreQueryFilters();

    private IQueryable<AuditEntry> Entries => db.Of<AuditEntry>().IgnoreQueryFilters();
}
