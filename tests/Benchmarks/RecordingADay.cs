using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure;
using static PrescribeRx.Benchmarks.Timing;

namespace PrescribeRx.Benchmarks;

/// <summary>
/// Recording a day that is over with the figures of its week, beside the bare insert of the same rows; the audit line is in both, and so is
/// the commit. On a database that <see cref="Dataset"/> has filled, to which it adds.
/// </summary>
internal sealed class RecordingADay(string connection)
{
    /// <summary>Long enough for the runtime to compile it in earnest: a deed is much more code than an insert.</summary>
    private const int WarmUp = 160;
    private const int Measured = 200;

    private const int LatestDays = 28;

    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public async Task Run(CancellationToken ct)
    {
        await using var provider = Provide(services => services);
        await using var withoutFigures = Provide(services => services.AddScoped<IDayFigures, NoFigures>());
        var silent = await Silent(provider, ct);
        var (deeds, bares, withouts, reads, rows) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<int>());
        foreach (var (place, one) in silent.Index())
        {
            await LookAt(provider, one, ct);
            // Told once and then corrected, which writes as many rows; which of the two keeps figures changes from patient to patient.
            var withFirst = place % 2 == 0;
            var without = withFirst ? 0 : await Time(() => Record(withoutFigures, one, EntryOutcome.Done, ct));
            var before = TimeProvider.System.GetUtcNow();
            var deed = await Time(() => Record(provider, one, withFirst ? EntryOutcome.Done : EntryOutcome.Partly, ct));
            var same = await Same(provider, one, before, ct);
            if (withFirst)
                without = await Time(() => Record(withoutFigures, one, EntryOutcome.Partly, ct));
            var bare = await Time(() => Insert(provider, one, same, ct));
            var read = await Time(() => Read(provider, one, ct));
            if (place < WarmUp)
                continue;
            deeds.Add(deed);
            bares.Add(bare);
            withouts.Add(without);
            reads.Add(read);
            rows.Add(same.Count);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{deeds.Count} days recorded, {Median(rows.Select(one => (double)one)):0} rows each with the audit's; median ms, and median ratio to the bare insert"));
        Print("bare insert of the same rows", bares, bares);
        Print("recorded, with the figures of its days", deeds, bares);
        Print("recorded, without figures", withouts, bares);
        Print("of which reading the patient's record", reads, bares);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"with figures ÷ without: {Median(deeds.Zip(withouts, (with, without) => with / without)):0.00}"));
    }

    private ServiceProvider Provide(Func<IServiceCollection, IServiceCollection> also)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddApplication().AddInfrastructure(new(DatabaseProvider.PostgreSql, connection, null));
        return also(services).BuildServiceProvider();
    }

    private static void Print(string what, List<double> times, List<double> bares) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44}{Median(times),12:0.00}{Median(times.Zip(bares, (time, bare) => time / bare)),10:0.00}"));

    private sealed class NoFigures : IDayFigures
    {
        public Task Keep(Patient patient, IReadOnlyList<Guid> prescriptions, DateOnly from, DateOnly through, DayFigures days, CancellationToken ct) => Task.CompletedTask;
    }

    /// <summary>What two years of facts call for, and time alone, is raised before: its rows are none of the deed's.</summary>
    private static async Task LookAt(ServiceProvider provider, SilentDay one, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().IsNobodyOf(one.Clinic, null);
        await scope.ServiceProvider.GetRequiredService<IAuditLog>().Together(() => scope.ServiceProvider.GetRequiredService<AlertWatch>().Over(one.Patient, ct), _ => null, ct);
    }

    private static async Task Read(ServiceProvider provider, SilentDay one, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(one.Assistant, one.Clinic, null);
        await scope.ServiceProvider.GetRequiredService<ICareRecords>().Of(one.Patient, ct);
    }

    private sealed record SilentDay(Clinic Clinic, Person Assistant, Guid Patient, Guid Prescription, DateOnly On, IReadOnlyList<(Guid Item, Side Side)> Asked);

    /// <summary>Of each patient the latest day of which nobody told anything, though something was due.</summary>
    private async Task<List<SilentDay>> Silent(ServiceProvider provider, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var clinics = await db.Of<Clinic>().IgnoreQueryFilters().ToDictionaryAsync(clinic => clinic.Id, ct);
        var assistants = (await db.Of<Person>().IgnoreQueryFilters().ToListAsync(ct)).Where(person => person.Roles.HasFlag(Roles.Assistant)).DistinctBy(person => person.Clinic).ToDictionary(person => person.Clinic);
        var days = await (
            from day in db.Of<StretchDay>().IgnoreQueryFilters()
            join prescription in db.Of<Prescription>().IgnoreQueryFilters() on new { day.Clinic, Id = day.Prescription } equals new { prescription.Clinic, prescription.Id }
            where day.On > today.AddDays(-LatestDays) && day.On < today && day.Unreported > 0 && day.Done == 0
            select new { day, prescription.Patient }).ToListAsync(ct);
        return [.. days.GroupBy(one => one.Patient).OrderBy(one => one.Key).Take(WarmUp + Measured).Select(one => one.GroupBy(row => row.day.On).MaxBy(on => on.Key)!.ToList()).Select(one =>
            new SilentDay(clinics[one[0].day.Clinic], assistants[one[0].day.Clinic], one[0].Patient, one[0].day.Prescription, one[0].day.On, [.. one.Select(row => (row.day.Item, row.day.Side))]))];
    }

    private async Task Record(ServiceProvider provider, SilentDay one, EntryOutcome outcome, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(one.Assistant, one.Clinic, null);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RecordWeek(
            one.Patient, one.Prescription, WeekSheet.MondayOf(one.On), [.. one.Asked.Select(asked => new WeekCell(asked.Item, asked.Side, 1, one.On, outcome, null, PainScore.Of(1), ""))], [], NewId()), ct);
    }

    /// <summary>What the deed has written, as rows of the same kinds that are not there yet.</summary>
    private async Task<IReadOnlyList<object>> Same(ServiceProvider provider, SilentDay one, DateTimeOffset since, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var entries = await db.Of<StretchEntry>().IgnoreQueryFilters().Where(entry => entry.Patient == one.Patient && entry.RecordedAt >= since).ToListAsync(ct);
        var stretches = await db.Of<StretchDay>().IgnoreQueryFilters().Where(day => day.Prescription == one.Prescription && day.On == one.On).ToListAsync(ct);
        var sessions = await db.Of<SessionDay>().IgnoreQueryFilters().Where(day => day.Prescription == one.Prescription && day.On == one.On).ToListAsync(ct);
        var later = one.On.AddYears(100);
        return
        [
            .. entries.Select(entry => StretchEntry.Record(entry.Slot with { On = later }, entry.Version, entry.Outcome, entry.Amount, entry.Pain, new(entry.Clinic, NewId(), entry.Patient, entry.Source, entry.TypedBy, entry.RecordedAt, one.On, NewId()), null)),
            .. stretches.Select(day => day with { On = later }),
            .. sessions.Select(day => day with { On = later }),
            new AuditEntry(one.Clinic.Id, NewId(), since, one.Assistant.Id, nameof(RecordWeek), AuditOutcome.Done, one.Patient, []),
        ];
    }

    private static async Task Insert(ServiceProvider provider, SilentDay one, IReadOnlyList<object> rows, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(one.Assistant, one.Clinic, null);
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            db.AddRange(rows);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        });
    }

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
