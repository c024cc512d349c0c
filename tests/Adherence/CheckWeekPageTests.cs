using System.Net;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A paper sheet typed twice. The prescription is signed on Monday 2 March 2026; it is Thursday.</summary>
public sealed class CheckWeekPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string Left = $"{States.ChairName}, left, Tuesday";
    private const string Pain = $"{States.ChairName}: pain during, Tuesday";
    private const string LeftDiffers = $"{States.ChairName}, left, Tuesday 3 March";
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private Portal portal = null!;
    private ThreeStretches plan = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases);
        plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(3);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_second_typing_begins_blank_and_says_nothing_of_the_first()
    {
        using var assistant = await TypedOnce();
        assistant.Heading.ShouldStartWith("Second typing");
        assistant.ValueOf(Left).ShouldBe("–");
        assistant.ValueOf(Pain).ShouldBe("");
        assistant.Page.QuerySelectorAll("option[selected]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_stored_until_somebody_chooses_and_the_second_is_stored_as_a_correction()
    {
        using var assistant = await TypedOnce();
        assistant.Fill(Left, "Partly");
        assistant.Fill(Pain, "3");
        await assistant.Press("Compare");
        assistant.Words.ShouldContain("One cell differs");
        assistant.Words.ShouldContain("Typed first: done, pain 3");
        assistant.Words.ShouldContain("Typed now: partly, pain 3");
        assistant.Page.QuerySelectorAll("input[checked]").ShouldBeEmpty();
        (await Entries()).Count.ShouldBe(1);

        portal.Clock.Move(TimeSpan.FromMinutes(5));
        assistant.Choose(LeftDiffers, "Typed now: partly, pain 3");
        await assistant.Press("Keep what I chose");
        assistant.Words.ShouldContain("Saved: 1 entry");
        assistant.ValueOf(Left).ShouldBe("Partly");
        var entries = (await Entries()).OrderBy(entry => entry.RecordedAt).ToList();
        entries.Select(entry => entry.Outcome).ShouldBe([EntryOutcome.Done, EntryOutcome.Partly]);
        entries[1].Supersedes.ShouldBe(entries[0].Id);
    }

    [Fact]
    public async Task Where_the_first_is_chosen_nothing_changes()
    {
        using var assistant = await TypedOnce();
        assistant.Fill(Left, "Not done");
        await assistant.Press("Compare");
        assistant.Choose(LeftDiffers, "Typed first: done, pain 3");
        assistant.Choose($"{States.ChairName}: pain during, Tuesday 3 March", "Typed first: 3");
        await assistant.Press("Keep what I chose");
        assistant.Words.ShouldContain("What was typed first stands. Nothing was changed.");
        (await Entries()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_twice_says_so_and_changes_nothing()
    {
        using var assistant = await TypedOnce();
        assistant.Fill(Left, "Done");
        assistant.Fill(Pain, "3");
        await assistant.Press("Compare");
        assistant.Words.ShouldContain("Both typings say the same. Nothing was changed.");
        (await Entries()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_choice_that_is_missing_is_asked_for_with_what_was_typed_kept()
    {
        using var assistant = await TypedOnce();
        assistant.Fill(Left, "Partly");
        assistant.Fill(Pain, "3");
        await assistant.Press("Compare");
        await assistant.Press("Keep what I chose");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.ErrorAtQuestion(LeftDiffers).ShouldBe("Choose which of the two stands.");
        (await Entries()).Count.ShouldBe(1);
        portal.Clock.Move(TimeSpan.FromMinutes(5));
        assistant.Choose(LeftDiffers, "Typed now: partly, pain 3");
        await assistant.Press("Keep what I chose");
        (await Entries()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_somebody_told_after_the_comparison_is_shown_and_not_overwritten()
    {
        using var assistant = await TypedOnce();
        assistant.Fill(Left, "Partly");
        assistant.Fill(Pain, "3");
        await assistant.Press("Compare");
        portal.Clock.Move(TimeSpan.FromMinutes(5));
        await portal.ADayOfPart1(plan, Monday.AddDays(1), pain: 1);
        assistant.Choose(LeftDiffers, "Typed now: partly, pain 3");
        await assistant.Press("Keep what I chose");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.Words.ShouldContain("Something was told of this week after you compared it.");
        assistant.Words.ShouldContain($"{States.Part1Name}, left, Tuesday 3 March");
        (await Entries()).ShouldNotContain(entry => entry.Outcome == EntryOutcome.Partly);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_while_the_sheet_is_at_hand()
    {
        using var assistant = await TypedOnce();
        assistant.Fill(Left, "Done");
        assistant.Fill(Pain, "11");
        await assistant.Press("Compare");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.ErrorAt(Pain).ShouldBe("Enter pain as a whole number, from 0 to 10.");
        assistant.ValueOf(Left).ShouldBe("Done");
    }

    [Fact]
    public async Task The_paper_has_the_lines_that_the_form_has()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(plan.Week(Monday));
        var form = clinician.Page.QuerySelectorAll(".week tbody th").Select(head => FirstWords(head).Trim().ToLowerInvariant()).ToList();
        await clinician.Open(plan.Handout);
        await clinician.Open(clinician.Page.QuerySelector("iframe")?.GetAttribute("src") ?? clinician.Address.PathAndQuery);
        clinician.Page.QuerySelectorAll(".diary tbody").SelectMany(PaperLines).ShouldBe(form);
    }

    /// <summary>"gluteal stretches, part 1, left", as the form has it: the paper says the stretch once, beside its lines.</summary>
    private static IEnumerable<string> PaperLines(AngleSharp.Dom.IElement part)
    {
        var stretch = part.QuerySelector("th[scope=rowgroup]")?.TextContent;
        return part.QuerySelectorAll("th[scope=row]").Select(line => (stretch, line.TextContent) switch
        {
            (null, var asked) => asked.Split(':')[0],
            (_, "Done" or "Other parts") => stretch,
            (_, "Pain during") => $"{stretch}: pain during",
            (_, var side) => $"{stretch}, {side}",
        }).Select(line => line.ToLowerInvariant());
    }

    private static string FirstWords(AngleSharp.Dom.IElement head) => head.ChildNodes.OfType<AngleSharp.Dom.IText>().First().Data;

    /// <summary>Done with pain 3 on the left on Tuesday, and then the blank form.</summary>
    private async Task<Visitor> TypedOnce()
    {
        var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(plan.Week(Monday));
        assistant.Fill(Left, "Done");
        assistant.Fill(Pain, "3");
        await assistant.Press("Save week");
        await assistant.Follow("Type it a second time");
        assistant.Address.AbsolutePath.ShouldBe(Links.CheckWeek(plan.Patient, plan.Prescription, Monday));
        return assistant;
    }

    private Task<List<StretchEntry>> Entries() => portal.WithDb(db => db.Of<StretchEntry>().IgnoreQueryFilters().ToListAsync());
}
