using System.Text;
using System.Text.RegularExpressions;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Tests.Catalog;

public sealed partial class CatalogFileTests
{
    private static readonly StretchCatalog BuiltIn = CatalogFile.BuiltIn();

    private const string Calf =
        """
        stretches:
          - key: calf
            edition: 1
            name: Calf stretch
            purpose: Stretches the calf.
            muscles: [Calf]
            regions: [hips]
            position: standing
            side: each side
            side means: The side of the back leg.
            parts:
              - key: lean
                name: Lean
                side: each side
                kind: held
                hold seconds: 30
                repetitions: 2
                steps:
                  - Lean on a wall.
                  - Keep the heel down.
            cues: [Stay tall.]
            errors: [The heel lifts.]
            felt at: The calf.
            equipment: []
            movements: [standing balance]
            frequency:
              times a day: 1
            alternatives: []
            words from:
              - { of: purpose, origin: ours, note: Our own. }
              - { of: steps, origin: ours, note: Our own. }
              - { of: cues, origin: ours, note: Our own. }
              - { of: errors, origin: ours, note: Our own. }
              - { of: dose, origin: ours, note: Our own. }
            sources: [What we know]

        """;

    private static string SecondEntry(string key = "calf-on-a-step") =>
        Calf[Calf.IndexOf("  - key: calf", StringComparison.Ordinal)..].Replace("key: calf", $"key: {key}", StringComparison.Ordinal);

