using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Infrastructure.Patients;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Patients;

/// <summary>Patients brought in a file: looked at first, added in the background, each once.</summary>
public sealed class PatientImportPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Small = """
        Name,Date of birth,Language,E-mail,Notes
        Ada Byron,1970-03-09,,ada@mail.example,x
        Bo Holm,3/4/1980,Spanish,,
        Cy Dee,31/02/1980,,,
        BO HOLM,1980-04-03,,,
        Dora Ek,1950-01-02,,,
        """;

    private Portal portal = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_file_is_shown_as_it_was_read_and_adds_nobody_before_it_is_confirmed()
    {
        var known = await portal.APatient();
        using var assistant = await Previewed(Small);
        assistant.Words.ShouldContain("5 rows, brought on 2 Mar 2026 09:30");
        assistant.Page.QuerySelectorAll("dl.summary dd").Take(3).Select(one => one.TextContent.Split(',')[0]).ShouldBe(["2 rows", "2 rows", "1 row"]);
        assistant.Cell("Table of columns", "Date of birth", "Taken for").ShouldBe("Date of birth");
        assistant.Cell("Table of columns", "Notes", "Taken for").ShouldBe("Left out");
        assistant.Cell("Table of columns", "E-mail", "Taken for").ShouldBe("Left out: patients give and confirm their address themselves");
        assistant.Cell("Table of the first rows", "Bo Holm", "Date of birth").ShouldBe("3 April 1980");
        assistant.Words.ShouldContain("Row 4: 31/02/1980 is no date.");
        assistant.Cell("Table of perhaps the same people", "Ada Byron", "Like whom").ShouldBe("Patient no. 1 has the same name and date of birth.");
        assistant.Cell("Table of perhaps the same people", "BO HOLM", "Like whom").ShouldBe("Row 3 has the same name and date of birth.");
        await Round().Go(Ct);
        (await portal.Count<Patient>(_ => true)).ShouldBe(1);
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == nameof(ReadImportPreview) && line.Person == portal.Clinic.Assistant.Person.Id && line.Shown == known.ToString());
    }

    [Fact]
    public async Task Confirmed_its_patients_are_added_in_the_background_and_a_report_says_what_happened_to_each_row()
    {
        await portal.APatient();
        using var assistant = await Previewed(Small);
        assistant.TickBox("Add row 5, BO HOLM");
        await assistant.Press("Add these patients");
        assistant.Words.ShouldContain("0 of 5 rows done, 0 added.");
        assistant.Page.QuerySelector("progress")!.GetAttribute("max").ShouldBe("5");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await Round().Go(Ct);

        await assistant.Open(assistant.Address.AbsolutePath);
        assistant.Words.ShouldContain("3 patients added. 2 rows not added.");
        (await Report(assistant)).ShouldBe("""
            Row,What happened
            2,Left out. Patient no. 1 has the same name and date of birth.
            3,Added as patient no. 2.
            4,"Not added. 31/02/1980 is no date. Write day, month and year, or year-month-day."
            5,Added as patient no. 3.
            6,Added as patient no. 4.

            """.ReplaceLineEndings("\r\n"));
        var added = await portal.WithDb(db => db.Of<Patient>().IgnoreQueryFilters().Include(patient => patient.Facts).Where(patient => patient.Number > 1).OrderBy(patient => patient.Number).ToListAsync(Ct));
        added.Select(patient => (patient.Name, patient.BirthDate, patient.Language, patient.AddedBy)).ShouldBe(
        [
            ("Bo Holm", new(1980, 4, 3), Language.Spanish, portal.Clinic.Assistant.Person.Id), ("BO HOLM", new(1980, 4, 3), Language.English, portal.Clinic.Assistant.Person.Id), ("Dora Ek", new(1950, 1, 2), Language.English, portal.Clinic.Assistant.Person.Id),
        ]);
        added.ShouldAllBe(patient => patient.Facts.Count == 0);
        var line = (await portal.AuditOf(portal.Clinic)).Single(one => one.Deed == nameof(ImportPatients));
        line.Shown.Split(' ').ShouldBe(added.Select(patient => patient.Id.ToString()));
        (await portal.Send(portal.Clinic.Clinician, new AddPatient("Next One", new(1970, 1, 1), Zone.Of("Europe/London"), []))).Patient.ShouldNotBe(Guid.Empty);
        (await portal.Count<Patient>(patient => patient.Number == 5)).ShouldBe(1, "no number is left out");
    }

    [Fact]
    public async Task Confirmed_twice_or_brought_twice_each_patient_is_added_once()
    {
        using var assistant = await Previewed(Small);
        var confirm = assistant.Fields("Add these patients");
        var address = assistant.Address.AbsolutePath;
        using var again = await Previewed(Small);
        await again.Press("Add these patients");
        await assistant.Press("Add these patients");
        (await assistant.PostAgain(address, confirm)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var other = portal.AnotherInstance();
        await Task.WhenAll(Round().Go(Ct), Round(other).Go(Ct));
        (await assistant.PostAgain(address, confirm)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Round().Go(Ct);
        (await portal.WithDb(db => db.Of<Patient>().IgnoreQueryFilters().OrderBy(patient => patient.Number).Select(patient => patient.Name).ToListAsync(Ct))).ShouldBe(["Ada Byron", "Bo Holm", "Dora Ek"]);
    }

    [Fact]
    public async Task What_a_killed_instance_left_another_finishes_and_adds_nobody_twice()
    {
        using var assistant = await Previewed(Many(500));
        await assistant.Press("Add these patients");
        var import = Guid.Parse(assistant.Address.Segments[^1]);
        await Taken(import, attempts: 1);
        await portal.Send(portal.Clinic.Assistant, new ImportPatients(import, 2));
        (await portal.Send(portal.Clinic.Assistant, new ImportPatients(import, 2))).PatientsShown.ShouldBeEmpty("it was settled before");
        await assistant.Open(assistant.Address.AbsolutePath);
        assistant.Words.ShouldContain("200 of 500 rows done, 200 added.");
        await Round().Go(Ct);
        (await portal.Count<Patient>(_ => true)).ShouldBe(200, "somebody else has it");
        portal.Clock.Move(PatientImport.Lease);
        await using var other = portal.AnotherInstance();
        await Round(other).Go(Ct);
        (await portal.Count<Patient>(_ => true)).ShouldBe(500);
        (await portal.WithDb(db => db.Of<Patient>().IgnoreQueryFilters().MaxAsync(patient => patient.Number, Ct))).ShouldBe(500);
        (await portal.AuditOf(portal.Clinic)).Where(line => line.Deed == nameof(ImportPatients)).Sum(line => line.Shown.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).ShouldBe(500);
    }

    [Fact]
    public async Task Cancelled_it_adds_nobody_more_and_the_report_says_whom_it_did_not_come_to()
    {
        using var assistant = await Previewed(Many(300));
        await assistant.Press("Add these patients");
        var import = Guid.Parse(assistant.Address.Segments[^1]);
        await Taken(import, attempts: 1);
        await portal.Send(portal.Clinic.Assistant, new ImportPatients(import, 1));
        await assistant.Open(assistant.Address.AbsolutePath);
        await assistant.Press("Cancel the rest");
        assistant.Words.ShouldContain("200 patients added. 100 rows not added.");
        await Should.ThrowAsync<Refusal>(() => portal.Send(portal.Clinic.Assistant, new ImportPatients(import, 2)));
        portal.Clock.Move(PatientImport.Lease);
        await Round().Go(Ct);
        (await portal.Count<Patient>(_ => true)).ShouldBe(200);
        (await Report(assistant)).ShouldContain("\r\n202,Not added: the import ended before this row.\r\n");
        (await assistant.PostForged($"{assistant.Address.AbsolutePath}?handler=Cancel")).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_a_file_says_is_sealed_and_gone_once_it_was_used_put_away_or_a_day_old()
    {
        using var kept = await Previewed(Small);
        (await Stored()).ShouldNotContain(part => Encoding.Latin1.GetString(part).Contains("Dora", StringComparison.Ordinal));
        using var putAway = await Previewed(Small);
        var parts = (await Stored()).Count;
        await putAway.Press("Put the file away");
        putAway.Words.ShouldContain("Cancelled");
        (await Stored()).Count.ShouldBe(parts / 2);
        using var used = await Previewed(Small);
        await used.Press("Add these patients");
        await Round().Go(Ct);
        portal.Clock.MoveDays(1);
        await Round().Go(Ct);
        (await Stored()).Count.ShouldBe(parts / 2 + 1, "a day is not over yet");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await Round().Go(Ct);
        (await Stored()).Count.ShouldBe(1, "the report of the one that was used");
        using var later = await portal.SignedIn(portal.Clinic.Assistant);
        await later.Open(kept.Address.AbsolutePath);
        later.Status.ShouldBe(HttpStatusCode.NotFound);
        (await Report(later, used.Address.AbsolutePath)).ShouldNotContain("Ada");
        portal.Clock.MoveDays(PatientImport.KeptDays);
        await Round().Go(Ct);
        ((await Stored()).Count, await portal.Count<PatientImport>(_ => true)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Only_whoever_brought_a_file_sees_it_and_it_is_added_by_their_right_as_it_is_then()
    {
        using var assistant = await Previewed(Small);
        var address = assistant.Address.AbsolutePath;
        var other = await TestClinic.Make(portal, "Other", "other");
        foreach (var person in new[] { portal.Clinic.Clinician, other.Assistant })
        {
            using var stranger = await portal.SignedIn(person);
            await stranger.Open(address);
            stranger.Status.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PostForged(address)).ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PostForged($"{address}?handler=Cancel")).ShouldBe(HttpStatusCode.NotFound);
            (await stranger.Get($"{address}?handler=Csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        await assistant.Press("Add these patients");
        await portal.WithDb(db => db.Set<Person>().IgnoreQueryFilters().Where(person => person.Id == portal.Clinic.Assistant.Person.Id).ExecuteUpdateAsync(person => person.SetProperty(row => row.Roles, Roles.Lead), Ct));
        await Round().Go(Ct);
        (await portal.WithDb(db => db.Of<PatientImport>().IgnoreQueryFilters().SingleAsync(Ct))).Because.ShouldBe(PatientImport.NoLongerAllowed);
        (await portal.Count<Patient>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_cannot_be_imported_is_refused_at_its_field_and_nothing_is_kept()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        foreach (var (file, sentence) in new (byte[], string)[]
        {
            ([], "Choose a file first."),
            ("Ada Byron,1970-03-09"u8.ToArray(), "The first row has no heading that is known. It must name the columns, for example Name and Date of birth."),
            ("Name,Born\r\n"u8.ToArray(), "The file has headings, and no row below them."),
            (Encoding.UTF8.GetBytes(Many(PatientImport.MostRows + 1)), "A file may have at most 50,000 rows; this one has 50,001. Split it, and import one part after the other."),
            (new byte[PatientImport.MostBytes + 1], PatientImport.TooLarge),
        })
        {
            await Bring(assistant, file);
            assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, sentence);
            assistant.ErrorAt("CSV file").ShouldBe(sentence);
        }
        await Bring(assistant, new byte[PatientImport.MostBytes + 1_000_000]);
        assistant.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await portal.Count<PatientImport>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_in_which_nobody_is_new_adds_nobody_unless_somebody_is_ticked()
    {
        await portal.APatient();
        using var assistant = await Previewed("Name,Born\nAda Byron,1970-03-09");
        await assistant.Press("Add these patients");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.Words.ShouldContain("No row of this file would be added.");
        assistant.Forge("AlsoAdd", "77");
        assistant.TickBox("Add row 2, Ada Byron");
        await assistant.Press("Add these patients");
        assistant.Words.ShouldContain("Tick only rows of the list.");
        assistant.TickBox("Add row 2, Ada Byron");
        await assistant.Press("Add these patients");
        await Round().Go(Ct);
        (await portal.Count<Patient>(patient => patient.Name == "Ada Byron")).ShouldBe(2);
    }

    [Fact]
    public async Task Five_thousand_rows_are_looked_at_and_added()
    {
        using var assistant = await Previewed(Many(5_000));
        assistant.Words.ShouldContain("5,000 rows");
        await assistant.Press("Add these patients");
        await Round().Go(Ct);
        await assistant.Open(assistant.Address.AbsolutePath);
        assistant.Words.ShouldContain("5,000 patients added. 0 rows not added.");
        (await portal.Count<Patient>(_ => true)).ShouldBe(5_000);
        (await Report(assistant)).Split("\r\n").Length.ShouldBe(5_002);
        (await portal.AuditOf(portal.Clinic)).Count(line => line.Deed == nameof(ImportPatients)).ShouldBe(25);
    }

    private static string Many(int rows) =>
        string.Join('\n', Enumerable.Range(0, rows).Select(row => $"Patient Number {row},{new DateOnly(1950, 1, 1).AddDays(row % 20_000):yyyy-MM-dd},es").Prepend("Name,Date of birth,Language"));

    private async Task<Visitor> Previewed(string text)
    {
        var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await Bring(assistant, Encoding.UTF8.GetBytes(text));
        assistant.Heading.ShouldBe("Import of patients");
        return assistant;
    }

    private static async Task Bring(Visitor visitor, byte[] file)
    {
        await visitor.Open(Links.ImportPatients);
        visitor.Attach("CSV file", file);
        await visitor.Press("Look at the file");
    }

    private static async Task<string> Report(Visitor visitor, string? address = null)
    {
        using var answer = await visitor.Get($"{address ?? visitor.Address.AbsolutePath}?handler=Csv");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("PatientImport.csv");
        return Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Ct)).TrimStart('\uFEFF');
    }

    private Task<List<byte[]>> Stored() => portal.WithDb(db => db.Database.SqlQueryRaw<byte[]>("SELECT ciphertext AS \"Value\" FROM sealed_import_parts").ToListAsync(Ct));

    private Task<int> Taken(Guid import, int attempts) => portal.WithDb(db => db.Set<PatientImport>().IgnoreQueryFilters().Where(one => one.Id == import).ExecuteUpdateAsync(
        one => one.SetProperty(row => row.State, ImportState.Running).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.TakenUntil, portal.Clock.Now + PatientImport.Lease), Ct));

    private static PatientImportRound Round(Portal of) => ActivatorUtilities.CreateInstance<PatientImportRound>(of.Services);

    private PatientImportRound Round() => Round(portal);
}
