using FsCheck;
using FsCheck.Fluent;
using Prop = FsCheck.Fluent.Prop;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Tests.Catalog;

/// <summary>What a clinic wrote goes through the checks of a catalog file, and is kept as an entry of one.</summary>
public sealed class OwnStretchTextTests
{
    private const string Key = "own-calf-stretch";

    [Fact]
    public void What_was_written_is_read_as_a_stretch()
    {
        var stretch = Read(Written.Calf.After(Given.ChairHipFlexor));

        (stretch.Key, stretch.Edition, stretch.Name).ShouldBe((Key, 1, "Calf stretch"));
        (stretch.Position, stretch.Laterality, stretch.SideMeans).ShouldBe((Position.Standing, Laterality.EachSide, "The side of the back leg."));
        stretch.Parts.ShouldHaveSingleItem().Steps.Count.ShouldBe(2);
        stretch.DefaultDose.Parts.ShouldBe([PartDose.Held("part-1", Hold.OfSeconds(30), 2)]);
        stretch.Frequency.ShouldBe(Frequency.Daily);
        stretch.Movements.ShouldBe([Movement.StandingBalance]);
        stretch.Alternatives.ShouldBe([new Alternative("seated-back-hamstring", AlternativeKind.Instead, "Standing feels unsteady.")]);
        stretch.Prerequisite.ShouldBe(new Prerequisite(Given.ChairHipFlexor, GateCriteria.Default));
    }

    [Fact]
    public void Its_words_are_said_to_be_the_clinics_own() =>
        Read(Written.Calf).WordsFrom.ShouldAllBe(from => from.Origin == Origin.Ours && from.Note == "The clinic's own words.");

    [Fact]
    public void Every_built_in_movement_region_position_and_day_can_be_chosen_by_name()
    {
        var stretch = Read(Written.Calf with
        {
            Movements = Enum.GetNames<Movement>(), Regions = Enum.GetNames<Region>(), Days = ["Monday", "Sunday"], MostTimesADay = "3",
        });
        stretch.Movements.Count.ShouldBe(Enum.GetValues<Movement>().Length);
        stretch.Regions.Count.ShouldBe(Enum.GetValues<Region>().Length);
        stretch.Frequency.ShouldBe(Frequency.Of(1, 3, Weekdays.Monday | Weekdays.Sunday));
        foreach (var position in Enum.GetNames<Position>())
            Read(Written.Calf with { Position = position }).Position.ToString().ShouldBe(position);
    }

