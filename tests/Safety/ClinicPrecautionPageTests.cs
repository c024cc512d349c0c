using System.Net;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

/// <summary>The page of all rules, and a clinic's own.</summary>
public sealed class ClinicPrecautionPageTests(TestDatabase databases) : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_rule_is_listed_in_plain_words_with_its_source_and_can_be_filtered_by_level()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Follow("Safety");
        await assistant.Follow("Precaution rules");
        Rules(assistant).Count.ShouldBe(Given.Rules.At(portal.Clock.Now).Count);
        foreach (var rule in Given.Rules.At(portal.Clock.Now))
        {
            assistant.Words.ShouldContain(rule.Sentence);
            assistant.Words.ShouldContain(rule.Source);
        }
        assistant.Words.ShouldContain("Hip replacement, anterior approach, until 12 weeks after the operation");
        assistant.Fill("Level", "Blocked");
        await assistant.Press("Show");
        Rules(assistant).Count.ShouldBe(Given.Rules.At(portal.Clock.Now).Count(rule => rule.Level == PrecautionLevel.Block));
        assistant.Page.QuerySelectorAll("a").ShouldNotContain(link => link.TextContent.StartsWith("Change"));
        await assistant.Open($"{Links.Precautions}?level=Loud");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Only_the_lead_changes_rules()
    {
        foreach (var person in new[] { portal.Clinic.Clinician, portal.Clinic.Assistant })
        {
            using var visitor = await portal.SignedIn(person);
            foreach (var page in new[] { Links.AddPrecaution, Links.ChangePrecaution("knee-pain-kneeling") })
            {
                await visitor.Open(page);
                visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
            }
        }
    }

    [Fact]
    public async Task A_rule_made_stricter_is_a_new_version_that_asks_again_what_was_acknowledged()
    {
        var plan = await portal.ASignedPrescription();
        await portal.AFact(plan, FactKind.KneePain);
        var key = (await Chair(plan)).Precautions.Single().Conflict.Key;
        await portal.Send(portal.Clinic.Clinician, new AcknowledgePrecaution(plan.Patient, plan.Prescription, plan.Chair, [key], "Knelt without pain."));
        (await Chair(plan)).IsWithheld.ShouldBeFalse();

        portal.Clock.Move(TimeSpan.FromMinutes(1));
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.Precautions);
        await lead.Follow("Change knee-pain-kneeling");
        lead.ValueOf("Fact").ShouldBe("Knee pain");
        lead.Choose("Who may override a block", "Nobody");
        await lead.Press("Save rule");
        lead.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', lead.Errors));
        lead.Words.ShouldContain("Rule knee-pain-kneeling, version clinic 1, changed by us");
        lead.Words.ShouldContain("Version clinic 1: blocked, Lead of Harbour Physiotherapy, 2 Mar 2026 09:32.");
        lead.Words.ShouldContain("Version 1: blocked, built in.");

        (await Chair(plan)).IsWithheld.ShouldBeTrue();
        await Should.ThrowAsync<Domain.Refusal>(() => portal.Send(portal.Clinic.Clinician, new AcknowledgePrecaution(plan.Patient, plan.Prescription, plan.Chair, [key], "Knelt without pain.")));
    }

    [Fact]
    public async Task A_rule_is_made_looser_only_with_a_reason_which_its_history_tells()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.ChangePrecaution("knee-pain-kneeling"));
        lead.Choose("Level", "Warning");
        await lead.Press("Save rule");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("Reason for this version").ShouldBe("This is looser than it was. Say why.");
        (await portal.Count<ClinicPrecaution>(_ => true)).ShouldBe(0);

        lead.Fill("Reason for this version", "We have thick cushions.");
        await lead.Press("Save rule");
        lead.Words.ShouldContain("Version clinic 1: warning, Lead of Harbour Physiotherapy, 2 Mar 2026 09:30. We have thick cushions.");
        await lead.Open(Links.ChangePrecaution("knee-pain-kneeling"));
        lead.Tick("Stretches that ask for any of these", "Kneeling", on: false);
        lead.Tick("Stretches that ask for any of these", "Supine");
        await lead.Press("Save rule");
        lead.ErrorAt("Reason for this version").ShouldBe("This is looser than it was. Say why.");
    }

    [Fact]
    public async Task A_clinic_adds_a_rule_of_its_own_which_counts_here_and_nowhere_else()
    {
        var other = await TestClinic.Make(portal, "Elsewhere", "elsewhere");
        var plan = await portal.ASignedPrescription();
        var there = await portal.ASignedPrescription("Bea Byron", other);
        foreach (var one in new[] { plan, there })
            await portal.AFact(one, FactKind.UncontrolledBloodPressure);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddPrecaution);
        FillRule(lead);
        await lead.Press("Save rule");
        lead.Status.ShouldBe(HttpStatusCode.OK, string.Join(' ', lead.Errors));
        lead.Words.ShouldContain("Rule own-pressure-kneeling, version clinic 1, our own");
        (await Chair(plan)).IsWithheld.ShouldBeTrue();
        (await Chair(there)).Precautions.ShouldBeEmpty();

        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Address);
        clinician.Words.ShouldContain("Kneeling and rising raise the pressure.");
        clinician.Words.ShouldContain("May be overridden by: the clinic’s lead.");
    }

    [Fact]
    public async Task What_is_wrong_with_a_rule_is_refused_on_its_field_and_what_was_typed_stays()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddPrecaution);
        await lead.Press("Save rule");
        lead.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lead.ErrorAt("Name").ShouldBe("Give the rule a short name.");
        lead.ErrorAt("Fact").ShouldBe("This field is missing.");
        lead.ErrorAt("Why").ShouldBe("This field is missing.");
        lead.ErrorAt("Source").ShouldBe("This field is missing.");
        lead.ErrorAtQuestion("Level").ShouldBe("This field is missing.");
        lead.ErrorAtQuestion("Stretches that ask for any of these").ShouldBe("This field is missing.");

        FillRule(lead);
        lead.Fill("From this week of a pregnancy", "12");
        await lead.Press("Save rule");
        lead.ErrorAt("From this week of a pregnancy").ShouldBe("Only a pregnancy has weeks.");
        lead.ValueOf("Why").ShouldBe("Kneeling and rising raise the pressure.");
        lead.Fill("From this week of a pregnancy", "");
        lead.Fill("Fact", "Younger than an age");
        await lead.Press("Save rule");
        lead.ErrorAt("Younger than").ShouldBe("Enter a whole number, from 1 to 120.");
        (await portal.Count<ClinicPrecaution>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_fact_or_movement_and_a_name_that_is_taken_are_refused_on_their_fields()
    {
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddPrecaution);
        FillRule(lead);
        lead.Forge("Fact", "Toothache");
        lead.Forge("Movements", "Flying");
        await lead.Press("Save rule");
        lead.ErrorAt("Fact").ShouldStartWith("\"toothache\" is not a fact.");
        lead.ErrorAtQuestion("Stretches that ask for any of these").ShouldStartWith("\"flying\" is not a movement.");

        await lead.Open(Links.AddPrecaution);
        FillRule(lead);
        await lead.Press("Save rule");
        await lead.Open(Links.AddPrecaution);
        FillRule(lead);
        await lead.Press("Save rule");
        lead.ErrorAt("Name").ShouldBe("There is already a rule with this name. Change that one, or choose another name.");
        (await portal.Count<ClinicPrecaution>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_leads_who_change_one_rule_the_later_is_told()
    {
        using var first = await portal.SignedIn(portal.Clinic.Lead);
        using var second = await portal.SignedIn(portal.Clinic.Lead);
        foreach (var lead in new[] { first, second })
        {
            await lead.Open(Links.ChangePrecaution("balance-standing"));
            lead.Choose("Level", "Blocked");
        }
        await first.Press("Save rule");
        await second.Press("Save rule");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Errors.Single().ShouldStartWith("Somebody wrote another version of this rule after you opened the page.");
        (await portal.Count<ClinicPrecaution>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_asks_the_database_for_no_more_once_a_clinic_has_rules_of_its_own()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var before = await Fewest(() => clinician.Open(plan.Address));
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        await lead.Open(Links.AddPrecaution);
        FillRule(lead);
        await lead.Press("Save rule");
        (await Fewest(() => clinician.Open(plan.Address))).ShouldBe(before);
    }

    private static void FillRule(Visitor lead)
    {
        lead.Fill("Name", "Pressure kneeling");
        lead.Fill("Fact", "Uncontrolled blood pressure");
        lead.Tick("Stretches that ask for any of these", "Kneeling");
        lead.Choose("Level", "Blocked");
        lead.Choose("Who may override a block", "The clinic’s lead");
        lead.Fill("Why", "Kneeling and rising raise the pressure.");
        lead.Fill("What to offer instead", "Stand.");
        lead.Fill("Source", "Our own judgement.");
    }

    private Task<ItemPrecautions> Chair(ThreeStretches plan) => portal.Send(plan.Of.Clinician, new ReadItemPrecautions(plan.Patient, plan.Prescription, plan.Chair));

    private async Task<int> Fewest(Func<Task> open)
    {
        var counts = new List<int>();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            portal.Statements.Forget();
            await open();
            counts.Add(portal.Statements.Sent.Count);
        }
        return counts.Min();
    }

    private static List<string> Rules(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("article.card h2").Select(heading => heading.TextContent)];
}
