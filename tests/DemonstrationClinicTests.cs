using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrescribeRx.Application;
using PrescribeRx.Application.Adherence;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Application.Progression;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure;
using PrescribeRx.Infrastructure.Safety;

namespace PrescribeRx.Tests;

public sealed class DemonstrationClinicTests(DemonstrationDays days) : IClassFixture<DemonstrationDays>
{
    private static readonly DateTimeOffset Usual = Moment("2026-11-20T08:30:00Z");

    /// <summary>A Saturday, a Sunday and a Monday, an early and a late hour, and clocks that changed within the eight weeks.</summary>
    public static readonly TheoryData<string> Moments =
        ["2026-11-20T08:30:00Z", "2026-11-21T23:59:59Z", "2027-01-03T00:00:01Z", "2027-04-05T04:10:00Z", "2028-02-29T20:00:00Z", "2027-06-30T12:00:00Z"];

    [Theory, MemberData(nameof(Moments))]
    public async Task Every_state_a_patient_can_be_in_is_there_whatever_the_day(string now)
    {
        await using var clinic = await days.Made(Moment(now));
        var (lines, records) = await clinic.Caseload();

        lines.Count.ShouldBe(12);
        ReasonsOf(lines, "Amina").ShouldBe([Attention.NoPrescription]);
        ReasonsOf(lines, "José").ShouldBe([Attention.DraftToSign]);
        ReasonsOf(lines, "Siân").ShouldBeEmpty();
        ReasonsOf(lines, "Łucja").ShouldBeEmpty();
        ReasonsOf(lines, "Zoë").ShouldBe([Attention.GateEligible]);
        ReasonsOf(lines, "Jürgen").ShouldBe([Attention.StopPain]);
        ReasonsOf(lines, "Mehmet").ShouldBe([Attention.Lapse]);
        ReasonsOf(lines, "Nguyễn").ShouldBe([Attention.ScreeningExpired]);
        ReasonsOf(lines, "Priya").ShouldBe([Attention.FactsChanged, Attention.ReviewDue]);
        ReasonsOf(lines, "Wilhelmina").ShouldBeEmpty();
        Status(records, "Olivia").ShouldBe([PrescriptionStatus.Paused]);
        Status(records, "Noémie").ShouldBe([PrescriptionStatus.Ended]);
        Status(records, "José").ShouldBe([PrescriptionStatus.Draft]);
        Status(records, "Nguyễn").ShouldBe([PrescriptionStatus.Signed, PrescriptionStatus.Signed]);
        Record(records, "Siân").Prescriptions.Single().Signed!.Number.ShouldBe(2);
        Record(records, "Priya").Patient.Zone.Name.ShouldBe("Asia/Kolkata");
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task Gates_stand_as_their_diaries_say_whatever_the_day(string now)
    {
        await using var clinic = await days.Made(Moment(now));
        var (_, records) = await clinic.Caseload();

        Gate(clinic, records, "Zoë").State.ShouldBe(GateState.Eligible);
        Gate(clinic, records, "Łucja").State.ShouldBe(GateState.Open);
        Record(records, "Łucja").Decisions.ShouldHaveSingleItem().IsOverride.ShouldBeFalse();
        var flared = Gate(clinic, records, "Jürgen");
        flared.State.ShouldBe(GateState.Locked);
        flared.LockedBecause.ShouldNotBeNull().ShouldContain("at or over the stop limit of 5");
        var silent = Gate(clinic, records, "Mehmet");
        silent.State.ShouldBe(GateState.Locked);
        silent.LockedBecause.ShouldBe("Nothing was reported as done for 14 days.");
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task Nothing_lies_in_the_future_and_no_diary_goes_past_yesterday(string now)
    {
        await using var clinic = await days.Made(Moment(now));
        var (_, records) = await clinic.Caseload();
        var at = Moment(now);

        foreach (var record in records)
        {
            record.Patient.AddedAt.ShouldBeLessThan(at);
            record.Patient.Facts.ShouldAllBe(fact => fact.At < at);
            record.Entries.ShouldAllBe(entry => entry.RecordedAt <= at && entry.On < record.Today && entry.DaysLate >= 0);
            record.Notes.ShouldAllBe(note => note.RecordedAt <= at && note.On < record.Today && note.DaysLate >= 0);
            record.Decisions.ShouldAllBe(decision => decision.At < at);
            record.Prescriptions.SelectMany(one => one.Versions).ShouldAllBe(version => version.StartedAt < at && !(version.SignedAt >= at));
            record.Prescriptions.SelectMany(one => one.Events).ShouldAllBe(happened => happened.At < at);
        }
        (await clinic.Rows<Screening>()).ShouldAllBe(screening => screening.At < at && screening.IsComplete);
    }

    [Fact]
    public async Task Every_entry_answers_something_that_was_due()
    {
        await using var clinic = await days.Made(Usual);
        var (_, records) = await clinic.Caseload();

        foreach (var record in records)
        {
            var due = record.Prescriptions.Where(one => one.Signed is not null)
                .SelectMany(one => record.ScheduleOf(one, clinic.Catalog, record.Today.AddDays(-70), record.Today)).Select(one => one.Slot).ToHashSet();
            // The day a gate locks again is no longer scheduled as a whole, but what was done on it was done.
            var lockedOn = record.Prescriptions.SelectMany(one => record.GatesOf(one, clinic.Catalog)).SelectMany(gate => gate.Value.Spells).Select(spell => spell.Until).ToHashSet();
            record.Entries.Where(entry => !lockedOn.Contains(entry.On)).ShouldAllBe(entry => due.Contains(entry.Slot));
        }
    }

    [Fact]
    public async Task The_diary_has_gaps_seconds_pain_corrections_and_all_sources()
    {
        await using var clinic = await days.Made(Usual);
        var (_, records) = await clinic.Caseload();
        var entries = records.SelectMany(record => record.Entries).ToList();

        entries.Select(entry => entry.Source).Distinct().Order().ShouldBe(Enum.GetValues<Source>());
        entries.Count(entry => entry.Amount is not null).ShouldBeInRange(entries.Count / 10, entries.Count * 9 / 10);
        entries.Count(entry => entry.Pain is null).ShouldBeGreaterThan(0);
        entries.Count(entry => entry.Supersedes is not null).ShouldBeGreaterThan(10);
        var well = await clinic.Report(Record(records, "Siân"));
        well.Figures.Sessions.Unreported.ShouldBeGreaterThan(0);
        well.Figures.Stretches.PercentAtLeast.ShouldNotBeNull().ShouldBeInRange(70, 95);
    }

    [Fact]
    public async Task The_paper_patients_figures_are_computed_from_sheets_typed_in_late()
    {
        await using var clinic = await days.Made(Usual);
        var (_, records) = await clinic.Caseload();
        var onPaper = Record(records, "Wilhelmina");
        var report = await clinic.Report(onPaper);

        onPaper.Entries.ShouldAllBe(entry => entry.Source == Source.Paper && entry.DaysLate >= 2);
        report.EntriesBySource.Keys.ShouldBe([Source.Paper]);
        report.EntriesLate.ShouldBe(onPaper.Diary.Entries.Count());
        report.Figures.Sessions.PercentAtLeast.ShouldNotBeNull();
        report.Figures.Stretches.PercentAtLeast.ShouldNotBeNull();
        report.Figures.Dose.Assumed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_report_of_one_of_two_prescriptions_shows_no_pain_of_the_other()
    {
        await using var clinic = await days.Made(Usual);
        var (_, records) = await clinic.Caseload();
        var record = Record(records, "Nguyễn");

        foreach (var prescription in record.Prescriptions)
        {
            var own = record.Diary.Entries.Where(entry => entry.Prescription == prescription.Id).ToLookup(entry => entry.On);
            var report = (await clinic.Ask(new ReadPatientReport(record.Patient.Id, prescription.Id, null, null))).Report;
            report.Days.Count(day => day.PainDuring is not null).ShouldBeGreaterThan(0);
            report.Days.ShouldAllBe(day => day.PainDuring == own[day.On].Max(entry => entry.Pain));
        }
    }

    [Fact]
    public async Task The_same_day_gives_the_same_clinic()
    {
        await using var once = await days.Made(Usual);
        await using var again = await days.Made(Usual, inAnotherDatabase: true);
        (await again.Told()).ShouldBe(await once.Told());
    }

    [Fact]
    public async Task Made_twice_it_changes_nothing()
    {
        await using var clinic = await days.Made(Usual);
        var before = await clinic.Told();
        await clinic.Make();
        (await clinic.Told()).ShouldBe(before);
        (await clinic.Rows<Patient>()).Count.ShouldBe(12);
    }

    [Fact]
    public async Task Two_instances_that_start_at_once_make_one_clinic()
    {
        await using var one = await days.Empty(Usual);
        await Task.WhenAll(one.Make(), one.Make());
        await one.SignIn();
        (await one.Rows<Patient>()).Count.ShouldBe(12);
    }

    [Fact]
    public async Task Everybody_signs_in_with_the_demonstration_password()
    {
        await using var clinic = await days.Made(Usual);
        foreach (var email in new[] { DemonstrationClinic.Lead, DemonstrationClinic.Clinician, DemonstrationClinic.Assistant })
            (await clinic.Ask(new SignIn(email, DemonstrationClinic.Password))).ShouldBeOfType<SignIn.Outcome.SignedIn>();
    }

    [Fact]
    public async Task The_lead_has_approved_the_whole_catalog()
    {
        await using var clinic = await days.Made(Usual);
        var catalog = await clinic.Ask(new ReadCatalog());
        catalog.Count.ShouldBe(9);
        catalog.ShouldAllBe(entry => entry.ApprovedBy == "Ruth Sample");
    }

    [Fact]
    public async Task The_next_patient_gets_the_next_number()
    {
        await using var clinic = await days.Made(Usual);
        (await clinic.Rows<Patient>()).Select(patient => patient.Number).Order().ShouldBe(Enumerable.Range(1, 12));
        (await clinic.Rows<Clinic>()).Single().PatientsNumbered.ShouldBe(12);
    }

    [Fact]
    public async Task Every_chart_prescription_week_gate_report_and_handout_can_be_read()
    {
        await using var clinic = await days.Made(Usual);
        var (_, records) = await clinic.Caseload();

        foreach (var record in records)
        {
            (await clinic.Ask(new ReadPatient(record.Patient.Id))).Prescriptions.Count.ShouldBe(record.Prescriptions.Count);
            foreach (var prescription in record.Prescriptions)
                await ReadAll(clinic, record, prescription);
        }
    }

    private static async Task ReadAll(MadeClinic clinic, CareRecord record, Prescription prescription)
    {
        var patient = record.Patient.Id;
        (await clinic.Ask(new ReadPrescription(patient, prescription.Id))).Stretches.ShouldNotBeEmpty();
        if (prescription.Signed is null)
            return;
        foreach (var item in record.GatesOf(prescription, clinic.Catalog).Keys)
            (await clinic.Ask(new ReadGate(patient, prescription.Id, item))).Decisions.Count.ShouldBe(record.Decisions.Count);
        (await clinic.Ask(new ReadPatientReport(patient, prescription.Id, null, null))).Report.Days.ShouldNotBeEmpty();
        (await clinic.Ask(new ReadWeek(patient, prescription.Id, prescription.Signed.SignedOn!.Value.AddDays(7)))).Sheet.Rows.ShouldNotBeEmpty();
        if (prescription.Status == PrescriptionStatus.Signed)
            (await clinic.Ask(new ReadHandout(patient, prescription.Id))).Document.Stretches.ShouldNotBeEmpty();
    }

    private static IEnumerable<Attention> ReasonsOf(IReadOnlyList<CaseloadLine> lines, string first) => lines.Single(line => line.Name.StartsWith(first, StringComparison.Ordinal)).Reasons.Select(reason => reason.What);

    private static CareRecord Record(IReadOnlyList<CareRecord> records, string first) => records.Single(record => record.Patient.Name.StartsWith(first, StringComparison.Ordinal));

    private static IEnumerable<PrescriptionStatus> Status(IReadOnlyList<CareRecord> records, string first) => Record(records, first).Prescriptions.Select(one => one.Status);

    private static GateEvaluation Gate(MadeClinic clinic, IReadOnlyList<CareRecord> records, string first)
    {
        var record = Record(records, first);
        return record.GatesOf(record.Prescriptions.Single(), clinic.Catalog).Values.Single();
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One PostgreSQL for the class, with a migrated template from which each moment's database is cloned.</summary>
public sealed class DemonstrationDays : IAsyncLifetime
{
    private const string Template = "template_clinic";
    private readonly string parent = Directory.CreateTempSubdirectory("prescriberx-").FullName;
    private readonly Dictionary<DateTimeOffset, string> made = [];
    private PrivatePostgres? postgres;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(parent, (UnixFileMode)Convert.ToInt32("755", 8));
        postgres = await PrivatePostgres.Start(Path.Combine(parent, "data"), NullLogger.Instance, TestContext.Current.CancellationToken);
        await Do($"CREATE DATABASE {Template}");
        await using var empty = new MadeClinic(Connection(Template), TimeProvider.System);
        await empty.Migrate();
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
            await postgres.DisposeAsync();
        Directory.Delete(parent, recursive: true);
    }

    /// <summary>The demonstration clinic as it is made at a moment, with its lead signed in.</summary>
    public async Task<MadeClinic> Made(DateTimeOffset now, bool inAnotherDatabase = false)
    {
        if (inAnotherDatabase || !made.TryGetValue(now, out var database))
        {
            database = made[now] = await Clone();
            await using var maker = new MadeClinic(Connection(database), new Stopped(now));
            await maker.Make();
        }
        var clinic = new MadeClinic(Connection(database), new Stopped(now));
        await clinic.SignIn();
        return clinic;
    }

    public async Task<MadeClinic> Empty(DateTimeOffset now) => new(Connection(await Clone()), new Stopped(now));

    private async Task<string> Clone()
    {
        var name = $"clinic_{++databases}";
        await Do($"CREATE DATABASE {name} TEMPLATE {Template}");
        return name;
    }

    private string Connection(string database) =>
        new NpgsqlConnectionStringBuilder(postgres!.ConnectionStringFor(database)) { Pooling = false }.ConnectionString;

    private async Task Do(string sql)
    {
        await using var connection = new NpgsqlConnection(postgres!.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>The program's services on one database, each question in a scope of its own as a request is.</summary>
public sealed class MadeClinic : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private Person? lead;
    private Clinic? clinic;

    public MadeClinic(string connection, TimeProvider clock)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddApplication();
        collection.AddInfrastructure(new DatabaseChoice(DatabaseProvider.PostgreSql, connection, null));
        collection.AddSingleton(clock);
        collection.AddScoped<DemonstrationClinic>();
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public StretchCatalog Catalog => Given.Catalog;

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public Task Migrate() => In(async scope => { await scope.GetRequiredService<ClinicDb>().Database.MigrateAsync(Ct); return 0; });

    public Task Make() => In(async scope => { await scope.GetRequiredService<DemonstrationClinic>().Make(Ct); return 0; });

    public Task SignIn() => In(async scope =>
    {
        var db = scope.GetRequiredService<ClinicDb>();
        clinic = await db.Of<Clinic>().IgnoreQueryFilters().SingleAsync(Ct);
        lead = await db.Of<Person>().IgnoreQueryFilters().SingleAsync(person => person.Email == DemonstrationClinic.Lead, Ct);
        return 0;
    });

    public Task<T> Ask<T>(IRequest<T> deed) => In(scope => scope.GetRequiredService<IMediator>().Send(deed, Ct));

    public Task<List<T>> Rows<T>() where T : class => In(scope => scope.GetRequiredService<ClinicDb>().Of<T>().ToListAsync(Ct));

    public async Task<(IReadOnlyList<CaseloadLine> Lines, IReadOnlyList<CareRecord> Records)> Caseload()
    {
        await In(scope => ActivatorUtilities.CreateInstance<AlertRound>(scope).Look(Ct));
        var caseload = await Ask(new ReadCaseload(null, 1, CaseloadView.Of(CaseloadScope.Everybody)));
        return (caseload.Lines, await In(scope => scope.GetRequiredService<ICareRecords>().Of(caseload.PatientsShown, Ct)));
    }

    public async Task<PatientReport> Report(CareRecord record) =>
        (await Ask(new ReadPatientReport(record.Patient.Id, record.Prescriptions.Single().Id, null, null))).Report;

    /// <summary>What the diaries say, without ids.</summary>
    public async Task<List<string>> Told()
    {
        var numbers = (await Rows<Patient>()).ToDictionary(patient => patient.Id, patient => patient.Number);
        var entries = (await Rows<StretchEntry>()).Select(one => $"{numbers[one.Patient]} {one.Part} {one.Side} {one.On:O} {one.Outcome} {one.Amount} {one.Pain} {one.Source} {one.RecordedAt:O} {one.Supersedes is null}");
        var notes = (await Rows<DayNote>()).Select(one => $"{numbers[one.Patient]} {one.On:O} {one.Answers} {one.RecordedAt:O}");
        return [.. entries.Concat(notes).Order(StringComparer.Ordinal)];
    }

    private async Task<T> In<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = services.CreateAsyncScope();
        if (lead is not null && clinic is not null)
            scope.ServiceProvider.GetRequiredService<Caller>().Is(lead, clinic, null);
        return await ask(scope.ServiceProvider);
    }
}
