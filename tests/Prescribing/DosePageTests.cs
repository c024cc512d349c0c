using System.Net;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Web;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>Side, dose, frequency and gate as they are typed.</summary>
public sealed class DosePageTests(PortalFixture fixture) : IClassFixture<PortalFixture>
{
    private const string GateAsks = "All of these must hold";

    private const string StaleBegins = "Someone else changed this draft after you opened it.";
    private readonly Portal portal = fixture.Portal;

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("301")]
    [InlineData("abc")]
    [InlineData("1e3")]
    [InlineData("1.5")]
    [InlineData("٦٠")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public Task A_hold_that_cannot_be_is_refused_at_its_field_with_what_was_typed_kept_and_nothing_stored(string typed) =>
        IsRefusedAtItsField("Hold", typed, "Enter the hold in whole seconds, from 1 to 300.");

    [Theory]
    [InlineData("Times", "0", "Enter the repetitions as a whole number, from 1 to 30.")]
    [InlineData("Times", "31", "Enter the repetitions as a whole number, from 1 to 30.")]
    [InlineData("Times", "", "Enter the repetitions as a whole number, from 1 to 30.")]
    [InlineData("Sets", "0", "Enter the sets as a whole number, from 1 to 10.")]
    [InlineData("Sets", "11", "Enter the sets as a whole number, from 1 to 10.")]
    [InlineData("Rest between sets", "-1", "Enter the rest in whole seconds, from 0 to 300.")]
    [InlineData("Rest between sets", "301", "Enter the rest in whole seconds, from 0 to 300.")]
    [InlineData("Times a day, at least", "0", "Enter the times a day as a whole number, from 1 to 6.")]
    [InlineData("Times a day, at least", "7", "Enter the times a day as a whole number, from 1 to 6.")]
    [InlineData("At most", "two", "Enter the times a day as a whole number, from 1 to 6.")]
    public Task Any_other_number_of_the_dose_that_cannot_be_is_refused_at_its_field(string field, string typed, string sentence) =>
        IsRefusedAtItsField(field, typed, sentence);

    [Theory]
    [InlineData("1")]
    [InlineData("300")]
    [InlineData(" 45 ")]
    public async Task A_hold_within_the_limits_is_kept(string typed)
    {
        var (clinician, draft) = await AtTheChair();
        clinician.Fill("Hold", typed);
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.OK);
        (await Stored(draft)).Single().Dose.Parts.Single().Hold!.Value.Seconds.ShouldBe(int.Parse(typed, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_most_times_a_day_cannot_be_fewer_than_the_least()
    {
        var (clinician, _) = await AtTheChair();
        clinician.Fill("Times a day, at least", "3");
        clinician.Fill("At most", "2");
        await clinician.Press("Save");
        clinician.ErrorAt("At most").ShouldBe("The most times a day cannot be fewer than the least.");
    }

    [Fact]
    public async Task A_stretch_without_any_day_is_refused_and_the_boxes_stay_unticked()
    {
        var (clinician, _) = await AtTheChair();
        foreach (var day in Enum.GetNames<DayOfWeek>())
            clinician.Tick("On these days", day, on: false);
        await clinician.Press("Save");
        clinician.ErrorAtQuestion("On these days").ShouldBe("Choose at least one day of the week.");
        clinician.Page.QuerySelectorAll("input[name=Days][checked]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Side_days_and_times_are_kept_and_said_in_the_sentence_the_patient_reads()
    {
        var (clinician, draft) = await AtTheChair();
        clinician.Choose("Side", "Left only");
        clinician.Fill("Times a day, at least", "2");
        clinician.Fill("Hold", "45");
        clinician.Tick("On these days", "Sunday", on: false);
        await clinician.Press("Save");
        var kept = (await Stored(draft)).Single();
        (kept.Side, kept.Dose.Frequency.TimesADay, kept.Dose.Frequency.Days).ShouldBe((Side.Left, 2, Weekdays.EveryDay & ~Weekdays.Sunday));
        clinician.Words.ShouldContain("Hold 45 seconds on the left side");
    }

    [Fact]
    public async Task A_side_that_is_not_offered_is_refused()
    {
        var (clinician, _) = await AtTheChair();
        clinician.Forge("Side", "Both");
        await clinician.Press("Save");
        clinician.ErrorAtQuestion("Side").ShouldBe("Choose the side: each side, left or right.");
    }

    [Fact]
    public async Task The_same_stretch_twice_is_refused()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await portal.Send(portal.Clinic.Clinician, new RemoveStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Chair));
        await clinician.Open(Links.Build(plan.Patient, plan.Prescription));
        await clinician.Press("Add Chair hip flexor stretch");
        clinician.Page.QuerySelectorAll("button").ShouldNotContain(button => button.TextContent.StartsWith("Add Chair"), "what is in the plan is not offered");
        var refused = await Should.ThrowAsync<Refusal>(async () => await portal.Send(portal.Clinic.Clinician, new PrescribeStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), States.Chair)));
        refused.Message.ShouldBe("Chair hip flexor stretch is already in this prescription.");
        (await portal.PrescriptionOf(plan)).Draft!.Stretches.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_later_part_without_its_earlier_part_is_not_offered_and_is_refused_when_forced()
    {
        var (clinician, draft) = await AtTheChair();
        await clinician.Open($"{draft}/build");
        clinician.Words.ShouldContain($"Add {States.Part1Name} first.");
        var parts = draft.Split('/');
        var refused = await Should.ThrowAsync<Refusal>(() => portal.Send(portal.Clinic.Clinician, new PrescribeStretch(Guid.Parse(parts[2]), Guid.Parse(parts[4]), 1, States.Part2)));
        refused.Message.ShouldBe("Gluteal stretches, Part 2 may only be prescribed behind a gate: choose what comes first.");
    }

    [Fact]
    public async Task What_comes_first_must_be_in_the_prescription_and_must_not_lead_round_in_a_circle()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Chair));
        clinician.Forge("Prerequisite", Guid.Empty.ToString());
        await clinician.Press("Save");
        clinician.ErrorAt("What comes first").ShouldBe("What comes first must be a stretch of this prescription. Add it before.");

        clinician.Forge("Prerequisite", plan.Chair.ToString());
        await clinician.Press("Save");
        clinician.ErrorAt("What comes first").ShouldNotBeNull().ShouldContain("cannot come before itself");

        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part1));
        clinician.Fill("What comes first", States.Part2Name);
        await clinician.Press("Save");
        clinician.ErrorAt("What comes first").ShouldNotBeNull().ShouldContain("circle");
        clinician.ValueOf("What comes first").ShouldBe(States.Part2Name);

        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part2));
        clinician.Fill("What comes first", States.ChairName);
        await clinician.Press("Save");
        clinician.ErrorAt("What comes first").ShouldBe("Gluteal stretches, Part 2 needs its own earlier part first.");
        (await portal.PrescriptionOf(plan)).Draft!.Find(plan.Part2)!.Gate!.Prerequisite.ShouldBe(plan.Part1);
    }

    [Theory]
    [InlineData("Done on at least", "0", 60)]
    [InlineData("Over at least", "181", 180)]
    [InlineData("Look at the latest", "many", 14)]
    public async Task A_number_of_the_gate_that_cannot_be_is_refused_at_its_field(string field, string typed, int most)
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part2));
        clinician.Fill(field, typed);
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt(field).ShouldBe($"Enter a whole number, from 1 to {most}.");
        clinician.ValueOf(field).ShouldBe(typed);
    }

    [Theory]
    [InlineData("Sessions done, at least", "0", "Enter the share as whole per cent, from 1 to 100.")]
    [InlineData("Sessions done, at least", "101", "Enter the share as whole per cent, from 1 to 100.")]
    [InlineData("Locks again without a session for", "6", "Enter the days without a session as a whole number, from 7 to 60.")]
    public async Task A_share_or_a_lapse_of_the_gate_that_cannot_be_is_refused_at_its_field(string field, string typed, string sentence)
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part2));
        clinician.Tick(GateAsks, "Most sessions done");
        clinician.Fill(field, typed);
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt(field).ShouldBe(sentence);
        clinician.ValueOf(field).ShouldBe(typed);
    }

    [Fact]
    public async Task Each_criterion_of_a_gate_is_asked_or_not_and_a_number_counts_only_where_its_criterion_is_ticked()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part2));
        foreach (var criterion in new[] { "Enough days done", "Spread over enough days", "Comfortable", "Every side done" })
            clinician.Tick(GateAsks, criterion, on: false);
        clinician.Tick(GateAsks, "Most sessions done");
        clinician.Tick(GateAsks, "Technique seen");
        clinician.Fill("Done on at least", "not asked");
        clinician.Fill("Sessions done, at least", "85");
        clinician.Fill("Locks again without a session for", "21");
        await clinician.Press("Save");
        clinician.Words.ShouldContain(
            "After Gluteal stretches, Part 1; no worse morning and no new leg symptoms in the latest 3 sessions; at least 85 % of its sessions done; seen done well by a clinician; safety screening current; locks again after 21 days without a session.");
        var gate = (await portal.PrescriptionOf(plan)).Draft!.Find(plan.Part2)!.Gate!;
        gate.ShouldBe(new(plan.Part1, new(null, null, 3, false, true, true, false, true, 85, true), false, 21));
    }

    [Fact]
    public async Task A_gate_that_asks_for_nothing_is_refused_at_its_criteria()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part2));
        foreach (var criterion in new[] { "Enough days done", "Spread over enough days", "Comfortable", "No worse the morning after", "No new leg symptoms", "Every side done", "Safety screening current" })
            clinician.Tick(GateAsks, criterion, on: false);
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAtQuestion(GateAsks).ShouldBe("A gate has to ask for something: tick at least one.");
    }

    [Fact]
    public async Task A_gate_on_what_was_removed_from_the_draft_is_refused_at_what_comes_first()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await portal.Send(plan.Of.Clinician, new Application.Prescribing.RemoveStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Chair));
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Part1));
        clinician.Forge("Prerequisite", $"{plan.Chair}");
        await clinician.Press("Save");
        clinician.ErrorAt("What comes first").ShouldBe("What comes first must be a stretch of this prescription. Add it before.");
    }

    [Fact]
    public async Task Part_2_starts_behind_the_gate_of_the_catalog_after_Part_1()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(plan.Patient, plan.Prescription));
        await clinician.Press($"Remove {States.Part2Name}");
        await clinician.Press($"Add {States.Part2Name}");
        await clinician.Follow($"Change {States.Part2Name}");
        clinician.ValueOf("What comes first").ShouldBe(States.Part1Name);
        clinician.ValueOf("Done on at least").ShouldBe("5");
        clinician.ValueOf("Over at least").ShouldBe("7");
        clinician.ValueOf("Look at the latest").ShouldBe("3");
        await clinician.Press("Save");
        clinician.Words.ShouldContain("After Gluteal stretches, Part 1 on 5 days over at least 7, every side; pain at most 2, no worse morning and no new leg symptoms in the latest 3 sessions");
    }

    [Fact]
    public async Task Of_two_who_change_a_dose_the_later_is_told_and_nothing_is_overwritten()
    {
        var plan = await portal.ADraftToSign();
        using var first = await portal.SignedIn(portal.Clinic.Clinician);
        using var second = await portal.SignedIn(portal.Clinic.Clinician);
        var page = Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Chair);
        await first.Open(page);
        await second.Open(page);
        first.Fill("Hold", "40");
        await first.Press("Save");
        second.Fill("Hold", "50");
        await second.Press("Save");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        second.Errors.Single().ShouldStartWith(StaleBegins);
        second.ValueOf("Hold").ShouldBe("50");
        await second.Press("Save");
        second.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a stale form stays stale until it is loaded again");
        (await Stored(plan.Address))[0].Dose.Parts.Single().Hold!.Value.Seconds.ShouldBe(40);
    }

    [Fact]
    public async Task Who_changes_a_stretch_that_was_removed_meanwhile_is_told()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Chair));
        await portal.Send(portal.Clinic.Clinician, new RemoveStretch(plan.Patient, plan.Prescription, await portal.RevisionOf(plan), plan.Chair));
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.Words.ShouldContain(StaleBegins);
    }

    [Fact]
    public async Task Ten_saves_of_one_form_at_once_change_the_draft_once()
    {
        var plan = await portal.ADraftToSign();
        using var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        var page = $"{Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Chair)}?handler=Change";
        await clinician.Open(Links.ChangeStretch(plan.Patient, plan.Prescription, plan.Chair));
        clinician.Fill("Hold", "40");
        var fields = clinician.Fields("Save");
        var before = await portal.RevisionOf(plan);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => clinician.PostAgain(page, fields)));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK, string.Join(", ", answers.Select(answer => answer.StatusCode)));
        (await portal.RevisionOf(plan)).ShouldBe(before + 1);
    }

    private async Task IsRefusedAtItsField(string field, string typed, string sentence)
    {
        var (clinician, draft) = await AtTheChair();
        clinician.Fill(field, typed);
        clinician.Choose("Side", "Right only");
        await clinician.Press("Save");
        clinician.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        clinician.ErrorAt(field).ShouldBe(sentence);
        clinician.ValueOf(field).ShouldBe(typed);
        clinician.Page.QuerySelector("input[name=Side][checked]")!.GetAttribute("value").ShouldBe("Right", "what else was chosen stays");
        clinician.Errors.ShouldBe([sentence]);
        var kept = (await Stored(draft)).Single();
        (kept.Side, kept.Dose.Parts.Single().Hold!.Value.Seconds, kept.Dose.Frequency).ShouldBe((Side.Each, 60, Frequency.Daily));
    }

    private async Task<(Visitor Clinician, string Draft)> AtTheChair()
    {
        var patient = await portal.APatient();
        var prescription = await portal.Send(portal.Clinic.Clinician, new StartPrescription(patient));
        await portal.Send(portal.Clinic.Clinician, new PrescribeStretch(patient, prescription, 0, States.Chair));
        var clinician = await portal.SignedIn(portal.Clinic.Clinician);
        await clinician.Open(Links.Build(patient, prescription));
        await clinician.Follow($"Change {States.ChairName}");
        return (clinician, Links.Prescription(patient, prescription));
    }

    private async Task<IReadOnlyList<PrescribedStretch>> Stored(string draft)
    {
        var parts = draft.Split('/');
        var view = await portal.Send(portal.Clinic.Clinician, new ReadPrescription(Guid.Parse(parts[2]), Guid.Parse(parts[4])));
        return view.Version.Stretches;
    }
}
