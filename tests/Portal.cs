using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Handouts;
using PrescribeRx.Infrastructure.Patients;
using PrescribeRx.Infrastructure.Reports;
using PrescribeRx.Infrastructure.Safety;

namespace PrescribeRx.Tests;

/// <summary>The whole portal on a database of its own and a clock that tests move, with a clinic in it.</summary>
public sealed class Portal : WebApplicationFactory<Program>
{
    public const string Password = "four plain test words";
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private const int FewIterations = 1_000;

    private readonly DatabaseChoice database;
    private readonly Dictionary<string, string> settings;

    private Portal(DatabaseChoice database, Dictionary<string, string> settings) => (this.database, this.settings) = (database, settings);

    public TestClock Clock { get; } = new(Start);
    public Statements Statements { get; } = new();
    public Logged Log { get; } = new();

    /// <summary>The first clinic: a lead, a clinician and an assistant, with the whole catalog approved.</summary>
    public TestClinic Clinic { get; private set; } = null!;

    /// <summary>As a program does that runs; otherwise tests make its rounds themselves, since one that came by itself would be counted among the statements of a page.</summary>
    private bool MakesItsRounds { get; init; }

    public static async Task<Portal> Open(TestDatabase databases, Dictionary<string, string>? settings = null, bool makesItsRounds = false)
    {
        var portal = new Portal(await databases.New(), settings ?? []) { MakesItsRounds = makesItsRounds };
        portal.Clinic = await TestClinic.Make(portal, "Harbour Physiotherapy", "harbour");
        return portal;
    }

    /// <summary>A portal on a port of its own, for a real browser.</summary>
    public static async Task<Portal> OpenListening(TestDatabase databases, Dictionary<string, string>? settings = null)
    {
        var portal = new Portal(await databases.New(), settings ?? []);
        portal.UseKestrel(0);
        portal.StartServer();
        portal.Clinic = await TestClinic.Make(portal, "Harbour Physiotherapy", "harbour");
        return portal;
    }

    /// <summary>Another instance of the program, on the same database and at the same hour.</summary>
    public Portal AnotherInstance(Dictionary<string, string>? settingsOfIts = null)
    {
        var another = new Portal(database, settingsOfIts ?? settings) { Clinic = Clinic };
        another.Clock.Move(Clock.Now - another.Clock.Now);
        return another;
    }

    /// <summary>The program as somebody starts it with a command, on the same database but at the hour that it is.</summary>
    public Task<(int Exit, string Said)> Command(params string[] words) => RunningApp.Command(database, words);

