using System.Text.Encodings.Web;
using System.Text.Json;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Handouts;

public sealed class HandoutDocumentTests
{
    private static readonly IReadOnlyList<string> StepsOfPart2 = [.. Given.Catalog.Find(Given.Part2)!.Parts.SelectMany(part => part.Steps)];

    private static readonly IReadOnlyList<string> PosesOfPart2 = ["figure-4-pull", "across-end", "figure-4-curled"];

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_steps_of_a_locked_stretch_are_nowhere_and_what_must_happen_first_is_said()
    {
        var document = Of(Locked());
        foreach (var step in StepsOfPart2)
            Words(document).ShouldNotContain(step);
        document.Stretches.Select(stretch => stretch.Name).ShouldBe(["Gluteal stretches, Part 1"]);
        var next = document.ComingNext.ShouldHaveSingleItem();
        next.Name.ShouldBe("Gluteal stretches, Part 2");
        next.MustHappenFirst.ShouldBe(
        [
            "Do Gluteal stretches, Part 1 on at least 5 days, over at least 7 days, on every side.",
            "It feels comfortable: pain of 2 or less.",
            "You are no worse the morning after.",
            "You have no new leg symptoms.",
            "Tell us how it went. Your clinician then decides with you.",
        ]);
    }

    [Fact]
    public void The_figures_of_a_locked_stretch_are_nowhere_and_those_of_an_open_one_are_drawn_for_its_side()
    {
        var patient = Locked();
        foreach (var pose in PosesOfPart2)
            PosesOf(Of(patient)).ShouldNotContain(pose);
        Of(patient).Stretches.Single().Parts.SelectMany(part => part.Figures).ShouldAllBe(figure => figure.Side == Side.Right);

        patient.OpensAfterAGoodWeek();
        foreach (var pose in PosesOfPart2)
            PosesOf(Of(patient)).ShouldContain(pose);
    }

    [Fact]
    public void A_left_prescription_is_drawn_left_with_the_seconds_of_its_dose()
    {
        var document = Of(Given.APatientWith(new Asked(Given.ChairHipFlexor, Side: Side.Left)));
        var figures = document.Stretches.Single().Parts.Single().Figures;

        figures.ShouldAllBe(figure => figure.Side == Side.Left && figure.HoldSeconds == 60);
        figures[^1].Caption(document.Stretches.Single().IsForEachSide).ShouldBe("Steps 6 and 7, left side");
        document.Stretches.Single().WrongWays.ShouldHaveSingleItem().Side.ShouldBe(Side.Left);
    }

    [Fact]
    public void Eligible_is_not_open() => Of(Locked().Comfortable(Given.Part1, 1, 3, 4, 6, 7)).ComingNext.ShouldHaveSingleItem();

    [Fact]
    public void Once_open_its_steps_are_there_and_locked_again_they_are_gone()
    {
        var patient = Locked().OpensAfterAGoodWeek();
        var open = Of(patient);
        open.ComingNext.ShouldBeEmpty();
        foreach (var step in StepsOfPart2)
            Words(open).ShouldContain(step);
        open.Stretches.Count.ShouldBe(2);

        Words(Of(patient.Does(Given.Part2, 8, pain: 6))).ShouldNotContain(StepsOfPart2[0]);
    }

