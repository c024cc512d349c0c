using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure;
using PrescribeRx.Web;
using static PrescribeRx.Benchmarks.Timing;

namespace PrescribeRx.Benchmarks;

/// <summary>
/// Caseload, chart and plan builder of the largest clinic, each beside a bare endpoint of the same server that runs the same SQL and
/// writes the same bytes, in turns. On a database that <see cref="Dataset"/> has filled.
/// </summary>
internal sealed partial class PagesBesideBare(string connection) : IAsyncDisposable
{
    private const string Password = "four plain test words";

    /// <summary>A portal runs for weeks. By then the runtime has compiled for good what its first hundreds of requests ran provisionally.</summary>
    private const int WarmUp = 600;
    private const int Measured = 200;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connection);

    public async Task Run(CancellationToken ct)
    {
        var sent = new Sent();
        await using var heard = new Hosted(connection, [sent]);
        var (person, patients, pages) = await Prepare(heard, ct);
        using var listener = await SignedIn(heard, person, ct);
        // What is timed is the portal as it is, with nobody who listens to what it sends.
        await using var portal = new Hosted(connection, []);
        using var browser = await SignedIn(portal, person, ct);
        Console.WriteLine($"a clinic of {patients} patients");
        Console.WriteLine($"{"median ms of " + Measured,-24}{"page",10}{"bare",10}{"ratio",10}{"statements",12}{"KB",8}");
        foreach (var (name, address) in pages)
        {
            await listener.GetByteArrayAsync(address, ct);
            var commands = sent.Listen();
            var bytes = await listener.GetByteArrayAsync(address, ct);
            sent.Ignore();
            await Beside(browser, name, address, commands, bytes, ct);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task Beside(HttpClient browser, string name, string address, IReadOnlyList<SentCommand> commands, byte[] bytes, CancellationToken ct)
    {
        await using var bare = await Bare(commands, bytes, ct);
        using var other = bare.GetTestClient();
        var (times, others) = (new List<double>(), new List<double>());
        for (var round = -WarmUp; round < Measured; round++)
        {
            var time = await Time(() => browser.GetByteArrayAsync(address, ct));
            var bareTime = await Time(() => other.GetByteArrayAsync("/", ct));
            if (round < 0)
                continue;
            times.Add(time);
            others.Add(bareTime);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-24}{Median(times),10:0.0}{Median(others),10:0.0}{Median(times.Zip(others, (page, without) => page / without)),10:0.00}{commands.Count,12}{bytes.Length / 1024.0,8:0}"));
    }

    private async Task<WebApplication> Bare(IReadOnlyList<SentCommand> commands, byte[] bytes, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var bare = builder.Build();
        bare.MapGet("/", async (HttpContext http) =>
        {
            await Repeat(commands, http.RequestAborted);
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        });
        await bare.StartAsync(ct);
        return bare;
    }

    /// <summary>A row that is inserted gets an id of its own each time: the ids that no other statement names.</summary>
    private async Task Repeat(IReadOnlyList<SentCommand> commands, CancellationToken ct)
    {
        var known = commands.Where(command => !command.Inserts).SelectMany(command => command.Values).OfType<Guid>().ToHashSet();
        await using var open = await source.OpenConnectionAsync(ct);
        await using var transaction = await open.BeginTransactionAsync(ct);
        foreach (var command in commands)
        {
            await using var same = new NpgsqlCommand(command.Text, open, transaction);
            foreach (var parameter in command.Parameters)
                same.Parameters.Add(command.Inserts && parameter.Value is Guid id && !known.Contains(id) ? new NpgsqlParameter(parameter.ParameterName, Guid.CreateVersion7(TimeProvider.System.GetUtcNow())) : parameter.Clone());
            await using var rows = await same.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                for (var column = 0; column < rows.FieldCount; column++)
                    rows.GetValue(column);
            }
        }
        await transaction.CommitAsync(ct);
    }

    private static async Task<(Person Person, int Patients, (string Name, string Address)[] Pages)> Prepare(Hosted portal, CancellationToken ct)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var largest = await db.Of<Patient>().IgnoreQueryFilters().GroupBy(patient => patient.Clinic).Select(group => new { group.Key, Count = group.Count() }).OrderByDescending(group => group.Count).FirstAsync(ct);
        var clinic = await db.Of<Clinic>().IgnoreQueryFilters().SingleAsync(one => one.Id == largest.Key, ct);
        var person = (await db.Set<Person>().IgnoreQueryFilters().Where(one => one.Clinic == clinic.Id).ToListAsync(ct)).First(one => one.Roles.HasFlag(Roles.Clinician));
        person.ChoosePassword(await scope.ServiceProvider.GetRequiredService<IPasswords>().Hash(person, Password, "Password"));
        await db.SaveChangesAsync(ct);

        scope.ServiceProvider.GetRequiredService<Caller>().Is(person, clinic, null);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var running = await db.Of<PrescriptionVersion>().Where(version => version.SignedAt != null).OrderBy(version => version.Prescription).Select(version => version.Prescription).FirstAsync(ct);
        var patient = await db.Of<Prescription>().Where(one => one.Id == running).Select(one => one.Patient).SingleAsync(ct);
        var seen = (await mediator.Send(new ReadPrescription(patient, running), ct)).Prescription;
        if (seen.Draft is null)
            await mediator.Send(new StartNextVersion(patient, running, seen.Revision), ct);
        return (person, largest.Count, [("caseload", Links.Caseload), ("chart", Links.Patient(patient)), ("plan builder", Links.Build(patient, running))]);
    }

    private static async Task<HttpClient> SignedIn(Hosted portal, Person person, CancellationToken ct)
    {
        var jar = new CookieContainer();
        using var signsIn = portal.CreateDefaultClient(new CookieContainerHandler(jar));
        var token = Token().Match(await signsIn.GetStringAsync(Links.SignIn, ct)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Email", person.Email), new("Password", Password)]);
        using var answer = await signsIn.PostAsync(Links.SignIn, form, ct);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
        // The bare endpoint's client follows nothing and keeps no cookies either.
        var browser = portal.CreateDefaultClient();
        browser.DefaultRequestHeaders.Add("Cookie", jar.GetCookieHeader(signsIn.BaseAddress!));
        return browser;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();

    private sealed record SentCommand(string Text, IReadOnlyList<NpgsqlParameter> Parameters)
    {
        public bool Inserts => Text.StartsWith("INSERT", StringComparison.Ordinal);

        public IEnumerable<object?> Values => Parameters.SelectMany(parameter => parameter.Value is Guid[] several ? several.Cast<object?>() : [parameter.Value]);
    }

    /// <summary>What the portal sends to the database, with its values.</summary>
    private sealed class Sent : DbCommandInterceptor
    {
        private List<SentCommand>? heard;

        public IReadOnlyList<SentCommand> Listen() => heard = [];

        public void Ignore() => heard = null;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            heard?.Add(new(command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]));
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }

    /// <summary>The portal as it is, without what it does by itself.</summary>
    private sealed class Hosted(string connection, IReadOnlyList<IInterceptor> listeners) : WebApplicationFactory<Web.Reports.CaseloadPage>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Database:Provider", nameof(DatabaseProvider.PostgreSql));
            builder.UseSetting("ConnectionStrings:Clinic", connection);
            builder.UseSetting("Start:Demonstration", "false");
            builder.ConfigureLogging(log => log.ClearProviders());
            builder.ConfigureServices(services =>
            {
                foreach (var round in services.Where(service => service.ImplementationType?.IsSubclassOf(typeof(Round)) == true).ToList())
                    services.Remove(round);
                services.ConfigureDbContext<PostgreSqlClinicDb>(options => options.AddInterceptors(listeners));
            });
        }
    }
}
