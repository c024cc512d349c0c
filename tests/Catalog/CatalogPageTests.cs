using System.Net;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Catalog;

public sealed class CatalogPageTests(TestDatabase databases)
{
    [Fact]
    public async Task A_lead_approves_a_stretch_and_only_then_it_can_be_prescribed()
    {
        await using var portal = await Portal.Open(databases);
        await portal.WithDb(db => db.Set<StretchApproval>().IgnoreQueryFilters().Where(approval => approval.Stretch == States.Chair).ExecuteDeleteAsync());
        var patient = await portal.APatient();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Patient(patient));
        await clinician.Press("Start a prescription");
        var draft = clinician.Address.PathAndQuery;

        clinician.Words.ShouldContain("Not approved by your clinic’s lead yet.");
        var parts = draft.Split('/');
        var refused = await Should.ThrowAsync<Refusal>(() => portal.Send(portal.Clinic.Clinician, new PrescribeStretch(patient, Guid.Parse(parts[4]), 0, States.Chair)));
        refused.Message.ShouldBe("Chair hip flexor stretch has not been approved by your clinic's lead, so it cannot be prescribed yet.");

        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Stretch(States.Chair));
        await lead.Press("Approve for this clinic");
        lead.Words.ShouldContain("It can be prescribed now.");
        lead.Words.ShouldContain("by Lead of Harbour Physiotherapy on 2 March 2026");

        await clinician.Open(draft);
        await clinician.Press("Add Chair hip flexor stretch");
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        clinician.Words.ShouldContain("1. Chair hip flexor stretch");
    }

    [Fact]
    public async Task A_stretch_that_is_already_approved_is_said_to_be()
    {
        await using var portal = await Portal.Open(databases);
        await portal.WithDb(db => db.Set<StretchApproval>().IgnoreQueryFilters().Where(approval => approval.Stretch == States.Chair).ExecuteDeleteAsync());
        using var first = await portal.SignedIn(portal.Clinic.Lead);
        using var second = await portal.SignedIn(portal.Clinic.Lead);
        await first.Open(Links.Stretch(States.Chair));
        await second.Open(Links.Stretch(States.Chair));
        await first.Press("Approve for this clinic");
        await second.Press("Approve for this clinic");
        (second.Status, second.Errors.Single()).ShouldBe((HttpStatusCode.UnprocessableEntity, "Chair hip flexor stretch is already approved."));
    }

    [Fact]
    public async Task Every_stretch_of_the_catalog_has_a_page_and_a_stretch_that_does_not_exist_has_none()
    {
        await using var portal = await Portal.Open(databases);
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(Links.Catalog);
        var links = assistant.Page.QuerySelectorAll("a.card").Select(card => card.GetAttribute("href")!).ToList();
        links.Count.ShouldBe(9);
        foreach (var link in links)
        {
            await assistant.Open(link);
            assistant.Status.ShouldBe(HttpStatusCode.OK);
            assistant.Page.QuerySelectorAll("button").ShouldNotContain(button => button.TextContent.Contains("Approve"), "an assistant does not approve");
        }
        await assistant.Open(Links.Stretch("head-stand"));
        assistant.Status.ShouldBe(HttpStatusCode.NotFound);
        assistant.Heading.ShouldBe("There is no such page");
    }
}
