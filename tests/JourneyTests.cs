using Microsoft.Extensions.DependencyInjection;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests;

/// <summary>The main job in a real browser, with the clock moved and axe on every page.</summary>
public sealed class JourneyTests(TestDatabase databases)
{
    private const string Chair = "Chair hip flexor stretch";
    private const string Part1 = "Gluteal stretches, Part 1";
    private const string Part2 = "Gluteal stretches, Part 2";

    [Fact]
    public async Task From_a_new_patient_through_a_gate_to_a_report()
    {
        await using var portal = await Portal.OpenListening(databases);
        await using var browser = await Browser.Open(portal);
        await SignIn(browser, portal);

        await browser.Follow("Add a patient");
        await browser.Fill("Name", "Maren Ødegård-Test");
        await browser.Fill("Date of birth", "1968-11-30");
        await browser.Page.GetByLabel("Whatever is left unknown above is absent").CheckAsync();
        await browser.Press("Add patient");
        var chart = browser.Page.Url;

        await browser.Follow("Screen for red flags");
        foreach (var flag in RedFlags.All)
            await browser.Choose(flag.Question, "No");
        await browser.Press("Save screening");
        (await browser.Words()).ShouldContain("Treatment can go on.");

        await browser.Go(chart);
        await browser.Press("Start a prescription");
        var prescription = browser.Page.Url.Replace("/build", "", StringComparison.Ordinal);
        foreach (var stretch in new[] { Chair, Part1, Part2 })
            await browser.Press($"Add {stretch}");
        await browser.Follow("Pain limits, condition and delivery");
        await browser.Fill("What the stretches are for", "To bend and lift with less ache.");
        await browser.Fill("Review date", "2026-03-30");
        await browser.Fill("Pain today", "3");
        await browser.Press("Save");
        await browser.Follow("Check and sign");
        await browser.Press("Sign");
        (await browser.Words()).ShouldContain("Hold 60 seconds on each side, once a day, for 4 weeks.");

        await browser.Follow("Handout");
        var before = await browser.PdfText("Produce the PDF");
        before.ShouldContain("Hold 60 seconds on each side, once a day, for 4 weeks.");
        before.ShouldContain($"Coming next: {Part2}");
        StepsOf(portal, "gluteal-part-1").ShouldAllBe(step => before.Contains(step));
        StepsOf(portal, "gluteal-part-2").ShouldAllBe(step => !before.Contains(step));

        portal.Clock.MoveDays(9);
        await SignIn(browser, portal);
        await TypeFirstWeek(browser, prescription);
        await browser.Go(prescription);
        await browser.Follow($"Gate of {Part2}");
        (await browser.Words()).ShouldContain("Done on 4 days.");
        (await browser.Words()).ShouldNotContain("Ready for your decision");

        await TypeSecondWeek(browser, prescription);
        await browser.Go(prescription);
        await browser.Follow($"Gate of {Part2}");
        (await browser.Words()).ShouldContain("Ready for your decision");
        (await browser.Words()).ShouldContain("From 3 March to 10 March: 8 days.");
        await browser.Fill("Why", "Part 1 is easy on both sides.");
        await browser.Press($"Open {Part2}");
        (await browser.Words()).ShouldContain("Opened by Clinician of Harbour Physiotherapy: Part 1 is easy on both sides.");

        await browser.Go($"{prescription}/handout");
        (await browser.Page.Locator("nav").InnerTextAsync()).ShouldContain("Handout no. 1 is out of date.");
        var after = await browser.PdfText("Produce the PDF");
        StepsOf(portal, "gluteal-part-2").ShouldAllBe(step => after.Contains(step));

        // Eight days, 3 to 10 March. Each has the chair stretch and Part 1: 8 sessions, 16 stretches, and 8 × (2 + 4) = 48 doses.
        await browser.Go($"{prescription}/report");
        var report = await browser.Words();
        // All of one session, 4 March; something of the four on 3, 6, 8 and 10 March; three days silent.
        report.ShouldContain("at least 12 % 1 of 8 done");
        // Part 1 five times; of the chair stretch a half, a whole and a half.
        report.ShouldContain("at least 43 % 7 of 16 done");
        // Part 1 is 20 doses; the chair stretch 1, 2 and 1.5, since 30 of 60 seconds are a half.
        report.ShouldContain("at least 51 % 24.5 of 48 done");
        report.ShouldContain("0.5 partly, 0.5 not done, 8 not reported");
    }

    private static async Task SignIn(Browser browser, Portal portal)
    {
        await browser.SignIn(portal.Clinic.Clinician);
    }

    private static async Task TypeFirstWeek(Browser browser, string prescription)
    {
        await browser.Go($"{prescription}/diary/2026-03-02");
        foreach (var day in new[] { "Tuesday", "Wednesday", "Friday", "Sunday" })
            await TypePart1(browser, day);
        await browser.Select($"{Chair}, left, Tuesday", "Done");
        await browser.Select($"{Chair}, right, Tuesday", "Not done");
        await browser.Select($"{Chair}, left, Wednesday", "Done");
        await browser.Select($"{Chair}, right, Wednesday", "Done");
        await browser.Press("Save week");
        (await browser.Words()).ShouldContain("Saved: 20 entries and 4 day notes.");
    }

    private static async Task TypeSecondWeek(Browser browser, string prescription)
    {
        await browser.Go($"{prescription}/diary/2026-03-09");
        await TypePart1(browser, "Tuesday");
        await browser.Select($"{Chair}, left, Tuesday", "Partly");
        await browser.Fill($"{Chair}, left, Tuesday: seconds", "30");
        await browser.Select($"{Chair}, right, Tuesday", "Done");
        await browser.Press("Save week");
        (await browser.Words()).ShouldContain("Saved: 6 entries and 1 day note.");
    }

    private static async Task TypePart1(Browser browser, string day)
    {
        await browser.Select($"{Part1}, left, {day}", "Done");
        await browser.Select($"{Part1}, right, {day}", "Done");
        await browser.Fill($"{Part1}: pain during, {day}", "1");
        await browser.Select($"Legs, {day}", "None");
        await browser.Select($"Next morning, {day}", "Same");
    }

    private static IReadOnlyList<string> StepsOf(Portal portal, string stretch) =>
        [.. portal.Services.GetRequiredService<StretchCatalog>().Find(stretch)!.Parts.SelectMany(part => part.Steps)];
}
