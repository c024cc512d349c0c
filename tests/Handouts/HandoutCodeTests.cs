using System.Net;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Handouts;

/// <summary>The square code on a handout, read off the printed page, and where it leads.</summary>
public sealed class HandoutCodeTests(TestDatabase databases) : IAsyncLifetime
{
    private const string PublicUrl = "https://stretches.clinic.example";
    private const string OutOfDate = "Your sheet is out of date";
    private Portal portal = null!;
    private ThreeStretches plan = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases, new() { ["Site:PublicUrl"] = PublicUrl });
        plan = await portal.ASignedPrescription();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_camera_reads_the_address_off_the_paper_and_it_opens_the_patients_page()
    {
        var (number, pdf) = await Print();
        var address = (await Pdf.Codes(pdf)).Single();
        address.ShouldStartWith($"{PublicUrl}/p/");
        (await Pdf.Words(pdf)).Replace(" ", "", StringComparison.Ordinal).ShouldContain(address);
        number.ShouldBe(1);
        using var patient = await portal.WithLink(TokenOf(address));
        patient.Heading.ShouldBe("Hello, Ada");
        patient.Words.ShouldNotContain(OutOfDate);
    }

    [Fact]
    public async Task Each_handout_has_a_token_of_its_own_and_printed_again_it_is_the_same()
    {
        var given = await portal.ALink(plan);
        var first = await CodeOf((await Print()).Pdf);
        (await CodeOf((await Print()).Pdf)).ShouldBe(first);
        await portal.AnOpenGate(plan);
        var second = await CodeOf((await Print()).Pdf);
        new[] { given, first, second }.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task The_code_of_a_superseded_handout_says_so_and_leads_to_what_holds_now()
    {
        var old = await CodeOf((await Print()).Pdf);
        await portal.AnOpenGate(plan);
        using var patient = await portal.WithLink(old);
        patient.Words.ShouldContain(OutOfDate);
        patient.Words.ShouldContain("Handout no. 1 is no longer right");
        patient.Words.ShouldContain(States.Part2Name);
        patient.Page.QuerySelectorAll(".my-card h2").Select(card => card.TextContent).ShouldContain(States.Part2Name);

        using var withNew = await portal.WithLink(await CodeOf((await Print()).Pdf));
        withNew.Words.ShouldNotContain(OutOfDate);
        using var again = await portal.WithLink(old);
        again.Words.ShouldContain(OutOfDate, Case.Sensitive, "a newer handout does not make the old one right");
    }

    [Fact]
    public async Task The_code_of_an_ended_plan_says_that_the_sheet_is_out_of_date()
    {
        var code = await CodeOf((await Print()).Pdf);
        await portal.Change(plan, PrescriptionEventKind.Completed);
        using var patient = await portal.WithLink(code);
        patient.Words.ShouldContain(OutOfDate);
        patient.Words.ShouldContain("Your stretches have ended");
    }

    [Fact]
    public async Task Revoking_ends_the_codes_on_paper_too_and_the_next_print_has_another()
    {
        var code = await CodeOf((await Print()).Pdf);
        using var patient = await portal.WithLink(code);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.PatientLink(plan.Patient));
        clinician.Words.ShouldContain("The square code on handout no. 1 opens the same page.");
        await clinician.Press("Revoke at once");
        foreach (var visitor in new[] { patient, portal.Visitor() })
        {
            await visitor.Open(visitor == patient ? Links.MyToday : Links.OpenLink(code));
            visitor.Status.ShouldBe(HttpStatusCode.NotFound);
            visitor.Words.ShouldContain("This link does not work any more");
        }
        var (number, pdf) = await Print();
        number.ShouldBe(1);
        var next = await CodeOf(pdf);
        next.ShouldNotBe(code);
        (await portal.WithLink(next)).Dispose();
    }

    [Fact]
    public async Task Another_address_for_the_patient_leaves_the_codes_on_paper_alone()
    {
        var code = await CodeOf((await Print()).Pdf);
        await portal.ALink(plan);
        (await portal.WithLink(code)).Dispose();
    }

    [Fact]
    public async Task It_asks_for_the_year_of_birth_where_the_patients_link_does()
    {
        await portal.ALink(plan, asksBirthYear: true);
        var code = await CodeOf((await Print()).Pdf);
        using var patient = portal.Visitor();
        await patient.Open(Links.OpenLink(code));
        patient.Words.ShouldContain("The year you were born");
    }

    [Fact]
    public async Task Without_a_public_address_no_code_is_printed_and_the_page_says_so()
    {
        await using var bare = await Portal.Open(databases);
        var draft = await bare.ASignedPrescription();
        using var clinician = await bare.SignedIn(bare.Clinic.Clinician);
        await clinician.Open(draft.Handout);
        clinician.Words.ShouldContain("handouts carry no code for a phone");
        await clinician.Press("Produce the PDF");
        (await Pdf.Codes(clinician.Body)).ShouldBeEmpty();
    }

    private async Task<(int Number, byte[] Pdf)> Print()
    {
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var number = await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        await clinician.Open(Links.HandoutPdf(plan.Patient, plan.Prescription, number));
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        return (number, clinician.Body);
    }

    private static async Task<string> CodeOf(byte[] pdf) => TokenOf((await Pdf.Codes(pdf)).Single());

    private static string TokenOf(string address) => new Uri(address).Segments[^1];
}
