using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web;

namespace PrescribeRx.Tests;

/// <summary>What holds of every form in which people of the clinic write, whichever it is; a new form is among them by itself.</summary>
public sealed partial class EveryFormTests(TestDatabase databases) : IAsyncLifetime
{
    private const string ATextInIt = "textarea, input[type=text], input[type=email]";

    private static readonly string Long = string.Concat(Enumerable.Repeat("Ünïcödé and other words. ", 4000))[..100_000].Trim();

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.Open(databases);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_text_of_100_KB_is_refused_with_the_most_that_there_may_be_and_stays_in_its_field()
    {
        var (seen, toldNext) = (new List<string>(), new List<string>());
        await OfEveryPage("textarea, input[name^='note.']", async (visitor, _, page, form, fields) =>
        {
            foreach (var field in fields.DistinctBy(field => Varying().Replace(field, "")))
            {
                await visitor.Open(page);
                var sent = visitor.FieldsWith(The(visitor, form), [.. AllAnswered(The(visitor, form)), (field, Long)]);
                using var answer = await visitor.PostAgain(The(visitor, form).GetAttribute("action") ?? page, sent);
                answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{page}: {field}");
                var shown = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                var control = shown.QuerySelector($"[name='{field}']").ShouldNotBeNull($"{page}: {field}");
                ((control is IHtmlTextAreaElement area ? area.Value : control.GetAttribute("value")) == Long).ShouldBeTrue($"{page}: {field} has lost what was typed");
                var error = shown.GetElementById($"{control.Id}-error")?.TextContent;
                (error is null ? toldNext : seen).Add($"{page}: {field}");
                Most().IsMatch(error ?? "at most 0").ShouldBeTrue($"{page}: {field}: {error}");
            }
        });
        seen.Count.ShouldBeGreaterThan(20, string.Join(", ", seen));
        // Where numbers are read before the plan is asked, what is wrong with those is told first.
        toldNext.ShouldAllBe(field => field.Contains("/purpose:", StringComparison.Ordinal) || field.Contains("/build", StringComparison.Ordinal), string.Join(", ", toldNext));
    }

    [Fact]
    public async Task What_was_typed_by_somebody_who_was_signed_out_is_shown_to_them_again_and_nothing_is_done()
    {
        var seen = new List<string>();
        await OfEveryPage(ATextInIt, async (visitor, who, page, form, fields) =>
        {
            await visitor.Open(page);
            var typed = fields.ToDictionary(field => field, field => $"Typed at length into {field}");
            var before = (await portal.AuditOf(portal.Clinic)).Count(IsDeed);
            portal.Clock.Move(TimeSpan.FromMinutes(61));
            await visitor.SendWith(The(visitor, form), [.. typed.Select(one => (one.Key, one.Value))]);
            visitor.Heading.ShouldBe("Sign in again", page);
            visitor.Address.PathAndQuery.ShouldNotContain("Typed");
            await SignIn(visitor, who);
            visitor.Heading.ShouldBe("You are signed in", page);
            await visitor.Press("Show what I typed");
            visitor.Status.ShouldBe(HttpStatusCode.OK, page);
            visitor.Words.ShouldContain("You were signed out. What you typed is here; nothing was saved yet.", customMessage: page);
            foreach (var (field, value) in typed)
            {
                var control = visitor.Page.QuerySelector($"[name='{field}']").ShouldNotBeNull($"{page}: {field}");
                (control is IHtmlTextAreaElement area ? area.Value : control.GetAttribute("value")).ShouldBe(value, $"{page}: {field}");
            }
            (await portal.AuditOf(portal.Clinic)).Count(IsDeed).ShouldBe(before, page);
            seen.Add(page);
        });
        seen.Count.ShouldBeGreaterThan(20, string.Join(", ", seen));
    }

    private static bool IsDeed(AuditEntry line) => line.Deed != "SignIn" && !line.Deed.StartsWith("Read", StringComparison.Ordinal);

    private static async Task SignIn(Visitor visitor, TestPerson who)
    {
        visitor.Fill("E-mail address", who.Person.Email);
        visitor.Fill("Password", Portal.Password);
        await visitor.Press("Sign in");
    }

    /// <summary>Each form with such a field, of a signed prescription and of a draft, once.</summary>
    private async Task OfEveryPage(string fields, Func<Visitor, TestPerson, string, string, List<string>, Task> look)
    {
        var signed = await Places.In(portal, portal.Clinic, portal.Clinic.Assistant);
        var draft = await portal.ADraftToSign("Bo Holm");
        var looked = new HashSet<string>();
        using var lead = portal.Visitor();
        using var clinician = portal.Visitor();
        foreach (var page in (await PortalPage.All(portal)).Where(page => page.IsForStaff))
        {
            var (visitor, who) = Roles.Clinician.Allow(page.RightToOpen!.Value) ? (clinician, portal.Clinic.Clinician) : (lead, portal.Clinic.Lead);
            foreach (var places in new[] { signed, signed with { Plan = draft, Patient = draft.Patient, Item = draft.Part2 } })
            {
                var address = page.Address(places);
                await OpenSignedIn(visitor, who, address);
                if (visitor.Body.AsSpan().IndexOf("<html"u8) < 0)
                    continue;
                foreach (var form in visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").Where(form => form.Enctype != "multipart/form-data").ToList())
                {
                    var names = form.QuerySelectorAll(fields).Select(field => field.GetAttribute("name")!).Distinct().ToList();
                    if (names.Count > 0 && looked.Add($"{page.Template} {string.Join(' ', names.Select(name => Varying().Replace(name, "")).Distinct())}"))
                        await look(visitor, who, address, names[0], names);
                }
            }
        }
    }

    private static async Task OpenSignedIn(Visitor visitor, TestPerson who, string address)
    {
        await visitor.Open(address);
        if (visitor.Address.AbsolutePath == Links.SignIn)
            await SignIn(visitor, who);
    }

    /// <summary>An answer to each other question that has none, so that nothing but the length is wrong.</summary>
    private IEnumerable<(string Name, string Value)> AllAnswered(IHtmlFormElement form)
    {
        var today = $"{portal.Today():yyyy-MM-dd}";
        var radios = form.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").GroupBy(radio => radio.Name!).Where(group => !group.Any(radio => radio.IsChecked)).Select(group => (group.Key, group.First().Value));
        var lists = form.QuerySelectorAll<IHtmlSelectElement>("select").Where(list => string.IsNullOrEmpty(list.Value) && !list.Name!.Contains('[', StringComparison.Ordinal)).Select(list => (list.Name!, list.Options[list.Options.Length - 1].Value));
        var dates = form.QuerySelectorAll<IHtmlInputElement>("input[type=date]").Where(date => date.Value.Length == 0).Select(date => (date.Name!, today));
        var pressed = form.QuerySelectorAll("button[name]").Take(1).Select(button => (button.GetAttribute("name")!, button.GetAttribute("value") ?? ""));
        return radios.Concat(lists).Concat(dates).Concat(pressed);
    }

    private static IHtmlFormElement The(Visitor visitor, string field) =>
        visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").First(form => form.QuerySelector($"[name='{field}']") is not null);

    [GeneratedRegex(@"at most [\d,]+")]
    private static partial Regex Most();

    [GeneratedRegex(@"[0-9a-f]{32}|\d")]
    private static partial Regex Varying();
}
