using System.Net;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Patients;

public sealed class PatientPageTests(PortalFixture fixture, TestDatabase databases) : IClassFixture<PortalFixture>
{
    private const string NotADate = "Enter a date that exists, as year-month-day, for example 2026-03-09.";
    private readonly Portal portal = fixture.Portal;

    [Fact]
    public async Task A_new_patient_has_every_fact_unknown_until_somebody_asks()
    {
        using var assistant = await portal.SignedIn(portal.Clinic.Assistant);
        await assistant.Open(Links.AddPatient);
        assistant.Page.QuerySelectorAll("input[type=radio][checked]").ShouldBeEmpty();
        assistant.ValueOf("Time zone").ShouldBe("Europe/London");
        assistant.Fill("Name", "Noor Aziz");
        assistant.Fill("Date of birth", "1980-02-29");
        await assistant.Press("Add patient");
        assistant.Heading.ShouldBe("Noor Aziz");
        Summary(assistant, "Unknown").Split("; ").Length.ShouldBe(Enum.GetValues<FactKind>().Length);
        Summary(assistant, "Absent").ShouldBe("None asked");
    }

    [Fact]
    public async Task Facts_are_present_absent_or_unknown_and_can_be_changed_later()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.AddPatient);
        clinician.Fill("Name", "Lena Vogt");
        clinician.Fill("Date of birth", "1961-01-05");
        clinician.Choose("Hip replacement", "Present");
        clinician.Fill("Hip replacement: side", "Left");
        clinician.Fill("Hip replacement: approach", "Posterior or lateral");
        clinician.Fill("Hip replacement: date of the operation", "2019-05-04");
        clinician.Choose("Glaucoma", "Absent");
        await clinician.Press("Add patient");
        Summary(clinician, "Present").ShouldBe("Hip replacement (Left; posterior or lateral approach; 4 May 2019)");
        Summary(clinician, "Absent").ShouldBe("Glaucoma");

        portal.Clock.Move(TimeSpan.FromMinutes(1));
        await clinician.Follow("Change facts");
        clinician.Choose("Glaucoma", "Present");
        clinician.Choose("Hip replacement", "Unknown");
        clinician.Fill("Hip replacement: side", "");
        clinician.Fill("Hip replacement: approach", "Not known");
        clinician.Fill("Hip replacement: date of the operation", "");
        await clinician.Press("Save facts");
        Summary(clinician, "Present").ShouldBe("Glaucoma");
        Summary(clinician, "Unknown").ShouldContain("Hip replacement");
    }

    [Theory]
    [InlineData("2026-02-30", NotADate)]
    [InlineData("abc", NotADate)]
    [InlineData("", NotADate)]
    [InlineData("09/03/1970", NotADate)]
    [InlineData("2026-03-03", "The date of birth lies in the future.")]
    [InlineData("1899-12-31", "Enter a date of birth from 1900 on.")]
    public async Task A_date_of_birth_that_cannot_be_is_refused_at_its_field_with_what_was_typed_kept(string typed, string sentence)
    {
        var before = await portal.Count<Patient>(_ => true);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.AddPatient);
        clinician.Fill("Name", "Tomas Riva");
        clinician.Fill("Date of birth", typed);
        clinician.Choose("Knee pain", "Present");
        await clinician.Press("Add patient");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("Date of birth").ShouldBe(sentence);
        clinician.ValueOf("Date of birth").ShouldBe(typed);
        clinician.ValueOf("Name").ShouldBe("Tomas Riva");
        clinician.Page.QuerySelectorAll("input[type=radio][checked]").Length.ShouldBe(1, "the fact that was chosen stays chosen");
        (await portal.Count<Patient>(_ => true)).ShouldBe(before);
    }

    [Fact]
    public async Task A_patient_born_today_can_be_added()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Add(clinician, "Baby Brook", "2026-03-02");
        clinician.Heading.ShouldBe("Baby Brook");
        clinician.Words.ShouldContain("under 18");
    }

    [Theory]
    [InlineData("", "Enter the patient's name.")]
    [InlineData("   ", "Enter the patient's name.")]
    [InlineData("121", "Use at most 120 characters; this has 121.")]
    public async Task A_name_that_is_missing_or_too_long_is_refused_at_its_field(string typed, string sentence)
    {
        var name = typed == "121" ? new string('x', 121) : typed;
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Add(clinician, name, "1970-01-01");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("Name").ShouldBe(sentence);
        clinician.ValueOf("Name").ShouldBe(name);
    }

    [Fact]
    public async Task Markup_in_a_name_is_shown_as_the_text_that_it_is()
    {
        const string name = "<script>alert(1)</script> & \"Sons\" <b>";
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Add(clinician, name, "1970-01-01");
        clinician.Heading.ShouldBe(name);
        await clinician.Open("/");
        clinician.Words.ShouldContain(name);
    }

    [Fact]
    public async Task A_character_that_no_keyboard_makes_is_refused_with_a_sentence()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await Add(clinician, "Bell\a", "1970-01-01");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("Name").ShouldBe("This holds a character that cannot be printed. Type it again.");
        await Add(clinician, "Nul\0l", "1970-01-01");
        clinician.Status.ShouldBe(HttpStatusCode.BadRequest);
        clinician.Heading.ShouldBe("The form could not be read");
    }

    [Fact]
    public async Task A_time_zone_that_does_not_exist_is_refused()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.AddPatient);
        clinician.Fill("Name", "Zoe Zeit");
        clinician.Fill("Date of birth", "1970-01-01");
        clinician.Forge("TimeZone", "Mars/Base");
        await clinician.Press("Add patient");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt("Time zone").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_fact_with_an_answer_that_is_not_offered_is_refused_and_nothing_is_stored()
    {
        var patient = await portal.APatient();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Facts(patient));
        clinician.Forge("Facts[0].State", "Perhaps");
        await clinician.Press("Save facts");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAtQuestion("Knee pain").ShouldBe("Choose unknown, present or absent.");
    }

    [Fact]
    public async Task A_kind_of_fact_that_does_not_exist_is_refused_and_nothing_is_stored()
    {
        var patient = await portal.APatient();
        var before = await portal.Count<PatientFact>(fact => fact.Patient == patient);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Facts(patient));
        clinician.Choose("Knee pain", "Present");
        clinician.Forge("Facts[0].Kind", "Toothache");
        await clinician.Press("Save facts");
        clinician.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await portal.Count<PatientFact>(fact => fact.Patient == patient)).ShouldBe(before);
    }

    [Theory]
    [InlineData("Hip replacement", "Hip replacement: date of the operation", "2026-02-30", NotADate)]
    [InlineData("Hip replacement", "Hip replacement: date of the operation", "2026-03-03", "The operation lies in the future. Enter it once it has been done.")]
    [InlineData("Knee replacement", "Knee replacement: date of the operation", "1970-03-08", "The operation lies before the date of birth.")]
    [InlineData("Spinal surgery", "Spinal surgery: date of the operation", "soon", NotADate)]
    [InlineData("Pregnancy", "Pregnancy: weeks today", "43", "Enter the weeks as a whole number, from 0 to 42, or leave it empty if they are not known.")]
    [InlineData("Pregnancy", "Pregnancy: weeks today", "a few", "Enter the weeks as a whole number, from 0 to 42, or leave it empty if they are not known.")]
    [InlineData(null, "Pregnancy: weeks today", "14", "Choose present, or leave this empty.")]
    [InlineData(null, "Hip replacement: approach", "Anterior", "Choose present, or leave this empty.")]
    [InlineData(null, "Spinal surgery: date of the operation", "2026-01-05", "Choose present, or leave this empty.")]
    public async Task What_cannot_be_of_a_fact_is_refused_on_its_field_with_what_was_typed_kept(string? present, string field, string typed, string sentence)
    {
        var patient = await portal.APatient();
        var before = await portal.Count<PatientFact>(fact => fact.Patient == patient);
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Facts(patient));
        if (present is not null)
            clinician.Choose(present, "Present");
        clinician.Fill(field, typed);
        await clinician.Press("Save facts");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt(field).ShouldBe(sentence);
        clinician.ValueOf(field).ShouldBe(typed);
        (await portal.Count<PatientFact>(fact => fact.Patient == patient)).ShouldBe(before);
    }

    [Fact]
    public async Task Weeks_of_a_pregnancy_are_told_once_and_count_on()
    {
        await using var later = await Portal.Open(databases);
        using var clinician = await later.SignedIn(later.Clinic.Clinician);
        var patient = await later.APatient();
        later.Clock.Move(TimeSpan.FromMinutes(1));
        await clinician.Open(Links.Facts(patient));
        clinician.Choose("Pregnancy", "Present");
        clinician.Fill("Pregnancy: weeks today", "14");
        await clinician.Press("Save facts");
        Summary(clinician, "Present").ShouldBe("Pregnancy (14 weeks)");

        later.Clock.MoveDays(17);
        using var back = await later.SignedIn(later.Clinic.Clinician);
        await back.Open(Links.Patient(patient));
        Summary(back, "Present").ShouldBe("Pregnancy (16 weeks)");
        var before = await later.Count<PatientFact>(_ => true);
        await back.Follow("Change facts");
        back.ValueOf("Pregnancy: weeks today").ShouldBe("16");
        await back.Press("Save facts");
        (await later.Count<PatientFact>(_ => true)).ShouldBe(before, "saving what is shown says nothing new");
    }

    [Fact]
    public async Task What_was_all_asked_about_is_answered_with_one_tick()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.AddPatient);
        clinician.Fill("Name", "Ole Hurtig");
        clinician.Fill("Date of birth", "1980-02-29");
        clinician.Choose("Glaucoma", "Present");
        clinician.Tick("All the others", "Whatever is left unknown above is absent");
        await clinician.Press("Add patient");
        Summary(clinician, "Present").ShouldBe("Glaucoma");
        Summary(clinician, "Unknown").ShouldBe("None");
    }

    [Fact]
    public async Task The_chart_says_what_comes_next_the_last_weeks_and_what_changed()
    {
        await using var portal = await Portal.Open(databases);
        var plan = await portal.ASignedPrescription();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Patient(plan.Patient));
        await clinician.Follow("Give the handout");
        await clinician.Open(Links.Patient(plan.Patient));
        clinician.Words.ShouldContain("no handout yet");
        await portal.Send(portal.Clinic.Clinician, new Application.Handouts.ProduceHandout(plan.Patient, plan.Prescription));
        portal.Clock.MoveDays(9);
        using var later = await portal.SignedIn(portal.Clinic.Clinician);
        await later.Open(Links.Patient(plan.Patient));
        later.Words.ShouldContain("handout no. 1");
        later.Page.QuerySelectorAll(".glance tr").Select(row => row.Children[^1].TextContent).ShouldBe(["nothing reported", "nothing reported"]);
        later.Words.ShouldContain("Version 1 was signed.");
        await later.Follow("Type in the diary");
        later.Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ten_people_who_add_a_patient_at_once_get_ten_numbers()
    {
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.AddPatient);
        clinician.Fill("Name", "Same Name");
        clinician.Fill("Date of birth", "1970-01-01");
        var fields = clinician.Fields("Add patient").Where(field => field.Key != "__RequestVerificationToken").ToList();
        var tokens = new List<string>();
        for (var person = 0; person < 10; person++)
            tokens.Add(await clinician.Token(Links.AddPatient));
        var answers = await Task.WhenAll(tokens.Select(token => clinician.PostAgain(Links.AddPatient, fields.Append(new("__RequestVerificationToken", token)))));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        var numbers = await portal.WithDb(db => Task.FromResult(
            Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Of<Patient>()).Where(patient => patient.Name == "Same Name").Select(patient => patient.Number).ToList()));
        numbers.Distinct().Count().ShouldBe(10);
    }

    private static async Task Add(Visitor visitor, string name, string born)
    {
        await visitor.Open(Links.AddPatient);
        visitor.Fill("Name", name);
        visitor.Fill("Date of birth", born);
        await visitor.Press("Add patient");
    }

    private static string Summary(Visitor visitor, string term) =>
        visitor.Page.QuerySelectorAll("dl.summary > div").First(line => line.QuerySelector("dt")!.TextContent == term).QuerySelector("dd")!.TextContent.Trim();
}
