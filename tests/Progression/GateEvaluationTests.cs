using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Tests.Progression;

public sealed class GateEvaluationTests
{
    private static readonly int[] GoodWeek = [1, 3, 4, 6, 7];

    [Fact]
    public void Part_1_on_five_days_over_seven_without_trouble_makes_Part_2_eligible_and_lists_the_evidence()
    {
        var gate = Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, GoodWeek).Gate(8);
        gate.State.ShouldBe(GateState.Eligible);
        gate.Criteria.Select(criterion => criterion.Line).ShouldBe(
        [
            "Done on at least 5 days, every side: held. Done on 5 days.",
            "Spread over at least 7 days: held. From 3 March to 9 March: 7 days.",
            "Comfortable, pain at most 2, in the latest 3: held. Highest pain 1.",
            "No worse morning after, in the latest 3: held. Reported for each of them.",
            "No new leg symptoms, in the latest 3: held. Reported for each of them.",
            "Safety screening is current: held. It is current and lets treatment go on.",
        ]);
    }

    [Fact]
    public void Nothing_reported_keeps_it_locked_and_nothing_but_the_screening_holds()
    {
        var gate = Given.APatientWith(Given.Part1, Given.Part2).Gate(8);
        gate.State.ShouldBe(GateState.Locked);
        gate.Since.ShouldBe(Given.Day(0));
        gate.Criteria.Select(criterion => criterion.Verdict).ShouldBe(
            [Verdict.NotEnoughReports, Verdict.NotEnoughReports, Verdict.NotEnoughReports, Verdict.NotEnoughReports, Verdict.NotEnoughReports, Verdict.Held]);
    }

    [Fact]
    public void Four_days_are_not_enough() => Stops(Patient(1, 3, 4, 7), "Done on", Verdict.NotEnoughReports);

    [Fact]
    public void Five_days_over_six_are_not_enough() => Stops(Patient(1, 2, 3, 4, 6), "Spread over", Verdict.NotEnoughReports);

    [Fact]
    public void Pain_over_the_comfortable_limit_does_not_hold() =>
        Stops(Patient(GoodWeek).Does(Given.Part1, 6, pain: 3, part: "knee-hug", side: Side.Left), "Comfortable", Verdict.NotHeld, "Pain 3 was reported.", 6);

    [Fact]
    public void Pain_at_the_comfortable_limit_holds() => Patient(GoodWeek).Does(Given.Part1, 6, pain: 2).Gate(8).State.ShouldBe(GateState.Eligible);

    [Fact]
    public void Pain_unreported_on_one_side_is_never_comfortable() =>
        Stops(Patient(GoodWeek).Does(Given.Part1, 4, pain: null, part: "knee-hug", side: Side.Right), "Comfortable", Verdict.NotEnoughReports, "Pain was not reported.", 4);

    [Fact]
    public void Pain_on_a_day_half_done_between_the_latest_counts_against_it_and_so_does_its_silence()
    {
        var patient = Patient(GoodWeek).Does(Given.Part1, 5, EntryOutcome.Partly, pain: 4);
        Stops(patient, "Comfortable", Verdict.NotHeld, "Pain 4 was reported.", 5);
        Stops(patient.Does(Given.Part1, 5, EntryOutcome.Partly, pain: null), "Comfortable", Verdict.NotEnoughReports, "Pain was not reported.", 5);
    }

    [Fact]
    public void Trouble_before_the_latest_three_sessions_no_longer_counts_against_it() =>
        Patient(GoodWeek).Does(Given.Part1, 3, pain: 4).Tells(3, Legs.NewOrFurtherDown, MorningAfter.Worse).IsScreened(4).Gate(8).State.ShouldBe(GateState.Eligible);

    [Fact]
    public void One_worse_morning_does_not_hold() => Stops(Patient(GoodWeek).Tells(6, morning: MorningAfter.Worse), "No worse morning", Verdict.NotHeld, "Reported for 8 March.", 6);

    [Fact]
    public void A_morning_unreported_is_not_enough() => Stops(Patient(GoodWeek).Tells(7, morning: null), "No worse morning", Verdict.NotEnoughReports, "Not reported for 9 March.", 7);

    [Fact]
    public void New_leg_symptoms_do_not_hold_also_on_a_day_of_rest() =>
        Stops(Patient(GoodWeek).Tells(5, Legs.NewOrFurtherDown), "No new leg", Verdict.NotHeld, "Reported for 7 March.", 5);

    [Fact]
    public void An_answer_against_that_is_cleared_has_to_be_given_again()
    {
        var patient = Patient(GoodWeek).Tells(5, Legs.NewOrFurtherDown).Tells(5, legs: null);
        Stops(patient, "No new leg", Verdict.NotEnoughReports, "Not reported for 7 March.", 5);
        patient.Tells(5, Legs.Usual).IsScreened(6).Gate(8).State.ShouldBe(GateState.Eligible);
    }

    [Fact]
    public void Usual_leg_symptoms_hold_and_silence_about_legs_is_not_enough()
    {
        Patient(GoodWeek).Tells(6, Legs.Usual).Gate(8).State.ShouldBe(GateState.Eligible);
        Stops(Patient(GoodWeek).Tells(6, legs: null), "No new leg", Verdict.NotEnoughReports, "Not reported for 8 March.", 6);
    }

    [Fact]
    public void Both_sides_are_needed_for_a_day_to_count() =>
        Stops(Patient(GoodWeek).Does(Given.Part1, 4, EntryOutcome.Partly, side: Side.Right), "Done on", Verdict.NotEnoughReports, "Done on 4 days. Done only in part on 1 day more.");

    [Fact]
    public void Without_that_criterion_one_side_is_enough_but_every_part_is_needed()
    {
        var criteria = GateCriteria.Default with { BothSides = false };
        Care OneSide() => Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, Criteria: criteria));
        var left = OneSide();
        foreach (var day in GoodWeek)
            left.Does(Given.Part1, day, side: Side.Left).Tells(day);
        left.Gate(8).State.ShouldBe(GateState.Eligible);

        var onePart = OneSide();
        foreach (var day in GoodWeek)
            onePart.Does(Given.Part1, day, part: "knee-hug").Tells(day);
        onePart.Gate(8).State.ShouldBe(GateState.Locked);
    }

    [Fact]
    public void A_lapsed_screening_does_not_hold_and_prevents_opening_even_as_an_override()
    {
        var patient = Patient(GoodWeek);
        patient.Screening = Given.AScreening(validDays: 5);
        Stops(patient, "Safety screening", Verdict.NotHeld);
        Should.Throw<Refusal>(() => patient.Opens(8, asOverride: true)).Message.ShouldContain("screening is not current");
    }

    [Fact]
    public void A_lapsed_screening_prevents_opening_also_where_the_gate_does_not_ask_for_it()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, Criteria: GateCriteria.Default with { ScreeningCurrent = false })).Comfortable(Given.Part1, GoodWeek);
        patient.Screening = null;
        patient.Gate(8).State.ShouldBe(GateState.Eligible);
        Should.Throw<Refusal>(() => patient.Opens(8));
    }

    [Fact]
    public void Criteria_that_are_not_asked_are_not_judged()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, Criteria: new(1, 1, 1, false, false, false, false, false)));
        patient.Does(Given.Part1, 1, pain: 9).Gate(2).State.ShouldBe(GateState.Eligible);
    }

    [Fact]
    public void Sessions_before_the_gated_stretch_was_prescribed_do_not_count()
    {
        var patient = Given.APatientWith(Given.Part1).Comfortable(Given.Part1, GoodWeek);
        patient.Prescription.Next(9, AddPart2);
        patient.Gate(10).Criteria[0].Evidence.ShouldBe("Done on 0 days.");
    }

    [Fact]
    public void Eligible_is_not_open_only_a_clinician_opens_with_a_reason_and_the_evidence_is_kept()
    {
        var patient = Patient(GoodWeek);
        Should.Throw<Refusal>(() => patient.Opens(8, reason: " ")).Reasons.ShouldHaveSingleItem().ShouldBe(new("Reason", "Say why you open it."));
        patient.Gate(8).State.ShouldBe(GateState.Eligible);
        patient.Opens(8);

        var decision = patient.On(8).Decisions.ShouldHaveSingleItem();
        (decision.IsOverride, decision.Number, decision.Kind).ShouldBe((false, 1, GateDecisionKind.Opened));
        decision.Evidence.ShouldBe(string.Join('\n', patient.Gate(8).Criteria.Select(criterion => criterion.Line)));
        (patient.Gate(8).State, patient.Gate(8).Since).ShouldBe((GateState.Open, Given.Day(8)));
        Should.Throw<Refusal>(() => patient.Opens(9)).Message.ShouldBe("This gate is already open.");
    }

    [Fact]
    public void Opening_before_it_is_eligible_has_to_be_said_as_an_override_and_is_kept_as_one()
    {
        var patient = Patient(1);
        Should.Throw<Refusal>(() => patient.Opens(2)).Reasons.ShouldHaveSingleItem().Field.ShouldBe("Override");
        patient.Opens(2, asOverride: true).On(2).Decisions.ShouldHaveSingleItem().IsOverride.ShouldBeTrue();
    }

    [Fact]
    public void An_override_of_a_gate_that_is_eligible_is_no_override() =>
        Patient(GoodWeek).Opens(8, asOverride: true).On(8).Decisions.ShouldHaveSingleItem().IsOverride.ShouldBeFalse();

    [Fact]
    public void A_clinician_locks_an_open_gate_again_and_only_an_open_one()
    {
        var patient = Patient(GoodWeek);
        Should.Throw<Refusal>(() => patient.Locks(8)).Message.ShouldBe("This gate is already locked.");
        LockedBecause(patient.Opens(8).Locks(9), 9).ShouldBe("A sore hip.");
    }

    [Theory]
    [InlineData(Given.Part2)]
    [InlineData(Given.Part1)]
    public void Pain_at_the_stop_limit_in_the_gated_stretch_or_its_prerequisite_locks_it_again(string stretch)
    {
        LockedBecause(Opened().Does(stretch, 9, pain: 5, side: Side.Left), 9).ShouldBe("Pain 5 was reported for 11 March, at or over the stop limit of 5.");
        Opened().Does(stretch, 9, pain: 4).Gate(9).State.ShouldBe(GateState.Open);
    }

    [Fact]
    public void Pain_in_another_stretch_does_not_lock_it() =>
        Given.APatientWith(Given.Part1, Given.Part2, Given.SeatedBack).OpensAfterAGoodWeek().Does(Given.SeatedBack, 9, pain: 9).Gate(9).State.ShouldBe(GateState.Open);

    [Fact]
    public void Two_worse_mornings_in_a_row_lock_it_again_one_does_not()
    {
        var patient = Opened().Tells(8, morning: MorningAfter.Worse);
        patient.Gate(9).State.ShouldBe(GateState.Open);
        LockedBecause(patient.Tells(9, morning: MorningAfter.Worse), 9).ShouldBe("Two worse mornings in a row were reported, around 11 March.");
    }

    [Fact]
    public void A_better_morning_between_two_worse_ones_keeps_it_open_until_it_is_taken_back()
    {
        var patient = Opened().Tells(8, morning: MorningAfter.Worse).Tells(9, morning: MorningAfter.Better).Tells(10, morning: MorningAfter.Worse);
        patient.Gate(10).State.ShouldBe(GateState.Open);
        LockedBecause(patient.Tells(9, morning: null, at: Given.At(11)), 11).ShouldStartWith("Two worse mornings in a row");
    }

    [Fact]
    public void Mornings_reported_in_any_order_are_in_a_row_by_their_days() =>
        Opened().Tells(10, morning: MorningAfter.Worse, at: Given.At(12, 9)).Tells(9, morning: MorningAfter.Worse, at: Given.At(12, 10)).Gate(12).State.ShouldBe(GateState.Locked);

    [Fact]
    public void New_leg_symptoms_lock_it_again_and_usual_ones_do_not()
    {
        Opened().Tells(9, Legs.Usual).Gate(9).State.ShouldBe(GateState.Open);
        LockedBecause(Opened().Tells(9, Legs.NewOrFurtherDown), 9).ShouldBe("New leg symptoms, or symptoms further down, were reported for 11 March.");
    }

    [Fact]
    public void Fourteen_days_without_a_session_lock_it_again()
    {
        var patient = Opened().Does(Given.Part1, 10);
        patient.Gate(23).State.ShouldBe(GateState.Open);
        LockedBecause(patient, 24, today: 40).ShouldBe("Nothing was reported as done for 14 days.");
    }

    [Fact]
    public void A_session_of_either_stretch_holds_off_a_lapse_one_not_done_does_not()
    {
        Opened().Does(Given.Part2, 20, EntryOutcome.Partly).Gate(33).State.ShouldBe(GateState.Open);
        Opened().Does(Given.Part2, 20, EntryOutcome.NotDone, pain: null).Gate(21).State.ShouldBe(GateState.Locked);
    }

    [Fact]
    public void A_session_taken_back_no_longer_holds_off_a_lapse_which_is_not_dated_back()
    {
        var patient = Opened().Does(Given.Part1, 15, at: Given.At(15)).Does(Given.Part1, 15, EntryOutcome.NotDone, pain: null, at: Given.At(24));
        LockedBecause(patient, 24, today: 25).ShouldBe("Nothing was reported as done for 14 days.");
    }

    [Fact]
    public void A_sheet_typed_in_late_shows_that_there_was_no_lapse()
    {
        var patient = Opened();
        LockedBecause(patient, 21, today: 34).ShouldBe("Nothing was reported as done for 14 days.");
        Types(patient, 35, 12, 18, 24, 30);
        (patient.Gate(35).State, patient.Gate(35).WasOpenThrough(Given.Day(25)), patient.Gate(43).State).ShouldBe((GateState.Open, true, GateState.Open));
        LockedBecause(patient, 44, today: 45).ShouldBe("Nothing was reported as done for 14 days.");
    }

    [Fact]
    public void A_sheet_that_ends_early_moves_the_lapse_to_its_last_session()
    {
        var patient = Types(Opened(), 35, 12, 18);
        LockedBecause(patient, 32, today: 35).ShouldBe("Nothing was reported as done for 14 days.");
        Types(Opened(), 35, 22).Gate(35).Since.ShouldBe(Given.Day(21), "the session after the lapse does not undo it");
    }

    [Fact]
    public void Pain_on_a_sheet_locks_whether_it_is_typed_before_or_with_what_shows_that_there_was_no_lapse()
    {
        var together = Types(Opened().Does(Given.Part2, 18, pain: 7, at: Given.At(35)), 35, 12, 24, 30);
        LockedBecause(together, 35, today: 36).ShouldStartWith("Pain 7");
        var before = Types(Opened().Does(Given.Part2, 18, pain: 7, at: Given.At(33)), 35, 12, 24, 30);
        (before.Gate(36).State, before.Gate(36).LockedBecause![..6]).ShouldBe((GateState.Locked, "Pain 7"));
    }

    [Fact]
    public void Once_a_clinician_has_decided_no_sheet_takes_the_lapse_back()
    {
        var patient = Types(Opened().Opens(30, asOverride: true), 35, 12, 18, 24);
        patient.Gate(36).Spells.Select(spell => (spell.From, spell.Until)).ShouldBe([(Given.Day(7), (DateOnly?)Given.Day(21)), (Given.Day(30), null)]);
    }

    private static Care Types(Care patient, int today, params int[] days)
    {
        foreach (var day in days)
            patient.Does(Given.Part1, day, at: Given.At(today));
        return patient;
    }

    [Fact]
    public void What_is_told_is_judged_anew_and_leaves_what_was_judged_of_the_record_before_it()
    {
        var care = Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, 1, 2, 3, 4, 5, 6, 7, 8).Opens(9);
        var before = care.On(10) with { Entries = [.. care.Entries] };
        State(before).ShouldBe(GateState.Open);
        var hurt = care.Does(Given.Part2, 10, pain: 6).Entries.Skip(before.Entries.Count).ToList();
        var told = before.With(hurt, []);
        (State(told), told.Diary.Entries.Intersect(hurt).Count()).ShouldBe((GateState.Locked, hurt.Count));
        (State(before), before.Diary.Entries.Intersect(hurt).Count()).ShouldBe((GateState.Open, 0));

        GateState State(CareRecord record) => record.GatesOf(care.Prescription, Given.Catalog)[care.Prescription.ItemOf(Given.Part2)].State;
    }

    [Fact]
    public void A_relock_stands_though_the_entry_that_caused_it_is_corrected()
    {
        var patient = Opened().Does(Given.Part2, 9, pain: 7, side: Side.Left).Does(Given.Part2, 9, pain: 1, side: Side.Left, at: Given.At(10));
        LockedBecause(patient, 9, today: 12).ShouldStartWith("Pain 7");
        var legs = Opened().Tells(9, Legs.NewOrFurtherDown).Tells(9, Legs.None, at: Given.At(10));
        legs.Gate(12).State.ShouldBe(GateState.Locked);
    }

    [Fact]
    public void A_relock_stands_though_the_next_version_raises_the_stop_limit()
    {
        var patient = Opened().Does(Given.Part2, 9, pain: 5);
        patient.Prescription.Next(12, draft => draft.Describe("Ease.", Course.OfWeeks(8), PainScore.Of(3), PainLimits.Of(PainScore.Of(3), PainScore.Of(8)), Given.Day(50), Given.Day(12)));
        LockedBecause(patient, 9, today: 13).ShouldStartWith("Pain 5");
    }

    [Fact]
    public void Since_a_relock_only_later_sessions_count()
    {
        var patient = Opened().Does(Given.Part2, 9, pain: 7);
        patient.Gate(10).Criteria[0].Evidence.ShouldBe("Done on 0 days.");
        patient.Comfortable(Given.Part1, 9).Comfortable(Given.Part1, 10, 11, 12, 14).Gate(17).State.ShouldBe(GateState.Locked);
        patient.Comfortable(Given.Part1, 16).Gate(17).State.ShouldBe(GateState.Eligible);
        patient.Opens(17).Gate(18).Spells.Select(spell => (spell.From, spell.Until)).ShouldBe([(Given.Day(7), Given.Day(9)), (Given.Day(17), null)]);
    }

    [Fact]
    public void What_the_clinician_knew_when_opening_again_does_not_lock_it_when_it_is_told_once_more()
    {
        var patient = Opened().Does(Given.Part2, 9, pain: 6).Tells(9, Legs.NewOrFurtherDown, morning: null).IsScreened(10).Opens(10, asOverride: true);
        patient.Tells(9, Legs.NewOrFurtherDown, MorningAfter.Same, at: Given.At(11)).Does(Given.Part2, 9, pain: 6, amount: 20, at: Given.At(11, 13));
        patient.Gate(11).State.ShouldBe(GateState.Open);
        patient.Does(Given.Part2, 9, pain: 7, at: Given.At(12)).Gate(12).State.ShouldBe(GateState.Locked);
    }

    [Fact]
    public void What_is_told_late_of_a_day_before_the_opening_is_news_and_locks() =>
        Opened().Does(Given.Part1, 2, pain: 8, at: Given.At(10)).Gate(10).State.ShouldBe(GateState.Locked);

    [Fact]
    public void Decisions_at_the_same_instant_hold_in_their_own_order_whatever_their_ids() =>
        Opened().Locks(9, id: Guid.AllBitsSet).Opens(9, asOverride: true).Gate(9).State.ShouldBe(GateState.Open);

    [Fact]
    public void The_state_survives_the_next_version()
    {
        var patient = Opened();
        patient.Prescription.Next(9, _ => { });
        patient.Gate(10).State.ShouldBe(GateState.Open);
        patient.Gate(10).Since.ShouldBe(Given.Day(7));
    }

    [Fact]
    public void A_day_is_open_through_only_between_the_days_of_opening_and_locking()
    {
        var gate = Opened().Locks(10).Gate(12);
        Enumerable.Range(5, 8).Where(day => gate.WasOpenThrough(Given.Day(day))).ShouldBe([8, 9]);
        Enumerable.Range(5, 8).Where(day => gate.WasOpenOn(Given.Day(day))).ShouldBe([7, 8, 9, 10]);
    }

    private static Care Patient(params int[] comfortableDays) => Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, comfortableDays);

    private static Care Opened() => Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();

    private static void AddPart2(Prescription draft)
    {
        var asked = new Asked(Given.Part2);
        draft.PrescribeStretch(Given.NewId(), asked.Stretch, Side.Each, asked.Dose, asked.Gate(draft));
    }

    private static string? LockedBecause(Care patient, int on, int? today = null)
    {
        var gate = patient.Gate(today ?? on);
        (gate.State, gate.Since).ShouldBe((GateState.Locked, Given.Day(on)));
        return gate.LockedBecause;
    }

    private static void Stops(Care patient, string criterion, Verdict verdict, string? evidence = null, params int[] days)
    {
        var gate = patient.Gate(8);
        gate.State.ShouldBe(GateState.Locked);
        var result = gate.Criteria.Single(one => one.Asked.StartsWith(criterion, StringComparison.Ordinal));
        result.Verdict.ShouldBe(verdict);
        if (evidence is not null)
            result.Evidence.ShouldBe(evidence);
        if (days.Length > 0)
            result.Days.ShouldBe(days.Select(Given.Day));
    }
}
