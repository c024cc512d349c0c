using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Safety;

/// <summary>What the built-in rules say of a patient and a stretch.</summary>
public sealed class PrecautionTests
{
    private static readonly IReadOnlyList<PrecautionRule> Rules = Given.Rules.At(Given.At(0));

    public static TheoryData<string> AllRules => [.. Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_fact_that_is_present_meets_its_rule_at_its_level(string id)
    {
        var rule = Rule(id);
        var patient = With(rule, FactState.Present);
        var met = Met(patient, rule).ShouldNotBeNull();
        (met.Level, met.IsUnknown, met.Sentence).ShouldBe((rule.Level, false, rule.Sentence));
        met.Fact.ShouldBe(rule.When.Fact is { } kind ? patient.Latest(kind)!.Id : null);
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_fact_that_is_absent_meets_nothing(string id) => Met(With(Rule(id), FactState.Absent), Rule(id)).ShouldBeNull();

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_fact_that_is_unknown_warns_at_most_and_says_what_to_ask(string id)
    {
        var rule = Rule(id);
        if (rule.When.Fact is not { } kind)
            return;
        foreach (var patient in new[] { Given.ANewPatient(), With(rule, FactState.Unknown) })
        {
            var met = Met(patient, rule).ShouldNotBeNull();
            met.Level.ShouldBe(rule.Level == PrecautionLevel.Note ? PrecautionLevel.Note : PrecautionLevel.Warn);
            met.IsUnknown.ShouldBeTrue();
            met.Sentence.ShouldStartWith($"Not known: {PrecautionConflict.Words(kind)}. Ask the patient.");
            met.Fact.ShouldBe(patient.Latest(kind)?.Id);
        }
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_rule_meets_only_stretches_with_one_of_its_movements(string id)
    {
        var rule = Rule(id);
        var patient = With(rule, FactState.Present);
        foreach (var movement in Enum.GetValues<Movement>())
            Precautions.Of(patient, Given.At(0), Given.Rules, new HashSet<Movement> { movement }).Any(conflict => conflict.Rule.Id == id)
                .ShouldBe(rule.Movements?.Contains(movement) ?? true, $"{movement}");
        Precautions.Of(patient, Given.At(0), Given.Rules, new HashSet<Movement>()).Any(conflict => conflict.Rule.Id == id).ShouldBe(rule.Movements is null);
    }

    [Fact]
    public void Every_kind_of_fact_is_asked_about_by_a_rule_and_being_under_18_too()
    {
        Enum.GetValues<FactKind>().Except(Rules.Select(rule => rule.When.Fact).OfType<FactKind>()).ShouldBeEmpty();
        Rules.ShouldContain(rule => rule.When.YoungerThan == 18);
    }

    [Fact]
    public void Every_movement_with_a_known_precaution_is_looked_at_by_a_rule()
    {
        // Raising the arms has no precaution of its own.
        Enum.GetValues<Movement>().Except(Rules.SelectMany(rule => rule.Movements ?? new HashSet<Movement>())).ShouldBe([Movement.ShoulderElevation]);
    }

    [Theory]
    [InlineData(FactKind.KneePain, Given.ChairHipFlexor, "knee-pain-kneeling", PrecautionLevel.Block)]
    [InlineData(FactKind.KneePain, Given.Part1, "knee-pain-twist", PrecautionLevel.Warn)]
    [InlineData(FactKind.KneeReplacement, Given.ChairHipFlexor, "knee-replacement-kneeling", PrecautionLevel.Warn)]
    [InlineData(FactKind.KneeReplacement, Given.Part2, "knee-replacement-twist", PrecautionLevel.Warn)]
    [InlineData(FactKind.CannotKneel, Given.ChairHipFlexor, "cannot-kneel", PrecautionLevel.Block)]
    [InlineData(FactKind.HipReplacement, Given.StandingLunge, "hip-anterior-extension", PrecautionLevel.Block)]
    [InlineData(FactKind.HipReplacement, Given.Part1, "hip-posterior-flexion", PrecautionLevel.Block)]
    [InlineData(FactKind.Osteoporosis, Given.SeatedBack, "osteoporosis-flexion", PrecautionLevel.Warn)]
    [InlineData(FactKind.Osteoporosis, Given.SupineTwist, "osteoporosis-rotation", PrecautionLevel.Warn)]
    [InlineData(FactKind.VertebralFracture, Given.SeatedBack, "vertebral-fracture-flexion", PrecautionLevel.Block)]
    [InlineData(FactKind.VertebralFracture, Given.SupineTwist, "vertebral-fracture-rotation", PrecautionLevel.Block)]
    [InlineData(FactKind.SpinalSurgery, Given.SupineTwist, "spinal-surgery-recent", PrecautionLevel.Block)]
    [InlineData(FactKind.SpinalSurgery, Given.SeatedBack, "spinal-surgery-end-range", PrecautionLevel.Warn)]
    [InlineData(FactKind.AcuteLegPain, Given.SeatedBack, "acute-leg-pain-flexion", PrecautionLevel.Warn)]
    [InlineData(FactKind.AcuteLegPain, Given.HamstringMobiliser, "acute-leg-pain-flexion", PrecautionLevel.Warn)]
    [InlineData(FactKind.AcuteLegPain, Given.SupineTwist, "acute-leg-pain-rotation", PrecautionLevel.Warn)]
    [InlineData(FactKind.Pregnancy, Given.SupineTwist, "pregnancy-supine", PrecautionLevel.Warn)]
    [InlineData(FactKind.Glaucoma, Given.SeatedBack, "glaucoma-head-down", PrecautionLevel.Warn)]
    [InlineData(FactKind.UncontrolledBloodPressure, Given.SeatedBack, "blood-pressure-head-down", PrecautionLevel.Warn)]
    [InlineData(FactKind.BalanceOrFalls, Given.StandingLunge, "balance-standing", PrecautionLevel.Warn)]
    [InlineData(FactKind.StenosisOrSpondylolisthesis, "pelvic-tilt", "stenosis-extension", PrecautionLevel.Warn)]
    [InlineData(FactKind.CannotGetToFloor, Given.SupineTwist, "cannot-get-to-floor", PrecautionLevel.Block)]
    [InlineData(FactKind.HighIrritability, Given.SeatedBack, "irritability-end-range", PrecautionLevel.Warn)]
    public void Each_precaution_of_the_literature_meets_the_stretches_it_is_about(FactKind fact, string stretch, string rule, PrecautionLevel level)
    {
        var patient = Given.APatient();
        patient.Learns(fact);
        Conflicts(patient, stretch).Single(conflict => conflict.Rule.Id == rule).Level.ShouldBe(level);
    }

    [Fact]
    public void Nobody_of_whom_nothing_is_present_meets_any_precaution() =>
        Given.Catalog.All.SelectMany(stretch => Conflicts(Given.APatient(), stretch.Key)).ShouldBeEmpty();

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(HipApproach.Anterior, true, false)]
    [InlineData(HipApproach.PosteriorOrLateral, false, true)]
    public void A_hip_replacement_forbids_by_its_approach_and_one_that_is_not_known_counts_for_both(HipApproach? approach, bool extension, bool flexion)
    {
        var patient = Given.APatient();
        patient.Learns(FactKind.HipReplacement, approach: approach, on: Given.Day(-7));
        IsBlocked(patient, Given.StandingLunge).ShouldBe(extension);
        IsBlocked(patient, Given.Part1).ShouldBe(flexion);
    }

    [Theory]
    [InlineData(-83, true)]
    [InlineData(-84, false)]
    [InlineData(null, true)]
    public void A_hip_replacement_blocks_for_twelve_weeks_and_one_without_a_date_still_does(int? operated, bool blocks)
    {
        var patient = Given.APatient();
        patient.Learns(FactKind.HipReplacement, approach: HipApproach.Anterior, on: operated is { } day ? Given.Day(day) : null);
        IsBlocked(patient, Given.StandingLunge).ShouldBe(blocks);
        Conflicts(patient, Given.StandingLunge).ShouldContain(conflict => conflict.Rule.Id == "hip-replacement-later");
    }

    [Theory]
    [InlineData(14, 13, false)]
    [InlineData(14, 14, true)]
    [InlineData(16, 0, true)]
    [InlineData(null, 0, true)]
    public void Weeks_of_a_pregnancy_count_on_and_from_16_lying_on_the_back_warns(int? weeksOnDay0, int day, bool warns)
    {
        var patient = Given.APatient();
        patient.Learns(FactKind.Pregnancy, weeks: weeksOnDay0);
        Precautions.Of(patient, Given.At(day), Given.Rules, new Asked(Given.SupineTwist).Stretch.Movements).Any().ShouldBe(warns);
    }

    [Theory]
    [InlineData(2008, 3, 3, true)]
    [InlineData(2008, 3, 2, false)]
    public void Under_18_follows_from_the_birth_date_until_the_birthday(int year, int month, int day, bool noted)
    {
        var child = Given.ANewPatient(born: new(year, month, day));
        foreach (var kind in Enum.GetValues<FactKind>())
            child.Learns(kind, FactState.Absent);
        Conflicts(child, Given.SeatedBack).Any(conflict => conflict is { Rule.Id: "under-18", Level: PrecautionLevel.Note, Fact: null }).ShouldBe(noted);
    }

    [Fact]
    public void An_answer_counts_from_the_moment_it_was_given()
    {
        var patient = Given.APatient();
        patient.Learns(FactKind.KneePain, day: 3);
        Precautions.Of(patient, Given.At(2), Given.Rules, new Asked(Given.ChairHipFlexor).Stretch.Movements).ShouldBeEmpty();
        Precautions.Of(patient, Given.At(4), Given.Rules, new Asked(Given.ChairHipFlexor).Stretch.Movements).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_is_blocked_and_may_be_overridden_has_something_else_to_choose_that_is_not_blocked()
    {
        var patient = Given.APatient();
        patient.Learns(FactKind.KneePain);
        foreach (var stretch in Given.Catalog.All.Where(stretch => IsBlocked(patient, stretch.Key)))
            stretch.Alternatives.ShouldContain(other => !IsBlocked(patient, other.Stretch), stretch.Name);
    }

    [Fact]
    public void Signing_is_refused_for_an_open_block_or_warning_and_names_stretch_and_rule()
    {
        var care = Given.APatientWith(Given.ChairHipFlexor, Given.Part1).Learns(FactKind.KneePain, day: 1);
        var draft = Given.ADraft(Given.ChairHipFlexor, Given.Part1);
        var refused = Should.Throw<Refusal>(() => draft.Sign(Given.AScreening(), null, care.On(1).PrecautionsOf(draft, draft.Draft!, Given.Catalog), Given.Signer, Given.At(1), Given.Day(1)));
        refused.Reasons.Select(reason => reason.Sentence).ShouldBe(
        [
            "Chair hip flexor stretch is blocked (rule knee-pain-kneeling): Kneeling presses on a knee that hurts. Remove it, or decide on it with a reason.",
            "Gluteal stretches, Part 1 has a warning (rule knee-pain-twist): The leg across twists a knee that hurts. Acknowledge it with a reason.",
        ], ignoreOrder: true);
        draft.Signed.ShouldBeNull();
    }

    [Fact]
    public void A_note_is_shown_and_stops_nobody()
    {
        var care = Given.APatientWith(Given.StandingLunge).Learns(FactKind.HipReplacement, day: 1, on: Given.Day(-200));
        var precautions = care.On(1).PrecautionsOf(care.Prescription, care.Prescription.Signed!, Given.Catalog);
        precautions.ShouldHaveSingleItem().IsOpen.ShouldBeFalse();
    }

    [Theory]
    [InlineData(OverridePolicy.Clinician, Roles.Clinician, true)]
    [InlineData(OverridePolicy.Clinician, Roles.Lead, false)]
    [InlineData(OverridePolicy.Lead, Roles.Clinician, false)]
    [InlineData(OverridePolicy.Lead, Roles.Lead, true)]
    [InlineData(OverridePolicy.Lead, Roles.Lead | Roles.Clinician, true)]
    [InlineData(OverridePolicy.Nobody, Roles.Lead | Roles.Clinician, false)]
    [InlineData(OverridePolicy.Clinician, Roles.Assistant, false)]
    public void A_block_is_overridden_only_by_whom_its_rule_names(OverridePolicy policy, Roles roles, bool may)
    {
        var block = Open(Rule("knee-pain-kneeling") with { Override = policy });
        if (may)
            Decide(block, roles).Reason.ShouldBe("Tried it.");
        else
            Should.Throw<Refusal>(() => Decide(block, roles));
    }

    [Theory]
    [InlineData(Roles.Clinician, true)]
    [InlineData(Roles.Lead, false)]
    [InlineData(Roles.Assistant, false)]
    public void A_warning_is_any_clinicians_to_acknowledge_whatever_its_rule_says_of_blocks(Roles roles, bool may)
    {
        var warning = Open(Rule("knee-pain-twist") with { Override = OverridePolicy.Nobody });
        if (may)
            Decide(warning, roles);
        else
            Should.Throw<Refusal>(() => Decide(warning, roles));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void An_acknowledgement_has_a_reason(string? reason) =>
        Should.Throw<Refusal>(() => Decide(Open(Rule("knee-pain-twist")), Roles.Clinician, reason)).Reasons.Single().Field.ShouldBe("Reason");

    [Fact]
    public void An_acknowledgement_holds_for_that_very_rule_version_and_fact_and_for_no_other()
    {
        var open = Open(Rule("knee-pain-twist"));
        var settled = Decide(open, Roles.Clinician);
        var conflict = open.Conflict;
        settled.Settles(conflict).ShouldBeTrue();
        settled.Settles(conflict with { Rule = conflict.Rule with { Version = 2 } }).ShouldBeFalse();
        settled.Settles(conflict with { Rule = conflict.Rule with { IsOfClinic = true } }).ShouldBeFalse();
        settled.Settles(conflict with { Fact = Given.NewId() }).ShouldBeFalse();
        settled.Settles(conflict with { Fact = null }).ShouldBeFalse();
        settled.Settles(conflict with { IsUnknown = true }).ShouldBeFalse();
        settled.Settles(conflict with { Rule = conflict.Rule with { Id = "other" } }).ShouldBeFalse();
    }

    private static PrecautionAcknowledgement Decide(ItemPrecaution open, Roles roles, string? reason = "Tried it.") =>
        PrecautionAcknowledgement.Of(open, Given.Clinic, Given.NewId(), default, reason, roles, Given.Clinician, Given.At(0));

    private static ItemPrecaution Open(PrecautionRule rule) =>
        new(Given.NewId(), Given.NewId(), "Chair hip flexor stretch", new(rule, rule.Level, Given.NewId(), IsUnknown: false), null);

    private static PrecautionRule Rule(string id) => Rules.Single(rule => rule.Id == id);

    private static Patient With(PrecautionRule rule, FactState state)
    {
        if (rule.When.Fact is not { } kind)
            return Given.ANewPatient(born: state == FactState.Present ? new(2010, 1, 1) : new(1980, 1, 1));
        var patient = Given.APatient();
        patient.Learns(kind, state, approach: state == FactState.Present ? rule.When.Approach : null, weeks: state == FactState.Present ? rule.When.FromWeek : null);
        return patient;
    }

    private static PrecautionConflict? Met(Patient patient, PrecautionRule rule) =>
        Precautions.Of(patient, Given.At(0), Given.Rules, Enum.GetValues<Movement>().ToHashSet()).SingleOrDefault(conflict => conflict.Rule.Id == rule.Id);

    private static IReadOnlyList<PrecautionConflict> Conflicts(Patient patient, string stretch) =>
        Precautions.Of(patient, Given.At(0), Given.Rules, new Asked(stretch).Stretch.Movements);

    private static bool IsBlocked(Patient patient, string stretch) => Conflicts(patient, stretch).Any(conflict => conflict.Level == PrecautionLevel.Block);
}
