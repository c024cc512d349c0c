using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Tests.Identity;

public sealed class PersonTests
{
    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("@clinic.example")]
    [InlineData("name@clinic")]
    [InlineData("name@.example")]
    [InlineData("name@clinic.")]
    [InlineData("na me@clinic.example")]
    [InlineData("a@b@clinic.example")]
    public void An_address_that_cannot_be_one_is_refused(string email) =>
        Should.Throw<Refusal>(() => Add(email)).Reasons.ShouldHaveSingleItem().Field.ShouldBe("Email");

    [Fact]
    public void A_clinician_needs_a_registration_and_everybody_a_role()
    {
        Should.Throw<Refusal>(() => Add(roles: Roles.Clinician, registration: " ")).Reasons.ShouldHaveSingleItem().Field.ShouldBe("Registration");
        Should.Throw<Refusal>(() => Add(roles: Roles.None)).Reasons.ShouldHaveSingleItem().Field.ShouldBe("Roles");
        Should.NotThrow(() => Add(roles: Roles.Assistant, registration: null));
    }

    [Fact]
    public void A_deactivated_person_is_signed_out_and_accepts_no_code()
    {
        var person = Add();
        person.ResetPassword("hash", Given.At(0));
        var stamp = person.SecurityStamp;
        person.Deactivate(Given.Clinician, Given.At(0));

        person.IsActive.ShouldBeFalse();
        person.SecurityStamp.ShouldNotBe(stamp);
        person.Accepts("hash", Given.At(0)).ShouldBeFalse();
        Should.Throw<Refusal>(() => person.Deactivate(Given.Clinician, Given.At(0)));
        Should.Throw<Refusal>(() => person.ResetPassword("other", Given.At(0)));
    }

    [Fact]
    public void Nobody_deactivates_themselves()
    {
        var person = Add();
        Should.Throw<Refusal>(() => person.Deactivate(person.Id, Given.At(0)));
        person.IsActive.ShouldBeTrue();
    }

    [Fact]
    public void A_code_works_within_a_day_and_the_old_password_stops_at_once()
    {
        var person = Add();
        person.ChoosePassword("old");
        person.ResetPassword("hash", Given.At(0));
        person.PasswordHash.ShouldBeNull();
        person.Accepts("other", Given.At(0)).ShouldBeFalse();
        person.Accepts("hash", Given.At(1).AddTicks(-1)).ShouldBeTrue();
        person.Accepts("hash", Given.At(1)).ShouldBeFalse();
    }

    [Fact]
    public void A_code_works_once_and_a_new_password_lifts_the_lockout()
    {
        var person = Add();
        person.ResetPassword("hash", Given.At(0));
        for (var failed = 0; failed < Person.MostFailedSignIns; failed++)
            person.SignInFailed(Given.At(3));
        person.IsLockedOutAt(Given.At(3)).ShouldBeTrue();
        person.ChoosePassword("new");
        person.Accepts("hash", Given.At(0)).ShouldBeFalse();
        (person.PasswordHash, person.FailedSignIns, person.LockedOutUntil).ShouldBe(("new", 0, null));
    }

    private static Person Add(string email = "ruth@clinic.example", Roles roles = Roles.Clinician, string? registration = "Physiotherapist PH12345") =>
        Person.Add(Given.Clinic, Given.NewId(), "Ruth Adeyemi", email, roles, registration, Given.At(0));
}