    [Fact]
    public void A_prerequisite_that_rests_leaves_the_handout_while_the_gated_stretch_is_open()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, FirstRests: true));
        Of(patient).Stretches.ShouldHaveSingleItem().Name.ShouldBe("Gluteal stretches, Part 1");
        Of(patient.OpensAfterAGoodWeek()).Stretches.ShouldHaveSingleItem().Name.ShouldBe("Gluteal stretches, Part 2");
    }

    [Fact]
    public void Only_criteria_that_are_asked_are_said_and_one_day_is_not_plural()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, Criteria: new(1, 1, 1, false, false, false, false, true)));
        Of(patient).ComingNext.ShouldHaveSingleItem().MustHappenFirst.ShouldBe(
            ["Do Gluteal stretches, Part 1 on at least 1 day, over at least 1 day.", "Tell us how it went. Your clinician then decides with you."]);
    }

    [Fact]
    public void The_dose_is_the_sentence_of_the_dose_that_is_measured_and_the_burden_counts_only_what_is_open()
    {
        var document = Of(Given.APatientWith(Given.ChairHipFlexor, Given.Part1, Given.Part2));
        document.Stretches[0].Dose.ShouldBe("Hold 60 seconds on each side, once a day, for 8 weeks.");
        document.Burden.Stretches.ShouldBe(2);
    }

    [Fact]
    public void The_bands_of_pain_come_from_the_prescription()
    {
        var document = Of(Locked());
        (document.Comfortable, document.EaseFrom, document.EaseTo, document.StopAt).ShouldBe((PainScore.Of(2), PainScore.Of(3), PainScore.Of(4), PainScore.Of(5)));
        document.HasEaseBand.ShouldBeTrue();
        (document with { Comfortable = PainScore.Of(4) }).HasEaseBand.ShouldBeFalse();
    }

    [Fact]
    public void The_same_words_have_the_same_fingerprint()
    {
        var patient = Locked();
        var fingerprint = Of(patient).Fingerprint();
        Of(patient).Fingerprint().ShouldBe(fingerprint);
        Of(patient.Comfortable(Given.Part1, 1)).Fingerprint().ShouldBe(fingerprint);
    }

    [Fact]
    public void Another_gate_state_dose_side_goal_clinician_or_contact_has_another_fingerprint()
    {
        var patient = Locked();
        var before = Of(patient);
        List<string> fingerprints = [before.Fingerprint(), (before with { ClinicianName = "Someone else" }).Fingerprint(), (before with { ClinicContact = "Ring 2" }).Fingerprint()];
        fingerprints.Add(Of(patient.OpensAfterAGoodWeek()).Fingerprint());
        patient.Prescription.Next(8, draft => Change(draft, Side.Each, 2));
        fingerprints.Add(Of(patient).Fingerprint());
        patient.Prescription.Next(9, draft => Change(draft, Side.Left, 2));
        fingerprints.Add(Of(patient).Fingerprint());
        patient.Prescription.Next(9, draft => draft.Describe("Another goal.", draft.Draft!.Course, draft.Draft.BaselinePain, draft.Draft.PainLimits, Given.Day(60), Given.Day(9)));
        fingerprints.Add(Of(patient).Fingerprint());
        fingerprints.Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public void A_withheld_stretch_is_named_and_its_steps_are_nowhere()
    {
        var patient = Given.APatientWith(Given.ChairHipFlexor, Given.SeatedBack).Learns(FactKind.KneePain, day: 5);
        var document = Of(patient);
        var chair = new Asked(Given.ChairHipFlexor).Stretch;
        document.Withheld.ShouldBe([chair.Name]);
        document.Stretches.ShouldHaveSingleItem().Name.ShouldBe(new Asked(Given.SeatedBack).Stretch.Name);
        document.Burden.Stretches.ShouldBe(1);
        foreach (var step in chair.Parts.SelectMany(part => part.Steps))
            Words(document).ShouldNotContain(step);
    }

    [Fact]
    public void A_locked_stretch_that_is_withheld_is_not_promised_next()
    {
        var document = Of(Locked().Learns(FactKind.CannotGetToFloor, day: 5));
        document.Withheld.Count.ShouldBe(2);
        document.ComingNext.ShouldBeEmpty();
    }

    private static Care Locked() => Given.APatientWith(Given.Part1, Given.Part2);

    private static void Change(Prescription draft, Side side, int timesADay)
    {
        var asked = new Asked(Given.Part1, TimesADay: timesADay);
        draft.ChangeStretch(draft.ItemOf(Given.Part1), asked.Stretch, side, asked.Dose, null);
    }

    private static HandoutDocument Of(Care patient)
    {
        var version = patient.Prescription.Signed!;
        var withheld = patient.On(10).WithheldOf(patient.Prescription, Given.Catalog).Where(one => one.Value.IsNow).Select(one => one.Key);
        return HandoutDocument.Of(
            new("Elm Street Physiotherapy", "Ring 1", "Amara Okafor", 1, version.SignerName!, version.SignerRegistration, version, patient.On(10).GatesOf(patient.Prescription, Given.Catalog), patient.On(10).Today) { Withheld = withheld.ToHashSet() },
            Given.Catalog);
    }

    private static List<string> PosesOf(HandoutDocument document) =>
        [.. document.Stretches.SelectMany(stretch => stretch.Parts.SelectMany(part => part.Figures.Select(figure => figure.Figure)).Concat(stretch.WrongWays.Select(wrong => wrong.Figure))).Select(figure => figure.Pose.Key)];

    private static string Words(HandoutDocument document) =>
        JsonSerializer.Serialize(document, AsWritten);
}
