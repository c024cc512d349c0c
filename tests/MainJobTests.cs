using System.Net;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests;

/// <summary>The main job through HTTP, without script: from a new patient to a report.</summary>
public sealed class MainJobTests(TestDatabase databases)
{
    private const string Part2 = "Gluteal stretches, Part 2";

    [Fact]
    public async Task A_clinic_prescribes_hands_out_records_and_reports()
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);

        await clinician.Follow("Add a patient");
        clinician.Fill("Name", "Amélie O'Connor");
        clinician.Fill("Date of birth", "1971-05-14");
        clinician.Choose("Knee pain", "Absent");
        clinician.Tick("All the others", "Whatever is left unknown above is absent");
        await clinician.Press("Add patient");
        clinician.Heading.ShouldBe("Amélie O'Connor");
        var chart = clinician.Address.PathAndQuery;

        await clinician.Follow("Screen for red flags");
        foreach (var flag in RedFlags.All)
            clinician.Choose(flag.Question, "No");
        await clinician.Press("Save screening");
        clinician.Words.ShouldContain("No concern");

        await clinician.Open(chart);
        await clinician.Press("Start a prescription");
        var prescription = clinician.Address.PathAndQuery.Replace("/build", "", StringComparison.Ordinal);
        await Prescribe(clinician, "Chair hip flexor stretch");
        await Prescribe(clinician, "Gluteal stretches, Part 1");
        await Prescribe(clinician, Part2);

        await clinician.Follow("Pain limits, condition and delivery");
        clinician.Fill("What the stretches are for", "To move your hips and low back with less ache.");
        clinician.Fill("Review date", "2026-03-30");
        clinician.Fill("Pain today", "3");
        await clinician.Press("Save");
        await clinician.Follow("Check and sign");
        await clinician.Press("Sign");
        clinician.Heading.ShouldBe("Prescription, version 1");
        clinician.Words.ShouldContain("Hold 60 seconds on each side, once a day, for 4 weeks.");

        await clinician.Follow("Handout");
        clinician.Words.ShouldContain($"Coming next: {Part2}");
        await clinician.Press("Produce the PDF");
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        clinician.Body.Take(4).ShouldBe("%PDF"u8.ToArray());

        portal.Clock.MoveDays(9);
        using var later = await portal.SignedIn(portal.Clinic.Clinician);
        await later.Open($"{prescription}/diary/2026-03-02");
        later.Status.ShouldBe(HttpStatusCode.OK);
        await later.Open($"{prescription}/report");
        later.Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task Prescribe(Visitor clinician, string stretch)
    {
        await clinician.Press($"Add {stretch}");
        clinician.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', clinician.Errors));
    }
}
