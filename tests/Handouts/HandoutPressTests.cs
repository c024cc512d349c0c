using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Infrastructure.Handouts;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

/// <summary>What was printed is kept, and a browser that hangs, dies or goes away costs a moment, never a handout.</summary>
public sealed class HandoutPressTests(TestDatabase databases) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("press").FullName;
    private Portal portal = null!;
    private ThreeStretches plan = null!;

    private string Browser => Path.Combine(folder, "chromium");

    public async ValueTask InitializeAsync()
    {
        // Stands before the real browser, and writes down which process it is.
        await Write($"echo $$ >> {folder}/started\nexec {new ChromiumPlace(null).Find()} \"$@\"");
        await Run("chmod", "+x", Browser);
        portal = await Portal.Open(databases, new() { ["Handouts:Chromium"] = Browser, ["Handouts:LongestPrint"] = "5", ["Site:PublicUrl"] = "https://stretches.clinic.example" });
        plan = await portal.ASignedPrescription();
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_was_printed_is_given_again_byte_for_byte_without_a_browser()
    {
        var first = await Print();
        await Stop("KILL");
        File.Delete(Browser);
        (await Print()).ShouldBe(first);
    }

    [Fact]
    public async Task It_is_kept_sealed()
    {
        await Print();
        var kept = await portal.WithDb(db => db.Database.SqlQueryRaw<byte[]>("SELECT ciphertext AS \"Value\" FROM handout_files").SingleAsync());
        kept.AsSpan().IndexOf("%PDF"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task Two_who_print_it_at_once_both_get_it_and_it_is_kept_once()
    {
        await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Given()));
        (await portal.WithDb(db => db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM handout_files").SingleAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_browser_that_died_is_started_again()
    {
        await Print();
        await Stop("KILL");
        await portal.AnOpenGate(plan);
        (await Pdf.Words(await Print())).ShouldContain(States.Part2Name);
    }

    [Fact]
    public async Task A_browser_that_hangs_is_ended_and_another_prints()
    {
        await Print();
        await Stop("STOP");
        await portal.AnOpenGate(plan);
        (await Pdf.Words(await Print())).ShouldContain(States.Part2Name);
        (await Started()).Count.ShouldBe(2);
        Process.GetProcesses().Select(process => process.Id).ShouldNotContain((await Started())[0]);
    }

    [Fact]
    public async Task A_browser_that_never_answers_is_said_not_to_and_nothing_is_kept()
    {
        await Write("exec sleep 600");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        await clinician.Press("Produce the PDF");
        (clinician.Status, clinician.Heading).ShouldBe((HttpStatusCode.ServiceUnavailable, "The PDF could not be made"));
        clinician.Words.ShouldContain("does not answer");
        (await portal.WithDb(db => db.Database.SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM handout_files").SingleAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task On_a_full_disk_nothing_is_kept_by_halves_and_once_there_is_room_it_is_printed()
    {
        await InDatabase("CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$");
        await InDatabase("CREATE TRIGGER no_room BEFORE INSERT ON handout_files EXECUTE FUNCTION no_room()");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Handout);
        await clinician.Press("Produce the PDF");
        (clinician.Status, clinician.Heading).ShouldBe((HttpStatusCode.ServiceUnavailable, "The server’s disk is full"));
        await InDatabase("DROP TRIGGER no_room ON handout_files");
        (await Pdf.Words(await Print())).ShouldContain("handout no. 1");
    }

    private Task<int> InDatabase(string statement) => portal.WithDb(db => db.Database.ExecuteSqlRawAsync(statement, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_handout_of_eight_stretches_is_under_300_kB()
    {
        var long8 = await portal.EightStretches();
        var number = await portal.Send(long8.Of.Clinician, new ProduceHandout(long8.Patient, long8.Prescription));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.HandoutPdf(long8.Patient, long8.Prescription, number));
        clinician.Body.Length.ShouldBeLessThan(300_000);
        (await Pdf.Words(clinician.Body)).ShouldContain("Feel it here");
        (await Pdf.Codes(clinician.Body)).Count.ShouldBe(1);
    }

    private async Task<byte[]> Print()
    {
        await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        return await Given();
    }

    private async Task<byte[]> Given()
    {
        var number = (await portal.Send(plan.Of.Clinician, new ReadHandout(plan.Patient, plan.Prescription))).Latest!.Number;
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        return clinician.Body;
    }

    private async Task Stop(string signal) => await Run("kill", $"-{signal}", $"{(await Started())[^1]}");

    private static async Task Run(string program, params string[] arguments)
    {
        using var running = Process.Start(program, arguments);
        await running.WaitForExitAsync();
    }

    private Task Write(string script) => File.WriteAllTextAsync(Browser, $"#!/bin/sh\n{script}\n");

    private async Task<List<int>> Started() => [.. (await File.ReadAllLinesAsync(Path.Combine(folder, "started"))).Select(int.Parse)];
}
