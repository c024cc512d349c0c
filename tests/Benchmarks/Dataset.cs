using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Catalog;
using PrescribeRx.Infrastructure.Safety;

namespace PrescribeRx.Benchmarks;

/// <summary>What the data set is to hold.</summary>
internal sealed record DatasetSize(int Clinics, int Patients, int Largest, int Facts, int Seed)
{
    public static DatasetSize Read(IReadOnlyList<string> args)
    {
        var asked = args.Chunk(2).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
        return new(asked.GetValueOrDefault("--clinics", 20), asked.GetValueOrDefault("--patients", 20_000), asked.GetValueOrDefault("--largest", 5_000), asked.GetValueOrDefault("--facts", 10_000_000), asked.GetValueOrDefault("--seed", 1));
    }

    /// <summary>The largest first; the others share what is left, each a little less than the one before.</summary>
    public IReadOnlyList<int> PatientsOfClinics()
    {
        if (Clinics == 1)
            return [Patients];
        var (left, others) = (Patients - Largest, Clinics - 1);
        var shares = Enumerable.Range(0, others).Select(place => 1.5 - (place / (double)others)).ToList();
        var sizes = shares.Select(share => (int)(left * share / shares.Sum())).ToList();
        sizes[0] += left - sizes.Sum();
        return [Largest, .. sizes];
    }
}

/// <summary>
/// Fills an empty PostgreSQL database with clinics, patients and two years of their diaries, with the figures of their days, all
/// made by the program's own rules and written by COPY. In each clinic lead@clinic1.example and so on can sign in.
/// </summary>
internal sealed class Dataset(string connection, DatasetSize size)
{
    public const int Days = 730;
    public const string Password = "four plain test words";
    private const int AtATime = 50;
    private const double MoreThanAsked = 1.02;

    private static readonly Zone London = Zone.Of("Europe/London");

    private readonly StretchCatalog catalog = CatalogFile.BuiltIn();
    private readonly PrecautionRules rules = PrecautionFile.BuiltIn();
    private readonly DatabaseChoice choice = new(DatabaseProvider.PostgreSql, connection, null);
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private long facts;
    private long stretchDays;
    private int patients;

    private DateOnly Today => London.DateAt(now);

