using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Prescribing;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>A templates file, what is wrong with one, and the templates that every clinic starts with.</summary>
public sealed class TemplateFileTests
{
    private const string Sound = """
        templates:
          - key: buttocks
            name: Tight buttocks
            goal: To sit with less ache.
            condition: buttock or hip pain
            course weeks: 6
            stretches:
              - stretch: gluteal-part-1
                side: left
                frequency: {times a day: 2}
                parts:
                  - {key: knee-hug, hold seconds: 10}
              - stretch: gluteal-part-2
        """;

    private static readonly IReadOnlyList<PlanTemplate> BuiltIn = TemplateFile.BuiltIn(Given.Catalog).All;

    [Fact]
    public void A_sound_file_is_read_and_what_it_does_not_say_is_as_the_catalog_has_it()
    {
        var template = Read(Sound).All.ShouldHaveSingleItem();
        (template.Key, template.Owner, template.Name, template.Plan.Goal).ShouldBe(("buttocks", TemplateOwner.BuiltIn, "Tight buttocks", "To sit with less ache."));
        (template.Plan.Condition, template.Plan.Course.Weeks).ShouldBe((Condition.ButtockOrHipPain, 6));
        var (first, second) = (template.Plan.Stretches[0], template.Plan.Stretches[1]);
        (first.Side, first.Dose.Frequency.TimesADay, first.Gate).ShouldBe((Side.Left, 2, null));
        first.Dose.Parts.ShouldBe([PartDose.Held("figure-4-rest", Hold.OfSeconds(30), 2), PartDose.Held("knee-hug", Hold.OfSeconds(10), 2)]);
        (second.Side, second.Gate).ShouldBe((Side.Each, new(Given.Part1, Given.Catalog.Find(Given.Part2)!.Prerequisite!.Gate)));
    }

    [Theory]
    [InlineData("key: buttocks", "key: Buttocks!", "plans.yaml line 2, Buttocks!, key: Use small letters, numbers and hyphens only.")]
    [InlineData("    name: Tight buttocks\n", "", "plans.yaml line 2, buttocks, name: This field is missing.")]
    [InlineData("    goal: To sit with less ache.\n", "", "plans.yaml line 2, buttocks, goal: This field is missing.")]
    [InlineData("condition: buttock or hip pain", "condition: toothache", "plans.yaml line 5, buttocks, condition: \"toothache\" is not a condition.")]
    [InlineData("course weeks: 6", "course weeks: 27", "plans.yaml line 6, buttocks, course weeks: Enter the course in whole weeks, from 1 to 26.")]
    [InlineData("stretch: gluteal-part-2", "stretch: flying", "plans.yaml line 13, buttocks, stretches 2, stretch: There is no stretch named flying in the catalog.")]
    [InlineData("stretch: gluteal-part-2", "stretch: gluteal-part-1", "plans.yaml line 7, buttocks, stretches: gluteal-part-1 is there twice.")]
    [InlineData("stretch: gluteal-part-1", "stretch: chair-hip-flexor", "plans.yaml line 12, buttocks, stretches 1, parts 1, key: Chair hip flexor stretch has no part named knee-hug.")]
    [InlineData("side: left", "side: none", "plans.yaml line 9, buttocks, stretches 1, side: Choose the side: each side, left or right.")]
    [InlineData("times a day: 2", "times a day: 7", "plans.yaml line 10, buttocks, stretches 1, frequency, times a day: Enter the times a day as a whole number, from 1 to 6.")]
    [InlineData("hold seconds: 10", "hold seconds: 301", "plans.yaml line 12, buttocks, stretches 1, parts 1, hold seconds: Enter the hold in whole seconds, from 1 to 300.")]
    [InlineData("course weeks: 6", "course weeks: 6\n    colour: red", "plans.yaml line 7, buttocks, colour: This field is not known.")]
    public void A_fault_names_file_line_template_and_field(string sound, string wrong, string begins)
    {
        Sound.ShouldContain(sound);
        Faults(Sound.Replace(sound, wrong, StringComparison.Ordinal)).ShouldContain(fault => fault.StartsWith(begins, StringComparison.Ordinal));
    }

