using System.Net;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>What holds of every page, whichever it is; a new page is among them by itself.</summary>
public sealed class EveryPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const int MostStatements = 8;
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_form_without_its_token_is_refused_by_every_page_and_nothing_happens()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        var before = (await portal.AuditOf(portal.Clinic)).Count;
        foreach (var person in new[] { portal.Clinic.Lead, portal.Clinic.Clinician })
        {
            using var visitor = await portal.SignedIn(person);
            // A mail program stops e-mail by the token in the address alone, without ever having seen the form; and whoever was signed out brings the form of another page.
            foreach (var page in (await PortalPage.All(portal)).Where(page => page.TakesPosts && page.Name is not ("StopMail" or "SignInAgain")))
            {
                using var answer = await visitor.PostAgain(page.Address(places), [new("Reason", "Because"), new("Name", "Forged")]);
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"POST {page}");
                (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The form could not be read");
            }
        }
        (await portal.AuditOf(portal.Clinic)).Count(line => line.Deed is not ("SignIn" or "ReadCaseload")).ShouldBe(before);
        (await portal.Count<Patient>(patient => patient.Name == "Forged")).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_with_the_token_of_somebody_else_is_refused()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var answer = await clinician.PostAgain(Links.AddPatient, [new("__RequestVerificationToken", await lead.Token()), new("Name", "Forged"), new("BirthDate", "1970-01-01")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_page_that_takes_no_form_says_so_and_does_not_fail()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        var pages = (await PortalPage.All(portal)).Where(page => !page.TakesPosts && page.IsForStaff).ToList();
        pages.Count.ShouldBeGreaterThan(5);
        foreach (var page in pages)
        {
            using var visitor = await portal.SignedIn(portal.Clinic.Lead.Person.Roles.Allow(page.RightToOpen!.Value) ? portal.Clinic.Lead : portal.Clinic.Clinician);
            (await visitor.PostForged(page.Address(places))).ShouldBe(HttpStatusCode.MethodNotAllowed, $"POST {page}");
        }
        using var patient = await portal.WithLink(places.Token);
        foreach (var page in (await PortalPage.All(portal)).Where(page => !page.TakesPosts && page.IsForPatient))
            (await patient.PostForgedFrom(Links.MyEmergency, page.Address(places.OfPatient))).ShouldBe(HttpStatusCode.MethodNotAllowed, $"POST {page}");
    }

    [Fact]
    public async Task A_form_whose_hidden_values_were_tampered_with_is_refused()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        (await clinician.PostForged(Links.Sign(plan.Patient, plan.Prescription), ("Revision", "latest"))).ShouldBe(HttpStatusCode.BadRequest);
        (await portal.PrescriptionOf(plan)).Signed.ShouldBeNull();
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/patients/not-an-id")]
    [InlineData("/patients/00000000-0000-0000-0000-000000000000")]
    [InlineData("/catalog/nothing")]
    [InlineData("/styles/nothing.css")]
    [InlineData("/wp-login.php")]
    [InlineData("/..%2f..%2fappsettings.json")]
    [InlineData("/appsettings.json")]
    public async Task An_address_that_does_not_exist_is_a_404_page_that_repeats_nothing_of_it(string address)
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(address);
        clinician.Status.ShouldBe(HttpStatusCode.NotFound);
        clinician.Heading.ShouldBe("There is no such page");
        clinician.Words.ShouldNotContain(address);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_a_404_page_for_who_is_not_signed_in_too()
    {
        using var visitor = portal.Visitor();
        await visitor.Open("/nowhere");
        visitor.Status.ShouldBe(HttpStatusCode.NotFound);
        visitor.Heading.ShouldBe("There is no such page");
    }

    [Fact]
    public async Task Every_page_sends_whoever_is_not_signed_in_to_sign_in()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        using var visitor = portal.Visitor();
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForStaff))
        {
            await visitor.Open(page.Address(places));
            visitor.Heading.ShouldBe("Sign in", $"GET {page}");
        }
    }

    [Fact]
    public async Task Every_page_of_a_patient_is_gone_for_whoever_has_no_link_signed_in_or_not()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        var pages = (await PortalPage.All(portal)).Where(page => page.IsForPatient).ToList();
        pages.Count.ShouldBeGreaterThan(3);
        using var nobody = portal.Visitor();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var (page, visitor) in pages.SelectMany(page => new[] { (page, nobody), (page, clinician) }))
        {
            await visitor.Open(page.Address(places.OfPatient));
            visitor.Status.ShouldBe(HttpStatusCode.NotFound, $"GET {page}");
            visitor.Heading.ShouldBe("This link does not work any more");
            visitor.Words.ShouldNotContain("Ada");
        }
    }

    [Fact]
    public async Task Every_page_of_the_clinic_sends_a_patient_with_a_link_to_sign_in()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        using var patient = await portal.WithLink(places.Token);
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForStaff))
        {
            await patient.Open(page.Address(places));
            patient.Heading.ShouldBe("Sign in", $"GET {page}");
        }
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForPatient))
        {
            await patient.Open(page.Address(places.OfPatient));
            patient.Status.ShouldBe(HttpStatusCode.OK, $"GET {page}");
        }
    }

    [Fact]
    public async Task Every_page_carries_the_headers_that_keep_it_to_itself()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        using var browser = portal.CreateClient();
        foreach (var page in await PortalPage.All(portal))
        {
            using var answer = await browser.GetAsync(page.Address(places), TestContext.Current.CancellationToken);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'", customMessage: $"{page}");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue($"{page}");
            if (page.IsForPatient || page.Name == "OpenLink")
            {
                answer.Headers.CacheControl.Private.ShouldBeTrue($"{page}");
                answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"], $"{page}");
                answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"], $"{page}");
            }
        }
    }

    [Fact]
    public async Task No_page_sends_more_than_eight_statements_with_one_patient_or_with_forty()
    {
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        var withOne = await StatementsOfEachPage(places);
        for (var number = 0; number < 39; number++)
            await portal.ASignedPrescription($"Patient {number}");
        var withForty = await StatementsOfEachPage(places);

        withOne.Count.ShouldBeGreaterThan(25);
        withForty.Where(page => page.Value.Count > MostStatements).ShouldBeEmpty(Told(withForty));
        withOne.Where(page => page.Value.Count > MostStatements).ShouldBeEmpty(Told(withOne));
    }

    [Fact]
    public async Task A_name_that_is_markup_is_shown_as_text_by_every_page_and_is_in_no_log()
    {
        const string name = "\"><img src=x onerror=alert(1)><script>alert(1)</script>";
        var places = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant, name);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var patient = await portal.WithLink(places.Token);
        var shown = 0;
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForStaff || page.IsForPatient))
        {
            var visitor = page.IsForPatient ? patient : Roles.Clinician.Allow(page.RightToOpen!.Value) ? clinician : lead;
            // The house style finds whatever became an element, or acts.
            await visitor.Open(page.Address(page.IsForPatient ? places.OfPatient : places));
            if (visitor.Page.QuerySelector("img[src=x], script:not([src])") is { } acts)
                throw new ShouldAssertException($"{page}: {acts.OuterHtml}");
            shown += visitor.Page.DocumentElement.TextContent.Contains(name, StringComparison.Ordinal) ? 1 : 0;
        }
        shown.ShouldBeGreaterThan(15);
        portal.Log.Lines.Where(line => line.Contains("onerror", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_name_of_a_patient_is_in_any_log_after_a_whole_journey()
    {
        const string surname = "Zanzibarowska";
        await using var bare = await Portal.Open(databases, new()
        {
            ["Handouts:Chromium"] = "/nonexistent",
            ["Logging:LogLevel:Default"] = "Debug",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Debug",
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Debug",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Debug",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Debug",
        });
        var other = await TestClinic.Make(bare, "Other", "other");
        using var clinician = await bare.SignedIn(bare.Clinic.Clinician);
        await clinician.Open(Links.AddPatient);
        clinician.Fill("Name", $"Ada {surname}");
        clinician.Fill("Date of birth", "2026-02-30");
        await clinician.Press("Add patient");
        clinician.Fill("Date of birth", "1970-02-28");
        clinician.Tick("All the others", "Whatever is left unknown above is absent");
        await clinician.Press("Add patient");
        clinician.Heading.ShouldBe($"Ada {surname}");
        var patient = Guid.Parse(clinician.Address.Segments[^1]);
        await bare.AScreening(patient);
        var draft = await bare.ADraft(patient);
        await clinician.Open(Links.Sign(draft.Patient, draft.Prescription));
        await clinician.Press("Sign");
        await clinician.Open(draft.Handout);
        await clinician.Press("Produce the PDF");
        clinician.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await clinician.Open("/");
        clinician.Fill("Find a patient", surname);
        await clinician.Press("Find");
        clinician.Words.ShouldContain(surname);
        foreach (var page in new[] { draft.Gate, draft.Report, draft.Week(bare.Today()), Links.Facts(patient), Links.Screen(patient), $"{draft.Address}/nowhere", $"{draft.Address}/diary/2026-02-30" })
            await clinician.Open(page);
        (await clinician.PostForged(draft.Week(bare.Today()), ("before.2026-03-02", "11"), ("note.2026-03-02", surname))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var stranger = await bare.SignedIn(other.Clinician);
        await stranger.Open(draft.Address);
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);

        bare.Log.Lines.ShouldContain(line => line.Contains("INSERT INTO patients", StringComparison.Ordinal), "this looks at everything, down to the statements");
        bare.Log.Lines.ShouldContain(line => line.Contains("PrinterMissing", StringComparison.Ordinal));
        bare.Log.Lines.Where(line => line.Contains(surname, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    /// <summary>Each opened three times and the fewest taken, since the sealer of the audit works between.</summary>
    private async Task<Dictionary<string, List<string>>> StatementsOfEachPage(Places places)
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        using var patient = await portal.WithLink(places.Token);
        var sent = new Dictionary<string, List<string>>();
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.Name is not ("SignOut" or "Problem")))
        {
            var visitor = page.IsForPatient ? patient : page.RightToOpen is { } right && !Roles.Clinician.Allow(right) ? lead : clinician;
            sent[page.Template] = await Fewest(() => visitor.Open(page.Address(page.IsForPatient ? places.OfPatient : places)));
        }
        var draft = await portal.ADraftToSign();
        sent["the builder of a draft"] = await Fewest(() => clinician.Open(Links.Build(draft.Patient, draft.Prescription)));
        await clinician.Open("/");
        var search = new[] { KeyValuePair.Create("__RequestVerificationToken", await clinician.Token()), KeyValuePair.Create("Search", "a") };
        sent["search"] = await Fewest(() => clinician.PostAgain("/", search));
        return sent;
    }

    private async Task<List<string>> Fewest(Func<Task> open)
    {
        var tries = new List<List<string>>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            portal.Statements.Forget();
            await open();
            tries.Add([.. portal.Statements.Sent]);
        }
        return tries.MinBy(one => one.Count)!;
    }

    private static string Told(Dictionary<string, List<string>> pages) => string.Join('\n', pages.Select(page => $"{page.Value.Count} {page.Key}"));
}
