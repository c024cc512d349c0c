using System.Net;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Safety;

public sealed class ScreeningPageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task Nothing_is_chosen_before_somebody_asks()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Screen(await portal.APatient()));
        clinician.Page.QuerySelectorAll("input[type=radio]").Length.ShouldBe((RedFlags.All.Count + InflammatorySigns.All.Count) * 3);
        clinician.Page.QuerySelectorAll("input[checked]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_question_that_was_left_out_is_told_so_and_the_other_answers_stay()
    {
        var patient = await portal.APatient();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Screen(patient));
        foreach (var flag in RedFlags.All.Skip(2))
            clinician.Choose(flag.Question, "No");
        await clinician.Press("Save screening");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Errors.Count.ShouldBe(2);
        clinician.ErrorAtQuestion(RedFlags.All[0].Question).ShouldBe("Choose yes, no or not asked.");
        clinician.ErrorAtQuestion(RedFlags.All[2].Question).ShouldBeNull();
        clinician.Page.QuerySelectorAll("input[checked]").Length.ShouldBe(RedFlags.All.Count - 2);
        (await portal.Count<Screening>(screening => screening.Patient == patient)).ShouldBe(0);
    }

    [Fact]
    public async Task A_yes_on_cauda_equina_is_an_emergency_and_the_page_and_the_chart_say_what_to_do_now()
    {
        var patient = await portal.APatient();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Answer(clinician, patient, RedFlags.All[0], "Yes");
        await clinician.Press("Save screening");
        clinician.Words.ShouldContain("Go to an emergency department now");
        clinician.Words.ShouldContain("do not drive");
        clinician.Words.ShouldContain(RedFlags.All[0].Question);
        await clinician.Follow("All answers");
        clinician.Words.ShouldContain("High concern");
        clinician.Words.ShouldContain(RedFlags.ActionFor(LevelOfConcern.High));
        clinician.Words.ShouldContain("By Clinician of Harbour Physiotherapy");
        await clinician.Follow("To the chart");
        clinician.Words.ShouldContain("Emergency sign reported");
    }

    [Fact]
    public async Task Treatment_that_a_screening_stops_goes_on_only_with_who_assessed_the_patient_and_what_they_found()
    {
        var patient = await portal.APatient();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Answer(clinician, patient, RedFlags.All[0], "Yes");
        clinician.Fill("Assessed today by", "Dr Khan, emergency department");
        await clinician.Press("Save screening");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("What the assessment found, and why treatment may go on").ShouldBe("Say what the assessment found.");
        clinician.ValueOf("Assessed today by").ShouldBe("Dr Khan, emergency department");

        clinician.Fill("What the assessment found, and why treatment may go on", "Scan clear, known bladder condition.");
        await clinician.Press("Save screening");
        clinician.Words.ShouldContain("Assessed that day by Dr Khan, emergency department: Scan clear, known bladder condition.");
        await clinician.Follow("To the chart");
        clinician.Words.ShouldNotContain("Emergency sign reported");
        clinician.Words.ShouldNotContain("stops treatment");
    }

    [Fact]
    public async Task Who_assessed_is_asked_for_when_only_the_reason_is_given()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Answer(clinician, await portal.APatient(), RedFlags.All[0], "Yes");
        clinician.Fill("What the assessment found, and why treatment may go on", "Scan clear.");
        await clinician.Press("Save screening");
        clinician.ErrorAt("Assessed today by").ShouldBe("Say who assessed the patient today.");
    }

    [Fact]
    public async Task A_question_that_was_not_asked_is_kept_as_not_asked_and_said_to_stop_signing()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Answer(clinician, await portal.APatient(), RedFlags.All[3], "Not asked");
        await clinician.Press("Save screening");
        clinician.Words.ShouldContain("Not every question was asked, so no prescription can be signed on it.");
    }

    [Fact]
    public async Task An_answer_that_is_not_offered_is_refused()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Answer(clinician, await portal.APatient(), RedFlags.All[0], "No");
        clinician.Forge(RedFlags.All[0].Key, "2");
        await clinician.Press("Save screening");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAtQuestion(RedFlags.All[0].Question).ShouldNotBeNullOrEmpty();
    }

    private static async Task Answer(Visitor clinician, Guid patient, RedFlag about, string answer)
    {
        await clinician.Open(Links.Screen(patient));
        foreach (var flag in RedFlags.All)
            clinician.Choose(flag.Question, flag == about ? answer : "No");
    }
}
