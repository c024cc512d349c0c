using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Infrastructure.Handouts;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

/// <summary>Handouts for a class or a ward: made in the background, whatever happens to the browser or the program meanwhile.</summary>
public sealed class HandoutBatchTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Secret = "Zanzibarowska";
    private readonly string folder = Directory.CreateTempSubdirectory("batch").FullName;
    private Portal portal = null!;

    private string Browser => Path.Combine(folder, "chromium");

    private TestPerson Clinician => portal.Clinic.Clinician;

    public async ValueTask InitializeAsync()
    {
        // Stands before the real browser, and writes down which process it is.
        await Write($"echo $$ >> {folder}/started\nexec {new ChromiumPlace(null).Find()} \"$@\"");
        using var executable = Process.Start("chmod", ["+x", Browser]);
        await executable.WaitForExitAsync();
        portal = await Portal.Open(databases, new() { ["Handouts:Chromium"] = Browser, ["Handouts:LongestPrint"] = "20" });
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Whoever_is_ticked_gets_a_handout_in_the_zip_and_whoever_can_have_none_is_listed_with_the_reason()
    {
        var ada = await portal.ASignedPrescription($"Ada {Secret}");
        var bo = await portal.ASignedPrescription("Bo Holm");
        var paused = await portal.ASignedPrescription("Cy Paused");
        await portal.Change(paused, PrescriptionEventKind.Paused);
        await portal.APatient("Di Bare");
        await portal.ASignedPrescription("Ed Left Out");
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        foreach (var (name, number) in new[] { ($"Ada {Secret}", 1), ("Bo Holm", 2), ("Cy Paused", 3), ("Di Bare", 4) })
            assistant.TickBox($"{name}, no. {number}");
        await assistant.Press("Make the handouts");
        assistant.Heading.ShouldBe("A batch of handouts");
        assistant.Words.ShouldContain("0 of 4 made, 1 failed, 3 to go.");
        assistant.Page.QuerySelector("progress")!.GetAttribute("value").ShouldBe("1");

        await Round().Go(TestContext.Current.CancellationToken);
        await assistant.Open(assistant.Address.AbsolutePath);
        assistant.Words.ShouldContain("2 of 4 made, 2 failed.");
        assistant.Cell("Table of patients without a handout", "Cy Paused", "Why").ShouldBe("This prescription is paused, so it has no handout now.");
        assistant.Cell("Table of patients without a handout", "Di Bare", "Why").ShouldBe(HandoutBatchLine.NothingRuns);
        await assistant.Press("Download the zip");
        var files = Unzipped(assistant.Body);
        // Several are made at once, so which of the two numbers each gets is not said.
        files.Keys.Select(name => name.Split("-handout-")[0]).ShouldBe(["patient-1", "patient-2"], ignoreOrder: true);
        files.Keys.Select(name => name.Split("-handout-")[1]).ShouldBe(["1.pdf", "2.pdf"], ignoreOrder: true);
        (await Task.WhenAll(files.Values.Select(Pdf.Words))).ShouldContain(words => words.Contains(Secret, StringComparison.Ordinal));
        var audit = await portal.AuditOf(portal.Clinic);
        foreach (var plan in new[] { ada, bo })
            audit.ShouldContain(line => line.Deed == nameof(ProduceHandout) && line.Patient == plan.Patient && line.Person == portal.Clinic.Assistant.Person.Id);
        audit.ShouldContain(line => line.Deed == nameof(DownloadHandoutBatch) && line.Shown.Contains($"{ada.Patient}", StringComparison.Ordinal));
        portal.Log.Lines.Where(line => line.Contains(Secret, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_PDF_for_the_printer_has_all_of_them_each_from_the_front_of_a_sheet_on()
    {
        string[] names = ["Ada Byron", "Bo Holm", "Cy Moor"];
        foreach (var name in names)
            await portal.ASignedPrescription(name);
        using var clinician = await portal.SignedIn(Clinician);
        await clinician.Open(Links.CaseloadOf(CaseloadView.Of(CaseloadScope.Everybody)));
        clinician.Choose("For whom", "Everybody found, also on the other pages");
        clinician.Choose("As what", "One PDF for the printer, each from a new sheet on");
        await clinician.Press("Make the handouts");
        await Round().Go(TestContext.Current.CancellationToken);
        await clinician.Open(clinician.Address.AbsolutePath);
        await clinician.Press("Download the PDF");
        var pages = (await Pdf.Pages(clinician.Body)).Select(page => page.Words).ToList();
        foreach (var name in names)
            (pages.FindIndex(page => page.Contains($"{name} · no.", StringComparison.Ordinal)) % 2).ShouldBe(0, name);
        pages.Count.ShouldBe(12);
        clinician.Body.Length.ShouldBeLessThan(2 * await SizeOfOne());
    }

    [Fact]
    public async Task What_went_out_of_date_since_is_left_out_and_its_line_says_so()
    {
        var ada = await portal.ASignedPrescription();
        await portal.ASignedPrescription("Bo Holm");
        var batch = await Ordered();
        await Round().Go(TestContext.Current.CancellationToken);
        await portal.AnOpenGate(ada);
        using var clinician = await portal.SignedIn(Clinician);
        await clinician.Open(Links.HandoutBatch(batch));
        await clinician.Press("Download the zip");
        Unzipped(clinician.Body).Keys.ShouldHaveSingleItem().ShouldStartWith("patient-2-handout-");
        await clinician.Open(Links.HandoutBatch(batch));
        clinician.Cell("Table of patients without a handout", "Ada Byron", "Why").ShouldBe(HandoutBatchLine.OutOfDate);
        await clinician.Press("Order these again");
        clinician.Words.ShouldContain("0 of 1 made, 1 to go.");
    }

    [Fact]
    public async Task The_rest_can_be_cancelled_and_what_is_made_stays()
    {
        await portal.ASignedPrescription();
        await portal.ASignedPrescription("Bo Holm");
        var batch = await Ordered();
        await Sql($"UPDATE handout_batch_lines SET taken_until = {InHalfAnHour} WHERE place = 2");
        await Round().Go(TestContext.Current.CancellationToken);
        using var clinician = await portal.SignedIn(Clinician);
        await clinician.Open(Links.HandoutBatch(batch));
        clinician.Words.ShouldContain("1 of 2 made, 1 to go.");
        await clinician.Follow("Cancel the rest");
        await clinician.Press("Cancel the rest");
        clinician.Words.ShouldContain("1 of 2 made, 1 cancelled.");
        portal.Clock.Move(TimeSpan.FromMinutes(45));
        await Round().Go(TestContext.Current.CancellationToken);
        await clinician.Open(Links.HandoutBatch(batch));
        clinician.Words.ShouldContain("1 of 2 made, 1 cancelled.");
        await clinician.Press("Download the zip");
        Unzipped(clinician.Body).Count.ShouldBe(1);
        await clinician.Open(Links.CancelHandoutBatch(batch));
        await clinician.Press("Cancel the rest");
        clinician.Errors.ShouldBe(["Nothing of this batch is waiting any more, so there is nothing to cancel."]);
    }

    [Fact]
    public async Task What_a_killed_instance_was_making_another_makes_once_its_time_is_over()
    {
        await portal.ASignedPrescription();
        await portal.ASignedPrescription("Bo Holm");
        var batch = await Ordered();
        await Sql($"UPDATE handout_batch_lines SET attempts = 1, taken_until = {Iso(portal.Clock.Now + HandoutBatchLine.Lease)}");
        await using var another = portal.AnotherInstance();
        await Round(another).Go(TestContext.Current.CancellationToken);
        (await Progress(batch)).Done.ShouldBe(0);
        another.Clock.Move(HandoutBatchLine.Lease);
        await Round(another).Go(TestContext.Current.CancellationToken);
        (await Progress(batch)).Done.ShouldBe(2);
    }

    [Fact]
    public async Task What_an_instance_leaves_when_it_stops_another_takes_up_at_once()
    {
        await portal.ASignedPrescription();
        var batch = await Ordered();
        await Write("exec sleep 600");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var round = Round().Go(stop.Token);
        await Until(async () => await portal.Count<HandoutBatchLine>(line => line.TakenUntil != null) == 1);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => round);
        await using var another = portal.AnotherInstance(new() { ["Handouts:Chromium"] = "" });
        await Round(another).Go(TestContext.Current.CancellationToken);
        (await Progress(batch)).Done.ShouldBe(1);
    }

    [Fact]
    public async Task A_browser_that_is_killed_twice_meanwhile_costs_no_handout()
    {
        for (var patient = 0; patient < 6; patient++)
            await portal.ASignedPrescription($"Patient {patient}");
        var batch = await Ordered();
        var round = Round().Go(TestContext.Current.CancellationToken);
        foreach (var time in new[] { 1, 2 })
        {
            await Until(async () => await Started() >= time && (await Progress(batch)).Done >= time);
            await Kill();
        }
        await round;
        (await Progress(batch)).Done.ShouldBe(6);
        (await Started()).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Without_a_browser_every_line_fails_with_the_sentence_and_nothing_is_kept()
    {
        await portal.ASignedPrescription();
        File.Delete(Browser);
        var batch = await Ordered();
        await Round().Go(TestContext.Current.CancellationToken);
        using var clinician = await portal.SignedIn(Clinician);
        await clinician.Open(Links.HandoutBatch(batch));
        clinician.Cell("Table of patients without a handout", "Ada Byron", "Why").ShouldContain("Chromium is not installed");
        (await portal.WithDb(db => db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM handout_files").SingleAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_fails_whoever_makes_it_is_given_up_with_a_sentence()
    {
        await portal.ASignedPrescription();
        var batch = await Ordered();
        await Sql($"UPDATE handout_batch_lines SET attempts = {HandoutBatchLine.MostAttempts}");
        await Round().Go(TestContext.Current.CancellationToken);
        (await portal.Send(Clinician, new ReadBatchFailures(batch))).Lines.ShouldHaveSingleItem().Because.ShouldBe(HandoutBatchLine.WornOut);
    }

    [Fact]
    public async Task It_is_made_with_the_rights_of_whoever_ordered_it_as_they_are_then()
    {
        await portal.ASignedPrescription();
        var batch = await Ordered();
        await portal.Send(portal.Clinic.Lead, new Application.Identity.DeactivatePerson(Clinician.Person.Id));
        await Round().Go(TestContext.Current.CancellationToken);
        (await portal.Send(portal.Clinic.Assistant, new ReadBatchFailures(batch))).Lines.ShouldHaveSingleItem().Because.ShouldBe(HandoutBatchLine.NoLongerAllowed);
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == nameof(ProduceHandout) && line.Person == Clinician.Person.Id && line.Outcome == AuditOutcome.NotAllowed);
    }

    [Fact]
    public async Task A_batch_is_downloaded_only_with_the_right_and_by_its_own_clinic_and_once_it_is_over()
    {
        await portal.ASignedPrescription();
        var batch = await Ordered();
        var other = await TestClinic.Make(portal, "Other", "other");
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        lead.Words.ShouldNotContain("Make the handouts");
        (await lead.PostForged(Links.HandoutBatch(batch))).ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = await portal.SignedIn(other.Clinician);
        await stranger.Open(Links.HandoutBatch(batch));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var address in new[] { Links.HandoutBatch(batch), Links.CancelHandoutBatch(batch) })
            (await stranger.PostForged(address)).ShouldBe(HttpStatusCode.NotFound);
        await stranger.Open(Links.HandoutBatches);
        stranger.Words.ShouldContain("No batches yet");
        using var clinician = await portal.SignedIn(Clinician);
        (await clinician.PostForged(Links.HandoutBatch(batch))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Progress(batch)).Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_or_patients_of_another_clinic_make_no_batch()
    {
        var other = await TestClinic.Make(portal, "Other", "other");
        var theirs = await portal.APatient("Theirs", other);
        using var clinician = await portal.SignedIn(Clinician);
        (await clinician.PostForged(Links.HandoutBatches, ("Whom", "Ticked"), ("Kind", "Zip"), ("Patient", $"{theirs}"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        await portal.APatient();
        await clinician.Open(Links.Caseload);
        await clinician.Press("Make the handouts");
        clinician.Errors.ShouldBe(["Choose at least one patient."]);
        (await portal.Count<HandoutBatch>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public void A_batch_has_at_most_200_patients()
    {
        HandoutBatch Order(int patients) => HandoutBatch.Order(Guid.Empty, Guid.Empty, BatchKind.Zip, HandoutFormat.UsualOn(Domain.Paper.A4), patients, Guid.Empty, Portal.Start);
        Order(200).Kind.ShouldBe(BatchKind.Zip);
        Should.Throw<Domain.Refusal>(() => Order(201)).Message.ShouldBe("A batch has at most 200 patients; these are more. Find fewer, and order several batches.");
    }

    [Fact]
    public async Task An_audit_line_has_room_for_everybody_in_a_batch()
    {
        var line = new AuditEntry(portal.Clinic.Clinic.Id, Guid.CreateVersion7(Portal.Start), Portal.Start, null, "Test", AuditOutcome.Done, null, [.. Enumerable.Repeat(Guid.CreateVersion7(Portal.Start), HandoutBatch.MostPatients)]);
        await portal.WithDb(async db =>
        {
            db.Add(line);
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        (await portal.AuditOf(portal.Clinic)).ShouldContain(kept => kept.Shown == line.Shown);
    }

    private string InHalfAnHour => Iso(portal.Clock.Now.AddMinutes(30));

    private static string Iso(DateTimeOffset at) => $"'{at:yyyy-MM-ddTHH:mm:ssZ}'";

    private static HandoutRound Round(Portal of) => ActivatorUtilities.CreateInstance<HandoutRound>(of.Services);

    private HandoutRound Round() => Round(portal);

    private async Task<Guid> Ordered() => (await portal.Send(Clinician, new OrderHandouts([], BatchKind.Zip, Search: new(null)))).Batch;

    private Task<BatchProgress> Progress(Guid batch) => portal.Send(Clinician, new ReadHandoutBatch(batch));

    private Task<int> Sql(string statement) => portal.WithDb(db => db.Database.ExecuteSqlRawAsync(statement));

    private async Task<int> SizeOfOne() => await portal.WithDb(db => db.Database.SqlQueryRaw<int>("SELECT max(length(ciphertext)) AS \"Value\" FROM handout_files").SingleAsync());

    private static Dictionary<string, byte[]> Unzipped(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var from = entry.Open();
            using var to = new MemoryStream();
            from.CopyTo(to);
            return to.ToArray();
        });
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var waited = Stopwatch.StartNew(); !await holds();)
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task Kill()
    {
        using var kill = Process.Start("kill", ["-KILL", (await File.ReadAllLinesAsync(Path.Combine(folder, "started")))[^1]]);
        await kill.WaitForExitAsync();
    }

    private async Task<int> Started() => File.Exists(Path.Combine(folder, "started")) ? (await File.ReadAllLinesAsync(Path.Combine(folder, "started"))).Length : 0;

    private Task Write(string script) => File.WriteAllTextAsync(Browser, $"#!/bin/sh\n{script}\n");
}
