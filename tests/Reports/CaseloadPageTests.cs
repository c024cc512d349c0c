using System.Net;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Reports;

public sealed class CaseloadPageTests(TestDatabase databases)
{
    [Theory]
    [InlineData("lucja", "Łucja Wójcik")]
    [InlineData("WÓJ", "Łucja Wójcik")]
    [InlineData("oconnor", null)]
    [InlineData("o'con", "Amélie O’Connor")]
    [InlineData("amelie", "Amélie O’Connor")]
    [InlineData("strasse", "Jens Straße")]
    [InlineData("2", "Amélie O’Connor")]
    [InlineData("%", null)]
    [InlineData("_", null)]
    [InlineData("'; drop table patients; --", null)]
    [InlineData("999999999999999999999", null)]
    public async Task A_patient_is_found_by_part_of_the_name_without_accents_or_by_number(string search, string? found)
    {
        await using var portal = await Portal.Open(databases);
        foreach (var name in new[] { "Łucja Wójcik", "Amélie O’Connor", "Jens Straße" })
            await portal.APatient(name);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        clinician.Fill("Find a patient", search);
        await clinician.Press("Find");
        Names(clinician).ShouldBe(found is null ? [] : [found]);
        clinician.ValueOf("Find a patient").ShouldBe(search);
        clinician.Address.Query.ShouldBe("", "a name belongs in no address");
        if (found is null)
            clinician.Words.ShouldContain("Nobody found");
    }

    [Fact]
    public async Task Sixty_patients_are_three_pages_in_the_order_of_their_names_and_a_search_stays_while_turning_them()
    {
        await using var portal = await Portal.Open(databases);
        for (var number = 60; number >= 1; number--)
            await portal.APatient($"Patient {number:00}");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        Names(clinician).ShouldBe(Enumerable.Range(1, 25).Select(number => $"Patient {number:00}"));
        await clinician.Press("Later names");
        await clinician.Press("Later names");
        Names(clinician).ShouldBe(Enumerable.Range(51, 10).Select(number => $"Patient {number:00}"));
        clinician.Page.QuerySelectorAll("button").ShouldNotContain(button => button.TextContent == "Later names");
        await clinician.Press("Earlier names");
        Names(clinician).ShouldBe(Enumerable.Range(26, 25).Select(number => $"Patient {number:00}"));

        clinician.Fill("Find a patient", "PATIENT");
        await clinician.Press("Find");
        await clinician.Press("Later names");
        Names(clinician)[0].ShouldBe("Patient 26");
        clinician.ValueOf("Find a patient").ShouldBe("PATIENT");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("10001")]
    public async Task A_page_that_does_not_exist_is_refused(string page)
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        (await clinician.PostForged("/", ("PageNumber", page))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task The_list_says_why_a_patient_needs_a_look()
    {
        await using var portal = await Portal.Open(databases);
        await portal.APatient("Nobody Started");
        await portal.ADraftToSign("Only Draft");
        var eligible = await portal.ASignedPrescription("Ready Gate");
        await portal.ADiaryThatMakesTheGateEligible(eligible);
        var silent = await portal.ASignedPrescription("Silent Since");
        portal.Clock.MoveDays(14);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        Look(clinician, "Nobody Started").ShouldBe("No prescription yet");
        Look(clinician, "Only Draft").ShouldBe("Draft to sign");
        Look(clinician, "Silent Since").ShouldContain("No report for 14 days");
        Look(clinician, "Ready Gate").ShouldContain("Gate ready for a decision");

        portal.Clock.MoveDays(14);
        await portal.Change(silent, PrescriptionEventKind.Stopped);
        using var later = await portal.SignedIn(portal.Clinic.Clinician);
        Look(later, "Silent Since").ShouldBe("–");
        Look(later, "Ready Gate").ShouldContain("Review due");
    }

    [Fact]
    public async Task A_screening_that_lapsed_under_a_running_prescription_needs_a_look()
    {
        await using var portal = await Portal.Open(databases);
        var plan = await portal.ASignedPrescription("Red Flag");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await portal.AScreening(plan.Patient, otherwise: ("ces-saddle", RedFlagAnswer.Yes));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        Look(clinician, "Red Flag").ShouldContain("Screening not current");
    }

    private static string Look(Visitor visitor, string patient) => visitor.Cell("Table of patients", patient, "Needs a look");

    private static List<string> Names(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("tbody th").Select(name => name.TextContent.Trim())];
}
