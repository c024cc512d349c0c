using System.Text.RegularExpressions;
using System.Xml.Linq;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Catalog;

/// <summary>How each part of the catalog is moved, from where it starts to where it ends.</summary>
public sealed class MotionTests
{
    private const int MostBytes = 40_000;
    private const int MostBytesOfStill = 5_000;

    [Fact]
    public void Every_part_of_the_catalog_has_a_motion() =>
        Parts().Where(part => Motion.Of(part, Side.Right) is null).Select(part => part.Name).ShouldBeEmpty();

    [Fact]
    public void No_joint_is_past_its_limit_no_support_lost_and_nothing_in_the_way_anywhere_between_start_and_end() =>
        Motions().SelectMany(motion => motion.InFrames).SelectMany(pose => PostureFaults.Of(pose).Select(fault => $"{pose.Key}: {fault}")).ShouldBeEmpty();

    [Fact]
    public void The_first_frame_is_the_start_and_the_last_is_the_end_where_a_held_part_is_held()
    {
        foreach (var part in Parts())
        {
            var motion = Motion.Of(part, Side.Right)!;
            motion.InFrames.Count.ShouldBe(Motion.Frames);
            motion.InFrames[0].ShouldBe(motion.Start);
            motion.InFrames[^1].ShouldBe(motion.End);
            motion.Start.Key.ShouldNotBe(motion.End.Key, part.Name);
            if (part.Dose.IsHeld)
                motion.End.ShouldBe(part.Figures.First(figure => figure!.Hold)!.Pose, part.Name);
        }
    }

    [Fact]
    public void What_touches_at_the_start_and_at_the_end_touches_all_the_way()
    {
        var lunge = Motion.Of(Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single(), Side.Right)!;

        lunge.Poses.Select(pose => pose.Key).ShouldBe(["chair-lunge", "chair-tuck", "chair-end"]);
        foreach (var pose in lunge.InFrames)
        {
            pose.Touches.ShouldBe(lunge.End.Touches);
            Posture.Of(pose).Body.FarLeg.Sole(0).X.ShouldBe(12, .3f);
            Posture.Of(pose).Body.FarLeg.Sole(0).Y.ShouldBe(0, .3f);
        }
    }

    [Fact]
    public void A_hand_that_goes_from_one_support_to_the_next_goes_there_without_a_jump()
    {
        var fold = Given.Catalog.Find("seated-back")!.Parts.Single();
        var palms = Motion.Of(fold, Side.None)!.InFrames.Select(pose => Posture.Of(pose).Body.NearArm.Palm).ToList();
        foreach (var (palm, next) in palms.Zip(palms.Skip(1)))
            System.Numerics.Vector3.Distance(palm, next).ShouldBeLessThan(25);
    }

