using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Tests.Prescribing;

/// <summary>What a template keeps of a plan, and what a draft takes in of one.</summary>
public sealed class TemplateTests
{
    private static readonly HashSet<string> AllApproved = [.. Given.Catalog.All.Select(stretch => stretch.Key)];

    [Fact]
    public void A_template_gives_back_the_stretches_it_was_saved_from_in_order_with_side_dose_and_gate_and_nothing_of_the_patient()
    {
        var from = Given.ADraft(new Asked(Given.SeatedBack), new Asked(Given.Part1, Side.Left), new Asked(Given.Part2, Criteria: GateCriteria.Default with { SessionDays = 9 }));
        from.Describe("To sit with less ache.", Course.OfWeeks(8), PainScore.Of(6), PainLimits.Default, Given.Day(20), Given.Day(0), Delivery.Usual, Condition.Stiffness);
        from.MoveStretch(from.ItemOf(Given.Part2), 1);
        var template = Saved(from);
        var draft = Given.AnEmptyDraft();
        Apply(draft, template.Plan);

        var (before, after) = (from.Draft!, draft.Draft!);
        after.Stretches.Select(one => (one.Stretch, one.Edition, one.Side, one.Dose)).ShouldBe(before.Stretches.Select(one => (one.Stretch, one.Edition, one.Side, one.Dose)));
        after.Stretches[0].Gate.ShouldBe(before.Stretches[0].Gate! with { Prerequisite = draft.ItemOf(Given.Part1) });
        (after.Goal, after.Condition, after.Course.Weeks).ShouldBe(("To sit better.", Condition.Stiffness, 8));
        (after.BaselinePain, after.ReviewOn, after.Delivery).ShouldBe((null, null, null));
    }

    [Fact]
    public void Using_a_template_is_one_change_which_undo_takes_back_whole()
    {
        var draft = Given.ADraft(Given.SeatedBack);
        var before = draft.Draft!.State();
        var steps = draft.Steps.Count;
        Apply(draft, Plan(Given.ChairHipFlexor, Given.Part1, Given.Part2)).Added.Count.ShouldBe(3);
        draft.Steps.Count.ShouldBe(steps + 1);
        draft.Undo();
        draft.Draft!.State().ShouldBe(before);
    }

    [Fact]
    public void What_was_said_already_stays_as_it_was_said()
    {
        var draft = Given.AnEmptyDraft();
        draft.Describe("To dig the garden.", Course.OfWeeks(3), null, PainLimits.Default, null, Given.Day(0), condition: null);
        Apply(draft, Plan(Given.SeatedBack));
        (draft.Draft!.Goal, draft.Draft.Course.Weeks, draft.Draft.Condition).ShouldBe(("To dig the garden.", 3, Condition.Other));
    }

    [Fact]
    public void What_is_blocked_is_left_out_with_the_reason_and_what_waits_behind_it_too()
    {
        var patient = Given.APatient();
        patient.Learns(FactKind.KneePain);
        var fit = TemplateFit.Of(Plan(Given.ChairHipFlexor, Given.SeatedBack), Given.AnEmptyDraft().Draft!, Given.Catalog, AllApproved, Meets(patient), Given.NewId);
        fit.Added.Select(one => one.Stretch).ShouldBe([Given.SeatedBack]);
        var knee = fit.LeftOut.ShouldHaveSingleItem();
        (knee.Name, knee.Why, knee.Blocked?.Key).ShouldBe(("Chair hip flexor stretch", "Kneeling presses on a knee that hurts.", Given.ChairHipFlexor));

        var blockedFirst = Meets(patient, blocked: Given.Part1);
        TemplateFit.Of(Plan(Given.Part2, Given.Part1), Given.AnEmptyDraft().Draft!, Given.Catalog, AllApproved, blockedFirst, Given.NewId).LeftOut.Select(one => one.Why)
            .ShouldBe(["Kneeling presses on a knee that hurts.", "Gluteal stretches, Part 1 comes first, and is not in the plan."]);
    }

