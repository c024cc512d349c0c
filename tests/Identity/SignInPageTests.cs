using System.Net;
using PrescribeRx.Application.Identity;

namespace PrescribeRx.Tests.Identity;

public sealed class SignInPageTests(TestDatabase databases)
{
    private const string NotRight = "The e-mail address or the password is not right.";

    [Fact]
    public async Task A_clinician_signs_in_and_sees_the_patients_of_the_clinic()
    {
        await using var portal = await Portal.Open(databases);
        var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        clinician.Heading.ShouldBe("Patients");
        clinician.Words.ShouldContain("Harbour Physiotherapy");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_signs_in_first_and_then_comes_to_the_page_they_asked_for()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open("/catalog");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Heading.ShouldBe("Sign in");
        await TryToSignIn(visitor, portal.Clinic.Clinician, Portal.Password);
        visitor.Heading.ShouldBe("Catalog");
    }

    [Fact]
    public async Task After_signing_in_nobody_is_sent_to_another_site()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open("/sign-in?then=https%3A%2F%2Felsewhere.example%2F");
        await TryToSignIn(visitor, portal.Clinic.Clinician, Portal.Password);
        visitor.Heading.ShouldBe("Patients");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_the_same_and_the_address_stays_typed()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open("/sign-in");
        await TryToSignIn(visitor, portal.Clinic.Clinician, "not the password");
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        visitor.ErrorAt("E-mail address").ShouldBe(NotRight);
        visitor.ValueOf("E-mail address").ShouldBe(portal.Clinic.Clinician.Person.Email);
        visitor.ValueOf("Password").ShouldBe("");

        visitor.Fill("E-mail address", "nobody@harbour.example");
        visitor.Fill("Password", "not the password");
        await visitor.Press("Sign in");
        visitor.ErrorAt("E-mail address").ShouldBe(NotRight);
    }

    [Fact]
    public async Task An_empty_form_is_told_what_is_missing_at_each_field()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open("/sign-in");
        await visitor.Press("Sign in");
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        visitor.ErrorAt("E-mail address").ShouldBe("Enter your e-mail address.");
        visitor.ErrorAt("Password").ShouldBe("Enter your password.");
    }

    [Fact]
    public async Task Guesses_sent_all_at_once_are_counted_one_by_one()
    {
        await using var portal = await Portal.Open(databases);
        var clinician = portal.Clinic.Clinician.Person.Email;
        var guesses = await Task.WhenAll(Enumerable.Range(0, 12).Select(guess => portal.SendAsNobody(new SignIn(clinician, $"a wrong password {guess}"))));
        guesses.Count(outcome => outcome is SignIn.Outcome.NotRecognised).ShouldBe(Domain.Identity.Person.MostFailedSignIns - 1);
        (await portal.SendAsNobody(new SignIn(clinician, Portal.Password))).ShouldBeOfType<SignIn.Outcome.LockedOut>();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour_even_for_the_right_one()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open("/sign-in");
        for (var attempt = 1; attempt <= 4; attempt++)
            await TryToSignIn(visitor, portal.Clinic.Clinician, "not the password");
        visitor.ErrorAt("E-mail address").ShouldBe(NotRight);

        await TryToSignIn(visitor, portal.Clinic.Clinician, "not the password");
        visitor.ErrorAt("E-mail address").ShouldNotBeNull().ShouldStartWith("Too many attempts failed");
        await TryToSignIn(visitor, portal.Clinic.Clinician, Portal.Password);
        visitor.ErrorAt("E-mail address").ShouldNotBeNull().ShouldStartWith("Too many attempts failed");

        portal.Clock.Move(TimeSpan.FromMinutes(16));
        await TryToSignIn(visitor, portal.Clinic.Clinician, Portal.Password);
        visitor.Heading.ShouldBe("Patients");
    }

    [Fact]
    public async Task Attempts_to_sign_in_are_in_the_audit_of_the_clinic_with_how_they_ended()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open("/sign-in");
        await TryToSignIn(visitor, portal.Clinic.Assistant, "not the password");
        portal.Clock.Move(TimeSpan.FromSeconds(1));
        await TryToSignIn(visitor, portal.Clinic.Assistant, Portal.Password);
        var lines = (await portal.AuditOf(portal.Clinic)).Where(line => line.Deed == "SignIn").Select(line => (line.Person, line.Outcome.ToString()));
        lines.ShouldBe([(portal.Clinic.Assistant.Person.Id, "Refused"), (portal.Clinic.Assistant.Person.Id, "Done")]);
    }

    [Fact]
    public async Task Who_signs_out_has_to_sign_in_again()
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Press("Sign out");
        clinician.Words.ShouldContain("You are signed out.");
        await clinician.Open("/");
        clinician.Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task Who_signs_out_once_their_session_has_ended_is_signed_out_already()
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        portal.Clock.Move(TimeSpan.FromMinutes(61));
        await clinician.Press("Sign out");
        (clinician.Status, clinician.Heading).ShouldBe((HttpStatusCode.OK, "Sign in"));
    }

    [Fact]
    public async Task An_hour_without_a_click_signs_out()
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        portal.Clock.Move(TimeSpan.FromMinutes(61));
        await clinician.Open("/");
        clinician.Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task A_deactivated_person_is_out_at_once_and_cannot_sign_in_again()
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await portal.Send(portal.Clinic.Lead, new DeactivatePerson(portal.Clinic.Clinician.Person.Id));
        await clinician.Open("/");
        clinician.Heading.ShouldBe("Sign in");
        await TryToSignIn(clinician, portal.Clinic.Clinician, Portal.Password);
        clinician.ErrorAt("E-mail address").ShouldBe(NotRight);
    }

    private static async Task TryToSignIn(Visitor visitor, TestPerson person, string password)
    {
        visitor.Fill("E-mail address", person.Person.Email);
        visitor.Fill("Password", password);
        await visitor.Press("Sign in");
    }
}
