using PrescribeRx.Domain;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Prescribing;

public sealed class PrescriptionTests
{
    private static List<string> Order(Prescription prescription) => [.. prescription.Draft!.Stretches.Select(stretch => stretch.Stretch)];

    private static string State(Prescription prescription) => string.Join('\n', prescription.Draft!.Stretches.Select(stretch => $"{stretch.Order} {stretch.Item} {stretch.Stretch} {stretch.Side} {stretch.Dose.Frequency} {stretch.Gate}")
        .Append($"{prescription.Draft!.Goal} {prescription.Draft.Course} {prescription.Draft.BaselinePain} {prescription.Draft.ReviewOn} {prescription.Draft.Condition}"));

    [Fact]
    public void The_same_stretch_twice_is_refused() =>
        Refused(() => Add(Given.ADraft(Given.ChairHipFlexor), new Asked(Given.ChairHipFlexor)), "Stretch").ShouldBe("Chair hip flexor stretch is already in this prescription.");

    [Fact]
    public void A_thirteenth_stretch_is_refused()
    {
        var draft = Given.AnEmptyDraft();
        for (var copy = 0; copy < Prescription.MostStretches; copy++)
            AddCopy(draft, copy);
        Refused(() => AddCopy(draft, 12), "Stretch").ShouldBe("A prescription holds at most 12 stretches.");
    }

    [Fact]
    public void Part_2_without_a_gate_is_refused()
    {
        var part2 = new Asked(Given.Part2);
        Refused(() => Given.ADraft(Given.Part1).PrescribeStretch(Given.NewId(), part2.Stretch, Side.Each, part2.Dose, null), "Prerequisite")
            .ShouldBe("Gluteal stretches, Part 2 may only be prescribed behind a gate: choose what comes first.");
    }

    [Fact]
    public void Part_2_behind_another_stretch_than_Part_1_is_refused() =>
        Refused(() => Add(Given.ADraft(Given.ChairHipFlexor), new(Given.Part2, After: Given.ChairHipFlexor)), "Prerequisite");

    [Fact]
    public void A_gate_whose_prerequisite_is_missing_is_refused()
    {
        var chair = new Asked(Given.ChairHipFlexor);
        Refused(() => Given.ADraft(Given.SeatedBack).PrescribeStretch(Given.NewId(), chair.Stretch, Side.Each, chair.Dose, new Gate(Given.NewId(), GateCriteria.Default)), "Prerequisite")
            .ShouldBe("What comes first must be a stretch of this prescription. Add it before.");
    }

    [Fact]
    public void Gates_that_lead_round_in_a_circle_are_refused()
    {
        var draft = Given.ADraft(new Asked(Given.SeatedBack), new Asked(Given.ChairHipFlexor, After: Given.SeatedBack), new Asked(Given.HamstringMobiliser, After: Given.ChairHipFlexor));
        Refused(() => Regate(draft, Given.SeatedBack, Given.HamstringMobiliser), "Prerequisite").ShouldStartWith("These gates lead round in a circle");
        Refused(() => Regate(draft, Given.SeatedBack, Given.SeatedBack), "Prerequisite");
    }

    [Theory]
    [InlineData(0, 7, 3, "SessionDays")]
    [InlineData(61, 7, 3, "SessionDays")]
    [InlineData(5, 0, 3, "OverDays")]
    [InlineData(5, 181, 3, "OverDays")]
    [InlineData(5, 7, 0, "LatestSessions")]
    [InlineData(5, 7, 15, "LatestSessions")]
    public void Criteria_out_of_range_are_refused_on_their_field(int days, int over, int latest, string field)
    {
        var criteria = GateCriteria.Default with { SessionDays = days, OverDays = over, LatestSessions = latest };
        Refused(() => Given.ADraft(new Asked(Given.Part1), new Asked(Given.Part2, Criteria: criteria)), field);
    }

