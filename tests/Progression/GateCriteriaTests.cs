using PrescribeRx.Domain;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Tests.Progression;

/// <summary>Criteria in any composition, adherence and technique among them, and the gate in words.</summary>
public sealed class GateCriteriaTests
{
    private static readonly GateCriteria Nothing = new(null, null, 3, false, false, false, false, false);
    private static readonly int[] GoodWeek = [1, 3, 4, 6, 7];

    [Fact]
    public void Adherence_is_the_sessions_figure_of_the_prerequisite_since_counting_began()
    {
        var patient = Asks(Nothing with { AdherencePercent = 70 }).Comfortable(Given.Part1, GoodWeek);
        Only(patient, 8).ShouldBe((Verdict.Held, "At least 71 %: 5 of 7 sessions since 2 March, 2 not reported."));
        Only(patient, 9).ShouldBe((Verdict.NotHeld, "At least 62 %: 5 of 8 sessions since 2 March, 3 not reported."));
    }

    [Fact]
    public void Unreported_never_raises_adherence_and_neither_does_another_stretch()
    {
        var patient = Asks(Nothing with { AdherencePercent = 100 }).Comfortable(Given.Part1, 1, 2);
        Only(patient, 3).Verdict.ShouldBe(Verdict.Held);
        Only(patient.Does(Given.Part1, 2, EntryOutcome.Unreported, pain: null), 3).ShouldBe((Verdict.NotHeld, "At least 50 %: 1 of 2 sessions since 2 March, 1 not reported."));
        Only(patient.Does(Given.SeatedBack, 2), 3).Verdict.ShouldBe(Verdict.NotHeld);
    }

    [Fact]
    public void Nothing_due_or_nothing_reported_is_not_enough_for_adherence()
    {
        var patient = Asks(Nothing with { AdherencePercent = 1 });
        Only(patient, 1).ShouldBe((Verdict.NotEnoughReports, "Nothing was due since 2 March."));
        Only(patient, 4).ShouldBe((Verdict.NotEnoughReports, "None of 3 sessions since 2 March was reported."));
    }