    [Fact]
    public void An_earlier_part_must_be_in_the_template_too() =>
        Faults(Sound.Replace("stretch: gluteal-part-1", "stretch: chair-hip-flexor", StringComparison.Ordinal).Replace("knee-hug", "lunge", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldBe("plans.yaml line 7, buttocks, stretches: Gluteal stretches, Part 2 needs gluteal-part-1 first: put that in too.");

    [Fact]
    public void Two_templates_have_neither_one_key_nor_one_name() =>
        Faults($"{Sound}\n{Sound[(Sound.IndexOf('\n') + 1)..]}").ShouldBe(["plans.yaml line 14, buttocks, key: buttocks is there twice.", "plans.yaml line 15, buttocks, name: Another template has this name."]);

    [Fact]
    public void Each_built_in_template_can_be_used_whole_for_a_patient_of_whom_nothing_speaks_against_it()
    {
        BuiltIn.Select(template => template.Name).ShouldBe(["Tight hip-flexor pattern", "Irritable back, gentle start", "No floor: standing and seated"]);
        foreach (var template in BuiltIn)
        {
            var draft = Given.AnEmptyDraft();
            var fit = draft.ApplyTemplate(template.Plan, Given.Catalog, Given.Catalog.All.Select(stretch => stretch.Key).ToHashSet(), _ => [], Given.NewId);
            fit.LeftOut.ShouldBeEmpty(template.Name);
            draft.Draft!.Stretches.Select(one => one.Stretch).ShouldBe(template.Plan.Stretches.Select(one => one.Stretch));
        }
    }

    [Fact]
    public void The_one_for_tight_hip_flexors_has_Part_2_behind_the_default_gate_of_Part_1() =>
        Of("tight-hip-flexors").Plan.Stretches.Single(one => one.Stretch == Given.Part2).Gate.ShouldBe(new(Given.Part1, Domain.Progression.GateCriteria.Default));

    [Fact]
    public void The_one_without_the_floor_is_done_standing_and_seated_alone()
    {
        var stretches = StretchesOf("no-floor");
        stretches.SelectMany(stretch => stretch.Movements).Intersect([Movement.NeedsFloor, Movement.Supine, Movement.Kneeling]).ShouldBeEmpty();
        stretches.ShouldAllBe(stretch => stretch.Position == Position.Standing || stretch.Position == Position.Seated);
    }

    [Fact]
    public void The_gentle_one_takes_no_back_to_the_end_of_bending_or_turning_and_asks_for_less_than_the_catalog()
    {
        var gentle = Of("gentle-start");
        StretchesOf("gentle-start").SelectMany(stretch => stretch.Movements).Intersect([Movement.LumbarEndRangeFlexion, Movement.LumbarEndRangeRotation, Movement.NeuralTension]).ShouldBeEmpty();
        foreach (var one in gentle.Plan.Stretches)
            one.Dose.Parts.ShouldAllBe(part => part.Amount < Given.Catalog.Find(one.Stretch)!.PartOf(part.Part)!.Dose.Amount);
    }

    [Fact]
    public void Of_the_gentle_one_an_irritable_back_meets_no_block_and_no_warning_but_that_of_the_tilt()
    {
        var patient = Given.APatient();
        patient.Learns(FactKind.HighIrritability);
        var met = StretchesOf("gentle-start").SelectMany(stretch => Precautions.Of(patient, Given.At(1), Given.Rules, stretch.Movements).Select(conflict => (stretch.Key, conflict.Rule.Id)));
        met.ShouldBe([("pelvic-tilt", "irritability-end-range")]);
    }

    private static PlanTemplate Of(string key) => BuiltIn.Single(template => template.Key == key);

    private static List<Stretch> StretchesOf(string key) => [.. Of(key).Plan.Stretches.Select(one => Given.Catalog.Find(one.Stretch)!)];

    private static BuiltInTemplates Read(string yaml) => TemplateFile.Read(yaml, "plans.yaml", Given.Catalog);

    private static List<string> Faults(string yaml) => [.. Should.Throw<Refusal>(() => Read(yaml)).Reasons.Select(reason => reason.Sentence)];
}
