using System.Net;

namespace PrescribeRx.Tests.Identity;

public sealed class SignInPageTests(TestDatabase databases)
{
    [Fact]
    public async Task A_clinician_signs_in_and_sees_the_patients_of_the_clinic()
    {
        await using var portal = await Portal.Open(databases);
        var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        clinician.Heading.ShouldBe("Patients");
        clinician.Words.ShouldContain("Harbour Physiotherapy");
    }

    [Fact]
    public async Task A_page_sends_whoever_is_not_signed_in_to_sign_in()
    {
        await using var portal = await Portal.Open(databases);
        using var visitor = portal.Visitor();
        await visitor.Open("/catalog");
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Heading.ShouldBe("Sign in");
    }
}
