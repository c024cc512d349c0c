using System.Net;
using PrescribeRx.Application;
using PrescribeRx.Application.Outcomes;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Outcomes;

public sealed class PainScorePageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task A_clinician_records_a_score_with_its_window_and_nothing_is_chosen_before()
    {
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Patient(plan.Patient));
        await clinician.Follow("Pain scores");
        await clinician.Follow("Record a score");
        clinician.Page.QuerySelectorAll("input:checked").ShouldBeEmpty();
        await clinician.Press("Save the score");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.ShouldBe(["Choose over which time you asked.", "Enter pain as a whole number, from 0 to 10.", "Choose how it was asked."]);
        clinician.Choose("Over which time did you ask?", "Worst of the last 24 hours");
        clinician.Choose("Pain from 0 to 10", "0");
        clinician.Fill("On which day", $"{portal.Today().AddDays(1):yyyy-MM-dd}");
        clinician.Choose("How was it asked?", "By telephone");
        await clinician.Press("Save the score");
        clinician.ErrorAt("On which day").ShouldBe("This day has not come yet.");
        clinician.Fill("On which day", $"{portal.Today():yyyy-MM-dd}");
        clinician.Fill("Asked in which language", "Spanish");
        await clinician.Press("Save the score");
        clinician.Words.ShouldContain("The pain score is recorded.");
        Row(clinician, 0).ShouldBe([Dates.InFull(portal.Today()), "0", "Worst of the last 24 hours", "By telephone, in Spanish"]);
    }

    [Fact]
    public async Task A_correction_and_a_withdrawal_stand_beside_what_they_take_the_place_of()
    {
        var plan = await portal.ASignedPrescription();
        await portal.APainScore(plan, 7);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.PainScores(plan.Patient));
        var day = Dates.InFull(portal.Today());
        await clinician.Follow($"Correct the score of {day}, average of the last 24 hours");
        clinician.Choose("Pain from 0 to 10", "6");
        await clinician.Press("Save the score");
        Rows(clinician, ".superseded").ShouldHaveSingleItem()[5].ShouldStartWith("Corrected to 6 by Clinician of Harbour Physiotherapy");
        await clinician.Follow($"Withdraw the score of {day}, average of the last 24 hours");
        await clinician.Press("Withdraw it");
        clinician.ErrorAt("Why it was entered in error").ShouldBe("Say why this score was entered in error.");
        clinician.Fill("Why it was entered in error", "It was another patient’s.");
        await clinician.Press("Withdraw it");
        Rows(clinician, ".superseded").Select(row => row[5][..24]).ShouldBe(["Entered in error: It was", "Corrected to 6 by Clinic"], ignoreOrder: true);
        (await portal.Count<PainRating>(rating => rating.Patient == plan.Patient)).ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_who_correct_the_same_score_the_later_is_told()
    {
        var plan = await portal.ASignedPrescription();
        var score = await portal.APainScore(plan, 7);
        await portal.APainScore(plan, 6, supersedes: score);
        (await Should.ThrowAsync<Refusal>(() => portal.APainScore(plan, 5, supersedes: score))).Message.ShouldBe("Somebody else corrected or withdrew this score a moment ago. Look at it as it is now.");
        (await Should.ThrowAsync<Refusal>(() => portal.Send(plan.Of.Clinician, new WithdrawPainScore(plan.Patient, score, "In error.")))).Message.ShouldStartWith("Somebody else");
    }

    [Fact]
    public async Task A_score_of_another_patient_is_not_found()
    {
        var (plan, other) = (await portal.ASignedPrescription(), await portal.ASignedPrescription("Bo Holm"));
        var score = await portal.APainScore(other, 7);
        await Should.ThrowAsync<NotFound>(() => portal.APainScore(plan, 5, supersedes: score));
        await Should.ThrowAsync<NotFound>(() => portal.Send(plan.Of.Clinician, new WithdrawPainScore(plan.Patient, score, "In error.")));
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.WithdrawPainScore(plan.Patient, score));
        clinician.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string[] Row(Visitor visitor, int place) => [.. Rows(visitor, "")[place].Take(4)];

    private static List<string[]> Rows(Visitor visitor, string which) =>
        [.. visitor.Page.QuerySelectorAll($"[aria-label='Table of pain scores'] tbody tr{which}").Select(row => row.Children.Select(cell => Pdf.Squeezed(cell.TextContent)).ToArray())];
}