    public async Task Fill(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await using (var db = Open())
            await db.Database.MigrateAsync(ct);
        await using var source = NpgsqlDataSource.Create(connection);
        var keys = new SlowKeys(source);
        await keys.Drop(ct);
        var clinics = await OpenClinics(ct);
        var batches = clinics.SelectMany(clinic => Enumerable.Range(1, clinic.Patients).Chunk(AtATime).Select(numbers => (Clinic: clinic, Numbers: numbers)));
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (batch, stop) => await Write(source, batch.Clinic, batch.Numbers, watch, stop));
        Console.WriteLine(Line(watch, "written; keys and indexes follow"));
        await keys.Restore(ct);
        await LookTomorrow(source, ct);
        Console.WriteLine(Line(watch, "done"));
    }

    private async Task<List<OpenedClinic>> OpenClinics(CancellationToken ct)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddApplication().AddInfrastructure(choice);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var passwords = scope.ServiceProvider.GetRequiredService<IPasswords>();
        var random = new Random(size.Seed);
        var opened = new List<OpenedClinic>();
        var at = now.AddDays(-Days - 30);
        foreach (var (patientsOfIt, place) in size.PatientsOfClinics().Select((one, place) => (one, place + 1)))
        {
            var clinic = Clinic.Open(NewId(random), $"Clinic {place}", London, "020 7946 0101", "weekdays 8 to 18", at);
            Person Staff(string who, Roles roles, string? registration) => Person.Add(clinic.Id, NewId(random), $"{who} of clinic {place}", $"{who.ToLowerInvariant().Replace(' ', '-')}@clinic{place}.example", roles, registration, at);
            var lead = Staff("Lead", Roles.Lead, null);
            var assistant = Staff("Assistant", Roles.Assistant, null);
            var clinicians = Enumerable.Range(1, Math.Max(2, patientsOfIt / 400)).Select(number => Staff($"Clinician {number}", Roles.Clinician, $"Physiotherapist PH{number:000000}")).ToList();
            foreach (var person in clinicians.Append(lead).Append(assistant))
                person.ChoosePassword(await passwords.Hash(person, Password, "Password"));
            db.Add(clinic);
            db.AddRange([lead, assistant, .. clinicians]);
            db.AddRange(catalog.All.Select(stretch => new StretchApproval(clinic.Id, stretch.Key, stretch.Edition, lead.Id, at)));
            opened.Add(new(place, clinic, clinicians, assistant.Id, patientsOfIt));
        }
        await db.SaveChangesAsync(ct);
        return opened;
    }

    private async Task Write(NpgsqlDataSource source, OpenedClinic clinic, int[] numbers, Stopwatch watch, CancellationToken ct)
    {
        // Some tell much and some little; over an even number of patients the mean holds. Of those who still tell, some have not told all of theirs.
        var mean = MoreThanAsked * size.Facts / size.Patients;
        var lives = numbers.Select(number => new LifeOfAPatient(
            (size.Seed * 1009) + clinic.Place, number, (int)Math.Round(mean * (1 + (number % 2 == 0 ? 0.8 : -0.8) * ((number / 2 % 10) / 10.0))), clinic.Clinic, clinic.Clinicians[number % clinic.Clinicians.Count], clinic.Assistant, catalog, rules, Today)).ToList();
        var days = DayFigures.All(lives.Select(life => life.RecordAt(now)).Select(record => record.FiguresThroughYesterday(catalog, record.FirstSigned!.Value)));
        await using var db = Open();
        await using var to = await source.OpenConnectionAsync(ct);
        await using var transaction = await to.BeginTransactionAsync(ct);
        var bulk = new Bulk(db, to);
        await bulk.Write([.. lives.Select(life => life.Patient)], ct);
        await bulk.Write([.. lives.SelectMany(life => life.Patient.Facts)], ct);
        await bulk.Write([.. lives.Select(life => life.Screening)], ct);
        await bulk.Write([.. lives.Select(life => life.Prescription)], ct);
        await bulk.Write([.. lives.SelectMany(life => life.Prescription.Versions)], ct);
        await bulk.Write([.. lives.SelectMany(life => life.Prescription.Versions).SelectMany(version => version.Stretches)], ct);
        await bulk.Write([.. lives.SelectMany(life => life.Prescription.Events)], ct);
        await bulk.Write([.. lives.SelectMany(life => life.Decisions)], ct);
        await bulk.Write([.. lives.SelectMany(life => life.Entries)], ct);
        await bulk.Write([.. lives.SelectMany(life => life.Notes)], ct);
        await bulk.Write(days.Stretches, ct);
        await bulk.Write(days.Sessions, ct);
        await transaction.CommitAsync(ct);
        Interlocked.Add(ref facts, lives.Sum(life => life.Facts));
        Interlocked.Add(ref stretchDays, days.Stretches.Count);
        if (Interlocked.Add(ref patients, numbers.Length) % 1000 < AtATime)
            Console.WriteLine(Line(watch, "…"));
    }

    /// <summary>The program is not to look at all of them at once when it starts.</summary>
    private async Task LookTomorrow(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand("UPDATE patients SET look_again_at = $1, figures_through = $2");
        command.Parameters.AddWithValue(London.StartOf(Today.AddDays(1)).ToUniversalTime());
        command.Parameters.AddWithValue(Today.AddDays(-1));
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }

    private string Line(Stopwatch watch, string what) => string.Create(CultureInfo.InvariantCulture,
        $"{watch.Elapsed.TotalSeconds,6:0} s  {patients} of {size.Patients} patients, {facts} diary facts, {stretchDays} stretch days: {what}");

    private PostgreSqlClinicDb Open()
    {
        var options = new DbContextOptionsBuilder<PostgreSqlClinicDb>();
        choice.Configure(options);
        return new(options.Options);
    }

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private sealed record OpenedClinic(int Place, Clinic Clinic, IReadOnlyList<Person> Clinicians, Guid Assistant, int Patients);
}
