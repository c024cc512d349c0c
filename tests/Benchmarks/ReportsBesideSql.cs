using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Infrastructure;
using static PrescribeRx.Benchmarks.Timing;

namespace PrescribeRx.Benchmarks;

/// <summary>
/// The clinic report of the largest clinic beside SQL written by hand for the same answer, and reports of single patients; each with the
/// audit's line, in turns. On a database that <see cref="Dataset"/> has filled.
/// </summary>
internal sealed class ReportsBesideSql(string connection)
{
    private const int Rounds = 15;
    private const int Patients = 60;

    public async Task Run(CancellationToken ct)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddApplication().AddInfrastructure(new(DatabaseProvider.PostgreSql, connection, null));
        await using var provider = services.BuildServiceProvider();
        await using var source = NpgsqlDataSource.Create(connection);
        var (clinic, lead, clinician, patients) = await Largest(provider, ct);
        Console.WriteLine($"{clinic.Name}: {patients} patients");
        Console.WriteLine($"{"median ms of " + Rounds,-44}{"program",12}{"by hand",12}{"ratio",10}");
        var today = clinic.Zone.DateAt(TimeProvider.System.GetUtcNow());
        foreach (var (name, weeks) in new[] { ("clinic report, twelve weeks", 12), ("clinic report, a year", 52) })
        {
            var period = new Period(today.AddDays(-7 * weeks), today.AddDays(-1));
            var (programs, hands) = (new List<double>(), new List<double>());
            for (var round = -2; round < Rounds; round++)
            {
                var program = await Time(() => Send(provider, clinic, lead, new ReadClinicReport(period.From, period.Through), ct));
                var hand = await Time(() => ByHand(source, clinic, period, ct));
                if (round < 0)
                    continue;
                programs.Add(program);
                hands.Add(hand);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44}{Median(programs),12:0}{Median(hands),12:0}{Median(programs.Zip(hands, (program, hand) => program / hand)),10:0.00}"));
        }
        var times = new List<double>();
        foreach (var (patient, prescription) in await Reported(provider, clinic, ct))
        {
            var time = await Time(() => Send(provider, clinic, clinician, new ReadPatientReport(patient, prescription, null, null), ct));
            times.Add(time);
        }
        // The first of them still warm the program up.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"patient report, of {Patients} patients",-44}{Median(times.Skip(Patients / 4)),12:0.0}"));
    }

    private static async Task<(Clinic Clinic, Person Lead, Person Clinician, int Patients)> Largest(ServiceProvider provider, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var largest = await db.Of<Patient>().IgnoreQueryFilters().GroupBy(patient => patient.Clinic).Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(group => group.Count).FirstAsync(ct);
        var clinic = await db.Of<Clinic>().IgnoreQueryFilters().SingleAsync(one => one.Id == largest.Key, ct);
        var people = await db.Of<Person>().IgnoreQueryFilters().Where(one => one.Clinic == clinic.Id).ToListAsync(ct);
        return (clinic, people.First(one => one.Roles.HasFlag(Roles.Lead)), people.First(one => one.Roles.HasFlag(Roles.Clinician)), largest.Count);
    }

    private static async Task<List<(Guid Patient, Guid Prescription)>> Reported(ServiceProvider provider, Clinic clinic, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Of<Prescription>().IgnoreQueryFilters()
            .Where(one => one.Clinic == clinic.Id).OrderBy(one => one.Id).Take(Patients).Select(one => new { one.Patient, one.Id }).ToListAsync(ct);
        return found.ConvertAll(one => (one.Patient, one.Id));
    }

    private static async Task Send<T>(ServiceProvider provider, Clinic clinic, Person by, IRequest<T> request, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(by, clinic, null);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    /// <summary>One statement over the days, one over the alerts, one over decisions; every group that the report shows, and no more.</summary>
    private static async Task ByHand(NpgsqlDataSource source, Clinic clinic, Period period, CancellationToken ct)
    {
        await using var open = await source.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(open);
        foreach (var sql in HandWritten.Statements)
        {
            batch.BatchCommands.Add(new(sql)
            {
                Parameters =
                {
                    new() { Value = clinic.Id }, new() { Value = period.Before.From }, new() { Value = period.From }, new() { Value = period.Through },
                    new() { Value = clinic.Zone.StartOf(period.Before.From).ToUniversalTime() }, new() { Value = clinic.Zone.StartOf(period.Through.AddDays(1)).ToUniversalTime() },
                },
            });
        }
        await using var rows = await batch.ExecuteReaderAsync(ct);
        do
        {
            while (await rows.ReadAsync(ct))
            {
                for (var column = 0; column < rows.FieldCount; column++)
                    rows.GetValue(column);
            }
        }
        while (await rows.NextResultAsync(ct));
    }
}
