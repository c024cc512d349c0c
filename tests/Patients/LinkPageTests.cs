using System.Net;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Tests.Patients;

/// <summary>The address by which a patient reaches their own page: made, opened, guessed, revoked.</summary>
public sealed class LinkPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string PublicUrl = "https://stretches.clinic.example";
    private const string Gone = "This link does not work any more";
    private Portal portal = null!;
    private ThreeStretches plan = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases, new()
        {
            ["Site:PublicUrl"] = PublicUrl,
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Debug",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Debug",
        });
        plan = await portal.ASignedPrescription();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_clinician_makes_a_link_and_the_patient_comes_by_it_and_leaves_the_token_behind()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Patient(plan.Patient));
        await clinician.Follow("Patient’s link");
        await clinician.Press("Make the link");
        var address = clinician.Page.QuerySelector(".address")!.TextContent;
        address.ShouldStartWith($"{PublicUrl}/p/");
        clinician.Words.ShouldContain("Not yet");
        clinician.Words.ShouldContain("27 April 2026");

        portal.Clock.Move(TimeSpan.FromMinutes(15));
        using var patient = portal.Visitor();
        await patient.Open(new Uri(address).AbsolutePath);
        patient.Address.AbsolutePath.ShouldBe(Links.MyToday);
        patient.Heading.ShouldBe("Hello, Ada");
        patient.Words.ShouldNotContain("Byron");
        patient.Page.DocumentElement.OuterHtml.ShouldNotContain(new Uri(address).Segments[^1]);
        await clinician.Open(Links.PatientLink(plan.Patient));
        clinician.Words.ShouldContain("2 Mar 2026 09:45");
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == "OpenLink" && line.Person == null && line.Link != null && line.Patient == plan.Patient);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Audit);
        lead.Words.ShouldContain("A patient, by their link");
    }

    [Fact]
    public async Task The_address_names_the_public_address_whatever_host_a_request_names()
    {
        await portal.ALink(plan);
        using var browser = portal.CreateClient();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open($"http://attacker.example{Links.PatientLink(plan.Patient)}");
        clinician.Page.DocumentElement.OuterHtml.ShouldNotContain("attacker.example");
    }

    [Fact]
    public async Task Without_a_public_address_the_page_says_so_and_gives_none()
    {
        await using var bare = await Portal.Open(databases);
        var other = await bare.ASignedPrescription();
        var token = await bare.ALink(other);
        using var clinician = await bare.SignedIn(bare.Clinic.Clinician);
        await clinician.Open(Links.PatientLink(other.Patient));
        clinician.Words.ShouldContain(Site.Missing);
        clinician.Page.DocumentElement.OuterHtml.ShouldNotContain(token);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_from_other_sites_and_from_the_clinics_pages_and_holds_no_token()
    {
        var token = await portal.ALink(plan);
        using var browser = portal.CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(Links.OpenLink(token), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe(Links.MyToday);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith(PatientCookie.Name, StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("; path=/my;");
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; httponly");
        cookie.ShouldNotContain(token.ToLowerInvariant());
    }

    [Fact]
    public async Task The_token_is_stored_as_its_hash_and_as_ciphertext_only_and_is_in_no_log()
    {
        var token = await portal.ALink(plan, asksBirthYear: true);
        using var patient = portal.Visitor();
        await patient.Open($"{Links.OpenLink(token)}");
        patient.Fill("The year you were born", "19x0");
        await patient.Press("Open my page");
        patient.Fill("The year you were born", "1970");
        await patient.Press("Open my page");
        patient.Address.AbsolutePath.ShouldBe(Links.MyToday);
        foreach (var address in new[] { $"{Links.OpenLink(token)}/more", $"/P/{token}?{token}", $"{Links.OpenLink(token)}/" })
        {
            await patient.Open(address);
            patient.Heading.ShouldBe(address.StartsWith("/P/", StringComparison.Ordinal) ? "Your stretches" : Gone, address);
        }
        var stored = await portal.WithDb(db => db.Of<PatientLink>().IgnoreQueryFilters().SingleAsync());
        stored.TokenHash.ShouldBe(LinkToken.HashOf(token));
        stored.SealedToken.ShouldNotContain(token);
        portal.Log.Lines.ShouldContain(line => line.Contains("Request starting", StringComparison.Ordinal) && line.Contains("/p ", StringComparison.Ordinal), "requests are logged here, down to the last detail");
        portal.Log.Lines.ShouldContain(line => line.Contains("patient_links", StringComparison.Ordinal));
        portal.Log.Lines.Where(line => line.Contains(token, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_link_ends_the_one_before_and_a_revoked_one_is_gone_also_where_it_is_open()
    {
        var first = await portal.ALink(plan);
        using var early = await portal.WithLink(first);
        var second = await portal.ALink(plan);
        await IsGone(early, Links.MyToday);
        await IsGone(early, Links.OpenLink(first));

        using var patient = await portal.WithLink(second);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.PatientLink(plan.Patient));
        await clinician.Press("Revoke at once");
        clinician.Words.ShouldContain("The link is revoked.");
        await IsGone(patient, Links.MyToday);
        await IsGone(patient, Links.MyDayToday);
        await IsGone(patient, Links.OpenLink(second));
        (await clinician.PostForged(Links.RevokeLink(plan.Patient))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_guessed_an_expired_a_revoked_and_a_mangled_link_are_told_apart_by_nothing()
    {
        var revoked = await portal.ALink(plan);
        await portal.Send(plan.Of.Clinician, new RevokeLink(plan.Patient));
        var ended = await portal.ASignedPrescription("Bo Holm");
        var asks = await portal.ALink(ended, asksBirthYear: true);
        await portal.Change(ended, PrescriptionEventKind.Completed);
        portal.Clock.MoveDays(PatientLink.DaysWithoutReview + 1);

        using var visitor = portal.Visitor();
        await visitor.Open(Links.OpenLink(LinkToken.New()));
        var (guessed, statements) = await Asked(visitor, Links.OpenLink(LinkToken.New()));
        visitor.Heading.ShouldBe(Gone);
        statements.ShouldBe(1);
        foreach (var address in new[] { Links.OpenLink(revoked), Links.OpenLink(asks), Links.OpenLink("x"), Links.OpenLink(new string('a', 5000)), Links.OpenLink() })
        {
            var (body, sent) = await Asked(visitor, address);
            visitor.Status.ShouldBe(HttpStatusCode.NotFound);
            body.ShouldBe(guessed);
            sent.ShouldBe(statements);
        }
    }

    [Fact]
    public async Task A_link_lives_on_when_the_review_moves_and_dies_when_it_does_not()
    {
        var token = await portal.ALink(plan);
        using var patient = await portal.WithLink(token);
        portal.Clock.MoveDays(28 + PatientLink.DaysAfterReview);
        await patient.Open(Links.MyToday);
        patient.Status.ShouldBe(HttpStatusCode.OK);
        portal.Clock.MoveDays(1);
        await IsGone(patient, Links.MyToday);
    }

    [Fact]
    public async Task Where_the_link_asks_for_it_five_wrong_years_lock_it_and_the_count_is_in_the_database()
    {
        var token = await portal.ALink(plan, asksBirthYear: true);
        using var visitor = portal.Visitor();
        await visitor.Open(Links.OpenLink(token));
        visitor.Words.ShouldNotContain("Ada");
        for (var tries = 0; tries < PatientLink.MostWrongYears; tries++)
        {
            visitor.Fill("The year you were born", "1971");
            await visitor.Press("Open my page");
            visitor.ErrorAt("The year you were born").ShouldBe("This is not the year that your clinic has. Check it, and try again.");
        }
        visitor.Fill("The year you were born", "1970");
        await visitor.Press("Open my page");
        visitor.ErrorAt("The year you were born").ShouldBe("Too many tries. Wait 15 minutes, then try again, or call your clinic.");
        await visitor.Open(Links.MyToday);
        visitor.Heading.ShouldBe(Gone);
        portal.Clock.Move(PatientLink.LockedFor);
        await visitor.Open(Links.OpenLink(token));
        visitor.Fill("The year you were born", "1970");
        await visitor.Press("Open my page");
        visitor.Heading.ShouldBe("Hello, Ada");
    }

    [Fact]
    public async Task Who_asks_too_often_by_one_link_is_slowed_down_and_others_are_not()
    {
        using var browser = portal.CreateClient();
        var token = LinkToken.New();
        HttpStatusCode last = default;
        for (var tries = 0; tries <= PatientLimits.OfLink; tries++)
        {
            using var answer = await browser.GetAsync(Links.OpenLink(token), TestContext.Current.CancellationToken);
            last = answer.StatusCode;
        }
        last.ShouldBe(HttpStatusCode.TooManyRequests);
        using var other = await portal.WithLink(await portal.ALink(plan));
        other.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_patient_of_one_clinic_sees_nothing_of_another_and_leaves_no_line_there()
    {
        var elsewhere = await TestClinic.Make(portal, "Other", "other");
        var theirs = await portal.ASignedPrescription("Cy Stone", elsewhere);
        using var patient = await portal.WithLink(await portal.ALink(plan));
        var lines = (await portal.AuditOf(elsewhere)).Count;
        await patient.Open(Links.MyHow(theirs.Chair));
        patient.Status.ShouldBe(HttpStatusCode.NotFound);
        patient.Heading.ShouldBe("This page is not open to you now");
        (await portal.AuditOf(elsewhere)).Count.ShouldBe(lines);
        (await portal.AuditOf(portal.Clinic)).Where(line => line.Link is not null).ShouldAllBe(line => line.Patient == plan.Patient && line.Outcome == AuditOutcome.Done);
    }

    private static async Task IsGone(Visitor visitor, string address)
    {
        await visitor.Open(address);
        visitor.Status.ShouldBe(HttpStatusCode.NotFound, address);
        visitor.Heading.ShouldBe(Gone, address);
    }

    /// <summary>Asked three times and the fewest taken, since the sealer of the audit works between.</summary>
    private async Task<(byte[] Body, int Statements)> Asked(Visitor visitor, string address)
    {
        var fewest = int.MaxValue;
        for (var tries = 0; tries < 3; tries++)
        {
            portal.Statements.Forget();
            await visitor.Open(address);
            fewest = Math.Min(fewest, portal.Statements.Sent.Count);
        }
        return (visitor.Body, fewest);
    }
}
