using System.Net;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Identity;

/// <summary>Forms that were sent by somebody who had been signed out.</summary>
public sealed class UnsentFormTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string Typed = "Slipped in the shower, and caught the rail.";
    private const string NotShown = "What was typed before you signed in is not shown";
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task What_somebody_else_typed_is_not_shown()
    {
        using var visitor = await SignedOutWhileTyping(portal.Clinic.Assistant);
        await SignIn(visitor, portal.Clinic.Clinician);
        await visitor.Press("Show what I typed");
        visitor.Heading.ShouldBe("Record an adverse event");
        visitor.Words.ShouldContain(NotShown);
        visitor.ValueOf("What happened").ShouldBe("");
    }

    [Fact]
    public async Task A_wrong_password_first_loses_nothing_and_pressed_again_it_is_saved()
    {
        using var visitor = await SignedOutWhileTyping(portal.Clinic.Assistant);
        await SignIn(visitor, portal.Clinic.Assistant, "not the password");
        visitor.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await SignIn(visitor, portal.Clinic.Assistant);
        await visitor.Press("Show what I typed");
        visitor.ValueOf("What happened").ShouldBe(Typed);
        visitor.Page.QuerySelectorAll("[name=Severity][checked]").Length.ShouldBe(1);
        visitor.Choose("When did it come?", "During the stretches");
        visitor.Fill("On which day", $"{portal.Today():yyyy-MM-dd}");
        visitor.Fill("What was done", "Rested.");
        visitor.Choose("How is the patient now?", "Getting better");
        await visitor.Press("Save the event");
        visitor.Words.ShouldContain(Typed);
    }

    [Fact]
    public async Task Whoever_signs_out_by_themselves_in_another_tab_is_shown_it_too_and_so_is_whoever_signed_in_there_again()
    {
        using var visitor = await SignedOutWhileTyping(portal.Clinic.Assistant, bySigningOut: true);
        var (form, address) = (visitor.Fields("Sign in"), visitor.Page.QuerySelector("form[data-sign-in]")!.GetAttribute("action")!);
        await visitor.Open(Links.SignIn);
        await SignIn(visitor, portal.Clinic.Assistant);
        using var shown = await visitor.PostAgain(address, form);
        (await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(Typed);
    }

    [Fact]
    public async Task After_a_day_it_is_shown_no_more()
    {
        using var visitor = await SignedOutWhileTyping(portal.Clinic.Assistant);
        portal.Clock.MoveDays(1);
        await SignIn(visitor, portal.Clinic.Assistant);
        await visitor.Press("Show what I typed");
        visitor.Words.ShouldContain(NotShown);
        visitor.ValueOf("What happened").ShouldBe("");
    }

    [Fact]
    public async Task More_than_can_be_kept_is_told_before_anybody_signs_in()
    {
        using var visitor = await SignedOutWhileTyping(portal.Clinic.Assistant, typed: new string('a', 400_000));
        visitor.Words.ShouldContain("What you typed is too long to be kept until you have signed in.");
        await SignIn(visitor, portal.Clinic.Assistant);
        visitor.Heading.ShouldBe("Record an adverse event");
    }

    [Fact]
    public async Task What_was_typed_is_in_no_log_and_no_address()
    {
        using var visitor = await SignedOutWhileTyping(portal.Clinic.Assistant);
        visitor.Address.Query.ShouldNotContain("Slipped");
        await SignIn(visitor, portal.Clinic.Assistant);
        await visitor.Press("Show what I typed");
        portal.Log.Lines.Where(line => line.Contains("Slipped", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private async Task<Visitor> SignedOutWhileTyping(TestPerson who, bool bySigningOut = false, string typed = Typed)
    {
        var visitor = await portal.SignedIn(who);
        await visitor.Open(Links.RecordAdverseEvent(await portal.APatient()));
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)visitor.Page.GetElementById("What")!.Closest("form")!;
        var address = visitor.Address.PathAndQuery;
        if (bySigningOut)
            await visitor.Press("Sign out");
        else
            portal.Clock.Move(TimeSpan.FromMinutes(61));
        await visitor.SendWith(form, address, ("What", typed), ("Severity", "Mild"));
        visitor.Heading.ShouldBe("Sign in again");
        return visitor;
    }

    private static async Task SignIn(Visitor visitor, TestPerson who, string password = Portal.Password)
    {
        visitor.Fill("E-mail address", who.Person.Email);
        visitor.Fill("Password", password);
        await visitor.Press("Sign in");
    }
}
