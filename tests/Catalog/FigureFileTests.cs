using PrescribeRx.Domain;
using PrescribeRx.Infrastructure.Catalog;
using PrescribeRx.Web.Catalog;

namespace PrescribeRx.Tests.Catalog;

/// <summary>What is wrong with a pose or a figure is refused when the catalog loads, with entry, step and joint.</summary>
public sealed class FigureFileTests
{
    private const string Calf =
        """
        poses:
          - key: stand
            near hip: 0
            near knee: 4
            far hip: 0
            far knee: 4
            things: []
            touches: [near foot on floor, far foot on floor at 4]
          - key: lean
            like: stand
            near hip: -20
            near knee: 12
            far hip: 32
            far knee: 32
            touches: [far foot on floor at 30, near toes on floor at -14]
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
                  - text: Stand up.
                    figure: { pose: stand }
                  - text: Step back.
                    figure: { pose: lean, hold: yes, arrows: [near foot back] }
                  - Keep the heel down.
            cues: [Stay tall.]
            errors: [The heel lifts.]
            wrong ways:
              - { error: 1, pose: lean, fault: near foot }
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

    [Fact]
    public void A_step_may_have_a_figure_or_be_words_alone()
    {
        var part = CatalogFile.Read(Calf, "calves.yaml").Find("calf")!.Parts.Single();

        part.Steps.ShouldBe(["Stand up.", "Step back.", "Keep the heel down."]);
        part.Figures.Select(figure => figure?.Pose.Key).ShouldBe(["stand", "lean", null]);
    }

    [Theory]
    [InlineData("    near knee: 12", "    near knee: 12\n    lumbar: -40", "line 38, calf, parts 1, steps 2, figure, pose: The lower back is bent -40 degrees; it goes from -25 to 60.")]
    [InlineData("    near hip: 0\n    near knee: 4", "    near hip: 0\n    near knee: 4\n    near elbow: 160", "line 36, calf, parts 1, steps 1, figure, pose: The near elbow is bent 160 degrees; it goes from 0 to 150.")]
    [InlineData("far foot on floor at 4]", "far foot on floor at 140]", "line 35, calf, parts 1, steps 1, figure, pose: The far foot does not reach the floor: it is ")]
    [InlineData("far foot on floor at 4]", "far foot on floor at 4, near hand on rail at 200]", "calf, parts 1, steps 1, figure, pose: The near hand does not reach the rail")]
    [InlineData("touches: [near foot on floor, far foot on floor at 4]", "touches: [near foot on floor]\n    far knee: 5\n    far ankle: -50", "calf, parts 1, steps 1, figure, pose: The far foot goes through the floor.")]
    [InlineData("things: []", "things: [chair]", "calf, parts 1, steps 1, figure, pose: The near shin goes through the chair.")]
    [InlineData("{ pose: stand }", "{ pose: float }", "line 35, calf, parts 1, steps 1, figure, pose: There is no pose named float.")]
    [InlineData("{ pose: stand }", "{ pose: stand, felt: [elbow] }", "calf, parts 1, steps 1, figure, felt 1: \"elbow\" is not a place where a stretch is felt. Use front of hip, buttock, back of thigh, both backs of thighs, low back, shoulders, flank.")]
    [InlineData("{ pose: stand }", "{ pose: stand, view: above }", "calf, parts 1, steps 1, figure, view: \"above\" is not a view. Use side, from the feet, from the front.")]
    [InlineData("[near foot back]", "[near foot sideways]", "calf, parts 1, steps 2, figure, arrows: \"near foot sideways\" is not a place on the body and a direction, such as \"hips forward\".")]
    [InlineData("{ pose: stand }", "{ pose: stand, mood: calm }", "calf, parts 1, steps 1, figure, mood: This field is not known. Use pose, view, felt, arrows, hold, fault.")]
    [InlineData("error: 1", "error: 2", "calf, wrong ways: Say by its number, from 1 to 1, which of the errors the figure shows.")]
    [InlineData("like: stand", "like: sit", "line 10, poses 2, like: No pose above this one is named sit.")]
    [InlineData("- key: lean\n    like", "- key: stand\n    like", "line 9, poses 2, key: Two poses have the key stand.")]
    [InlineData("- key: lean\n    like: stand", "- key: lean\n    name: stand\n    like: stand", "line 10, poses 2, name: Two poses have the name stand.")]
    [InlineData("position: standing", "position: seated", "line 35, calf, parts 1, steps 1, figure, pose: The figure shows somebody standing, but the stretch is done sitting. Choose another figure, or none.")]
    [InlineData("{ pose: stand }", "{ pose: { key: bend, near elbow: 160 } }", "calf, parts 1, steps 1, figure, pose: The near elbow is bent 160 degrees; it goes from 0 to 150.")]
    [InlineData("near hip: -20", "near hip: far", "line 11, poses 2, near hip: Write a number of degrees, or up to three in brackets.")]
    [InlineData("near hip: -20", "near hip: 9000", "line 11, poses 2, near hip: Write a number of degrees, or up to three in brackets.")]
    [InlineData("near toes on floor at -14", "near toes over floor", "line 15, poses 2, touches: \"near toes over floor\" cannot be read. Write what touches what, such as \"near foot on floor\" or \"far hand on chair back\".")]
    [InlineData("kind: held\n        hold seconds: 30", "kind: moved", "calf, parts 1, steps: A figure marks a hold, but this part is moved.")]
    public void A_fault_of_a_figure_is_refused_with_entry_step_and_joint(string was, string becomes, string refusal) =>
        Refused(With(was, becomes)).ShouldContain(sentence => sentence.StartsWith("calves.yaml", StringComparison.Ordinal) && sentence.Contains(refusal, StringComparison.Ordinal));

    [Fact]
    public async Task Catalog_check_lists_several_faults_at_once_and_fails()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{nameof(FigureFileTests)}-{Environment.ProcessId}.yaml");
        await File.WriteAllTextAsync(file, With("position: standing", "position: flying").Replace("near knee: 12", "near knee: 12\n    lumbar: -40", StringComparison.Ordinal).Replace("error: 1", "error: 7", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        try
        {
            var told = new StringWriter();
            (await CatalogCommands.Check(file, told)).ShouldBe(1);
            told.ToString().ShouldSatisfyAllConditions(
                text => text.ShouldContain("calf, position: \"flying\" is not a position."),
                text => text.ShouldContain("calf, parts 1, steps 2, figure, pose: The lower back is bent -40 degrees"),
                text => text.ShouldContain("calf, wrong ways: Say by its number"),
                text => text.TrimEnd().ShouldEndWith("4 faults."));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Catalog_check_finds_nothing_wrong_with_the_catalog_that_comes_with_the_program()
    {
        var told = new StringWriter();
        (await CatalogCommands.Check(null, told)).ShouldBe(0);
        told.ToString().ShouldStartWith("No faults: 9 stretches,");
    }

    [Fact]
    public async Task Catalog_check_of_a_file_that_is_not_there_says_so() =>
        (await CatalogCommands.Check("nowhere.yaml", new StringWriter())).ShouldBe(1);

    private static string With(string was, string becomes)
    {
        Calf.ShouldContain(was);
        return Calf.Replace(was, becomes, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Refused(string yaml) =>
        [.. Should.Throw<Refusal>(() => CatalogFile.Read(yaml, "calves.yaml")).Reasons.Select(reason => reason.Sentence)];
}