    [Fact]
    public void What_only_warns_is_added_and_what_nobody_has_asked_about_too() =>
        TemplateFit.Of(Plan(Given.ChairHipFlexor), Given.AnEmptyDraft().Draft!, Given.Catalog, AllApproved, Meets(Given.ANewPatient()), Given.NewId).Added.Count.ShouldBe(1);

    [Fact]
    public void What_is_not_approved_gone_from_the_catalog_or_changed_there_is_left_out()
    {
        var changed = new TemplateStretch(Given.SeatedBack, Side.None, Given.Catalog.Find(Given.Part1)!.DefaultDose, null);
        var gone = changed with { Stretch = "long-gone" };
        var plan = Plan(Given.ChairHipFlexor) with { Stretches = [.. Plan(Given.ChairHipFlexor).Stretches, changed, gone] };
        var fit = TemplateFit.Of(plan, Given.AnEmptyDraft().Draft!, Given.Catalog, new HashSet<string> { Given.SeatedBack }, _ => [], Given.NewId);
        fit.Added.ShouldBeEmpty();
        fit.LeftOut.Select(one => one.Why).ShouldBe(
        [
            "It has not been approved by your clinic’s lead, so it cannot be prescribed yet.",
            "The catalog has changed since the template was saved. Set a dose for Forward fold with bent knees.",
            "It is no longer in the catalog.",
        ]);
    }

    [Fact]
    public void What_is_in_the_plan_already_stays_as_it_is_and_may_be_what_comes_first()
    {
        var draft = Given.ADraft(new Asked(Given.Part1, Side.Right));
        var part1 = draft.ItemOf(Given.Part1);
        var fit = Apply(draft, Plan(Given.Part1, Given.Part2));
        fit.AlreadyThere.ShouldHaveSingleItem().Key.ShouldBe(Given.Part1);
        (draft.Draft!.Find(part1)!.Side, draft.Draft.Stretches[^1].Gate!.Prerequisite).ShouldBe((Side.Right, part1));
        Refused(() => Apply(draft, Plan(Given.Part1, Given.Part2))).ShouldBe("All of this template is in the plan already.");
    }

    [Fact]
    public void A_template_of_which_nothing_can_be_added_changes_nothing()
    {
        var draft = Given.AnEmptyDraft();
        Refused(() => draft.ApplyTemplate(Plan(Given.SeatedBack), Given.Catalog, new HashSet<string>(), _ => [], Given.NewId)).ShouldBe("Nothing of this template can be added to the plan.");
        (draft.Draft!.Goal, draft.Steps.Count).ShouldBe((null, 0));
    }

    [Fact]
    public void No_more_is_added_than_a_prescription_holds()
    {
        var copies = new StretchCatalog([.. Enumerable.Range(0, 14).Select(copy => Given.Catalog.Find(Given.SeatedBack)! with { Key = $"copy-{copy}", Alternatives = [] })]);
        var plan = new TemplatePlan("To move.", null, Course.OfWeeks(4), [.. copies.All.Select(stretch => new TemplateStretch(stretch.Key, Side.None, stretch.DefaultDose, null))]);
        var fit = TemplateFit.Of(plan, Given.AnEmptyDraft().Draft!, copies, copies.All.Select(stretch => stretch.Key).ToHashSet(), _ => [], Given.NewId);
        (fit.Added.Count, fit.LeftOut.Count, fit.LeftOut[0].Why).ShouldBe((12, 2, "A prescription holds at most 12 stretches."));
    }

    [Fact]
    public void A_name_is_given_once_and_replaced_only_when_that_is_asked_for()
    {
        var first = Saved(Given.ADraft(Given.SeatedBack));
        var draft = Given.ADraft(Given.ChairHipFlexor);
        Refused(() => Saved(draft, "tight HIPS", others: [first]), "Name").ShouldBe("There is a template with this name already. Tick “Replace it”, or choose another name.");
        Saved(draft, "tight HIPS", replaces: true, others: [first]).ShouldBeSameAs(first);
        first.Plan.Stretches.ShouldHaveSingleItem().Stretch.ShouldBe(Given.ChairHipFlexor);
        first.Retire(Given.Clinician, Given.At(1));
        Saved(draft, others: [first]).IsRetired.ShouldBeFalse("a name that was withdrawn is free again");
    }

