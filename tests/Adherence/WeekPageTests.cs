using System.Net;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A paper diary typed in, a week on one screen. The prescription is signed on Monday 2 March 2026; it is Thursday.</summary>
public sealed class WeekPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string ChairLeft = $"{States.ChairName}, left";
    private const string ChairRight = $"{States.ChairName}, right";
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
    public async Task A_week_is_typed_by_its_labels_and_shown_as_it_was_typed()
    {
        using var assistant = await AtTheWeek();
        assistant.Page.QuerySelectorAll("select option[selected]").ShouldBeEmpty();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        assistant.Fill($"{ChairLeft}, Tuesday: seconds", "60");
        assistant.Fill($"{ChairRight}, Tuesday", "Partly");
        assistant.Fill($"{ChairRight}, Tuesday: seconds", "30");
        assistant.Fill($"{States.ChairName}: pain during, Tuesday", "2");
        assistant.Fill($"{States.Part1Name}, left, Wednesday", "Not done");
        assistant.Fill("Pain before, Tuesday", "3");
        assistant.Fill("Legs, Tuesday", "As usual");
        assistant.Fill("Next morning, Tuesday", "Same");
        assistant.Fill("Note, Tuesday", "Slept <well>");
        await assistant.Press("Save week");
        assistant.Words.ShouldContain("entries and 1 day note.");
        assistant.ValueOf($"{ChairLeft}, Tuesday").ShouldBe("Done");
        assistant.ValueOf($"{ChairRight}, Tuesday: seconds").ShouldBe("30");
        assistant.ValueOf($"{States.ChairName}: pain during, Tuesday").ShouldBe("2");
        assistant.ValueOf($"{States.Part1Name}, left, Wednesday").ShouldBe("Not done");
        assistant.ValueOf($"{States.Part1Name}, right, Wednesday").ShouldBe("–");
        assistant.ValueOf("Legs, Tuesday").ShouldBe("As usual");
        assistant.ValueOf("Note, Tuesday").ShouldBe("Slept <well>");

        var left = (await Entries()).Single(entry => entry.Item == plan.Chair && entry.Side == Side.Left);
        (left.Amount, left.Pain!.Value.Value, left.Source, left.TypedBy, left.DaysLate).ShouldBe((60, 2, Source.Paper, portal.Clinic.Assistant.Person.Id, 2));
    }

    [Theory]
    [InlineData($"{States.ChairName}: pain during, Tuesday", "11", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData($"{States.ChairName}: pain during, Tuesday", "abc", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData($"{States.ChairName}: pain during, Tuesday", "-1", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData($"{ChairLeft}, Tuesday: seconds", "9999", "Enter seconds or repetitions as a whole number, from 0 to 3600.")]
    [InlineData("Pain before, Tuesday", "11", "Enter pain as a whole number, from 0 to 10.")]
    [InlineData("Note, Tuesday", "1001", "Use at most 1000 characters; this has 1001.")]
    public async Task What_cannot_be_is_refused_at_its_cell_with_what_was_typed_kept_and_nothing_stored(string field, string typed, string sentence)
    {
        var text = typed == "1001" ? new string('x', 1001) : typed;
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        assistant.Fill(field, text);
        await assistant.Press("Save week");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.Errors.Distinct().ShouldBe([sentence]);
        assistant.ErrorAt(field).ShouldNotBeNull().ShouldStartWith(sentence);
        assistant.ValueOf(field).ShouldBe(text);
        assistant.ValueOf($"{ChairLeft}, Tuesday").ShouldBe("Done");
        (await Entries()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_pain_is_told_once_however_many_sides_the_stretch_has()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        assistant.Fill($"{States.ChairName}: pain during, Tuesday", "11");
        await assistant.Press("Save week");
        assistant.Errors.Count.ShouldBe(1);
        assistant.ErrorAt($"{States.ChairName}: pain during, Tuesday").ShouldBe("Enter pain as a whole number, from 0 to 10.");
    }

    [Fact]
    public async Task Seconds_without_an_outcome_are_refused_and_not_dropped()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday: seconds", "60");
        await assistant.Press("Save week");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.ErrorAt($"{ChairLeft}, Tuesday").ShouldBe("Say whether it was done or partly done, or leave out the seconds.");
    }

    [Fact]
    public async Task Pain_without_an_outcome_is_refused_and_not_dropped()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{States.ChairName}: pain during, Tuesday", "4");
        await assistant.Press("Save week");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.ErrorAt($"{ChairLeft}, Tuesday").ShouldBe("Say whether it was done or partly done, or leave out the pain.");
        assistant.ValueOf($"{States.ChairName}: pain during, Tuesday").ShouldBe("4");
        (await Entries()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_to_come_have_no_cells_and_today_has_no_next_morning()
    {
        using var assistant = await AtTheWeek();
        var labels = assistant.Page.QuerySelectorAll("label").Select(label => label.TextContent).ToList();
        labels.ShouldContain($"{ChairLeft}, Thursday");
        labels.ShouldNotContain(label => label.Contains("Friday"));
        labels.ShouldNotContain("Next morning, Thursday");
        labels.ShouldNotContain(label => label.StartsWith(States.Part2Name), "a locked stretch has no row");
    }

    [Theory]
    [InlineData("o", "2026-03-06", "Done", "This day has not come yet.")]
    [InlineData("before", "2026-03-06", "3", "This day has not come yet.")]
    [InlineData("morning", "2026-03-05", "Better", "The morning after has not come yet.")]
    [InlineData("before", "2026-03-01", "3", "Nothing had been prescribed yet on this day.")]
    public async Task A_cell_that_the_page_does_not_have_is_refused_when_forced(string what, string day, string value, string sentence)
    {
        using var assistant = await AtTheWeek(day);
        var name = what == "o" ? $"o.{plan.Chair:N}.Left.1.{day}" : $"{what}.{day}";
        var fields = assistant.Page.QuerySelectorAll("button").Any(button => button.TextContent == "Save week") ? assistant.Fields("Save week") : [new("__RequestVerificationToken", await assistant.Token())];
        using var answer = await assistant.PostAgain(plan.Week(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), fields.Append(KeyValuePair.Create(name, value)));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(sentence);
        (await Entries()).ShouldBeEmpty();
        (await portal.Count<DayNote>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_stored_once()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        assistant.Fill("Pain before, Tuesday", "3");
        var fields = assistant.Fields("Save week");
        using var first = await assistant.PostAgain(plan.Week(Monday), fields);
        using var second = await assistant.PostAgain(plan.Week(Monday), fields);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Nothing had changed.");
        (await Entries()).Count.ShouldBe(1);
        (await portal.Count<DayNote>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_form_sent_ten_times_at_once_is_stored_once()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        assistant.Fill($"{ChairRight}, Tuesday", "Done");
        assistant.Fill("Pain before, Tuesday", "3");
        var fields = assistant.Fields("Save week");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => assistant.PostAgain(plan.Week(Monday), fields)));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.UnprocessableEntity);
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.OK);
        (await Entries()).Count.ShouldBe(2);
        (await portal.Count<DayNote>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_week_typed_a_second_time_changes_nothing()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        await assistant.Press("Save week");
        await assistant.Press("Save week");
        assistant.Words.ShouldContain("Nothing had changed.");
        (await Entries()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_supersedes_and_what_it_corrects_is_kept()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        assistant.Fill("Legs, Tuesday", "New or further down");
        await assistant.Press("Save week");
        portal.Clock.Move(TimeSpan.FromMinutes(5));
        assistant.Fill($"{ChairLeft}, Tuesday", "Not done");
        assistant.Fill("Legs, Tuesday", "None");
        await assistant.Press("Save week");
        assistant.ValueOf($"{ChairLeft}, Tuesday").ShouldBe("Not done");
        assistant.ValueOf("Legs, Tuesday").ShouldBe("None");
        var entries = (await Entries()).OrderBy(entry => entry.RecordedAt).ToList();
        entries.Select(entry => entry.Outcome).ShouldBe([EntryOutcome.Done, EntryOutcome.NotDone]);
        entries[1].Supersedes.ShouldBe(entries[0].Id);
        (await portal.Count<DayNote>(_ => true)).ShouldBe(2);
    }

    [Fact]
    public async Task A_cell_that_is_cleared_is_unreported_again()
    {
        using var assistant = await AtTheWeek();
        assistant.Fill($"{ChairLeft}, Tuesday", "Done");
        assistant.Fill($"{States.ChairName}: pain during, Tuesday", "1");
        await assistant.Press("Save week");
        portal.Clock.Move(TimeSpan.FromMinutes(5));
        assistant.Fill($"{ChairLeft}, Tuesday", "–");
        assistant.Fill($"{States.ChairName}: pain during, Tuesday", "");
        await assistant.Press("Save week");
        assistant.ValueOf($"{ChairLeft}, Tuesday").ShouldBe("–");
        assistant.ValueOf($"{States.ChairName}: pain during, Tuesday").ShouldBe("");
        await assistant.Open(plan.Report);
        assistant.Words.ShouldContain("Nothing was reported.");
    }

    [Fact]
    public async Task Of_two_who_type_the_same_day_the_later_stands_and_nothing_counts_twice()
    {
        using var first = await AtTheWeek();
        using var second = await AtTheWeek();
        first.Fill($"{ChairLeft}, Tuesday", "Done");
        second.Fill($"{ChairLeft}, Tuesday", "Partly");
        await first.Press("Save week");
        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await second.Press("Save week");
        await second.Open(plan.Week(Monday));
        second.ValueOf($"{ChairLeft}, Tuesday").ShouldBe("Partly");
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("someday")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_week_of_a_day_that_cannot_be_is_refused_with_a_sentence(string day)
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open($"{plan.Address}/diary/{day}");
        assistant.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.Heading.ShouldBe("This cannot be done now");
    }

    [Fact]
    public async Task A_week_before_the_prescription_says_that_nothing_was_prescribed()
    {
        using var assistant = await AtTheWeek();
        await assistant.Follow("Week before");
        assistant.Words.ShouldContain("Nothing was prescribed in this week");
    }

    [Fact]
    public async Task Today_is_the_patients_today()
    {
        portal.Clock.Move(TimeSpan.FromHours(14));
        using var assistant = await AtTheWeek();
        assistant.Page.QuerySelectorAll("label").ShouldNotContain(label => label.TextContent.Contains("Friday"), "23:30 in London is still Thursday");
        portal.Clock.Move(TimeSpan.FromHours(1));
        using var later = await AtTheWeek();
        later.Page.QuerySelectorAll("label").ShouldContain(label => label.TextContent.Contains("Friday"));
    }

    private async Task<Visitor> AtTheWeek(string day = "2026-03-02")
    {
        var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open($"{plan.Address}/diary/{day}");
        return assistant;
    }

    private Task<List<StretchEntry>> Entries() =>
        portal.WithDb(db => Task.FromResult(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Of<StretchEntry>()).ToList()));
}
