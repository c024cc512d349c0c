using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

/// <summary>The lead keeps what patients are told of the clinic.</summary>
public sealed class ClinicPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task What_the_lead_changes_is_on_the_patients_pages_and_makes_handouts_out_of_date()
    {
        var plan = await portal.ASignedPrescription();
        await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Follow("Clinic");
        lead.ValueOf("Telephone for patients").ShouldBe("020 7946 0101");
        lead.Fill("Name of the clinic", "Quay Physiotherapy");
        lead.Fill("Telephone for patients", "+44 20 7946 0199");
        lead.Fill("When somebody answers", "Monday to Thursday, 9 to 5.");
        lead.Fill("What else patients need to reach you", "At weekends call 111.");
        await lead.Press("Save");
        lead.Words.ShouldContain("Saved. Patients see it from now on.");

        using var patient = await portal.WithLink(await portal.ALink(plan));
        patient.Page.QuerySelector("footer a")!.GetAttribute("href").ShouldBe("tel:+442079460199");
        await patient.Open(Links.MyEmergency);
        patient.Words.ShouldContain("call us: +44 20 7946 0199, Monday to Thursday, 9 to 5. At weekends call 111.");
        var handout = await portal.Send(plan.Of.Clinician, new ReadHandout(plan.Patient, plan.Prescription));
        handout.Document.ClinicContact.ShouldBe("+44 20 7946 0199, Monday to Thursday, 9 to 5. At weekends call 111.");
        handout.LatestIsOutOfDate.ShouldBeTrue();
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == "ChangeClinic" && line.Person == portal.Clinic.Lead.Person.Id);
    }

    [Fact]
    public async Task Of_two_who_change_it_the_later_is_told_and_nothing_is_overwritten()
    {
        using var first = await portal.SignedIn(portal.Clinic.Lead);
        using var second = await portal.SignedIn(portal.Clinic.Lead);
        await first.Open(Links.Clinic);
        await second.Open(Links.Clinic);
        first.Fill("When somebody answers", "mornings");
        await first.Press("Save");
        second.Fill("When somebody answers", "evenings");
        await second.Press("Save");
        second.Errors.ShouldBe([Clinic.Stale]);
        await first.Open(Links.Clinic);
        first.ValueOf("When somebody answers").ShouldBe("mornings");
    }

    [Fact]
    public async Task A_clinic_that_said_all_in_one_text_keeps_it_until_its_lead_says_it_anew()
    {
        var plan = await portal.ASignedPrescription();
        await portal.WithDb(db => db.Set<Clinic>().IgnoreQueryFilters().ExecuteUpdateAsync(clinic => clinic
            .SetProperty(row => row.Telephone, (string?)null).SetProperty(row => row.Hours, (string?)null).SetProperty(row => row.Contact, "Ring 020 7946 0101 on weekdays")));
        using var patient = await portal.WithLink(await portal.ALink(plan));
        patient.Page.QuerySelector("footer")!.TextContent.ShouldContain("Ring 020 7946 0101 on weekdays");
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Clinic);
        lead.ValueOf("What else patients need to reach you").ShouldBe("Ring 020 7946 0101 on weekdays");
        await lead.Press("Save");
        lead.ErrorAt("Telephone for patients").ShouldBe("Enter the telephone number that patients call.");
    }

    [Theory]
    [InlineData("", "weekdays", "Telephone")]
    [InlineData("ask at the desk", "weekdays", "Telephone")]
    [InlineData("020 7946 0101\r\nBcc: x", "weekdays", "Telephone")]
    [InlineData("020 7946 0101", " ", "Hours")]
    [InlineData("020 7946 0101", "weekdays\nand more", "Hours")]
    public void A_telephone_that_nobody_could_call_and_hours_that_say_nothing_are_refused(string telephone, string hours, string field) =>
        Should.Throw<Refusal>(() => Clinic.Open(Given.Clinic, "Quay", Given.London, telephone, hours, Given.At(0))).Reasons.Select(reason => reason.Field).ShouldBe([field]);
}