    [Theory]
    [InlineData("", "To sit better.", "Name", "Give the template a name.")]
    [InlineData("Tight hips", " ", "Goal", "Say what the stretches are for.")]
    [InlineData("Plan for Emma", "To sit better.", "Name", "Leave the patient’s name out (“emma”): a template is for others too.")]
    [InlineData("Tight hips", "So that Clarke can sit.", "Goal", "Leave the patient’s name out (“clarke”): a template is for others too.")]
    public void A_template_has_a_name_and_a_purpose_and_never_the_name_of_the_patient(string name, string goal, string field, string sentence) =>
        Refused(() => Saved(Given.ADraft(Given.SeatedBack), name, goal), field).ShouldBe(sentence);

    [Fact]
    public void A_template_has_at_least_one_stretch_and_nobody_has_more_than_thirty()
    {
        Refused(() => Saved(Given.AnEmptyDraft())).ShouldBe("There is no stretch in this plan yet. Add at least one.");
        var many = new List<SavedTemplate>();
        for (var number = 0; number < SavedTemplate.MostOfOwner; number++)
            many.Add(Saved(Given.ADraft(Given.SeatedBack), $"Template {number}", others: many));
        Refused(() => Saved(Given.ADraft(Given.SeatedBack), others: many), "Name").ShouldBe("There are 30 templates already, which is the most there can be. Withdraw one first.");
        Refused(() => Saved(Given.ADraft(Given.SeatedBack), new string('x', 61)), "Name").ShouldContain("60");
    }

    private static SavedTemplate Saved(Prescription from, string name = "Tight hips", string goal = "To sit better.", bool replaces = false, IReadOnlyList<SavedTemplate>? others = null) =>
        SavedTemplate.Save(
            new(Given.Clinic, Given.Clinician, Given.Clinician, name, goal, replaces), from.Draft!,
            Patient.Add(Given.Clinic, Given.NewId(), 1, "Emma Clarke", new(1970, 3, 9), Given.London, Given.Clinician, Given.At(0)), others ?? [], Given.NewId(), Given.At(0));

    private static TemplatePlan Plan(params string[] keys) => new("To move.", Condition.Other, Course.OfWeeks(9), [.. keys.Select(AsInTheCatalog)]);

    private static TemplateStretch AsInTheCatalog(string key)
    {
        var stretch = Given.Catalog.Find(key)!;
        return new(key, stretch.DefaultSide, stretch.DefaultDose, stretch.Prerequisite is { } first ? new(first.Stretch, first.Gate) : null);
    }

    private static TemplateFit Apply(Prescription draft, TemplatePlan plan) => draft.ApplyTemplate(plan, Given.Catalog, AllApproved, _ => [], Given.NewId);

    private static Func<Stretch, IReadOnlyList<PrecautionConflict>> Meets(Patient patient, string? blocked = null) =>
        stretch => Precautions.Of(patient, Given.At(1), Given.Rules, blocked == stretch.Key ? new HashSet<Movement> { Movement.Kneeling } : stretch.Movements);

    private static string Refused(Action deed, string field = "")
    {
        var reason = Should.Throw<Refusal>(deed).Reasons.ShouldHaveSingleItem();
        reason.Field.ShouldBe(field);
        return reason.Sentence;
    }
}

internal static class DraftsInWords
{
    /// <summary>All that can be said of a draft, to compare.</summary>
    public static string State(this PrescriptionVersion draft) =>
        $"{draft.Goal}/{draft.Condition}/{draft.Course.Weeks}/{string.Join(',', draft.Stretches.Select(one => $"{one.Item}{one.Order}{one.Stretch}{one.Side}{one.Gate}"))}";
}
