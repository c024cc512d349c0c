using System.Globalization;
using System.Text.RegularExpressions;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>The portal is written as its clinic writes.</summary>
public sealed partial class InterfaceTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_lead_chooses_American_English_and_everybody_there_reads_dates_times_and_words_so()
    {
        var patient = await portal.APatient();
        await portal.AScreening(patient);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Patient(patient));
        clinician.Words.ShouldContain("Screened 2 March 2026");
        clinician.Page.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");

        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Clinic);
        lead.Choose("English of the portal", "American");
        lead.Choose("Paper", "US Letter");
        await lead.Press("Save English and paper");
        lead.Words.ShouldContain("Phone for patients");
        await lead.Open(Links.Branding);
        lead.ValueOf("Color").ShouldBe("");
        await lead.Open(Links.Audit);
        lead.Words.ShouldContain("Mar 2, 2026 9:30 AM");

        await clinician.Open(Links.Patient(patient));
        clinician.Words.ShouldContain("Screened March 2, 2026");
        clinician.Page.DocumentElement.GetAttribute("lang").ShouldBe("en-US");
        using var other = await portal.SignedIn((await TestClinic.Make(portal, "Other", "other")).Lead);
        await other.Open(Links.Clinic);
        other.Words.ShouldContain("Telephone for patients");
    }

    [Fact]
    public async Task A_clinic_prints_on_its_own_paper_unless_another_is_asked_for()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(portal.Clinic.Lead, new ChooseWriting(0, English.American, Paper.Letter));
        (await portal.Send(portal.Clinic.Clinician, new ReadHandout(plan.Patient, plan.Prescription))).Format.Paper.ShouldBe(Paper.Letter);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ClinicReport);
        lead.Page.QuerySelectorAll("a").Select(link => link.TextContent).Where(text => text.Contains("PDF", StringComparison.Ordinal)).ShouldBe(["Download as PDF", "PDF on A4"]);
    }

    [Fact]
    public async Task Of_two_who_choose_the_later_is_told()
    {
        await portal.Send(portal.Clinic.Lead, new ChooseWriting(0, English.American, Paper.Letter));
        (await Should.ThrowAsync<Refusal>(() => portal.Send(portal.Clinic.Lead, new ChooseWriting(0, English.British, Paper.A4)))).Message.ShouldBe(Clinic.Stale);
    }

    [Fact]
    public async Task No_page_of_an_American_clinic_says_what_is_only_said_in_Britain()
    {
        await portal.Send(portal.Clinic.Lead, new ChooseWriting(0, English.American, Paper.Letter));
        Places places;
        using (new Writing(English.American))
            places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var found = new List<string>();
        // The clinic's own page shows both, to choose from.
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForStaff && page.Name != "ChangeClinic"))
        {
            var visitor = Roles.Clinician.Allow(page.RightToOpen!.Value) ? clinician : lead;
            await visitor.Open(page.Address(places));
            found.AddRange(OnlyBritish().Matches(visitor.Words).Select(match => $"{page}: {match.Value}"));
        }
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_of_the_resource_file_is_said_somewhere_and_reads_otherwise_there()
    {
        var code = string.Concat(new[] { "Web", "Infrastructure", "Domain", "Application" }.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Checkout.Folder, "src", project), "*.cs*", SearchOption.AllDirectories)).Select(File.ReadAllText));
        var american = Interface.In(English.American);
        american.Count.ShouldBeGreaterThan(10);
        american.Keys.Where(text => !code.Contains($"\"{text}\"", StringComparison.Ordinal)).ShouldBeEmpty();
        american.Where(text => text.Key == text.Value).ShouldBeEmpty();
        Interface.In(English.British).ShouldBeEmpty("a text is its own key");
    }

    /// <summary>Deeds that a test sends by no page are sent in this English, as those of a page are in its clinic's.</summary>
    private sealed class Writing : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentUICulture;

        public Writing(English english) => english.Use();

        public void Dispose() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
    }

    [GeneratedRegex(@"\w*colour\w*|\b[Cc]ancelled\b|\bticked\b|\b[Tt]icks?\b|\be-mails?\b|\btelephones?\b|\b[Rr]egistration number\b|\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyBritish();
}
