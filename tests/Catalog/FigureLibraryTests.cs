using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Tests.Catalog;

/// <summary>The figures that a clinic chooses from for its own stretches, and which of them fit.</summary>
public sealed class FigureLibraryTests
{
    private static FigureLibrary Library => Given.Catalog.Figures;

    [Fact]
    public void Every_figure_to_choose_has_a_readable_name_of_its_own()
    {
        var poses = Library.Steps.Concat(Library.WrongWays).Select(figure => figure.Pose).ToList();
        poses.Count.ShouldBeGreaterThan(50);
        poses.ShouldAllBe(pose => char.IsUpper(pose.Name[0]) && pose.Name.Contains(' '));
        poses.Select(pose => pose.Name).ShouldBeUnique();
    }

    [Fact]
    public void A_name_says_neither_left_nor_right_since_either_may_be_drawn() =>
        Library.Steps.Concat(Library.WrongWays).SelectMany(figure => figure.Pose.Name.ToLowerInvariant().Split(' ', ',')).ShouldNotContain(word => word == "left" || word == "right");

    [Fact]
    public void What_belongs_to_one_step_alone_is_not_chosen_with_its_figure_and_the_ring_around_an_error_is()
    {
        Library.Steps.ShouldAllBe(figure => figure.Arrows.Count == 0 && figure.Felt.Count == 0 && !figure.Hold && figure.Fault == null);
        Library.WrongWays.ShouldAllBe(figure => figure.Fault != null);
    }

    [Fact]
    public void A_figure_is_seen_from_where_it_is_first_seen_in_the_catalog()
    {
        Library.Find("twist-arms")!.View.ShouldBe(View.FromTheFeet);
        Library.Find("twist-start")!.View.ShouldBe(View.Side);
    }

    [Theory]
    [InlineData("lunge-end", "Standing KneelingOnChair HalfKneeling")]
    [InlineData("sit-fold", "Seated")]
    [InlineData("chair-end", "KneelingOnChair")]
    [InlineData("hook-lying", "Supine")]
    public void A_figure_fits_the_positions_that_it_shows_or_that_begin_so(string pose, string positions) =>
        Enum.GetValues<Position>().Where(position => Library.Find(pose)!.Pose.WhyNotIn(position) is null).ShouldBe(positions.Split(' ').Select(Enum.Parse<Position>));

    [Fact]
    public void A_figure_of_the_wrong_way_is_not_the_figure_of_a_step()
    {
        var stretch = Standing("lunge-arched");
        Should.Throw<Refusal>(() => Given.Catalog.RefuseUnlessItFits(stretch)).Reasons
            .ShouldBe([new("parts 1, steps 2, figure", "\"Long step back, back arched\" shows a common error. Choose another figure for this step, or none.")]);
        Should.NotThrow(() => Given.Catalog.RefuseUnlessItFits(Standing("lunge-end")));
    }

    [Fact]
    public void The_next_edition_may_keep_a_figure_that_the_catalog_has_no_more()
    {
        var gone = new StepFigure(Library.Find("lunge-end")!.Pose with { Key = "gone" }, View.Side) { Hold = true };
        var before = Standing("lunge-end");
        before = before with { Parts = [before.Parts[0] with { Figures = [null, gone] }] };
        Library.Find("gone").ShouldBeNull();
        Library.With(before).Find("gone").ShouldBe(new StepFigure(gone.Pose, View.Side) { Felt = [], Arrows = [] }, "without its marks");
        Library.Find("gone").ShouldBeNull("the catalog's own stay as they are");
    }

    private static Stretch Standing(string secondStep)
    {
        var stretch = Written.Stretch("own-calf", "Calf");
        return stretch with { Position = Position.Standing, WrongWays = [], Parts = [stretch.Parts[0] with { Steps = ["Stand.", "Step back."], Figures = [null, Library.Find(secondStep)] }] };
    }
}