    [Fact]
    public void The_hips_move_from_frame_to_frame_and_never_back()
    {
        var hips = Motion.Of(Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single(), Side.Right)!.InFrames.Select(pose => Posture.Of(pose).Body.Spine[0].X).ToList();
        hips.Zip(hips.Skip(1)).ShouldAllBe(pair => pair.Second > pair.First - .01f);
        (hips[^1] - hips[0]).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void The_left_motion_is_the_mirror_of_the_right()
    {
        foreach (var part in Parts().Where(part => part.Laterality == Laterality.EachSide))
        {
            var (left, right) = (Motion.Of(part, Side.Left)!.Pictures("it"), Motion.Of(part, Side.Right)!.Pictures("it"));
            foreach (var (one, other) in new[] { (left.Moving, right.Moving), (left.Start, right.Start), (left.End, right.End) })
            {
                Shapes(one).Attribute("transform")!.Value.ShouldBe("scale(-1 1)");
                Shapes(other).Attribute("transform").ShouldBeNull();
                Shapes(one).Elements().Select(shape => shape.ToString()).ShouldBe(Shapes(other).Elements().Select(shape => shape.ToString()));
            }
        }
    }

    [Fact]
    public void Without_a_stylesheet_only_the_end_is_seen()
    {
        foreach (var pictures in Motions().Select(motion => motion.Pictures("it")))
        {
            var frames = Shapes(pictures.Moving).Elements().Where(element => element.Name.LocalName == "g").ToList();
            frames.Select(frame => frame.Attribute("class")!.Value).ShouldBe(Enumerable.Range(1, Motion.Frames).Select(frame => $"fig-frame fig-frame-{frame}"));
            frames.Select(frame => frame.Attribute("visibility")?.Value).ShouldBe([.. Enumerable.Repeat("hidden", Motion.Frames - 1), null]);
            Box(pictures.Moving).ShouldBe(Box(pictures.Start));
            Box(pictures.Moving).ShouldBe(Box(pictures.End));
        }
    }

    [Fact]
    public void A_motion_carries_no_style_no_script_and_no_weight()
    {
        foreach (var pictures in Motions().Select(motion => motion.Pictures("it")))
        {
            pictures.Moving.ShouldNotContain("style=");
            pictures.Moving.ShouldNotContain("<script");
            pictures.Moving.Length.ShouldBeLessThan(MostBytes);
            Math.Max(pictures.Start.Length, pictures.End.Length).ShouldBeLessThan(MostBytesOfStill);
        }
    }

    [Fact]
    public void The_pictures_of_a_motion_are_read_out_with_their_side()
    {
        var pictures = Motion.Of(Given.Catalog.Find(Given.ChairHipFlexor)!.Parts.Single(), Side.Left)!.Pictures("Lunge");
        Alternative(pictures.Moving).ShouldStartWith("Moving picture, Lunge: from the start of the movement to its end, and back. The drawing shows the body from its left side.");
        Alternative(pictures.Start).ShouldStartWith("Lunge, where the movement starts. ");
        Alternative(pictures.End).ShouldStartWith("Lunge, where the movement ends. ");
    }

    [Fact]
    public void The_stylesheet_shows_each_frame_in_turn_there_and_back_and_just_one_at_a_time()
    {
        var styles = FigureTests.Stylesheet();
        var frames = Enumerable.Range(1, Motion.Frames).Select(frame => Times(styles, frame)).ToList();
        frames.Count.ShouldBe(Motion.Frames);
        for (var percent = 0; percent < 100; percent++)
            frames.Count(times => IsSeen(times, percent)).ShouldBe(1, $"{percent} %");
        var order = Enumerable.Range(0, 100).Select(percent => frames.FindIndex(times => IsSeen(times, percent))).ToList();
        order.Zip(order.Skip(1)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 1);
        styles.ShouldContain("@media screen and (prefers-reduced-motion: no-preference)");
        styles.ShouldNotContain($"fig-frame-{Motion.Frames + 1}");
    }

    private static List<(int At, bool IsSeen)> Times(string styles, int frame) =>
        [.. Regex.Matches(Regex.Match(styles, $@"@keyframes fig-frame-{frame} {{ (.*) }}").Groups[1].Value, @"(\d+)% \{ visibility: (\w+); \}").Select(match => (int.Parse(match.Groups[1].Value, null), match.Groups[2].Value == "visible"))];

    private static bool IsSeen(List<(int At, bool IsSeen)> times, int percent) => times.FindLast(time => time.At <= percent).IsSeen;

    private static IEnumerable<Part> Parts() => Given.Catalog.All.SelectMany(stretch => stretch.Parts);

    private static IEnumerable<Motion> Motions() => Parts().Select(part => Motion.Of(part, Side.Right)!);

    private static XElement Shapes(string svg) => XElement.Parse(svg).Elements().First();

    private static string Box(string svg) => XElement.Parse(svg).Attribute("viewBox")!.Value;

    private static string Alternative(string svg) => XElement.Parse(svg).Attribute("aria-label")!.Value;
}