    private static string With(string was, string becomes)
    {
        Calf.ShouldContain(was);
        return Calf.Replace(was, becomes, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Refused(string yaml) =>
        [.. Should.Throw<Refusal>(() => CatalogFile.Read(yaml, "calves.yaml")).Reasons.Select(reason => reason.Sentence)];

    [Fact]
    public void The_built_in_catalog_has_nine_stretches_under_their_fixed_keys() =>
        BuiltIn.All.Select(stretch => stretch.Key).ShouldBe(
        [
            "chair-hip-flexor", "standing-lunge", "pelvic-tilt", "gluteal-part-1", "gluteal-part-2",
            "standing-hamstring-mobiliser", "seated-back-hamstring", "seated-back", "supine-twist",
        ]);

    [Fact]
    public void Gluteal_part_2_comes_after_part_1_behind_the_default_gate() =>
        BuiltIn.Find("gluteal-part-2")!.Prerequisite.ShouldBe(new Prerequisite("gluteal-part-1", GateCriteria.Default));

    [Fact]
    public void No_other_stretch_has_a_prerequisite() =>
        BuiltIn.All.Where(stretch => stretch.Prerequisite is not null).Select(stretch => stretch.Key).ShouldBe(["gluteal-part-2"]);

    [Theory]
    [InlineData("chair-hip-flexor")]
    [InlineData("standing-lunge")]
    public void The_hip_flexor_stretches_are_held_60_seconds_on_each_side_at_least_once_a_day(string key)
    {
        var stretch = BuiltIn.Find(key)!;

        stretch.DefaultDose.Parts.ShouldBe([PartDose.Held("lunge", Hold.OfSeconds(60))]);
        stretch.DefaultSide.ShouldBe(Side.Each);
        stretch.SidesOf("lunge", stretch.DefaultSide).ShouldBe([Side.Left, Side.Right]);
        stretch.DefaultDose.Frequency.ShouldBe(Frequency.Of(1));
    }

    [Fact]
    public void Whoever_cannot_kneel_on_a_chair_has_the_standing_lunge_instead()
    {
        var instead = BuiltIn.Find("chair-hip-flexor")!.Alternatives.ShouldHaveSingleItem();

        (instead.Stretch, instead.Kind).ShouldBe(("standing-lunge", AlternativeKind.Instead));
        instead.Reason.ShouldContain("Kneeling is uncomfortable");
        BuiltIn.Find("standing-lunge")!.Movements.ShouldNotContain(Movement.Kneeling);
    }

    [Fact]
    public void Whoever_cannot_get_to_the_floor_has_a_stretch_that_stays_off_it()
    {
        var instead = BuiltIn.Find("supine-twist")!.Alternatives.Single(alternative => alternative.Kind == AlternativeKind.Instead);

        BuiltIn.Find("supine-twist")!.Movements.ShouldContain(Movement.NeedsFloor);
        BuiltIn.Find(instead.Stretch)!.Movements.ShouldNotContain(Movement.NeedsFloor);
    }

    [Theory]
    [InlineData("pelvic-tilt", "moved moved moved")]
    [InlineData("gluteal-part-1", "held held")]
    [InlineData("gluteal-part-2", "held held")]
    [InlineData("standing-hamstring-mobiliser", "held moved moved moved")]
    [InlineData("seated-back-hamstring", "held")]
    [InlineData("seated-back", "held")]
    [InlineData("supine-twist", "moved")]
    public void Each_part_is_held_or_moved(string key, string kinds) =>
        string.Join(' ', BuiltIn.Find(key)!.Parts.Select(part => part.Dose.IsHeld ? "held" : "moved")).ShouldBe(kinds);

    [Fact]
    public void The_side_of_a_twist_is_the_side_the_knees_go_to() =>
        BuiltIn.Find("supine-twist")!.SideMeans.ShouldBe("The side the knees go to.");

    [Fact]
    public void Stretches_on_the_back_need_the_floor_and_say_so() =>
        BuiltIn.All.Where(stretch => stretch.Position == Position.Supine)
            .ShouldAllBe(stretch => stretch.Movements.Contains(Movement.NeedsFloor) && stretch.Movements.Contains(Movement.Supine));

    [Fact]
    public void Rounding_the_seated_back_is_tagged_as_end_range_flexion() =>
        BuiltIn.All.Where(stretch => stretch.Movements.Contains(Movement.LumbarEndRangeFlexion)).Select(stretch => stretch.Key)
            .ShouldBe(["seated-back-hamstring", "seated-back"]);

    [Fact]
    public void Every_entry_has_steps_errors_provenance_and_sources()
    {
        foreach (var stretch in BuiltIn.All)
        {
            stretch.Parts.ShouldAllBe(part => part.Steps.Count >= 2 && part.Steps.Count <= 8, stretch.Key);
            stretch.Errors.Count.ShouldBeInRange(2, 4, stretch.Key);
            new[] { "purpose", "steps", "cues", "errors", "dose", "movements" }.Except(stretch.WordsFrom.Select(words => words.Of)).ShouldBeEmpty(stretch.Key);
            stretch.Sources.ShouldNotBeEmpty(stretch.Key);
        }
    }

    [Theory]
    [InlineData("pelvic-tilt")]
    [InlineData("gluteal-part-1")]
    [InlineData("gluteal-part-2")]
    [InlineData("standing-hamstring-mobiliser")]
    public void A_sequence_that_the_article_does_not_describe_is_said_to_be_ours(string key)
    {
        var parts = BuiltIn.Find(key)!.WordsFrom.Single(words => words.Of == "parts");

        parts.Origin.ShouldBe(Origin.Ours);
        parts.Note.ShouldContain("are not its author's");
    }

    [Fact]
    public void The_lost_heading_of_the_seated_back_stretch_is_owned_up_to() =>
        BuiltIn.Find("seated-back")!.WordsFrom.Single(words => words.Of == "name").Note.ShouldContain("heading of this sequence is missing");

    [Fact]
    public void Whatever_is_said_to_come_from_an_article_is_in_an_entry_that_lists_it()
    {
        foreach (var stretch in BuiltIn.All)
            if (stretch.WordsFrom.Any(words => words.Origin == Origin.Article))
                stretch.Sources.ShouldContain(source => source.EndsWith("(article)", StringComparison.Ordinal), stretch.Key);
    }

    [Fact]
    public void No_step_of_gluteal_part_2_is_in_another_entry()
    {
        var part2 = BuiltIn.Find("gluteal-part-2")!.Parts.SelectMany(part => part.Steps).SelectMany(Sentences).ToList();
        var elsewhere = BuiltIn.All.Where(stretch => stretch.Key != "gluteal-part-2").SelectMany(Texts).SelectMany(Sentences).ToHashSet();

        part2.Count.ShouldBeGreaterThan(10);
        part2.ShouldNotContain(sentence => elsewhere.Contains(sentence));
    }

    [Fact]
    public void No_text_promises_to_correct_posture_to_move_the_pelvis_or_to_free_discs_or_nerves()
    {
        var texts = BuiltIn.All.SelectMany(Texts).ToList();

        texts.Count.ShouldBeGreaterThan(200);
        texts.Where(text => Promise().IsMatch(text)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("It corrects your posture.")]
    [InlineData("It realigns the spine.")]
    [InlineData("It moves the pelvis back to its place.")]
    [InlineData("It takes pressure off the discs.")]
    [InlineData("It frees the nerve.")]
    [InlineData("It will cure your back.")]
    public void The_search_for_promises_would_find_one(string promise) => Promise().IsMatch(promise).ShouldBeTrue();

    [Fact]
    public void A_sound_file_loads()
    {
        var calf = CatalogFile.Read(Calf, "calves.yaml").All.ShouldHaveSingleItem();

        (calf.Key, calf.Edition, calf.Position, calf.Laterality).ShouldBe(("calf", 1, Position.Standing, Laterality.EachSide));
        calf.Parts.Single().Steps.ShouldBe(["Lean on a wall.", "Keep the heel down."]);
        calf.DefaultDose.Parts.ShouldBe([PartDose.Held("lean", Hold.OfSeconds(30), repetitions: 2)]);
        calf.WordsFrom.Count.ShouldBe(5);
    }

    [Fact]
    public void A_file_can_set_sets_rest_most_times_a_day_and_weekdays()
    {
        var yaml = With("repetitions: 2", "repetitions: 2\n        sets: 3\n        rest seconds: 45")
            .Replace("times a day: 1", "times a day: 1\n      most times a day: 3\n      days: [monday, friday]", StringComparison.Ordinal);

        var dose = CatalogFile.Read(yaml, "calves.yaml").Find("calf")!.DefaultDose;

        dose.Parts.ShouldBe([PartDose.Held("lean", Hold.OfSeconds(30), 2, sets: 3, restSeconds: 45)]);
        dose.Frequency.ShouldBe(Frequency.Of(1, 3, Weekdays.Monday | Weekdays.Friday));
    }

    [Fact]
    public void A_new_edition_stands_beside_the_old_one()
    {
        var catalog = CatalogFile.Read(Calf + SecondEntry("calf").Replace("edition: 1", "edition: 2", StringComparison.Ordinal), "calves.yaml");

        catalog.Find("calf")!.Edition.ShouldBe(2);
        catalog.Edition("calf", 1).Edition.ShouldBe(1);
    }

    [Theory]
    [InlineData("position: standing", "position: flying",
        "calves.yaml line 8, calf, position: \"flying\" is not a position. Use standing, seated, kneeling on chair, half kneeling, supine.")]
    [InlineData("position: standing", "position: 0",
        "calves.yaml line 8, calf, position: \"0\" is not a position. Use standing, seated, kneeling on chair, half kneeling, supine.")]
    [InlineData("position: standing", "position: [standing]",
        "calves.yaml line 8, calf, position: A list is not a position. Use standing, seated, kneeling on chair, half kneeling, supine.")]
    [InlineData("    purpose: Stretches the calf.\n", "",
        "calves.yaml line 2, calf, purpose: This field is missing.")]
    [InlineData("purpose: Stretches the calf.", "purpose:",
        "calves.yaml line 5, calf, purpose: This field is missing.")]
    [InlineData("purpose: Stretches the calf.", "purpose: [Stretches the calf.]",
        "calves.yaml line 5, calf, purpose: Write words here, not a list or fields.")]
    [InlineData("purpose: Stretches the calf.", "purpose: Stretches the <b>calf</b>.",
        "calves.yaml line 5, calf, purpose: Write plain text, without < or > or control characters.")]
    [InlineData("purpose: Stretches the calf.", "purpose: \"Stretches \\u0007 the calf.\"",
        "calves.yaml line 5, calf, purpose: Write plain text, without < or > or control characters.")]
    [InlineData("purpose: Stretches the calf.", "purpose: \"Stretches \\u202e the calf.\"",
        "calves.yaml line 5, calf, purpose: Write plain text, without < or > or control characters.")]
    [InlineData("Keep the heel down.", "Keep the <i>heel</i> down.",
        "calves.yaml line 20, calf, parts 1, steps 2: Write plain text, without < or > or control characters.")]
    [InlineData("cues: [Stay tall.]", "cues: Stay tall.",
        "calves.yaml line 21, calf, cues: Write a list here, each line with a dash in front.")]
    [InlineData("errors: [The heel lifts.]", "errors: []",
        "calves.yaml line 22, calf, errors: Write at least 1 here.")]
    [InlineData("key: calf", "key: The Calf",
        "calves.yaml line 2, The Calf, key: Use small letters, numbers and hyphens only.")]
    [InlineData("edition: 1", "edition: 1.5",
        "calves.yaml line 3, calf, edition: Enter the edition as a whole number, from 1 to 9999.")]
    [InlineData("hold seconds: 30", "hold seconds: 301",
        "calves.yaml line 16, calf, parts 1, hold seconds: Enter the hold in whole seconds, from 1 to 300.")]
    [InlineData("hold seconds: 30", "hold seconds: 0",
        "calves.yaml line 16, calf, parts 1, hold seconds: Enter the hold in whole seconds, from 1 to 300.")]
    [InlineData("        hold seconds: 30\n", "",
        "calves.yaml line 12, calf, parts 1, hold seconds: Enter the hold in whole seconds, from 1 to 300.")]
    [InlineData("kind: held", "kind: moved",
        "calves.yaml line 16, calf, parts 1, hold seconds: A moved part has no hold. Leave it out, or make the part held.")]
    [InlineData("repetitions: 2", "repetitions: 31",
        "calves.yaml line 17, calf, parts 1, repetitions: Enter the repetitions as a whole number, from 1 to 30.")]
    [InlineData("repetitions: 2", "repetitions: [2]",
        "calves.yaml line 17, calf, parts 1, repetitions: Enter the repetitions as a whole number, from 1 to 30.")]
    [InlineData("times a day: 1", "times a day: 7",
        "calves.yaml line 27, calf, frequency, times a day: Enter the times a day as a whole number, from 1 to 6.")]
    [InlineData("times a day: 1", "times a day: 3\n      most times a day: 2",
        "calves.yaml line 28, calf, frequency, most times a day: The most times a day cannot be fewer than the least.")]
    [InlineData("frequency:\n      times a day: 1", "frequency: daily",
        "calves.yaml line 26, calf, frequency: Write fields here, each with its name and a colon.")]
    [InlineData("movements: [standing balance]", "movements: [standing balance, standing balance]",
        "calves.yaml line 25, calf, movements: standing balance is there twice.")]
    [InlineData("felt at: The calf.", "felt at: The calf.\n    mood: Calm.",
        "calves.yaml line 24, calf, mood: This field is not known. Use side, position, key, edition, name, purpose, muscles, regions, side means, parts, cues, errors, felt at, equipment, movements, frequency, alternatives, prerequisite, words from, sources, wrong ways.")]
    [InlineData("felt at: The calf.", "felt at: The calf.\n    felt at: The knee.",
        "calves.yaml line 24, calf, felt at: This field is there twice.")]
    [InlineData("    side means: The side of the back leg.\n", "",
        "calves.yaml line 2, calf, side means: Say in words which side is meant.")]
    [InlineData("    side: each side\n    side means: The side of the back leg.\n", "    side: none\n",
        "calves.yaml line 13, calf, parts 1, side: The entry has no side, so a part of it has none. Choose none here, or each side for the entry.")]
    [InlineData("        side: each side", "        side: none",
        "calves.yaml line 9, calf, side: No part has a side. Choose none here, or each side for a part.")]
    [InlineData("alternatives: []", "alternatives: [{ stretch: wings, kind: easier, reason: It is easier. }]",
        "calves.yaml line 28, calf, alternatives: There is no stretch named wings.")]
    [InlineData("alternatives: []", "prerequisite: { stretch: wings, gate: { session days: 5, over days: 7, latest sessions: 3, comfortable: yes, no worse morning: yes, no new leg symptoms: yes, both sides: yes, screening current: yes } }",
        "calves.yaml line 28, calf, prerequisite: There is no stretch named wings.")]
    [InlineData("alternatives: []", "prerequisite: { stretch: calf, gate: { session days: 5, over days: 7, latest sessions: 3, comfortable: yes, no worse morning: yes, no new leg symptoms: yes, both sides: yes, screening current: yes } }",
        "calves.yaml line 28, calf, prerequisite: The prerequisites lead back to this stretch.")]
    [InlineData("      - { of: dose, origin: ours, note: Our own. }\n", "",
        "calves.yaml line 29, calf, words from: Say where the words of dose come from.")]
    [InlineData("{ of: dose, origin: ours, note: Our own. }", "{ of: dose, origin: heaven, note: Our own. }",
        "calves.yaml line 34, calf, words from 5, origin: \"heaven\" is not an origin. Use article, established practice, ours.")]
    public void A_fault_names_file_line_entry_and_field(string was, string becomes, string refusal) =>
        Refused(With(was, becomes)).ShouldBe([refusal]);

    [Fact]
    public void An_unknown_movement_is_refused_with_the_movements_there_are() =>
        Refused(With("[standing balance]", "[standing balance, hovering]")).ShouldHaveSingleItem().ShouldBe(
            "calves.yaml line 25, calf, movements 2: \"hovering\" is not a movement. Use kneeling, needs floor, supine, lumbar end range flexion, "
            + "lumbar extension, lumbar end range rotation, hip flexion past 90, hip rotation, hip extension, crosses midline, knee twist, "
            + "neural tension, shoulder elevation, head below heart, standing balance.");

    [Fact]
    public void A_side_in_words_without_a_side_is_refused() =>
        Refused(With("side: each side", "side: none")).ShouldBe(["calves.yaml line 10, calf, side means: The entry has no side. Leave this out, or choose each side."]);

    [Fact]
    public void An_unknown_field_within_a_part_is_refused_with_the_fields_of_a_part() =>
        Refused(With("kind: held", "kind: held\n        speed: 4")).ShouldHaveSingleItem()
            .ShouldBe("calves.yaml line 16, calf, parts 1, speed: This field is not known. Use key, side, name, steps, kind, hold seconds, sets, rest seconds, repetitions.");

    [Fact]
    public void Every_limit_of_a_gate_and_every_answer_is_checked_at_once()
    {
        var second = SecondEntry().Replace("alternatives: []",
            """
            prerequisite:
                  stretch: calf
                  gate:
                    session days: 61
                    over days: -1
                    latest sessions: 15
                    comfortable: perhaps
                    no worse morning: yes
                    no new leg symptoms: yes
                    screening current: yes
            """, StringComparison.Ordinal);

        Refused(Calf + second).ShouldBe(
        [
            "calves.yaml line 65, calf-on-a-step, prerequisite, gate, both sides: This field is missing.",
            "calves.yaml line 65, calf-on-a-step, prerequisite, gate, session days: Enter the days as a whole number, from 1 to 60.",
            "calves.yaml line 66, calf-on-a-step, prerequisite, gate, over days: Enter the period in whole days, from 1 to 180.",
            "calves.yaml line 67, calf-on-a-step, prerequisite, gate, latest sessions: Enter the latest sessions as a whole number, from 1 to 14.",
            "calves.yaml line 68, calf-on-a-step, prerequisite, gate, comfortable: Write yes or no.",
        ]);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file()
    {
        var yaml = With("position: standing", "position: flying")
            .Replace("hold seconds: 30", "hold seconds: 900", StringComparison.Ordinal)
            .Replace("repetitions: 2", "repetitions: many", StringComparison.Ordinal)
            .Replace("alternatives: []", "alternatives: [{ stretch: wings, kind: easier, reason: It is easier. }]", StringComparison.Ordinal)
            .Replace("sources: [What we know]", "sources: []", StringComparison.Ordinal);

        Refused(yaml).Select(sentence => sentence[..sentence.LastIndexOf(": ", StringComparison.Ordinal)]).ShouldBe(
        [
            "calves.yaml line 8, calf, position",
            "calves.yaml line 16, calf, parts 1, hold seconds",
            "calves.yaml line 17, calf, parts 1, repetitions",
            "calves.yaml line 28, calf, alternatives",
            "calves.yaml line 35, calf, sources",
        ]);
    }

    [Fact]
    public void A_refusal_carries_entry_and_field_apart_from_its_sentence() =>
        Should.Throw<Refusal>(() => CatalogFile.Read(With("position: standing", "position: flying"), "calves.yaml"))
            .Reasons.ShouldHaveSingleItem().Field.ShouldBe("calf: position");

    [Fact]
    public void A_text_may_be_as_long_as_the_limit_and_not_longer()
    {
        CatalogFile.Read(With("Stretches the calf.", new string('a', Stretch.MostText)), "calves.yaml");

        Refused(With("Stretches the calf.", new string('a', Stretch.MostText + 1)))
            .ShouldBe(["calves.yaml line 5, calf, purpose: Use at most 400 characters; this has 401."]);
        Refused(With("name: Calf stretch", "name: " + new string('a', Stretch.MostName + 1)))
            .ShouldBe(["calves.yaml line 4, calf, name: Use at most 100 characters; this has 101."]);
    }

    [Fact]
    public void Ten_thousand_steps_are_one_fault()
    {
        var steps = new StringBuilder().Insert(0, "          - Lean on a wall.\n", 10_000).ToString();

        Refused(With("          - Lean on a wall.\n", steps))
            .ShouldBe(["calves.yaml line 18, calf, parts 1, steps: Write at most 12 here; there are 10001."]);
    }

    [Fact]
    public void More_entries_than_a_catalog_can_need_are_one_fault() =>
        Refused("stretches:\n" + new StringBuilder().Insert(0, "  - key: calf\n", 1_001))
            .ShouldBe(["calves.yaml line 1, stretches: Write at most 1000 here; there are 1001."]);

    [Fact]
    public void The_same_edition_twice_is_refused_where_it_comes_again() =>
        Refused(Calf + SecondEntry("calf")).ShouldBe(["calves.yaml line 36, calf, key: Edition 1 is there twice."]);

    [Fact]
    public void Two_parts_with_one_key_are_refused()
    {
        var part = Calf[Calf.IndexOf("      - key: lean", StringComparison.Ordinal)..Calf.IndexOf("    cues:", StringComparison.Ordinal)];

        Refused(With(part, part + part)).ShouldBe(["calves.yaml line 11, calf, parts: Two parts have the key lean."]);
    }

    [Fact]
    public void A_circle_of_prerequisites_is_refused_at_each_entry_in_it()
    {
        const string gate = "gate: { session days: 5, over days: 7, latest sessions: 3, comfortable: yes, no worse morning: yes, no new leg symptoms: yes, both sides: yes, screening current: yes }";
        var first = With("alternatives: []", $"prerequisite: {{ stretch: calf-on-a-step, {gate} }}");
        var second = SecondEntry().Replace("alternatives: []", $"prerequisite: {{ stretch: calf, {gate} }}", StringComparison.Ordinal);

        Refused(first + second).ShouldBe(
        [
            "calves.yaml line 28, calf, prerequisite: The prerequisites lead back to this stretch.",
            "calves.yaml line 62, calf-on-a-step, prerequisite: The prerequisites lead back to this stretch.",
        ]);
    }

    [Fact]
    public void A_faulty_entry_is_still_known_to_its_neighbours()
    {
        var neighbour = SecondEntry().Replace("alternatives: []", "alternatives: [{ stretch: calf, kind: easier, reason: It is easier. }]", StringComparison.Ordinal);

        Refused(With("edition: 1", "edition: one") + neighbour).ShouldHaveSingleItem().ShouldContain("line 3, calf, edition");
    }

    [Fact]
    public void Editions_that_cannot_be_read_are_not_taken_for_each_other() =>
        Refused(With("edition: 1", "edition: one") + SecondEntry("calf").Replace("edition: 1", "edition: two", StringComparison.Ordinal)).Count.ShouldBe(2);

    [Fact]
    public void Text_in_any_script_is_plain() =>
        CatalogFile.Read(With("Stretches the calf.", "Étire le mollet – 伸展小腿 🧘"), "calves.yaml").Find("calf")!.Purpose.ShouldBe("Étire le mollet – 伸展小腿 🧘");

    [Fact]
    public void An_entry_without_a_key_is_named_by_its_number() =>
        Refused(With("  - key: calf\n    edition: 1", "  - edition: 1")).ShouldBe(["calves.yaml line 2, entry 1, key: This field is missing."]);

    [Fact]
    public void An_alias_is_refused_before_it_can_be_multiplied()
    {
        Refused(With("cues: [Stay tall.]", "cues: &again [Stay tall.]"))
            .ShouldBe(["calves.yaml line 21: The file cannot be read from here on. Write the words out: & and * cannot be used to repeat them."]);
        Refused(With("cues: [Stay tall.]", "cues: *again"))
            .ShouldBe(["calves.yaml line 21: The file cannot be read from here on. Write the words out: & and * cannot be used to repeat them."]);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread() =>
        Refused(Calf + "# " + new string('é', CatalogFile.MostBytes / 2)).ShouldBe(["calves.yaml line 1: The file is larger than 1000000 bytes."]);

    [Fact]
    public void Lists_nested_without_end_are_refused() =>
        Refused("stretches: " + new string('[', 100_000)).ShouldHaveSingleItem().ShouldContain("lists within lists");

    [Theory]
    [InlineData("", "calves.yaml line 1: The file cannot be read from here on. The file is empty.")]
    [InlineData("Stretch more.", "calves.yaml line 1: Begin with the field stretches.")]
    [InlineData("stretches: []", "calves.yaml line 1, stretches: Write at least 1 here.")]
    [InlineData("stretches: [calf]", "calves.yaml line 1, entry 1: Write fields here, each with its name and a colon.")]
    [InlineData("stretches: []\n---\nstretches: []", "calves.yaml line 2: The file cannot be read from here on. A second document begins here. Write one document.")]
    [InlineData("? [stretches]\n: 1", "calves.yaml line 1: The file cannot be read from here on. The name of a field is written in plain words.")]
    public void What_is_no_catalog_is_refused_in_a_sentence(string yaml, string refusal) => Refused(yaml).ShouldBe([refusal]);

    [Fact]
    public void A_bracket_left_open_is_named() =>
        Refused(With("muscles: [Calf]", "muscles: [Calf")).ShouldBe(["calves.yaml line 7: The file cannot be read from here on. A bracket before this is not closed."]);

    [Theory]
    [InlineData("purpose: Stretches the calf.", "purpose: Stretches: the calf.", 5)]
    [InlineData("purpose: Stretches the calf.", "\tpurpose: Stretches the calf.", 4)]
    [InlineData("felt at: The calf.", "felt at: \"The calf.", 23)]
    public void A_slip_in_the_layout_names_the_line_from_which_nothing_can_be_read(string was, string becomes, int line) =>
        Refused(With(was, becomes)).ShouldHaveSingleItem().ShouldStartWith($"calves.yaml line {line}: The file cannot be read from here on.");

    [Fact]
    public void What_somebody_wrote_is_cut_short_and_cleaned_before_it_is_shown()
    {
        var refusal = Refused(With("position: standing", $"position: \"\\u001b<b>{new string('x', 5_000)}\"")).ShouldHaveSingleItem();

        refusal.Length.ShouldBeLessThan(300);
        refusal.ShouldContain("\"??b?xxx");
    }

    private static IEnumerable<string> Texts(Stretch stretch) =>
    [
        stretch.Name, stretch.Purpose, stretch.SideMeans ?? "", stretch.FeltAt,
        .. stretch.Muscles, .. stretch.Cues, .. stretch.Errors, .. stretch.Equipment, .. stretch.Sources,
        .. stretch.Parts.Select(part => part.Name), .. stretch.Parts.SelectMany(part => part.Steps),
        .. stretch.Alternatives.Select(alternative => alternative.Reason), .. stretch.WordsFrom.Select(words => words.Note),
    ];

    private static IEnumerable<string> Sentences(string text) =>
        text.Split(['.', '?', '!'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(sentence => sentence.ToLowerInvariant());

    [GeneratedRegex(@"\b(posture\w*|re-?align\w*|align\w*|pelvi\w* (back|cent|into place)\w*|discs?|disks?|nerves?|cures?|heals?|fix(es)?|guarantee\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Promise();
}
