using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Infrastructure.Reports;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Reports;

/// <summary>Long clinic reports: made in the background, whatever happens to the browser or the program meanwhile.</summary>
public sealed class ClinicReportRunTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_long_period_is_offered_to_be_made_in_the_background_and_says_in_the_end_what_the_page_would()
    {
        await SixPatients();
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open($"{Links.ClinicReport}?From=2025-09-10&Through=2026-03-10");
        lead.Words.ShouldContain("Three figures of 6 patients", Case.Sensitive, "26 weeks are shown at once");
        await lead.Open($"{Links.ClinicReport}?From=2025-09-09&Through=2026-03-10");
        lead.Words.ShouldNotContain("Three figures");
        await lead.Press("Make it in the background");
        lead.Words.ShouldContain("Waiting to be made.");
        lead.Page.QuerySelector("progress")!.GetAttribute("value").ShouldBe("0");
        var address = lead.Address.AbsolutePath;

        await Round().Go(Ct);
        var done = portal.Clock.Now;
        portal.Clock.MoveDays(40);
        await portal.ASignedPrescription("One More");
        using var later = await portal.SignedIn(portal.Clinic.Lead);
        await later.Open(address);
        later.Words.ShouldContain($"9 September 2025 through 10 March 2026, as of {done:d MMM yyyy HH:mm}");
        later.Words.ShouldContain("Three figures of 6 patients");
        later.Words.ShouldContain("100 of 288 done");
        using var kept = await later.Get($"{address}?handler=Csv");
        var asked = await portal.Send(portal.Clinic.Lead, new ReadClinicReport(new(2025, 9, 9), new(2026, 3, 10)));
        Encoding.UTF8.GetString(await kept.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Encoding.UTF8.GetString(Web.Reports.Csv.Of(new Web.Reports.ReportTables(asked).InLines)));
        await later.Open(Links.ClinicReportRuns);
        later.Cell("Table of reports", "9 September 2025 through 10 March 2026", "How far").ShouldBe("Done");
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == nameof(ReadClinicReport) && line.Person == portal.Clinic.Lead.Person.Id && line.At == done);
    }

    [Fact]
    public async Task How_far_it_is_can_be_seen_and_cancelling_stops_the_statement_that_runs()
    {
        var run = await Ordered();
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await using var blocker = await Blocking("alerts");
        var round = Round().Go(Ct);
        await Until(async () => (await lead.Open(Links.ClinicReportRun(run))).Words.Contains("3 of 5 parts made", StringComparison.Ordinal));
        lead.Page.QuerySelector("progress")!.GetAttribute("value").ShouldBe("3");
        (await Waiting()).ShouldBe(1, "the fourth part waits for the table");
        await lead.Press("Cancel this report");
        lead.Words.ShouldContain("Cancelled");
        await round.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        (await Waiting()).ShouldBe(0, "nothing waits though the table is still not free");
        (await Read(run)).State.ShouldBe(RunState.Cancelled);
        (await lead.PostForged(Links.ClinicReportRun(run))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Read(run)).CancelledBy.ShouldBe(portal.Clinic.Lead.Person.Id);
    }

    [Fact]
    public async Task What_a_killed_instance_was_making_another_makes_once_its_time_is_over_and_gives_it_up_in_the_end()
    {
        var run = await Ordered();
        await Taken(run, attempts: 1);
        await using var another = portal.AnotherInstance();
        await Round(another).Go(Ct);
        (await Read(run)).State.ShouldBe(RunState.Running);
        another.Clock.Move(ClinicReportRun.Lease);
        await Round(another).Go(Ct);
        (await Read(run)).State.ShouldBe(RunState.Done);

        var other = await Ordered();
        await Taken(other, ClinicReportRun.MostAttempts);
        portal.Clock.Move(ClinicReportRun.Lease);
        await Round().Go(Ct);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ClinicReportRun(other));
        lead.Words.ShouldContain(ClinicReportRun.WornOut);
        await lead.Press("Make it again");
        lead.Words.ShouldContain("Waiting to be made.");
    }

    [Fact]
    public async Task What_an_instance_leaves_when_it_stops_another_takes_up_at_once()
    {
        var run = await Ordered();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using (await Blocking("session_days"))
        {
            var round = Round().Go(stop.Token);
            await Until(async () => await Waiting() == 1);
            await stop.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => round);
        }
        ((await Read(run)).State, (await Read(run)).Attempts).ShouldBe((RunState.Waiting, 0));
        await using var another = portal.AnotherInstance();
        await Round(another).Go(Ct);
        (await Read(run)).State.ShouldBe(RunState.Done);
    }

    [Fact]
    public async Task It_is_made_with_the_rights_of_whoever_ordered_it_as_they_are_then()
    {
        var run = await Ordered();
        await portal.WithDb(db => db.Set<Person>().IgnoreQueryFilters().Where(person => person.Id == portal.Clinic.Lead.Person.Id).ExecuteUpdateAsync(person => person.SetProperty(row => row.Roles, Roles.Assistant), Ct));
        await Round().Go(Ct);
        var failed = await Read(run);
        (failed.State, failed.Because).ShouldBe((RunState.Failed, ClinicReportRun.NoLongerAllowed));
    }

    [Fact]
    public async Task The_same_period_ordered_twice_is_made_once_and_after_90_days_it_is_gone()
    {
        var run = await Ordered();
        (await Ordered()).ShouldBe(run);
        await Round().Go(Ct);
        (await Ordered()).ShouldNotBe(run);
        portal.Clock.MoveDays(ClinicReportRun.KeptDays);
        await Round().Go(Ct);
        (await portal.Count<ClinicReportRun>(one => one.Id == run)).ShouldBe(1);
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await Round().Go(Ct);
        (await portal.Count<ClinicReportRun>(one => one.Id == run)).ShouldBe(0);
    }

    [Theory]
    [InlineData("2026-02-08", "2026-02-06", "Through", "The period ends before it starts.")]
    [InlineData("1926-03-01", "2026-03-01", "From", "Choose a period of at most two years.")]
    [InlineData("2026-02-30", "", "From", "Enter a date that exists, as year-month-day, for example 2026-03-09.")]
    public async Task A_period_that_cannot_be_is_refused_at_its_field_and_nothing_is_ordered(string from, string through, string field, string sentence)
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ClinicReportRuns);
        lead.Fill("From", from);
        lead.Fill("Through", through);
        await lead.Press("Make it in the background");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt(field).ShouldBe(sentence);
        (await portal.Count<ClinicReportRun>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task A_report_is_opened_only_with_the_right_and_by_its_own_clinic()
    {
        var run = await Ordered();
        var other = await TestClinic.Make(portal, "Other", "other");
        using var stranger = await portal.SignedIn(other.Lead);
        await stranger.Open(Links.ClinicReportRun(run));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostForged(Links.ClinicReportRun(run))).ShouldBe(HttpStatusCode.NotFound);
        await stranger.Open(Links.ClinicReportRuns);
        stranger.Words.ShouldContain("No reports yet");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        (await clinician.PostForged(Links.ClinicReportRuns)).ShouldBe(HttpStatusCode.Forbidden);
        (await Read(run)).State.ShouldBe(RunState.Waiting);
    }

    /// <summary>Of nine days, five patients did Part 1 on five; the sixth is silent. The clock stands on 11 March.</summary>
    private async Task SixPatients()
    {
        var plans = new List<ThreeStretches>();
        for (var number = 0; number < 6; number++)
            plans.Add(await portal.ASignedPrescription($"Patient {number}"));
        var signed = portal.Today();
        portal.Clock.MoveDays(9);
        foreach (var plan in plans.Skip(1))
        {
            foreach (var day in new[] { 1, 2, 4, 6, 8 })
                await portal.ADayOfPart1(plan, signed.AddDays(day), pain: 1);
        }
        await portal.LookAtEverybody();
    }

    private Task<Guid> Ordered() => portal.Send(portal.Clinic.Lead, new OrderClinicReport(new(2025, 3, 1), new(2026, 2, 28)));

    private Task<ClinicReportRun> Read(Guid run) => portal.WithDb(db => db.Of<ClinicReportRun>().IgnoreQueryFilters().SingleAsync(one => one.Id == run, Ct));

    private Task<int> Taken(Guid run, int attempts) => portal.WithDb(db => db.Set<ClinicReportRun>().IgnoreQueryFilters().Where(one => one.Id == run).ExecuteUpdateAsync(
        one => one.SetProperty(row => row.State, RunState.Running).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.TakenUntil, portal.Clock.Now + ClinicReportRun.Lease), Ct));

    private static ClinicReportRound Round(Portal of) => ActivatorUtilities.CreateInstance<ClinicReportRound>(of.Services);

    private ClinicReportRound Round() => Round(portal);

    /// <summary>Keeps a table to itself, so that whoever reads it waits.</summary>
    private async Task<Blocker> Blocking(string table)
    {
        var connection = new NpgsqlConnection(await portal.WithDb(db => Task.FromResult(db.Database.GetConnectionString())));
        await connection.OpenAsync(Ct);
        var transaction = await connection.BeginTransactionAsync(Ct);
        await using var command = new NpgsqlCommand($"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE", connection, transaction);
        await command.ExecuteNonQueryAsync(Ct);
        return new(connection);
    }

    private Task<int> Waiting() =>
        portal.WithDb(db => db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync(Ct));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var waited = Stopwatch.StartNew(); !await holds();)
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(50, Ct);
        }
    }

    private sealed class Blocker(NpgsqlConnection connection) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
