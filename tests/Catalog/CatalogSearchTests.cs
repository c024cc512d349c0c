using PrescribeRx.Domain.Catalog;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Tests.Catalog;

public sealed class CatalogSearchTests
{
    private static readonly StretchCatalog BuiltIn = CatalogFile.BuiltIn();

    [Fact]
    public void Nothing_asked_finds_every_stretch() => Found(new(null, null, null, new HashSet<Movement>())).Count.ShouldBe(9);

    [Fact]
    public void Words_are_found_without_case_and_each_must_be_there()
    {
        Found(new("GLUTEAL part 2", null, null, new HashSet<Movement>())).ShouldContain("gluteal-part-2");
        Found(new("psoas bicycle", null, null, new HashSet<Movement>())).ShouldBeEmpty();
    }

    [Fact]
    public void A_position_and_a_region_narrow_it_down()
    {
        var found = BuiltIn.All.Where(new CatalogSearch(null, Position.Supine, Region.Buttocks, new HashSet<Movement>()).Matches).ToList();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(stretch => stretch.Position == Position.Supine && stretch.Regions.Contains(Region.Buttocks));
    }

    [Fact]
    public void What_the_patient_cannot_do_is_left_out()
    {
        var found = BuiltIn.All.Where(new CatalogSearch(null, null, null, new HashSet<Movement> { Movement.NeedsFloor, Movement.Kneeling }).Matches).ToList();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(stretch => !stretch.Movements.Contains(Movement.NeedsFloor) && !stretch.Movements.Contains(Movement.Kneeling));
    }

    [Fact]
    public void A_set_of_stretches_reaches_some_regions_and_leaves_out_the_rest()
    {
        var coverage = Coverage.Of([BuiltIn.Find("chair-hip-flexor")!]);
        coverage.Reached.ShouldBe([Region.LowBack, Region.Hips]);
        coverage.LeftOut.ShouldBe([Region.Buttocks, Region.Hamstrings, Region.Trunk, Region.ShoulderGirdle]);
    }

    private static List<string> Found(CatalogSearch search) => [.. BuiltIn.All.Where(search.Matches).Select(stretch => stretch.Key)];
}
