using System.Net;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Reports;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Reports;

public sealed class CaseloadPageTests(TestDatabase databases)
{
    [Theory]
    [InlineData("lucja", "Łucja Wójcik")]
    [InlineData("WÓJ", "Łucja Wójcik")]
    [InlineData("oconnor", null)]
    [InlineData("o'con", "Amélie O’Connor")]
    [InlineData("amelie", "Amélie O’Connor")]
    [InlineData("strasse", "Jens Straße")]
    [InlineData("2", "Amélie O’Connor")]
    [InlineData("%", null)]
    [InlineData("_", null)]
    [InlineData("'; drop table patients; --", null)]
    [InlineData("999999999999999999999", null)]
    public async Task A_patient_is_found_by_part_of_the_name_without_accents_or_by_number(string search, string? found)
    {
        await using var portal = await Portal.Open(databases);
        foreach (var name in new[] { "Łucja Wójcik", "Amélie O’Connor", "Jens Straße" })
            await portal.APatient(name);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        clinician.Fill("Find a patient", search);
        await clinician.Press("Find");
        Names(clinician).ShouldBe(found is null ? [] : [found]);
        clinician.ValueOf("Find a patient").ShouldBe(search);
        clinician.Address.Query.ShouldBe("", "a name belongs in no address");
        if (found is null)
            clinician.Words.ShouldContain("Nobody found");
    }