    [Fact]
    public void What_comes_first_cannot_be_removed_before_what_comes_after()
    {
        var draft = Given.ADraft(Given.Part1, Given.Part2);
        Refused(() => Remove(draft, Given.Part1)).ShouldBe("Gluteal stretches, Part 2 comes after Gluteal stretches, Part 1. Remove Gluteal stretches, Part 2 first.");
        Remove(draft, Given.Part2);
        Remove(draft, Given.Part1);
        draft.Draft!.Stretches.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Given.SeatedBack, Side.Left, "Seated back stretch has no side.")]
    [InlineData(Given.ChairHipFlexor, Side.None, "Choose the side: each side, left or right.")]
    public void A_side_must_fit_the_stretch(string stretch, Side side, string sentence) =>
        Refused(() => Given.ADraft(new Asked(stretch, side)), "Side").ShouldBe(sentence.Replace("Seated back stretch", Given.Catalog.Find(Given.SeatedBack)!.Name, StringComparison.Ordinal));

    [Fact]
    public void A_held_part_needs_a_hold_a_moved_part_has_none_and_every_part_has_a_dose()
    {
        Refused(() => WithDose(Given.ChairHipFlexor, PartDose.Moved("lunge", 5))).ShouldContain("is held: enter a hold");
        Refused(() => WithDose("supine-twist", PartDose.Held("roll", Hold.OfSeconds(5)))).ShouldContain("has no hold");
        Refused(() => WithDose(Given.ChairHipFlexor, PartDose.Moved("other", 5))).ShouldContain("Set a dose for");
    }

    public static TheoryData<string, Screening?, string> ScreeningsThatStopSigning => new()
    {
        { "none", null, "Record a safety screening first: this patient has none." },
        { "lapsed", Given.AScreening(validDays: 30, on: -30), "The safety screening lapsed on 1 March 2026. Record a new one first." },
        { "incomplete", Given.AScreening(NotAsked("cancer-night")), "The safety screening has questions that were not asked. Record one with every question answered yes or no." },
        { "some", Given.AScreening(Given.Answers("infection-fever")), "The safety screening stops treatment. Do not start treatment. Refer urgently for assessment." },
        { "high", Given.AScreening(Given.Answers("ces-saddle")), "The safety screening stops treatment. Emergency. Do not treat. Send the patient to an emergency department now; with a weak leg they must not drive." },
    };

    [Theory]
    [MemberData(nameof(ScreeningsThatStopSigning), DisableDiscoveryEnumeration = true)]
    public void Signing_without_a_current_and_complete_screening_that_allows_treatment_is_refused(string _, Screening? screening, string sentence)
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        Refused(() => Sign(draft, screening)).ShouldBe(sentence);
        draft.Signed.ShouldBeNull();
    }

    [Fact]
    public void A_screening_counts_to_the_end_of_its_last_day_and_few_concerns_do_not_stop_signing()
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        Sign(draft, Given.AScreening(Given.Answers("cancer-history"), validDays: 30, on: -29));
        draft.Status.ShouldBe(PrescriptionStatus.Signed);
    }

    [Fact]
    public void Signing_an_empty_draft_says_everything_that_is_missing() =>
        Should.Throw<Refusal>(() => Sign(Given.AnEmptyDraft(), null)).Reasons.Select(reason => reason.Sentence).ShouldBe(
        [
            "Record a safety screening first: this patient has none.", "Say what the stretches are for.", "Add at least one stretch.",
            "Say whether it is for one person or for a group.", "Say how it is taught and whether it is supervised.", "Say what helps the patient to keep going, or “None”.",
            "Set a review date.", "Say what other care there is beside the stretches, or “None”.", "Say where the stretches are done.",
            "Enter the patient's pain today, from 0 to 10.",
        ]);

    [Theory]
    [InlineData(null, 3, 42, "Say what the stretches are for.")]
    [InlineData("  ", 3, 42, "Say what the stretches are for.")]
    [InlineData("Ease.", null, 42, "Enter the patient's pain today, from 0 to 10.")]
    [InlineData("Ease.", 3, null, "Set a review date.")]
    public void Signing_needs_a_goal_a_baseline_and_a_review_date(string? goal, int? baseline, int? review, string sentence)
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        draft.Describe(goal, Course.OfWeeks(4), Given.Pain(baseline), PainLimits.Default, review is { } day ? Given.Day(day) : null, Given.Day(0));
        Refused(() => Sign(draft, Given.AScreening())).ShouldBe(sentence);
    }

    [Fact]
    public void A_review_date_in_the_past_is_refused_and_one_that_has_passed_stops_signing()
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        Refused(() => draft.Describe("Ease.", Course.OfWeeks(4), null, PainLimits.Default, Given.Day(-1), Given.Day(0)), "ReviewOn");
        draft.Describe("Ease.", Course.OfWeeks(4), PainScore.Of(3), PainLimits.Default, Given.Day(1), Given.Day(0));
        Refused(() => draft.Sign(Given.AScreening(), null, [], Given.Signer, Given.At(2), Given.Day(2))).ShouldBe("The review date has passed: set a new one.");
    }

    [Fact]
    public void What_was_signed_cannot_be_changed()
    {
        var signed = Given.ASignedPrescription(Given.ChairHipFlexor);
        var chair = new Asked(Given.ChairHipFlexor);
        string[] refused =
        [
            Refused(() => Add(signed, new(Given.SeatedBack))),
            Refused(() => signed.ChangeStretch(signed.ItemOf(Given.ChairHipFlexor), chair.Stretch, Side.Left, chair.Dose, null)),
            Refused(() => Remove(signed, Given.ChairHipFlexor)),
            Refused(() => signed.Describe("Other.", Course.OfWeeks(1), null, PainLimits.Default, null, Given.Day(0))),
            Refused(() => Sign(signed, Given.AScreening())),
        ];
        refused.Distinct().ShouldHaveSingleItem().ShouldBe("This version is signed and can't be changed. Start the next version to change it.");
    }

    [Fact]
    public void The_next_version_is_a_draft_with_the_same_items_and_signing_it_supersedes_the_last()
    {
        var prescription = Given.ASignedPrescription(Given.Part1, Given.Part2);
        var (first, second) = (prescription.ItemOf(Given.Part1), prescription.ItemOf(Given.Part2));

        prescription.Next(5, draft =>
        {
            draft.Draft!.Stretches.Select(stretch => stretch.Item).ShouldBe([first, second]);
            draft.Draft.ReviewOn.ShouldBe(Given.Day(47));
            draft.Signed!.Number.ShouldBe(1);
            draft.ChangeStretch(first, new Asked(Given.Part1).Stretch, Side.Left, new Asked(Given.Part1).Dose, null);
        });

        prescription.Signed!.Number.ShouldBe(2);
        prescription.Versions.Select(version => version.Find(first)!.Side).ShouldBe([Side.Each, Side.Left]);
    }

    [Fact]
    public void A_next_version_needs_a_signed_one_and_is_started_once()
    {
        Refused(() => Given.AnEmptyDraft().StartNextVersion(Given.Clinician, Given.At(1))).ShouldBe("Only a signed prescription has a next version.");
        var signed = Given.ASignedPrescription(Given.ChairHipFlexor);
        signed.StartNextVersion(Given.Clinician, Given.At(1));
        Refused(() => signed.StartNextVersion(Given.Clinician, Given.At(1))).ShouldBe("The next version has already been started.");
    }

    [Theory]
    [InlineData(PrescriptionStatus.Draft, PrescriptionEventKind.Paused, null)]
    [InlineData(PrescriptionStatus.Draft, PrescriptionEventKind.Resumed, null)]
    [InlineData(PrescriptionStatus.Draft, PrescriptionEventKind.Completed, null)]
    [InlineData(PrescriptionStatus.Draft, PrescriptionEventKind.Stopped, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Draft, PrescriptionEventKind.EnteredInError, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Signed, PrescriptionEventKind.Paused, PrescriptionStatus.Paused)]
    [InlineData(PrescriptionStatus.Signed, PrescriptionEventKind.Resumed, null)]
    [InlineData(PrescriptionStatus.Signed, PrescriptionEventKind.Completed, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Signed, PrescriptionEventKind.Stopped, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Signed, PrescriptionEventKind.EnteredInError, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Paused, PrescriptionEventKind.Paused, null)]
    [InlineData(PrescriptionStatus.Paused, PrescriptionEventKind.Resumed, PrescriptionStatus.Signed)]
    [InlineData(PrescriptionStatus.Paused, PrescriptionEventKind.Completed, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Paused, PrescriptionEventKind.Stopped, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Paused, PrescriptionEventKind.EnteredInError, PrescriptionStatus.Ended)]
    [InlineData(PrescriptionStatus.Ended, PrescriptionEventKind.Paused, null)]
    [InlineData(PrescriptionStatus.Ended, PrescriptionEventKind.Resumed, null)]
    [InlineData(PrescriptionStatus.Ended, PrescriptionEventKind.Completed, null)]
    [InlineData(PrescriptionStatus.Ended, PrescriptionEventKind.Stopped, null)]
    [InlineData(PrescriptionStatus.Ended, PrescriptionEventKind.EnteredInError, PrescriptionStatus.Ended)]
    public void A_prescription_goes_from_state_to_state_as_the_table_says(PrescriptionStatus from, PrescriptionEventKind happened, PrescriptionStatus? to)
    {
        var prescription = APrescriptionThatIs(from);
        prescription.Status.ShouldBe(from);
        if (to is { } then)
            prescription.Happens(happened, 2);
        else
            Refused(() => prescription.Happens(happened, 2));
        prescription.Status.ShouldBe(to ?? from);
    }

    [Fact]
    public void It_is_withdrawn_once()
    {
        var withdrawn = Given.ASignedPrescription(Given.ChairHipFlexor);
        withdrawn.Happens(PrescriptionEventKind.EnteredInError, 1);
        Refused(() => withdrawn.Happens(PrescriptionEventKind.EnteredInError, 1)).ShouldBe("This prescription was already withdrawn.");
    }

    [Theory]
    [InlineData(PrescriptionEventKind.Paused, true)]
    [InlineData(PrescriptionEventKind.Stopped, true)]
    [InlineData(PrescriptionEventKind.EnteredInError, true)]
    [InlineData(PrescriptionEventKind.Completed, false)]
    public void Pausing_stopping_and_withdrawing_need_a_reason(PrescriptionEventKind kind, bool needed)
    {
        var prescription = Given.ASignedPrescription(Given.ChairHipFlexor);
        if (needed)
            Refused(() => prescription.Happens(kind, 1, reason: " "), "Reason").ShouldBe("Say why.");
        else
            prescription.Happens(kind, 1, reason: " ");
    }

    [Fact]
    public void An_ended_prescription_is_neither_changed_signed_nor_continued()
    {
        var ended = Given.ASignedPrescription(Given.ChairHipFlexor);
        ended.StartNextVersion(Given.Clinician, Given.At(1));
        ended.Happens(PrescriptionEventKind.Stopped, 1);
        Refused(() => Add(ended, new(Given.SeatedBack))).ShouldBe("This prescription has ended. Start a new one.");
        Refused(() => Sign(ended, Given.AScreening())).ShouldBe("This prescription has ended. Start a new one.");

        var completed = Given.ASignedPrescription(Given.ChairHipFlexor);
        completed.Happens(PrescriptionEventKind.Completed, 1);
        Refused(() => completed.StartNextVersion(Given.Clinician, Given.At(2))).ShouldBe("This prescription has ended. Start a new one.");
    }

    [Fact]
    public void A_stretch_is_put_at_another_place_in_the_order_and_past_either_end_is_the_end()
    {
        var draft = Given.ADraft(Given.ChairHipFlexor, Given.SeatedBack, Given.HamstringMobiliser);
        draft.MoveStretch(draft.ItemOf(Given.HamstringMobiliser), 1);
        Order(draft).ShouldBe([Given.HamstringMobiliser, Given.ChairHipFlexor, Given.SeatedBack]);
        draft.MoveStretch(draft.ItemOf(Given.HamstringMobiliser), 2);
        Order(draft).ShouldBe([Given.ChairHipFlexor, Given.HamstringMobiliser, Given.SeatedBack]);
        draft.MoveStretch(draft.ItemOf(Given.ChairHipFlexor), 99);
        Order(draft).ShouldBe([Given.HamstringMobiliser, Given.SeatedBack, Given.ChairHipFlexor]);
        draft.MoveStretch(draft.ItemOf(Given.ChairHipFlexor), -1);
        Order(draft).ShouldBe([Given.ChairHipFlexor, Given.HamstringMobiliser, Given.SeatedBack]);
    }

    [Fact]
    public void Changes_of_a_draft_are_taken_back_one_after_the_other_the_latest_first()
    {
        var draft = Given.ADraft(Given.Part1, Given.Part2);
        var before = State(draft);
        draft.RemoveStretch(draft.ItemOf(Given.Part2), stretch => stretch.Stretch);
        var without = State(draft);
        Add(draft, new(Given.SeatedBack));
        draft.MoveStretch(draft.ItemOf(Given.SeatedBack), 1);
        draft.Describe("Something else.", Course.OfWeeks(2), PainScore.Of(5), PainLimits.Default, Given.Day(14), Given.Day(0), Delivery.Usual, Condition.Stiffness);
        foreach (var _ in Enumerable.Range(0, 3))
            draft.Undo();
        State(draft).ShouldBe(without);
        draft.Undo();
        State(draft).ShouldBe(before);
        draft.Revision.ShouldBe(3 + 4 + 4, "taking back is a change too: who saw the draft before is told");
    }

    [Fact]
    public void Nothing_is_left_to_undo_of_a_new_draft_or_of_what_was_signed()
    {
        Refused(() => Given.AnEmptyDraft().Undo()).ShouldBe("There is nothing left to undo.");
        var prescription = Given.ASignedPrescription(Given.ChairHipFlexor);
        prescription.StartNextVersion(Given.Clinician, Given.At(3));
        Refused(prescription.Undo).ShouldBe("There is nothing left to undo.");
    }

    [Fact]
    public void As_many_changes_as_are_kept_can_be_taken_back()
    {
        var draft = Given.ADraft(Given.ChairHipFlexor, Given.SeatedBack);
        foreach (var place in Enumerable.Range(0, Prescription.MostSteps + 5))
            draft.MoveStretch(draft.ItemOf(Given.ChairHipFlexor), 1 + (place % 2));
        foreach (var _ in Enumerable.Range(0, Prescription.MostSteps))
            draft.Undo();
        Refused(draft.Undo);
    }

    [Fact]
    public void The_later_of_two_people_who_change_one_draft_is_told()
    {
        var draft = Given.ADraft(Given.ChairHipFlexor);
        var seen = draft.Revision;
        draft.ExpectRevision(seen);
        Add(draft, new(Given.SeatedBack));
        Refused(() => draft.ExpectRevision(seen)).ShouldBe(Prescription.Stale);
    }

    [Fact]
    public void The_version_in_force_when_the_day_began_scores_it_to_the_end_of_the_course()
    {
        var prescription = Given.ASignedPrescription(Given.ChairHipFlexor);
        prescription.Next(5, _ => { });
        prescription.Next(5, _ => { });
        Scoring(0).ShouldBeNull();
        Scoring(1).ShouldBe(1);
        Scoring(5).ShouldBe(1);
        Scoring(6).ShouldBe(3);
        Scoring(5 + 56).ShouldBe(3);
        Scoring(5 + 57).ShouldBeNull();

        int? Scoring(int day) => prescription.VersionScoring(Given.Day(day))?.Number;
    }

    [Fact]
    public void The_patient_has_it_on_the_days_of_signing_pausing_and_going_on_but_only_whole_days_are_scored()
    {
        var prescription = Given.ASignedPrescription(Given.ChairHipFlexor);
        prescription.Happens(PrescriptionEventKind.Paused, 3);
        prescription.Happens(PrescriptionEventKind.Resumed, 6);
        prescription.Happens(PrescriptionEventKind.Paused, 8, 9);
        prescription.Happens(PrescriptionEventKind.Resumed, 8, 15);
        prescription.Happens(PrescriptionEventKind.Stopped, 10);

        Enumerable.Range(-1, 13).Where(day => prescription.GivenOn(Given.Day(day)) is not null).ShouldBe([0, 1, 2, 3, 6, 7, 8, 9, 10]);
        Enumerable.Range(1, 11).Where(day => prescription.RanThrough(Given.Day(day))).ShouldBe([1, 2, 7, 9]);
    }

    [Fact]
    public void One_made_for_the_wrong_patient_was_never_given_and_is_never_scored()
    {
        var prescription = Given.ASignedPrescription(Given.ChairHipFlexor);
        prescription.Happens(PrescriptionEventKind.EnteredInError, 4);
        prescription.GivenOn(Given.Day(2)).ShouldBeNull();
        prescription.RanThrough(Given.Day(2)).ShouldBeFalse();
    }

    private static Prescription APrescriptionThatIs(PrescriptionStatus status)
    {
        var prescription = status == PrescriptionStatus.Draft ? Given.ADraft(Given.ChairHipFlexor) : Given.ASignedPrescription(Given.ChairHipFlexor);
        if (status == PrescriptionStatus.Paused)
            prescription.Happens(PrescriptionEventKind.Paused, 1);
        if (status == PrescriptionStatus.Ended)
            prescription.Happens(PrescriptionEventKind.Completed, 1);
        return prescription;
    }

    private static void Add(Prescription draft, Asked asked) =>
        draft.PrescribeStretch(Given.NewId(), asked.Stretch, asked.Side ?? asked.Stretch.DefaultSide, asked.Dose, asked.Gate(draft));

    private static void AddCopy(Prescription draft, int copy)
    {
        var chair = new Asked(Given.ChairHipFlexor);
        draft.PrescribeStretch(Given.NewId(), chair.Stretch with { Key = $"copy-{copy}" }, Side.Each, chair.Dose, null);
    }

    private static void WithDose(string stretch, PartDose dose)
    {
        var asked = new Asked(stretch);
        Given.AnEmptyDraft().PrescribeStretch(Given.NewId(), asked.Stretch, asked.Stretch.DefaultSide, new([dose], Frequency.Daily), null);
    }

    private static void Regate(Prescription draft, string stretch, string after)
    {
        var asked = new Asked(stretch, After: after);
        draft.ChangeStretch(draft.ItemOf(stretch), asked.Stretch, asked.Stretch.DefaultSide, asked.Dose, asked.Gate(draft));
    }

    private static void Remove(Prescription draft, string stretch) =>
        draft.RemoveStretch(draft.ItemOf(stretch), one => Given.Catalog.Edition(one.Stretch, one.Edition).Name);

    private static void Sign(Prescription draft, Screening? screening) => draft.Sign(screening, null, [], Given.Signer, Given.At(0, 10), Given.Day(0));

    private static Dictionary<string, RedFlagAnswer> NotAsked(string key) => new(Given.Answers()) { [key] = RedFlagAnswer.NotAsked };

    private static string Refused(Action deed, string field = "")
    {
        var reason = Should.Throw<Refusal>(deed).Reasons.ShouldHaveSingleItem();
        reason.Field.ShouldBe(field);
        return reason.Sentence;
    }
}