    /// <summary>A portal that nobody has set up.</summary>
    public static async Task<Portal> OpenEmpty(TestDatabase databases, Dictionary<string, string>? settings = null) => new(await databases.New(), settings ?? []);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Database:Provider", database.Provider.ToString());
        builder.UseSetting("ConnectionStrings:Clinic", database.ConnectionString);
        builder.UseSetting("Start:Demonstration", "false");
        foreach (var (name, value) in settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(log => log.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Debug));
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton(TextWriter.Null);
            foreach (var round in services.Where(service => !MakesItsRounds && service.ImplementationType?.IsSubclassOf(typeof(Round)) == true).ToList())
                services.Remove(round);
            // A password is slow to check, as it must be; hundreds of tests sign in.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = FewIterations);
            services.ConfigureDbContext<PostgreSqlClinicDb>(options => options.AddInterceptors(Statements, TranslatesToSqlServer.Watcher));
            services.ConfigureDbContext<SqlServerClinicDb>(options => options.AddInterceptors(Statements));
        });
    }

    /// <summary>Does something with the database that no page does, as nobody.</summary>
    public async Task<T> WithDb<T>(Func<ClinicDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ClinicDb>());
    }

    /// <summary>Sends a deed as a person would by a page.</summary>
    public async Task<T> Send<T>(TestPerson by, IRequest<T> deed)
    {
        await using var scope = await ScopeOf(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(deed);
    }

    /// <summary>Lets go of its connections at once: the server has them for all tests together.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (database.Provider == DatabaseProvider.PostgreSql)
        {
            await using var pooled = new NpgsqlConnection(database.ConnectionString);
            NpgsqlConnection.ClearPool(pooled);
        }
    }

    public async Task<T> SendAsNobody<T>(IRequest<T> deed)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(deed);
    }

    /// <summary>A scope as a request of this person has one, with the clinic as it is now.</summary>
    public async Task<AsyncServiceScope> ScopeOf(TestPerson person)
    {
        var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var clinic = await db.Of<Clinic>().IgnoreQueryFilters().SingleAsync(one => one.Id == person.Clinic.Id);
        var policy = await db.Of<SafetyPolicy>().IgnoreQueryFilters().Where(one => one.Clinic == clinic.Id).OrderByDescending(one => one.Version).FirstOrDefaultAsync();
        scope.ServiceProvider.GetRequiredService<Caller>().Is(person.Person, clinic, policy);
        return scope;
    }

    /// <summary>A scope as a request of the patient with this token has one.</summary>
    public async Task<AsyncServiceScope> ScopeOf(string token)
    {
        var scope = Services.CreateAsyncScope();
        var holder = (await scope.ServiceProvider.GetRequiredService<IPatientLinks>().WithToken(LinkToken.HashOf(token), CancellationToken.None))!;
        scope.ServiceProvider.GetRequiredService<Caller>().IsPatient(holder);
        return scope;
    }

    /// <summary>Sends a deed as a patient would by a page of theirs.</summary>
    public async Task<T> SendAsPatient<T>(string token, IRequest<T> deed)
    {
        await using var scope = await ScopeOf(token);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(deed);
    }

    public Visitor Visitor() => new(this);

    /// <summary>A patient's browser, let in by the address that they were given.</summary>
    public async Task<Visitor> WithLink(string token)
    {
        var visitor = Visitor();
        await visitor.Open(Web.Links.OpenLink(token));
        (visitor.Status, visitor.Address.AbsolutePath).ShouldBe((HttpStatusCode.OK, Web.Links.MyToday));
        return visitor;
    }

    public async Task<Visitor> SignedIn(TestPerson person)
    {
        var visitor = Visitor();
        await visitor.Open("/sign-in");
        visitor.Fill("E-mail address", person.Person.Email);
        visitor.Fill("Password", Password);
        await visitor.Press("Sign in");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        return visitor;
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Move(TimeSpan by) => Now += by;

    public void MoveDays(int days) => Move(TimeSpan.FromDays(days));
}

public sealed record TestPerson(Person Person, Clinic Clinic);

/// <summary>A clinic as it was made for a test, and its people.</summary>
public sealed record TestClinic(Clinic Clinic, TestPerson Lead, TestPerson Clinician, TestPerson Assistant)
{
    private static readonly DateTimeOffset Opened = Portal.Start.AddDays(-30);

    public static async Task<TestClinic> Make(Portal portal, string name, string domain)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var clinic = Clinic.Open(Id(), name, Zone.Of("Europe/London"), "020 7946 0101", "weekdays 8 to 18", Opened);
        db.Add(clinic);
        TestPerson Staff(string title, Roles roles, string? registration)
        {
            var person = Person.Add(clinic.Id, Id(), $"{title} of {name}", $"{title.ToLowerInvariant()}@{domain}.example", roles, registration, Opened);
            db.Add(person);
            return new(person, clinic);
        }
        var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>().HashPassword(null!, Portal.Password);
        var made = new TestClinic(clinic, Staff("Lead", Roles.Lead, null), Staff("Clinician", Roles.Clinician, "Physiotherapist, PH000001"), Staff("Assistant", Roles.Assistant, null));
        foreach (var person in new[] { made.Lead, made.Clinician, made.Assistant })
            person.Person.ChoosePassword(hash);
        foreach (var stretch in scope.ServiceProvider.GetRequiredService<Domain.Catalog.StretchCatalog>().All)
            db.Add(new Domain.Catalog.StretchApproval(clinic.Id, stretch.Key, stretch.Edition, made.Lead.Person.Id, Opened));
        await db.SaveChangesAsync();
        return made;
    }

    private static Guid Id() => Guid.CreateVersion7(Opened);
}
