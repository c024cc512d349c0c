using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;
using PrescribeRx.Web.Adherence;

namespace PrescribeRx.Tests.Adherence;

/// <summary>What a phone sends that had kept it. The prescription is signed on Monday 2 March 2026; it is Thursday.</summary>
public sealed class KeptPageTests(TestDatabase databases) : IAsyncLifetime
{
    private const string NothingYet = "Nothing had been prescribed yet on this day.";
    private const string ToldEarly = "By this phone’s clock you told this at a time that has not come yet. Open the day it is about, and tell it again.";
    private const int Hour = 3600;
    private const int Day = 24 * Hour;
    private Portal portal = null!;
    private ThreeStretches plan = null!;
    private string token = "";

    private string ChairDid => DayForm.Field("did", plan.Chair, 1);

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases);
        plan = await portal.ASignedPrescription();
        portal.Clock.MoveDays(3);
        token = await portal.ALink(plan);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task What_is_wrong_is_refused_one_by_one_with_the_reason_and_the_good_of_the_same_form_is_kept()
    {
        using var phone = await Phone();
        var (stored, refused) = await phone.Send(Kept(
            (DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done"), (DayForm.PainField(plan.Chair), "11"),
            (DayForm.Asks, $"{plan.Part1:N}.1"), (DayForm.Field("did", plan.Part1, 1), "Done"), (DayForm.PainField(plan.Part1), "2"),
            (DayForm.Asks, $"{plan.Part2:N}.1"), (DayForm.Field("did", plan.Part2, 1), "Done"),
            (DayForm.Asks, $"{plan.Patient:N}.1"), (DayForm.Field("did", plan.Patient, 1), "Done"),
            ("before", "-1"), ("legs", "None"), ("note", "<script>alert(1)</script>")));
        refused.ShouldBe(
        [
            (DayForm.PainField(plan.Chair), "Enter pain as a whole number, from 0 to 10."), ("before", "Enter pain as a whole number, from 0 to 10."),
            (DayForm.Field("did", plan.Part2, 1), $"{DaySheet.NotAskedFor}"), (DayForm.Field("did", plan.Patient, 1), $"{DaySheet.NotAskedFor}"),
        ]);
        stored.ShouldBe(5);
        (await Entries()).ShouldAllBe(entry => entry.Item == plan.Part1 && entry.Outcome == EntryOutcome.Done && entry.Pain == PainScore.Of(2));
        var note = (await Notes()).ShouldHaveSingleItem();
        (note.Legs, note.PainBefore, note.Note).ShouldBe((Legs.None, null, "<script>alert(1)</script>"));
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyDayToday);
        patient.ValueOf("Anything else").ShouldBe("<script>alert(1)</script>");
        patient.Page.QuerySelectorAll("script").ShouldAllBe(script => script.TextContent.Length == 0);
    }

    [Theory]
    [InlineData(2 * 365 * Day, null, "By this phone’s clock you told this more than 14 days ago. Open the day it is about and tell it again, or tell your clinic.")]
    [InlineData(-2 * 365 * Day, null, ToldEarly)]
    [InlineData(-Hour, null, ToldEarly)]
    [InlineData(4 * Day, null, NothingYet)]
    [InlineData(0, "2026-03-06", "This day has not come yet.")]
    [InlineData(0, "2026-03-01", NothingYet)]
    [InlineData(0, "2026-01-01", "Here you can fill in the last 14 days. Tell your clinic about earlier ones.")]
    [InlineData(0, "yesterday", "Enter a date that exists, as year-month-day, for example 2026-03-09.")]
    public async Task A_time_that_cannot_be_is_refused_with_the_reason(int ago, string? on, string sentence)
    {
        using var phone = await Phone();
        var (stored, refused) = await phone.Send(Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done")) with { Ago = ago, On = on });
        (stored, refused.ShouldHaveSingleItem().Sentence).ShouldBe((0, sentence));
        (await Entries()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_day_is_reckoned_from_how_long_ago_it_was_by_the_patients_own_date()
    {
        using var phone = await Phone();
        foreach (var hours in new[] { 0, 10, 40 })
            (await phone.Send(Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done")) with { Ago = hours * Hour })).Refused.ShouldBeEmpty();
        (await Entries()).Select(entry => (portal.Today().DayNumber - entry.On.DayNumber, entry.DaysLate)).Distinct().Order().ShouldBe([(0, 0), (1, 1), (2, 2)]);
    }

    [Fact]
    public async Task Ten_thousand_entries_in_one_form_are_refused_with_a_sentence_and_nothing_of_them_is_kept()
    {
        using var phone = await Phone();
        var many = Enumerable.Range(1, 10_000).Select(number => (DayForm.Asks, $"{plan.Chair:N}.{number}")).Append((ChairDid, "Done")).ToArray();
        var (stored, refused) = await phone.Send(Kept(many));
        (stored, refused.ShouldHaveSingleItem()).ShouldBe((0, ("", $"{DaySheet.TooMuch}")));
        var parts = Enumerable.Range(1, 10_000).Select(number => (TimerForm.Field($"part-{number}", Side.Left), "1")).ToArray();
        (await phone.Send(Kept(parts) with { Kind = "timer" })).Refused.ShouldHaveSingleItem().Sentence.ShouldBe($"{DaySheet.TooMuch}");
        (await Entries()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Duplicates_that_come_out_of_order_are_stored_once_and_what_was_told_later_stands()
    {
        using var phone = await Phone();
        var first = Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done"), (DayForm.PainField(plan.Chair), "6")) with { Ago = 3 * Hour };
        var second = Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Partly"), (DayForm.PainField(plan.Chair), "1")) with { Ago = Hour };
        foreach (var sent in new[] { second, first, second, first })
            await phone.Send(sent);
        (await Entries()).Count.ShouldBe(4);
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyToday);
        patient.Page.QuerySelectorAll(".my-told").Select(told => told.TextContent).ShouldBe(["Partly done"]);
        (await portal.OpenAlertsOf(plan.Patient)).ShouldContain(alert => alert.Kind == AlertKind.StopPain, "what hurt then calls for a look all the same");
    }

    [Fact]
    public async Task What_the_form_did_not_change_stays_as_it_was_told()
    {
        using var phone = await Phone();
        await phone.Send(Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done"), ("legs", "Usual"), ("before", "3")) with { Ago = 2 * Hour });
        await phone.Send(Kept((DayForm.Asks, $"{plan.Part1:N}.1"), (DayForm.Field("did", plan.Part1, 1), "Done"), ("note", "Slept well"), ("before", "")) with { Ago = Hour });
        (await Entries()).Count.ShouldBe(6);
        (await Entries()).ShouldAllBe(entry => entry.Outcome == EntryOutcome.Done);
        var note = new Diary([], await Notes()).NoteOn(portal.Today())!;
        (note.Legs, note.PainBefore, note.Note).ShouldBe((Legs.Usual, null, "Slept well"));
    }

    [Fact]
    public async Task What_was_done_before_a_change_goes_to_its_own_version_and_what_the_patient_never_had_is_refused()
    {
        using var phone = await Phone();
        await portal.WithoutChair(plan);
        var chair = Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done"));
        (await phone.Send(chair)).Refused.ShouldHaveSingleItem().Sentence.ShouldBe($"{DaySheet.NotAskedFor}");
        (await phone.Send(Under(chair, 2))).Refused.ShouldHaveSingleItem().Sentence.ShouldBe($"{DaySheet.NotAskedFor}");
        (await phone.Send(Under(chair, 3))).Refused.ShouldHaveSingleItem().Sentence.ShouldBe($"{DaySheet.NotAskedFor}");
        (await phone.Send(Under(chair, 1))).ShouldSatisfyAllConditions(answer => answer.Stored.ShouldBe(2), answer => answer.Refused.ShouldBeEmpty());
        (await Entries()).ShouldAllBe(entry => entry.Version == 1 && entry.Item == plan.Chair);
    }

    [Fact]
    public async Task What_was_withheld_all_day_stays_refused_under_whatever_version()
    {
        await portal.AFact(plan, FactKind.KneePain);
        portal.Clock.MoveDays(2);
        using var phone = await Phone();
        using var patient = await portal.WithLink(token);
        await patient.Open(Links.MyToday);
        var open = patient.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ToList();
        var withheld = new[] { plan.Chair, plan.Part1 }.Where(item => !open.Contains(Links.MyHow(item))).ToList();
        withheld.ShouldNotBeEmpty();
        foreach (var item in withheld)
            (await phone.Send(Under(Kept((DayForm.Asks, $"{item:N}.1"), (DayForm.Field("did", item, 1), "Done")), 1))).Refused.ShouldHaveSingleItem().Sentence.ShouldBe($"{DaySheet.NotAskedFor}");
        (await Entries()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_by_the_timer_stores_the_parts_that_can_be_and_names_the_others()
    {
        using var phone = await Phone();
        var held = (await portal.PrescriptionOf(plan)).Signed!.Find(plan.Chair)!.Dose.Parts[0].Part;
        var (stored, refused) = await phone.Send(Under(Kept(
            (TimerForm.Field(held, Side.Left), "40"), (TimerForm.Field(held, Side.Right), "9999"), (TimerForm.Field("nothing", Side.Left), "5"), (TimerForm.PainDuring, "11")), 1) with { Kind = "timer", Item = plan.Chair });
        stored.ShouldBe(1);
        refused.Select(one => one.Field).ShouldBe([TimerForm.Field(held, Side.Right), TimerForm.PainDuring, TimerForm.Field("nothing", Side.Left)], ignoreOrder: true);
        var entry = (await Entries()).ShouldHaveSingleItem();
        (entry.Side, entry.Amount, entry.Source, entry.Session).ShouldBe((Side.Left, 40, Source.Timer, 1));
    }

    [Fact]
    public async Task What_is_of_another_patient_is_sent_back_untouched()
    {
        var other = await portal.ASignedPrescription("Bo Holm");
        using var stranger = await KeepingPhone.Open(portal, await portal.ALink(other));
        (await stranger.Post(Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done")) with { Whose = RecordKeptPage.NameOnPhone(plan.Patient) })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await stranger.Send(Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done")))).Refused.ShouldHaveSingleItem().Sentence.ShouldBe($"{DaySheet.NotAskedFor}");
        (await portal.Count<StretchEntry>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task A_link_that_was_made_anew_takes_what_the_one_before_it_had_kept()
    {
        var kept = Kept((DayForm.Asks, $"{plan.Chair:N}.1"), (ChairDid, "Done"));
        using var before = await Phone();
        (await before.Send(kept)).Stored.ShouldBe(2);
        var another = await portal.ALink(plan);
        (await before.Post(kept)).IsSuccessStatusCode.ShouldBeFalse();
        using var after = await KeepingPhone.Open(portal, another);
        (await after.Send(kept)).ShouldSatisfyAllConditions(answer => answer.Stored.ShouldBe(0), answer => answer.Refused.ShouldBeEmpty());
        (await Entries()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_thousand_entries_sent_twice_each_by_twenty_phones_at_once_are_a_thousand()
    {
        const int phones = 20;
        const int days = 5;
        const int entriesADay = 10;
        var plans = new List<ThreeStretches>();
        for (var number = 0; number < phones; number++)
            plans.Add(await ChairFiveTimesADay(number));
        portal.Clock.MoveDays(days);
        var opened = new List<KeepingPhone>();
        foreach (var one in plans)
            opened.Add(await KeepingPhone.Open(portal, await portal.ALink(one)));
        await Task.WhenAll(opened.Zip(plans).Select(async pair =>
        {
            var forms = Enumerable.Range(0, days).Select(ago => Kept([.. Enumerable.Range(1, 5).SelectMany(time => new[]
            {
                (DayForm.Asks, $"{pair.Second.Chair:N}.{time}"), (DayForm.Field("did", pair.Second.Chair, time), "Done"),
            })]) with { Ago = ago * Day }).ToList();
            await Task.WhenAll(forms.Concat(forms).Select(form => pair.First.Send(form)));
        }));
        (await portal.Count<StretchEntry>(_ => true)).ShouldBe(phones * days * entriesADay);
        opened.ForEach(phone => phone.Dispose());
    }

    private async Task<ThreeStretches> ChairFiveTimesADay(int number)
    {
        var draft = await portal.ADraftToSign($"Patient {number}");
        var chair = (await portal.PrescriptionOf(draft)).Versions[^1].Find(draft.Chair)!;
        await portal.Send(draft.Of.Clinician, new ChangeStretch(
            draft.Patient, draft.Prescription, await portal.RevisionOf(draft), draft.Chair, Side.Each, chair.Dose with { Frequency = Frequency.Of(5) }, null));
        await portal.Send(draft.Of.Clinician, new SignPrescription(draft.Patient, draft.Prescription, await portal.RevisionOf(draft)));
        return draft;
    }

    private Task<KeepingPhone> Phone() => KeepingPhone.Open(portal, token);

    private KeptSending Kept(params (string, string)[] fields) => new(Guid.CreateVersion7(portal.Clock.Now), fields);

    private KeptSending Under(KeptSending kept, int version) => kept with { Fields = [.. kept.Fields, ("under", $"{plan.Prescription:N}.{version}")] };

    private Task<List<StretchEntry>> Entries() => portal.WithDb(db => db.Of<StretchEntry>().IgnoreQueryFilters().Where(entry => entry.Patient == plan.Patient).ToListAsync());

    private Task<List<DayNote>> Notes() => portal.WithDb(db => db.Of<DayNote>().IgnoreQueryFilters().Where(note => note.Patient == plan.Patient).ToListAsync());
}

/// <summary>A form as a phone that kept it sends it.</summary>
internal sealed record KeptSending(Guid Submission, IReadOnlyList<(string Name, string Value)> Fields)
{
    public string Kind { get; init; } = "day";
    public int Ago { get; init; }
    public string? On { get; init; }
    public Guid? Item { get; init; }
    public string? Whose { get; init; }
}

/// <summary>What the script of a phone does: it asks for a token, then sends.</summary>
internal sealed class KeepingPhone(HttpClient client, string field, string token, string whose) : IDisposable
{
    public static async Task<KeepingPhone> Open(Portal portal, string link)
    {
        var client = portal.CreateClient();
        using var opened = await client.GetAsync(Links.OpenLink(link));
        var leave = JsonDocument.Parse(await client.GetStringAsync($"{Links.MyKept}?handler=Token")).RootElement;
        return new(client, leave.GetProperty("field").GetString()!, leave.GetProperty("token").GetString()!, leave.GetProperty("whose").GetString()!);
    }

    public async Task<(int Stored, List<(string Field, string Sentence)> Refused)> Send(KeptSending kept)
    {
        using var answer = await Post(kept);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (told.GetProperty("stored").GetInt32(), [.. told.GetProperty("refused").EnumerateArray().Select(one => (one.GetProperty("field").GetString()!, one.GetProperty("sentence").GetString()!))]);
    }

    public async Task<HttpResponseMessage> Post(KeptSending kept)
    {
        using var form = new FormUrlEncodedContent(kept.Fields.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return await client.PostAsync(Links.MyKept, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [field] = token, ["Submission"] = $"{kept.Submission}", ["Whose"] = kept.Whose ?? whose, ["Kind"] = kept.Kind, ["Ago"] = $"{kept.Ago}", ["On"] = kept.On ?? "",
            ["Item"] = $"{kept.Item}", ["Form"] = await form.ReadAsStringAsync(),
        }));
    }

    public void Dispose() => client.Dispose();
}
