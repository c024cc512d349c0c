using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

public sealed class BrandingPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_lead_gives_logo_and_colour_which_are_on_the_handout_and_change_its_file_but_not_what_it_says()
    {
        var plan = await portal.ASignedPrescription();
        var number = await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription));
        var plain = await Layout(plan, number);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Clinic);
        await lead.Follow("Change how handouts look");
        lead.Attach("Logo", BrandingTests.Png);
        lead.Fill("Colour", "#7a1f5c");
        await lead.Press("Save");
        lead.Words.ShouldContain("Saved.");
        lead.Page.QuerySelector(".brand-logo")!.GetAttribute("alt").ShouldBe("Harbour Physiotherapy");

        await lead.Open(plan.Handout);
        var logo = lead.Page.QuerySelector("img.logo")!;
        logo.GetAttribute("alt").ShouldBe("Harbour Physiotherapy");
        logo.GetAttribute("src")!.ShouldStartWith("data:image/png;base64,");
        lead.Words.ShouldNotContain("is out of date");
        (await (await lead.Get(Links.Colours)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("--accent: light-dark(#7a1f5c, ");
        (await portal.Send(plan.Of.Clinician, new ProduceHandout(plan.Patient, plan.Prescription))).ShouldBe(number);
        var branded = await Layout(plan, number);
        branded.Inputs.ShouldNotBe(plain.Inputs);
        branded.Layout.ShouldContain("--accent: light-dark(#7a1f5c, ");
    }

    [Fact]
    public async Task What_is_no_logo_is_refused_at_its_field_and_the_one_that_is_there_stays()
    {
        await portal.Send(portal.Clinic.Lead, new ChangeBranding(0, null, BrandingTests.Png, false));
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Branding);
        lead.Attach("Logo", BrandingTests.Svg("<script>alert(1)</script>"));
        lead.Fill("Colour", "#ffff00");
        await lead.Press("Save");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("Logo")!.ShouldContain("holds a script");
        lead.ErrorAt("Colour")!.ShouldContain("too pale");
        lead.Attach("Logo", new byte[Logo.MostBytes + 1]);
        lead.Fill("Colour", "");
        await lead.Press("Save");
        lead.ErrorAt("Logo").ShouldBe(Logo.TooLarge);
        lead.Attach("Logo", new byte[50_000_000]);
        await lead.Press("Save");
        (lead.Status, lead.Heading).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "That was too much at once"));
        (await portal.Send(portal.Clinic.Lead, new ReadBranding())).Logo!.Image.ShouldBe(BrandingTests.Png);
    }

    [Fact]
    public async Task The_look_of_one_clinic_is_not_anothers_and_only_a_lead_changes_it()
    {
        await portal.Send(portal.Clinic.Lead, new ChangeBranding(0, "#7a1f5c", BrandingTests.Png, false));
        var other = await TestClinic.Make(portal, "Other", "other");
        (await portal.Send(other.Lead, new ReadBranding())).Logo.ShouldBeNull();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Branding);
        clinician.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whatever_addresses_are_written_anywhere_printing_asks_nobody_for_anything()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var planted = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";
        var hostile = $"<img src=\"{planted}\"> url({planted}) <link rel=stylesheet href={planted}>";
        await portal.Send(portal.Clinic.Lead, new ChangeClinic(0, $"Clinic <img src={planted}>", "020 7946 0101", $"<script src={planted}></script>", hostile));
        // Past the checks of a logo, as if one had been forgotten.
        var logo = System.Text.Encoding.UTF8.GetBytes(
            $"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'><style>@import url({planted});</style><image xlink:href='{planted}' width='9' height='9'/><rect width='9' height='9' style='fill:url({planted}#a)'/><script href='{planted}'/></svg>");
        await portal.Send(portal.Clinic.Lead, new ChangeBranding(0, null, BrandingTests.Svg("<g/>"), false));
        await portal.WithDb(db => db.Set<Branding>().IgnoreQueryFilters().ExecuteUpdateAsync(one => one.SetProperty(row => row.Image, logo), TestContext.Current.CancellationToken));

        var draft = await portal.ADraftToSign($"Ada <img src={planted}>");
        var seen = await portal.PrescriptionOf(draft);
        var delivery = Delivery.Usual;
        await portal.Send(draft.Of.Clinician, new DescribePrescription(
            draft.Patient, draft.Prescription, seen.Revision, hostile, seen.Draft!.Course, seen.Draft.BaselinePain, seen.Draft.PainLimits, seen.Draft.ReviewOn, delivery));
        await portal.Send(draft.Of.Clinician, new SignPrescription(draft.Patient, draft.Prescription, await portal.RevisionOf(draft)));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(draft.Handout);
        await clinician.Press("Produce the PDF");
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        (await Pdf.Words(clinician.Body)).ShouldContain(planted);
        listener.Pending().ShouldBeFalse();
    }

    private async Task<PrintHandout.Outcome.ToPrint> Layout(ThreeStretches plan, int number) =>
        (await portal.Send(plan.Of.Clinician, new PrintHandout(plan.Patient, plan.Prescription, number))).ShouldBeOfType<PrintHandout.Outcome.ToPrint>();
}
