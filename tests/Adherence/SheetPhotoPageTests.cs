using System.Net;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Adherence;

/// <summary>A photo of a paper diary: kept beside its week, shown to the clinic only, withdrawn but never deleted.</summary>
public sealed class SheetPhotoPageTests(TestDatabase databases) : IAsyncLifetime
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. "A photo of a sheet."u8];
    private Portal portal = null!;
    private ThreeStretches plan = null!;
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.Open(databases);
        plan = await portal.ASignedPrescription();
        address = Links.Photos(plan.Patient, plan.Prescription, portal.Today());
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task It_is_shown_beside_the_week_and_to_the_second_typing_as_it_was_taken()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        (await Attach(assistant, Jpeg)).ShouldBe(HttpStatusCode.OK);
        foreach (var page in new[] { Links.Week(plan.Patient, plan.Prescription, portal.Today()), Links.CheckWeek(plan.Patient, plan.Prescription, portal.Today()) })
        {
            await assistant.Open(page);
            assistant.Page.QuerySelectorAll(".photos img").Length.ShouldBe(1, page);
        }
        await assistant.Open(assistant.Page.QuerySelector(".photos img")!.GetAttribute("src")!);
        assistant.Body.ShouldBe(Jpeg);
        (await portal.AuditOf(portal.Clinic)).ShouldContain(line => line.Deed == "ReadPhoto" && line.Patient == plan.Patient);
    }

    [Fact]
    public async Task What_it_shows_is_not_in_the_database_in_the_clear()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await Attach(assistant, Jpeg);
        var stored = await portal.WithDb(db => db.Database.SqlQueryRaw<byte[]>("SELECT ciphertext AS \"Value\" FROM sealed_photos").SingleAsync());
        stored.AsSpan().IndexOf("A photo of a sheet."u8).ShouldBe(-1);
    }

    [Fact]
    public async Task What_is_no_photo_or_none_at_all_or_too_large_is_refused_with_a_sentence_and_nothing_is_kept()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        (await Attach(assistant, "<svg onload=alert(1)>"u8.ToArray())).ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.ErrorAt("Photo").ShouldBe("This is no photo that can be shown. Choose a JPEG, PNG or WebP file.");
        (await Attach(assistant, [])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.ErrorAt("Photo").ShouldBe("Choose a photo first.");
        (await Attach(assistant, [.. Jpeg, .. new byte[SheetPhoto.MostBytes]])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        assistant.ErrorAt("Photo").ShouldBe(SheetPhoto.TooLarge);
        (await Attach(assistant, [.. Jpeg, .. new byte[SheetPhoto.MostBytes + 200_000]])).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        assistant.Words.ShouldContain("What was sent is larger than a form can be.");
        (await portal.Count<SheetPhoto>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task A_week_has_four_at_most()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        using var slower = await portal.SignedIn(portal.Clinic.Clinician);
        await slower.Open(address);
        slower.Attach("Photo", Jpeg);
        for (var photo = 0; photo < SheetPhoto.MostOfAWeek; photo++)
            (await Attach(assistant, Jpeg)).ShouldBe(HttpStatusCode.OK);
        assistant.Page.QuerySelectorAll("[type=file]").ShouldBeEmpty();
        await slower.Press("Keep the photo");
        slower.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        slower.Words.ShouldContain("A week can have 4 photos.");
    }

    [Fact]
    public async Task Withdrawn_it_is_shown_to_nobody_and_stays_on_record_with_the_reason()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await Attach(assistant, Jpeg);
        var shown = assistant.Page.QuerySelector(".photos img")!.GetAttribute("src")!;
        await assistant.Follow("Withdraw photo 1");
        await assistant.Press("Withdraw it");
        assistant.ErrorAt("Why").ShouldBe("Say why.");
        assistant.Fill("Why", "It shows somebody else’s sheet.");
        await assistant.Press("Withdraw it");
        assistant.Words.ShouldContain("There is no photo of this week’s sheet.");
        await assistant.Open(shown);
        (assistant.Status, assistant.Heading).ShouldBe((HttpStatusCode.Gone, "This photo is not shown"));
        var photo = await portal.WithDb(db => db.Of<SheetPhoto>().IgnoreQueryFilters().SingleAsync());
        (photo.WithdrawnBecause, photo.WithdrawnBy).ShouldBe(("It shows somebody else’s sheet.", portal.Clinic.Assistant.Person.Id));
    }

    private async Task<HttpStatusCode> Attach(Visitor visitor, byte[] photo)
    {
        await visitor.Open(address);
        if (photo.Length > 0)
            visitor.Attach("Photo", photo);
        await visitor.Press("Keep the photo");
        return visitor.Status;
    }
}
