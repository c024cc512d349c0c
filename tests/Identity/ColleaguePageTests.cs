using System.Net;
using AngleSharp.Dom;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

/// <summary>The lead adds, resets and deactivates colleagues; a colleague chooses a password by a one-time code.</summary>
public sealed class ColleaguePageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string NewPassword = "another four plain words";
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task A_colleague_is_added_gets_a_code_once_chooses_a_password_and_signs_in()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        var code = await Add(lead, "Priya Nair", "priya@harbour.example");
        lead.Words.ShouldContain("One-time code for Priya Nair");
        lead.Cell("Table of people", "Priya Nair", "State").ShouldBe("Waits for a password");
        await lead.Open(Links.People);
        lead.Words.ShouldNotContain(code);

        using var colleague = portal.Visitor();
        await ChoosePassword(colleague, code, NewPassword, NewPassword);
        colleague.Heading.ShouldBe("Sign in");
        await SignIn(colleague, "priya@harbour.example", NewPassword);
        colleague.Heading.ShouldBe("Patients");

        await ChoosePassword(colleague, code, NewPassword, NewPassword);
        colleague.ErrorAt("One-time code").ShouldNotBeNull().ShouldStartWith("This code is not valid");
    }

    [Fact]
    public async Task A_code_that_is_over_a_day_old_is_refused()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        var code = await Add(lead, "Omar Said", "omar@harbour.example");
        portal.Clock.Move(TimeSpan.FromHours(24));
        using var colleague = portal.Visitor();
        await ChoosePassword(colleague, code, NewPassword, NewPassword);
        colleague.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        colleague.ErrorAt("One-time code").ShouldNotBeNull().ShouldStartWith("This code is not valid");
    }

    [Theory]
    [InlineData("short", "short", "New password", "Use at least 12 characters. A few words that you can remember do well.")]
    [InlineData(NewPassword, "something else entirely", "New password again", "The two passwords are not the same.")]
    public async Task A_password_that_is_weak_or_typed_differently_is_refused_at_its_field_and_the_code_still_works(string password, string again, string field, string sentence)
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        var code = await Add(lead, "Ines Prado", $"ines{password.Length}@harbour.example");
        using var colleague = portal.Visitor();
        await ChoosePassword(colleague, code, password, again);
        colleague.ErrorAt(field).ShouldBe(sentence);
        colleague.ValueOf("One-time code").ShouldBe(code);
        await ChoosePassword(colleague, code, NewPassword, NewPassword);
        colleague.Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task A_reset_password_ends_every_session_and_the_old_password()
    {
        var person = await ANewClinician("reset@harbour.example");
        using var session = await portal.SignedIn(person);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ResetPassword(person.Person.Id));
        await lead.Press("Make a code");
        lead.Words.ShouldContain($"One-time code for {person.Person.Name}");

        await session.Open("/");
        session.Heading.ShouldBe("Sign in");
        await SignIn(session, person.Person.Email, Portal.Password);
        session.ErrorAt("E-mail address").ShouldBe("The e-mail address or the password is not right.");
        await ChoosePassword(session, lead.Page.QuerySelector("strong.number")!.TextContent, NewPassword, NewPassword);
        await SignIn(session, person.Person.Email, NewPassword);
        session.Heading.ShouldBe("Patients");
    }

    [Fact]
    public async Task A_deactivated_colleague_stays_in_the_list_and_can_be_neither_reset_nor_deactivated_again()
    {
        var person = await ANewClinician("leaves@harbour.example");
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.DeactivatePerson(person.Person.Id));
        await lead.Press("Deactivate");
        lead.Words.ShouldContain("They are signed out.");
        lead.Cell("Table of people", person.Person.Name, "State").ShouldBe("Deactivated");

        await lead.Open(Links.ResetPassword(person.Person.Id));
        await lead.Press("Make a code");
        (lead.Status, lead.Errors[0]).ShouldBe((HttpStatusCode.UnprocessableEntity, $"{person.Person.Name} is deactivated."));
        await lead.Open(Links.DeactivatePerson(person.Person.Id));
        await lead.Press("Deactivate");
        (lead.Status, lead.Errors[0]).ShouldBe((HttpStatusCode.UnprocessableEntity, $"{person.Person.Name} is already deactivated."));
    }

    [Fact]
    public async Task A_lead_cannot_deactivate_themselves()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.DeactivatePerson(portal.Clinic.Lead.Person.Id));
        await lead.Press("Deactivate");
        (lead.Status, lead.Errors[0]).ShouldBe((HttpStatusCode.UnprocessableEntity, "You cannot deactivate yourself."));
    }

    [Fact]
    public async Task A_colleague_without_name_address_role_or_registration_is_refused_at_each_field_and_nothing_is_lost()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddPerson);
        await lead.Press("Add colleague");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("Name").ShouldBe("Enter the person's name.");
        lead.ErrorAt("E-mail address").ShouldBe("Enter an e-mail address.");
        lead.ErrorAtQuestion("Roles").ShouldBe("Choose at least one role.");

        lead.Fill("Name", "Mei Lin");
        lead.Fill("E-mail address", "mei at harbour");
        lead.Tick("Roles", "Clinician");
        await lead.Press("Add colleague");
        lead.ErrorAt("E-mail address").ShouldBe("Enter an e-mail address, like name@clinic.example.");
        lead.ErrorAt("Profession and registration number").ShouldBe("A clinician signs prescriptions: enter profession and registration number.");
        lead.ValueOf("Name").ShouldBe("Mei Lin");
        lead.ValueOf("E-mail address").ShouldBe("mei at harbour");
        (await portal.Count<Person>(person => person.Name == "Mei Lin")).ShouldBe(0);
    }

    [Fact]
    public async Task An_address_that_somebody_signs_in_with_already_is_refused_in_any_spelling()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddPerson);
        lead.Fill("Name", "A second clinician");
        lead.Fill("E-mail address", "CLINICIAN@harbour.example");
        lead.Tick("Roles", "Assistant");
        await lead.Press("Add colleague");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("E-mail address").ShouldNotBeNull().ShouldStartWith("Somebody already signs in with this e-mail address");
        lead.ValueOf("Name").ShouldBe("A second clinician");
    }

    [Fact]
    public async Task Roles_combine()
    {
        var code = await portal.Send(portal.Clinic.Lead, new AddPerson("Both", "both@harbour.example", Roles.Lead | Roles.Clinician, "Physiotherapist, PH000002"));
        using var both = portal.Visitor();
        await ChoosePassword(both, code, NewPassword, NewPassword);
        await SignIn(both, "both@harbour.example", NewPassword);
        await both.Open(Links.People);
        both.Heading.ShouldBe("People");
        await both.Open(Links.AddPatient);
        both.Heading.ShouldBe("Add a patient");
    }

    private async Task<TestPerson> ANewClinician(string email)
    {
        var code = await portal.Send(portal.Clinic.Lead, new AddPerson($"Clinician {email}", email, Roles.Clinician, "Physiotherapist, PH000003"));
        using var visitor = portal.Visitor();
        await ChoosePassword(visitor, code, Portal.Password, Portal.Password);
        var person = await portal.WithDb(db => Task.FromResult(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Of<Person>()).Single(one => one.Email == email)));
        return new(person, portal.Clinic.Clinic);
    }

    private static async Task<string> Add(Visitor lead, string name, string email)
    {
        await lead.Open(Links.People);
        await lead.Follow("Add a colleague");
        lead.Fill("Name", name);
        lead.Fill("E-mail address", email);
        lead.Tick("Roles", "Assistant");
        await lead.Press("Add colleague");
        lead.Heading.ShouldBe("People");
        return lead.Page.QuerySelector("strong.number")!.TextContent;
    }

    private static async Task ChoosePassword(Visitor visitor, string code, string password, string again)
    {
        await visitor.Open(Links.ChoosePassword);
        visitor.Fill("One-time code", code);
        visitor.Fill("New password", password);
        visitor.Fill("New password again", again);
        await visitor.Press("Save password");
    }

    private static async Task SignIn(Visitor visitor, string email, string password)
    {
        await visitor.Open(Links.SignIn);
        visitor.Fill("E-mail address", email);
        visitor.Fill("Password", password);
        await visitor.Press("Sign in");
    }
}