    [Fact]
    public void All_that_is_missing_is_told_at_once()
    {
        var fields = Refused(new WrittenStretch { Parts = [new(null, null, null, [], null, null, null, null)] }).Select(reason => reason.Field).ToList();
        fields.ShouldBe(
        [
            "side", "name", "purpose", "muscles", "regions", "position", "parts 1, side", "parts 1, name", "parts 1, steps", "parts 1, kind", "parts 1, repetitions",
            "cues", "errors", "felt at", "frequency, times a day", "sources",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Script_in_a_cue_is_refused_at_that_cue() =>
        Refused(Written.Calf with { Cues = ["Stay tall.", "<script>alert(1)</script>"] })
            .ShouldBe([new("cues 2", "Write plain text, without < or > or control characters.")]);

    [Fact]
    public void Ten_thousand_steps_are_refused_as_one_fault() =>
        Refused(WithPart(part => part with { Steps = [.. Enumerable.Range(1, 10_000).Select(step => $"Step {step}.")] }))
            .ShouldBe([new("parts 1, steps", "Write at most 12 here; there are 10000.")]);

    [Theory]
    [InlineData("Flying", "\"flying\" is not a position. Use standing, seated, kneeling on chair, half kneeling, supine.")]
    [InlineData("3", "\"3\" is not a position. Use standing, seated, kneeling on chair, half kneeling, supine.")]
    public void A_position_that_is_not_known_is_refused(string position, string sentence) =>
        Refused(Written.Calf with { Position = position }).ShouldBe([new("position", sentence)]);

    [Fact]
    public void A_dose_out_of_range_is_refused_on_the_number_itself() =>
        Refused(WithPart(part => part with { HoldSeconds = "301", Repetitions = "0", Sets = "many", RestSeconds = "-1" })).Select(reason => reason.Field)
            .ShouldBe(["parts 1, hold seconds", "parts 1, repetitions", "parts 1, sets", "parts 1, rest seconds"]);

    [Fact]
    public void A_gate_out_of_range_is_refused_on_the_number_itself() =>
        Refused(Written.Calf with { Prerequisite = new(Given.ChairHipFlexor, "0", "x", "15", true, true, true, true, true) }).Select(reason => reason.Field)
            .ShouldBe(["prerequisite, gate, session days", "prerequisite, gate, over days", "prerequisite, gate, latest sessions"]);

    [Fact]
    public void A_side_without_words_and_words_without_a_side_are_refused()
    {
        Refused(Written.Calf with { SideMeans = null }).ShouldBe([new("side means", "Say in words which side is meant.")]);
        Refused(WithPart(part => part with { Side = "None" }) with { Side = "None" }).ShouldBe([new("side means", "The entry has no side. Leave this out, or choose each side.")]);
    }

    [Fact]
    public void A_moved_part_has_no_hold() =>
        Refused(WithPart(part => part with { Kind = "Moved" })).ShouldBe([new("parts 1, hold seconds", "A moved part has no hold. Leave it out, or make the part held.")]);

    [Fact]
    public void What_was_kept_is_read_back_as_it_was_written()
    {
        var texts = Gen.Elements(
            "yes", "no", "null", "~", "1", "- a dash", "# a hash", "a: b", "key: own", "\"quoted\"", "'single'", "a \\ b", "100 %", "@home", "&anchor", "*alias", "!tag", "{ braces }",
            "[ brackets ]", "| pipe", "ça va, naïve", "伸展", "🙂 smile", "a , b", "? ask", "trailing colon:", "%directive", "--- three dashes", "it's", "line one.  two spaces", new string('x', 300));
        var written =
            from name in texts
            from purpose in texts
            from cues in texts.ListOf(3)
            from steps in texts.ListOf(4)
            select WithPart(part => part with { Steps = [.. steps] }) with { Name = name.Length > Stretch.MostName ? "Long" : name, Purpose = purpose, Cues = [.. cues], Equipment = [.. cues] };
        Prop.ForAll(written.ToArbitrary(), one =>
        {
            var (stretch, words) = OwnStretchText.Read(Key, 2, one, Given.Catalog.Figures);
            var (kept, isSound) = OwnStretchText.ReadKept(words);
            isSound.ShouldBeTrue();
            Said(kept).ShouldBe(Said(stretch));
            kept.Purpose.ShouldBe(one.Purpose!.Trim());
            kept.Cues.ShouldBe(one.Cues);
            kept.Parts[0].Steps.ShouldBe(one.Parts[0].Steps.Select(step => step.Text!));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_kept_is_an_entry_of_a_catalog_file()
    {
        var words = OwnStretchText.Read(Key, 1, Written.CalfWithFigures with { Alternatives = [] }, Given.Catalog.Figures).Words;
        var file = "stretches:\n" + string.Join('\n', words.TrimEnd('\n').Split('\n').Select((line, place) => (place == 0 ? "  - " : "    ") + line));
        var stretch = CatalogFile.Read(file, "own.yaml").Find(Key)!;
        (stretch.Name, stretch.Parts[0].Figures[1]!.Pose.Key).ShouldBe(("Calf stretch", "lunge-end"));
    }

    [Fact]
    public void The_figures_that_were_chosen_belong_to_the_steps_and_to_the_error()
    {
        var stretch = Read(Written.CalfWithFigures);
        stretch.Parts[0].Figures.Select(figure => figure?.Pose.Key).ShouldBe(["lunge-stand", "lunge-end"]);
        stretch.WrongWays.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            wrong => wrong.Error.ShouldBe(1), wrong => wrong.Figure.Pose.Key.ShouldBe("lunge-arched"), wrong => wrong.Figure.Fault.ShouldBe(Spot.LowBack));
        Read(Written.Calf).Parts[0].Figures.ShouldBeEmpty();
    }

    [Fact]
    public void Where_no_figure_is_marked_the_last_stands_for_the_stretch_since_the_first_is_where_it_starts()
    {
        var stretch = Read(Written.CalfWithFigures);
        ShownFigure.KeyOf(stretch, Side.Left, stretch.DefaultDose)!.Figure.Pose.Key.ShouldBe("lunge-end");
    }

    [Fact]
    public void A_figure_that_leaves_the_library_is_still_drawn_as_it_was_in_the_edition_that_has_it()
    {
        foreach (var figure in Given.Catalog.Figures.Steps)
        {
            var (_, words) = OwnStretchText.Read(Key, 1, With(new WrittenStep("Do this.", figure.Pose.Key)) with { Position = $"{figure.Pose.Position}" }, Given.Catalog.Figures);
            var (kept, isSound) = OwnStretchText.ReadKept(words);
            isSound.ShouldBeTrue(figure.Pose.Key);
            var same = kept.Parts[0].Figures.ShouldHaveSingleItem().ShouldNotBeNull();
            Drawn(same).ShouldBe(Drawn(figure), figure.Pose.Key);
            System.Text.Json.JsonSerializer.Serialize(same.Pose).ShouldBe(System.Text.Json.JsonSerializer.Serialize(figure.Pose));
        }
    }

    [Fact]
    public void An_edition_is_written_with_the_figures_of_the_one_before_though_the_library_has_them_no_more()
    {
        var before = Read(Written.CalfWithFigures);
        var emptied = FigureLibrary.Of([]);
        Should.Throw<Refusal>(() => OwnStretchText.Read(Key, 2, Written.CalfWithFigures, emptied));
        OwnStretchText.Read(Key, 2, Written.CalfWithFigures, emptied.With(before)).Stretch.Parts[0].Figures[1]!.Pose.Name.ShouldBe("Long step back, front knee bent");
    }

    [Theory]
    [InlineData("head-stand", "There is no pose named head-stand.")]
    [InlineData("<script>", "Write plain text, without < or > or control characters.")]
    [InlineData("hook-lying", "The figure shows somebody lying on the back, but the stretch is done standing. Choose another figure, or none.")]
    [InlineData("sit-fold", "The figure shows somebody sitting, but the stretch is done standing. Choose another figure, or none.")]
    public void A_figure_that_is_not_known_or_does_not_fit_is_refused_at_its_step(string figure, string sentence) =>
        Refused(With("Stand.", new WrittenStep("Do this.", figure))).ShouldBe([new("parts 1, steps 2, figure, pose", sentence)]);

    [Fact]
    public void A_figure_needs_the_words_of_its_step() =>
        Refused(With(new WrittenStep(null, "lunge-end"))).ShouldBe([new("parts 1, steps 1, text", "This field is missing.")]);

    [Theory]
    [InlineData("lunge-arched", "2", "wrong ways", "Say by its number, from 1 to 1, which of the errors the figure shows.")]
    [InlineData("lunge-arched", "one", "wrong ways", "Say by its number, from 1 to 1, which of the errors the figure shows.")]
    [InlineData("head-stand", "1", "wrong ways 1, pose", "There is no pose named head-stand.")]
    [InlineData("tilt-forced", "1", "wrong ways 1, pose", "The figure shows somebody lying on the back, but the stretch is done standing. Choose another figure, or none.")]
    public void A_wrong_way_shows_an_error_that_is_there_in_the_position_of_the_stretch(string figure, string error, string field, string sentence) =>
        Refused(Written.Calf with { WrongWay = new(figure, error) }).ShouldBe([new(field, sentence)]);

    [Fact]
    public void Kept_words_that_no_longer_pass_are_still_read_and_said_not_to_be_sound()
    {
        var words = OwnStretchText.Read(Key, 1, Written.Calf, Given.Catalog.Figures).Words.Replace("position: standing", "position: hovering", StringComparison.Ordinal);
        var (stretch, isSound) = OwnStretchText.ReadKept(words);
        (stretch.Name, isSound).ShouldBe(("Calf stretch", false));
    }

    private static WrittenStretch WithPart(Func<WrittenPart, WrittenPart> change) => Written.Calf with { Parts = [change(Written.Calf.Parts[0])] };

    private static WrittenStretch With(params WrittenStep[] steps) => WithPart(part => part with { Steps = steps });

    private static string Drawn(StepFigure figure) => FigureDrawing.Svg(figure, Side.Left, "Words.", 30, FigureLabels.English);

    private static Stretch Read(WrittenStretch written) => OwnStretchText.Read(Key, 1, written, Given.Catalog.Figures).Stretch;

    private static IReadOnlyList<Refusal.Reason> Refused(WrittenStretch written) => Should.Throw<Refusal>(() => OwnStretchText.Read(Key, 1, written, Given.Catalog.Figures)).Reasons;

    private static string Said(Stretch stretch) => System.Text.Json.JsonSerializer.Serialize(stretch);
}