    [Fact]
    public void Adherence_counts_anew_from_a_relock_and_days_on_which_the_prerequisite_rested_are_not_due()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, Criteria: Nothing with { AdherencePercent = 50 }, FirstRests: true));
        patient.Comfortable(Given.Part1, 1).Opens(2).Locks(5).Comfortable(Given.Part1, 6);
        var gate = patient.Gate(8);
        gate.CountFrom.ShouldBe(Given.Day(6));
        gate.Criteria.ShouldHaveSingleItem().Evidence.ShouldBe("At least 50 %: 1 of 2 sessions since 8 March, 1 not reported.");
    }

    [Fact]
    public void A_pause_of_the_prescription_is_not_held_against_adherence()
    {
        var patient = Asks(Nothing with { AdherencePercent = 100 }).Comfortable(Given.Part1, 1, 2);
        patient.Prescription.Happens(PrescriptionEventKind.Paused, 3);
        patient.Prescription.Happens(PrescriptionEventKind.Resumed, 6);
        Only(patient, 7).Verdict.ShouldBe(Verdict.Held);
    }

    [Fact]
    public void Technique_waits_for_a_clinician_who_saw_it_done_well_and_not_yet_well_waits_until_it_is_seen_again()
    {
        var patient = Asks(Nothing with { TechniqueChecked = true });
        Only(patient, 1).ShouldBe((Verdict.NotEnoughReports, "No clinician has seen it yet."));
        Only(patient.SeenDone(2, well: false, "The back rounds."), 3).ShouldBe((Verdict.NotHeld, "Not yet well on 4 March: The back rounds."));
        Only(patient.SeenDone(4, well: true), 5).ShouldBe((Verdict.Held, "Done well on 6 March."));
        patient.Gate(5).State.ShouldBe(GateState.Eligible);
    }

    [Fact]
    public void A_technique_check_opens_and_locks_nothing_and_is_numbered_among_the_decisions()
    {
        var patient = Asks(Nothing with { TechniqueChecked = true }).SeenDone(1, well: true).Opens(2).SeenDone(3, well: false, "Hips lift.");
        patient.Gate(4).State.ShouldBe(GateState.Open);
        patient.On(4).Decisions.Select(decision => decision.Number).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void What_is_not_yet_well_has_to_be_said() =>
        Should.Throw<Refusal>(() => Asks(Nothing with { TechniqueChecked = true }).SeenDone(1, well: false, " ")).Reasons.ShouldHaveSingleItem().ShouldBe(new("Note", "Say what is not yet well."));

    [Fact]
    public void Each_criterion_may_stand_alone_and_only_it_is_judged()
    {
        var judged = new Dictionary<GateCriteria, Criterion>
        {
            [Nothing with { SessionDays = 1 }] = Criterion.Sessions,
            [Nothing with { BothSides = true }] = Criterion.Sessions,
            [Nothing with { OverDays = 2 }] = Criterion.Spread,
            [Nothing with { Comfortable = true }] = Criterion.Comfortable,
            [Nothing with { NoWorseMorning = true }] = Criterion.NoWorseMorning,
            [Nothing with { NoNewLegSymptoms = true }] = Criterion.NoNewLegSymptoms,
            [Nothing with { AdherencePercent = 10 }] = Criterion.Adherence,
            [Nothing with { TechniqueChecked = true }] = Criterion.Technique,
        };
        foreach (var (criteria, criterion) in judged)
        {
            Asks(criteria).Gate(1).Criteria.ShouldHaveSingleItem().Criterion.ShouldBe(criterion);
            Asks(criteria).Gate(1).State.ShouldBe(GateState.Locked, $"{criterion} fails closed");
        }
        Asks(Nothing with { ScreeningCurrent = true }).Gate(1).Criteria.ShouldHaveSingleItem().Criterion.ShouldBe(Criterion.Screening);
    }

    [Fact]
    public void A_gate_that_asks_for_nothing_is_refused() =>
        Should.Throw<Refusal>(() => Asks(Nothing)).Reasons.ShouldHaveSingleItem().ShouldBe(new("Criteria", "A gate has to ask for something: tick at least one."));

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_share_that_cannot_be_is_refused_at_its_field(int percent) =>
        Should.Throw<Refusal>(() => Asks(Nothing with { AdherencePercent = percent })).Reasons.ShouldHaveSingleItem().ShouldBe(new("AdherencePercent", "Enter the share as whole per cent, from 1 to 100."));

    [Theory]
    [InlineData(6)]
    [InlineData(61)]
    public void A_lapse_that_cannot_be_is_refused_at_its_field(int days) =>
        Should.Throw<Refusal>(() => Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, LapseDays: days))).Reasons.ShouldHaveSingleItem().Field.ShouldBe("LapseDays");

    [Fact]
    public void A_gate_locks_again_after_its_own_days_without_a_session()
    {
        var patient = Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, LapseDays: 7)).OpensAfterAGoodWeek();
        patient.Gate(13).State.ShouldBe(GateState.Open);
        (patient.Gate(20).Since, patient.Gate(20).LockedBecause).ShouldBe((Given.Day(14), "Nothing was reported as done for 7 days."));
    }

    [Fact]
    public void Other_days_of_a_later_version_count_from_its_signing_and_undo_no_lapse()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        patient.Prescription.Next(16, draft => Lapse(draft, 7));
        patient.Gate(20).Since.ShouldBe(Given.Day(16));

        var lapsed = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        lapsed.Prescription.Next(25, draft => Lapse(draft, 60));
        (lapsed.Gate(26).State, lapsed.Gate(26).Since).ShouldBe((GateState.Locked, Given.Day(21)));
    }

    [Fact]
    public void A_flare_that_a_clinician_records_locks_it_and_says_so()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).OpensAfterAGoodWeek();
        Should.Throw<Refusal>(() => patient.Flares(9, reason: "")).Reasons.ShouldHaveSingleItem().ShouldBe(new("Reason", "Say what flared up."));
        var gate = patient.Flares(9).Gate(10);
        (gate.State, gate.LockedBecause, gate.Spells[^1].Cause).ShouldBe((GateState.Locked, "A flare was recorded: Back pain since yesterday.", LockCause.Flare));
    }

    [Fact]
    public void Each_criterion_names_the_days_and_the_reports_that_say_so()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, GoodWeek).Does(Given.Part1, 6, pain: 4, side: Side.Left, part: "knee-hug").Tells(7, Legs.Usual, MorningAfter.Worse);
        var gate = patient.Gate(8);
        Of(gate, Criterion.Sessions).Entries.Count.ShouldBe(GoodWeek.Length * 4);
        var painful = Of(gate, Criterion.Comfortable).Entries.ShouldHaveSingleItem();
        (painful.On, painful.Side, painful.Pain?.Value).ShouldBe((Given.Day(6), Side.Left, 4));
        var morning = Of(gate, Criterion.NoWorseMorning);
        (morning.Verdict, morning.Notes.ShouldHaveSingleItem().On).ShouldBe((Verdict.NotHeld, Given.Day(7)));
        Of(gate, Criterion.NoNewLegSymptoms).Notes.Select(note => note.Legs).ShouldBe([Legs.None, Legs.None, Legs.Usual]);
    }

    [Fact]
    public void A_gate_reads_as_one_sentence()
    {
        Sentence(GateCriteria.Default).ShouldBe(
            "After Part 1 on 5 days over at least 7, every side; pain at most 2, no worse morning and no new leg symptoms in the latest 3 sessions; safety screening current; locks again after 14 days without a session.");
        Sentence(Nothing with { AdherencePercent = 80, TechniqueChecked = true }, lapse: 21).ShouldBe(
            "After Part 1; at least 80 % of its sessions done; seen done well by a clinician; locks again after 21 days without a session.");
        Sentence(Nothing with { OverDays = 1, NoWorseMorning = true, LatestSessions = 1 }).ShouldBe("After Part 1 over at least 1 day; no worse morning in the latest session; locks again after 14 days without a session.");
    }

    [Fact]
    public void The_patient_reads_what_must_happen_first_of_each_thing_that_is_asked()
    {
        GateSentence.MustHappenFirst(GateCriteria.Default with { AdherencePercent = 80, TechniqueChecked = true }, "Part 1", PainLimits.Default).ShouldBe(
        [
            "Do Part 1 on at least 5 days, over at least 7 days, on every side.", "You do at least 80 % of its sessions.", "It feels comfortable: pain of 2 or less.",
            "You are no worse the morning after.", "You have no new leg symptoms.", "We see you do it well.", "Tell us how it went. Your clinician then decides with you.",
        ]);
        GateSentence.MustHappenFirst(Nothing with { ScreeningCurrent = true }, "Part 1", PainLimits.Default)[0].ShouldBe("Do Part 1 as it is written here.");
    }

    [Fact]
    public void The_days_of_a_gate_are_whole_weeks_that_say_what_was_done_and_which_of_them_count()
    {
        var patient = Given.APatientWith(Given.Part1, Given.Part2).Comfortable(Given.Part1, 1).Does(Given.Part1, 2, EntryOutcome.Partly, pain: 3, side: Side.Left).Does(Given.Part1, 3, EntryOutcome.NotDone, pain: null).Opens(4, asOverride: true).Locks(4);
        var days = patient.On(6).DaysOf(patient.Prescription.Signed!.Find(patient.Prescription.ItemOf(Given.Part1))!, Given.Catalog, patient.Gate(6).CountFrom);
        days.Select(day => day.Mark).ShouldBe([DayMark.Unreported, DayMark.Done, DayMark.Partly, DayMark.NotDone, DayMark.Unreported, DayMark.Unreported, DayMark.Unreported]);
        days.Where(day => day.Counts).Select(day => day.On).ShouldBe([Given.Day(5), Given.Day(6)]);
        days[2].Pain?.Value.ShouldBe(3);
        patient.On(60).DaysOf(patient.Prescription.Signed!.Stretches[0], Given.Catalog, Given.Day(0)).Count.ShouldBeLessThanOrEqualTo(EvidenceDay.MostDays);
    }

    private static Care Asks(GateCriteria criteria) => Given.APatientWith(new Asked(Given.Part1), new(Given.Part2, Criteria: criteria), new(Given.SeatedBack));

    private static (Verdict Verdict, string Evidence) Only(Care patient, int today)
    {
        var criterion = patient.Gate(today).Criteria.ShouldHaveSingleItem();
        return (criterion.Verdict, criterion.Evidence);
    }

    private static CriterionResult Of(GateEvaluation gate, Criterion criterion) => gate.Criteria.Single(one => one.Criterion == criterion);

    private static string Sentence(GateCriteria criteria, int lapse = GateEvaluation.LapseDays) => GateSentence.Of(new(default, criteria, LapseDays: lapse), "Part 1", PainLimits.Default);

    private static void Lapse(Prescription draft, int days)
    {
        var gated = draft.Draft!.Stretches.Single(stretch => stretch.Gate is not null);
        draft.ChangeStretch(gated.Item, Given.Catalog.Edition(gated.Stretch, gated.Edition), gated.Side, gated.Dose, gated.Gate! with { LapseDays = days });
    }
}
