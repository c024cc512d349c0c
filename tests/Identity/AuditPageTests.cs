using System.Net;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

public sealed class AuditPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Opening_a_chart_writes_who_read_whom_and_when()
    {
        var patient = await portal.APatient("Ada Byron");
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        portal.Clock.Move(TimeSpan.FromMinutes(2));
        await assistant.Open(Links.Patient(patient));
        var line = (await portal.AuditOf(portal.Clinic))[^1];
        (line.Person, line.Deed, line.Outcome, line.Patient, line.At).ShouldBe((portal.Clinic.Assistant.Person.Id, "ReadPatient", AuditOutcome.Done, patient, portal.Clock.Now));
    }

    [Fact]
    public async Task A_list_writes_one_line_that_names_everybody_it_showed_and_nobody_else()
    {
        var found = await portal.APatient("Ada Byron");
        var alsoFound = await portal.APatient("Adam Smith");
        await portal.APatient("Zoe Zeit");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        portal.Clock.Move(TimeSpan.FromMinutes(2));
        clinician.Fill("Find a patient", "ada");
        await clinician.Press("Find");
        var lines = (await portal.AuditOf(portal.Clinic)).Where(line => line.At == portal.Clock.Now).ToList();
        lines.Count.ShouldBe(1);
        lines[0].Deed.ShouldBe("ReadCaseload");
        lines[0].Shown.Split(' ').ShouldBe([found.ToString(), alsoFound.ToString()]);
    }

    [Fact]
    public async Task A_deed_that_was_refused_is_kept_though_nothing_else_of_it_is()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Gate);
        await clinician.Press($"Open {States.Part2Name}");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == "DecideGate" && line.Outcome == AuditOutcome.Refused && line.Patient == plan.Patient);
    }

    [Fact]
    public async Task The_lead_reads_it_all_with_names_numbers_and_how_it_ended()
    {
        var plan = await portal.ASignedPrescription("Ada Byron");
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await assistant.Open(Links.Sign(plan.Patient, plan.Prescription));
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await assistant.Open(Links.Patient(Guid.CreateVersion7(Portal.Start)));
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Audit);
        var rows = lead.Page.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        rows.ShouldContain(row => row.Contains("Sign prescription page") && row.Contains("Ada Byron (1)") && row.Contains("Not allowed"));
        rows.ShouldContain(row => row.Contains("Read patient") && row.Contains("not of this clinic") && row.Contains("Not found"));
        rows.ShouldContain(row => row.Contains("Sign prescription") && row.Contains("Clinician of Harbour Physiotherapy") && row.Contains("Done"));
    }

    [Fact]
    public async Task Earlier_lines_are_a_page_further_and_none_is_shown_twice_or_left_out()
    {
        for (var number = 0; number < 130; number++)
        {
            portal.Clock.Move(TimeSpan.FromSeconds(number % 3 == 0 ? 1 : 0));
            await portal.APatient($"Patient {number}");
        }
        portal.Clock.Move(TimeSpan.FromSeconds(1));
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Audit);
        var shown = Added(lead);
        await lead.Follow("Earlier");
        shown.AddRange(Added(lead));
        shown.Count.ShouldBe(130);
        shown.Distinct().Count().ShouldBe(130);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("9999999999999999999")]
    public async Task A_moment_that_cannot_be_shows_the_latest_lines(string before)
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open($"{Links.Audit}?before={before}");
        lead.Status.ShouldBe(HttpStatusCode.OK);
        lead.Page.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(0);
    }

    private static List<string> Added(Visitor lead) =>
        [.. lead.Page.QuerySelectorAll("tbody tr").Where(row => row.TextContent.Contains("Add patient", StringComparison.Ordinal)).Select(row => row.Children[3].TextContent.Trim())];
}