    [Fact]
    public async Task Sixty_patients_are_three_pages_in_the_order_of_their_names_and_a_search_stays_while_turning_them()
    {
        await using var portal = await Portal.Open(databases);
        for (var number = 60; number >= 1; number--)
            await portal.APatient($"Patient {number:00}");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Follow("Everybody (60)");
        Names(clinician).ShouldBe(Enumerable.Range(1, 25).Select(number => $"Patient {number:00}"));
        await clinician.Follow("Later names");
        await clinician.Follow("Later names");
        Names(clinician).ShouldBe(Enumerable.Range(51, 10).Select(number => $"Patient {number:00}"));
        clinician.Page.QuerySelectorAll("a").ShouldNotContain(link => link.TextContent == "Later names");
        await clinician.Follow("Earlier names");
        Names(clinician).ShouldBe(Enumerable.Range(26, 25).Select(number => $"Patient {number:00}"));

        clinician.Fill("Find a patient", "PATIENT");
        await clinician.Press("Find");
        await clinician.Press("Later names");
        Names(clinician)[0].ShouldBe("Patient 26");
        clinician.ValueOf("Find a patient").ShouldBe("PATIENT");
        clinician.Address.Query.ShouldBe("", "a name belongs in no address");
        await clinician.Press("Earlier names");
        Names(clinician)[0].ShouldBe("Patient 01");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("10001")]
    public async Task A_page_that_does_not_exist_is_refused(string page)
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        (await clinician.PostForged("/", ("PageNumber", page))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Whoever_treats_sees_first_who_needs_them_and_why_the_gravest_first_and_can_look_at_all_others()
    {
        await using var portal = await Portal.Open(databases);
        await portal.APatient("Nobody Started");
        await portal.ADraftToSign("Only Draft");
        var eligible = await portal.ASignedPrescription("Ready Gate");
        await portal.ADiaryThatMakesTheGateEligible(eligible);
        var hurts = await portal.ASignedPrescription("Hurts Now");
        await portal.ADayOfPart1(hurts, portal.Today(), pain: 7);
        await portal.ASignedPrescription("Peter Peaceful");
        await portal.APatient("Theirs Alone", await TestClinic.Make(portal, "Other", "other"));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        Tab(clinician).ShouldBe("Needs me (4)");
        Names(clinician).ShouldBe(["Hurts Now", "Ready Gate", "Nobody Started", "Only Draft"]);
        Look(clinician, "Hurts Now").ShouldBe("Pain at the stop limit");
        Look(clinician, "Ready Gate").ShouldBe("Gate ready for a decision");
        Look(clinician, "Nobody Started").ShouldBe("No prescription yet 2 days overdue");
        Look(clinician, "Only Draft").ShouldBe("Draft to sign 2 days overdue");
        Reasons(clinician).ShouldBe(["Pain at the stop limit 1", "Gate ready for a decision 1", "Draft to sign 1", "No prescription yet 1"]);
        await clinician.Follow("Everybody (5)");
        Names(clinician).ShouldBe(["Hurts Now", "Nobody Started", "Only Draft", "Peter Peaceful", "Ready Gate"]);
        Look(clinician, "Peter Peaceful").ShouldBe("–");

        var colleague = await portal.AColleague();
        using var other = await portal.SignedIn(colleague);
        other.Words.ShouldContain("Nobody needs you now");
        await other.Follow("Who needs a colleague");
        Tab(other).ShouldBe("Needs somebody (4)");
        Names(other).ShouldBe(["Hurts Now", "Ready Gate", "Nobody Started", "Only Draft"]);
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        Tab(lead).ShouldBe("Needs somebody (4)");
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        Tab(assistant).ShouldBe("Everybody (5)");
        (await portal.AuditOf(portal.Clinic)).Where(line => line.Deed == "ReadCaseload" && line.Person == colleague.Person.Id)
            .Select(line => line.Shown.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).ShouldBe([0, 4], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_two_as_grave_whoever_is_longest_past_the_time_comes_first_on_whatever_page()
    {
        await using var portal = await Portal.Open(databases);
        for (var number = 30; number >= 1; number--)
        {
            await portal.APatient($"Patient {number:00}");
            portal.Clock.Move(TimeSpan.FromSeconds(1));
        }
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        Names(clinician).ShouldBe(Enumerable.Range(6, 25).Reverse().Select(number => $"Patient {number:00}"));
        await clinician.Follow("Further");
        Names(clinician).ShouldBe(["Patient 05", "Patient 04", "Patient 03", "Patient 02", "Patient 01"]);
        await clinician.Follow("Back");
        Names(clinician)[0].ShouldBe("Patient 30");
    }

    [Fact]
    public async Task From_home_it_is_two_clicks_to_the_deed()
    {
        await using var portal = await Portal.Open(databases);
        var plan = await portal.ASignedPrescription();
        await portal.ADiaryThatMakesTheGateEligible(plan);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Follow("Gate ready for a decision");
        clinician.Fill("Why", "Moves well.");
        await clinician.Press($"Open {States.Part2Name}");
        (await portal.Count<Domain.Progression.GateDecision>(decision => decision.Kind == Domain.Progression.GateDecisionKind.Opened)).ShouldBe(1);

        await clinician.Open("/");
        await clinician.Follow("Gate decided: close the alert");
        clinician.Fill("What was done?", "Opened.");
        await clinician.Press("Close the alert");
        await clinician.Open("/");
        clinician.Words.ShouldContain("Nobody needs you now");

        await portal.AFact(plan, Domain.Patients.FactKind.KneePain);
        await portal.ADraft(plan.Patient);
        portal.Clock.MoveDays(20);
        await portal.LookAtEverybody();
        using var later = await portal.SignedIn(portal.Clinic.Clinician);
        foreach (var (reason, heading) in new[]
        {
            ("Facts changed", "Precautions"), ("Draft to sign", "Draft, version 1"), ("Review due", "Prescription"), ("Nothing reported", "Nothing reported"),
        })
        {
            await later.Open("/");
            await later.Follow(reason);
            later.Status.ShouldBe(HttpStatusCode.OK, reason);
            later.Heading.ShouldStartWith(heading, customMessage: reason);
        }
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_and_lists_who_needs_whom_for_what_and_in_which_status()
    {
        await using var portal = await Portal.Open(databases);
        await portal.APatient("Nobody Started");
        await portal.ADraftToSign("Only Draft");
        var hurts = await portal.ASignedPrescription("Hurts Now");
        await portal.ADayOfPart1(hurts, portal.Today(), pain: 7);
        var ended = await portal.ASignedPrescription("Ended Once");
        await portal.Change(ended, PrescriptionEventKind.Completed);
        await portal.ADraft(ended.Patient);
        var paused = await portal.ASignedPrescription("Paused Now");
        await portal.Change(paused, PrescriptionEventKind.Paused);
        var resumed = await portal.ASignedPrescription("Resumed Since");
        await portal.Change(resumed, PrescriptionEventKind.Paused);
        portal.Clock.Move(TimeSpan.FromSeconds(1));
        await portal.Change(resumed, PrescriptionEventKind.Resumed);
        await portal.Change(await portal.ASignedPrescription("Stopped Quite"), PrescriptionEventKind.Stopped);

        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Follow("Pain at the stop limit 1");
        Names(clinician).ShouldBe(["Hurts Now"]);
        clinician.Address.Query.ShouldBe("?View=NeedsMe&Reason=StopPain");
        await clinician.Follow("Take the filter away");
        clinician.Fill("Prescription", "Draft");
        await clinician.Press("Show");
        Names(clinician).ShouldBe(["Ended Once", "Only Draft"], ignoreOrder: true);
        await clinician.Follow("Everybody (7)");
        clinician.Fill("Needs whom", "Lead of Harbour Physiotherapy");
        await clinician.Press("Show");
        clinician.Words.ShouldContain("Nobody here");
        foreach (var status in Enum.GetValues<CaseloadStatus>())
        {
            await clinician.Open(Links.CaseloadOf(CaseloadView.Of(CaseloadScope.Everybody, status: status)));
            string.Join(", ", Names(clinician)).ShouldBe(status switch
            {
                CaseloadStatus.Running => "Hurts Now, Resumed Since",
                CaseloadStatus.Paused => "Paused Now",
                CaseloadStatus.Draft => "Ended Once, Only Draft",
                CaseloadStatus.Ended => "Stopped Quite",
                _ => "Nobody Started",
            }, customMessage: $"{status}");
            foreach (var name in Names(clinician))
                clinician.Cell("Table of patients", name, "Prescription").ShouldBe(status == CaseloadStatus.NoPrescription ? "None" : $"{status}");
        }
    }

    [Fact]
    public async Task It_is_sorted_by_its_headings_without_script()
    {
        await using var portal = await Portal.Open(databases);
        var early = await portal.ASignedPrescription("Zoe Early");
        portal.Clock.MoveDays(3);
        var late = await portal.ASignedPrescription("Adam Late");
        await portal.APatient("Never Told");
        await portal.ADayOfPart1(early, portal.Today(), pain: 1);
        await portal.ADayOfPart1(late, portal.Today(), pain: 1);
        portal.Clock.MoveDays(1);
        await portal.ADayOfPart1(late, portal.Today(), pain: 1);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.CaseloadOf(CaseloadView.Of(CaseloadScope.Everybody)));
        Sorted(clinician).ShouldBe("Patient");
        Names(clinician).ShouldBe(["Adam Late", "Never Told", "Zoe Early"]);
        foreach (var (heading, order) in new[]
        {
            ("Last reported", "Zoe Early, Adam Late, Never Told"), ("Review", "Zoe Early, Adam Late, Never Told"), ("Needs a look", "Never Told, Adam Late, Zoe Early"), ("Patient", "Adam Late, Never Told, Zoe Early"),
        })
        {
            await clinician.Follow(heading);
            Sorted(clinician).ShouldBe(heading);
            string.Join(", ", Names(clinician)).ShouldBe(order, customMessage: heading);
        }
    }

    [Fact]
    public async Task A_view_that_is_saved_stands_above_the_patients_of_that_person_alone_and_can_open_first()
    {
        await using var portal = await Portal.Open(databases);
        await portal.ADraftToSign("Only Draft");
        await portal.APatient("Nobody Started");
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Follow("Draft to sign 1");
        await clinician.Follow("Save this view");
        clinician.Words.ShouldContain("Needs me: Draft to sign. Need, the gravest first.");
        await clinician.Press("Save the view");
        clinician.ErrorAt("Name").ShouldBe("Give the view a name.");
        clinician.Fill("Name", "Drafts of mine");
        clinician.Tick("When I sign in", "Open this view first");
        await clinician.Press("Save the view");
        (Tab(clinician), string.Join(' ', Names(clinician))).ShouldBe(("Drafts of mine", "Only Draft"));

        await clinician.Open("/");
        (Tab(clinician), string.Join(' ', Names(clinician))).ShouldBe(("Drafts of mine", "Only Draft"));
        await clinician.Open(Links.SaveCaseloadView(CaseloadView.Of(CaseloadScope.Everybody, sort: CaseloadSort.Review)));
        clinician.Fill("Name", "DRAFTS of mine");
        await clinician.Press("Save the view");
        clinician.ErrorAt("Name").ShouldBe("You have a view with this name already. Choose another name.");
        using var lead = await portal.SignedIn(portal.Clinic.Lead);
        lead.Words.ShouldNotContain("Drafts of mine");
        await clinician.Open(Links.SavedViews);
        (await lead.PostForged(Links.SavedViews, ("Saved", clinician.Page.QuerySelector("[name=Saved]")!.GetAttribute("value")!))).ShouldBe(HttpStatusCode.NotFound);

        await clinician.Press("No longer open Drafts of mine first");
        await clinician.Open("/");
        Tab(clinician).ShouldBe("Needs me (2)");
        await clinician.Follow("Your views");
        await clinician.Press("Open first: Drafts of mine");
        clinician.Cell("Table of views", "Drafts of mine", "Opens first").ShouldStartWith("Opens first");
        await clinician.Press("Delete Drafts of mine");
        clinician.Words.ShouldContain("No saved views yet");
        await clinician.Open("/");
        Tab(clinician).ShouldBe("Needs me (2)");
    }

    [Fact]
    public void A_person_has_at_most_12_views_each_with_a_short_name()
    {
        SavedView Save(string name, params SavedView[] others) => SavedView.Save(Given.Clinic, Given.NewId(), Given.Clinician, name, CaseloadView.Of(CaseloadScope.Everybody), others, Portal.Start);
        var twelve = Enumerable.Range(1, 12).Select(number => Save($"View {number}")).ToArray();
        Save("One more", twelve[..11]).Name.ShouldBe("One more");
        Should.Throw<Domain.Refusal>(() => Save("One more", twelve)).Message.ShouldBe("You have 12 saved views, which is the most there can be. Delete one first.");
        Save(new string('x', 40)).Name.Length.ShouldBe(40);
        Should.Throw<Domain.Refusal>(() => Save(new string('x', 41)));
    }

    [Theory]
    [InlineData("/?View=Everyone")]
    [InlineData("/?View=NeedsMe&Reason=Boredom")]
    [InlineData("/?View=Everybody&Clinician=me")]
    [InlineData("/?View=Everybody&Sort=Luck")]
    [InlineData("/?View=Everybody&PageNumber=0")]
    public async Task An_address_of_a_view_that_cannot_be_says_so(string address)
    {
        await using var portal = await Portal.Open(databases);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(address);
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Whatever_the_view_it_takes_eight_statements_at_most()
    {
        await using var portal = await Portal.Open(databases);
        await portal.ADraftToSign();
        var hurts = await portal.ASignedPrescription("Hurts Now");
        await portal.ADayOfPart1(hurts, portal.Today(), pain: 7);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var views =
            from scope in Enum.GetValues<CaseloadScope>()
            from sort in Enum.GetValues<CaseloadSort>()
            from status in new CaseloadStatus?[] { null, CaseloadStatus.Ended }
            select Links.CaseloadOf(CaseloadView.Of(scope, Attention.StopPain, scope == CaseloadScope.NeedsMe ? null : portal.Clinic.Clinician.Person.Id, status, sort));
        foreach (var view in views)
        {
            var counts = new List<int>();
            for (var attempt = 0; attempt < 2; attempt++)
            {
                portal.Statements.Forget();
                await clinician.Open(view);
                counts.Add(portal.Statements.Sent.Count);
            }
            counts.Min().ShouldBeLessThanOrEqualTo(8, view);
        }
    }

    private static string Tab(Visitor visitor) => visitor.Page.QuerySelector(".tabs [aria-current]")!.TextContent;

    private static List<string> Reasons(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("[aria-label=Reasons] a").Select(reason => reason.TextContent)];

    private static string Sorted(Visitor visitor) => visitor.Page.QuerySelectorAll("th[aria-sort=ascending]").Single().TextContent.Trim();

    private static string Look(Visitor visitor, string patient) => visitor.Cell("Table of patients", patient, "Needs a look");

    private static List<string> Names(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("tbody th").Select(name => name.TextContent.Trim())];
}
