using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>Makes the handouts that were ordered in batches, several at once.</summary>
public sealed class HandoutRound(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HandoutRound> log)
    : LeasedRound<HandoutRound.Taken>(scopes, Every, "Batches of handouts could not be looked after", log)
{
    private const int LookedAtTogether = 8;
    private static readonly int AtOnce = Environment.ProcessorCount;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override (int Most, string WornOut) Attempts => (HandoutBatchLine.MostAttempts, HandoutBatchLine.WornOut);

    protected override string NoLongerAllowed => HandoutBatchLine.NoLongerAllowed;

    protected override Task All(CancellationToken ct) => Go(ct);

    /// <summary>Makes what waits, several at once, until nothing does.</summary>
    public Task Go(CancellationToken ct) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkOff(ct)));

    protected override async Task<Taken?> Take(ClinicDb db, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.Moment();
            var waiting = await (
                from line in db.Of<HandoutBatchLine>().IgnoreQueryFilters()
                join batch in db.Of<HandoutBatch>().IgnoreQueryFilters() on new { line.Clinic, Id = line.Batch } equals new { batch.Clinic, batch.Id }
                where line.State == BatchLineState.Waiting && (line.TakenUntil == null || line.TakenUntil <= now)
                orderby line.At, line.Place
                select new Taken(line, batch)).Take(LookedAtTogether).ToListAsync(ct);
            foreach (var one in waiting)
            {
                if (await Change(db, one.Line, one.Line.Attempts, line => line.SetProperty(row => row.Attempts, one.Line.Attempts + 1).SetProperty(row => row.TakenUntil, now + HandoutBatchLine.Lease), ct))
                    return one;
            }
            if (waiting.Count == 0)
                return null;
        }
    }

    protected override int AttemptsOf(Taken work) => work.Line.Attempts;

    protected override string NameOf(Taken work) => $"Line {work.Line.Place} of batch {work.Line.Batch}";

    protected override Task Do(Taken work, CancellationToken ct) => In(work.Batch.Clinic, work.Batch.By, services => Make(services, work, ct), ct);

    private async Task Make(IServiceProvider services, Taken taken, CancellationToken ct)
    {
        var (patient, prescription) = (taken.Line.Patient, taken.Line.Prescription!.Value);
        var number = await services.GetRequiredService<IMediator>().Send(new ProduceHandout(patient, prescription, taken.Batch.Format), ct);
        var pressed = await services.GetRequiredService<HandoutPress>().Press(patient, prescription, number, ct) ?? throw new Refusal(HandoutBatchLine.OutOfDate);
        await Settle(taken.Line, line => line
            .SetProperty(row => row.State, BatchLineState.Done).SetProperty(row => row.Number, number).SetProperty(row => row.Inputs, pressed.Inputs).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));
    }

    protected override Task GiveUp(Taken work, string because) => Settle(work.Line, line => line
        .SetProperty(row => row.State, BatchLineState.Failed).SetProperty(row => row.Because, because).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    protected override Task PutBack(Taken work, int attempts) => Settle(work.Line, line => line
        .SetProperty(row => row.Attempts, attempts).SetProperty(row => row.TakenUntil, (DateTimeOffset?)null));

    /// <summary>Noted even if the program is being stopped; not if the batch was cancelled, or somebody else took the line meanwhile.</summary>
    private async Task Settle(HandoutBatchLine taken, Action<UpdateSettersBuilder<HandoutBatchLine>> how) =>
        await Ask(db => Change(db, taken, taken.Attempts + 1, how, CancellationToken.None));

    private static async Task<bool> Change(
        ClinicDb db, HandoutBatchLine taken, int attempts, Action<UpdateSettersBuilder<HandoutBatchLine>> how, CancellationToken ct) =>
        await db.Set<HandoutBatchLine>().IgnoreQueryFilters()
            .Where(line => line.Clinic == taken.Clinic && line.Batch == taken.Batch && line.Place == taken.Place && line.State == BatchLineState.Waiting && line.Attempts == attempts)
            .ExecuteUpdateAsync(how, ct) == 1;

    public sealed record Taken(HandoutBatchLine Line, HandoutBatch Batch);
}
