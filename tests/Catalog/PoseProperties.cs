using System.Globalization;
using System.Numerics;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Tests.Catalog;

/// <summary>Whatever pose somebody writes, bones keep their length and the picture holds all of it.</summary>
public sealed class PoseProperties
{
    private const float Slack = .05f;
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static readonly Gen<Pose> AnyPose =
        from lying in Gen.Elements(true, false)
        from spine in Within(JointLimits.LumbarBend).ArrayOf(4)
        from turns in Within(JointLimits.LumbarTurn).ArrayOf(4)
        from legs in AnyLeg.ArrayOf(2)
        from arms in AnyArm.ArrayOf(2)
        from first in Gen.Elements(BodyPart.Foot, BodyPart.Toes, BodyPart.Hips, BodyPart.Back, BodyPart.Shin)
        from reached in AnyTouch.ArrayOf(3)
        select new Pose("any")
        {
            Lying = lying,
            Pelvis = new(spine[0], 0, turns[0]),
            Lumbar = new(spine[1], 0, turns[1]),
            Thorax = new(spine[2] / 2, 0, turns[2]),
            Neck = new(spine[3] / 2, 0, turns[3]),
            NearLeg = legs[0],
            FarLeg = legs[1],
            NearArm = arms[0],
            FarArm = arms[1],
            Things = lying ? [Thing.Mat] : [Thing.Rail],
            Touches = [new(Limbs.Near, first, lying ? Surface.Mat : Surface.Floor, null), .. reached],
        };

    private static Gen<LimbPose> AnyLeg =>
        from bend in Within(JointLimits.HipBend)
        from aside in Within(JointLimits.HipOut)
        from turn in Within(JointLimits.HipTurn)
        from knee in Within(JointLimits.Knee)
        from ankle in Within(JointLimits.Ankle)
        select new LimbPose(new(bend, aside, turn), knee, ankle);

    private static Gen<LimbPose> AnyArm =>
        from bend in Within(JointLimits.ShoulderBend)
        from aside in Within(JointLimits.ShoulderOut)
        from turn in Within(JointLimits.ShoulderTurn)
        from elbow in Within(JointLimits.Elbow)
        from wrist in Within(JointLimits.Wrist)
        select new LimbPose(new(bend, aside, turn), elbow, wrist);

    private static Gen<Touch> AnyTouch =>
        from which in Gen.Elements(Limbs.Near, Limbs.Far)
        from touch in Gen.Elements(
            (BodyPart.Foot, Surface.Floor), (BodyPart.Toes, Surface.Floor), (BodyPart.Heel, Surface.Step), (BodyPart.Ankle, Surface.FarThigh),
            (BodyPart.Hand, Surface.Rail), (BodyPart.Hand, Surface.BehindNearThigh), (BodyPart.Hand, Surface.NearShin), (BodyPart.Hand, Surface.FarShoulder))
        select new Touch(which, touch.Item1, touch.Item2, null);

    [Fact]
    public void Bones_keep_their_lengths_in_any_pose() => Holds(body =>
        Enum.GetValues<Limbs>().All(which =>
            Is(body.Leg(which).Root, body.Leg(which).Middle, Body.Thigh) && Is(body.Leg(which).Middle, body.Leg(which).End, Body.Shank)
            && Is(body.Arm(which).Root, body.Arm(which).Middle, Body.UpperArm) && Is(body.Arm(which).Middle, body.Arm(which).End, Body.Forearm)
            && Is(body.Leg(which).Root, body.Spine[0], Body.HipHalf))
        && Is(body.Spine[0], body.Spine[1], Body.Pelvis) && Is(body.Spine[3], body.Spine[4], Body.Thorax / 2));

    [Fact]
    public void Nothing_leaves_the_view_box_in_any_pose_from_either_view_for_either_side() =>
        Prop.ForAll(AnyPose.ToArbitrary(), Gen.Elements(View.Side, View.FromTheFeet).ToArbitrary(), Gen.Elements(Side.Left, Side.Right).ToArbitrary(), (pose, view, side) =>
        {
            var figure = new StepFigure(pose, view) { Hold = true, Felt = [Felt.Buttock], Arrows = [new(Spot.Hips, Toward.Forward), new(Spot.Head, Toward.Round)] };
            var box = XElement.Parse(FigureDrawing.Svg(figure, side, "", 30, FigureLabels.English)).Attribute("viewBox")!.Value
                .Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            return Joints(Posture.Of(pose).Body).Select(Camera.Of(view).See).All(point =>
            {
                var x = side == Side.Left ? -point.X : point.X;
                return x >= box[0] && x <= box[0] + box[2] && point.Y >= box[1] && point.Y <= box[1] + box[3];
            });
        }).Check(Many);

    [Fact]
    public void Whatever_was_written_every_number_that_is_drawn_is_a_number() =>
        Prop.ForAll(AnyPose.ToArbitrary(), Gen.Elements(View.Side, View.FromTheFeet).ToArbitrary(), (pose, view) => !FigureDrawing.Svg(new StepFigure(pose, view), Side.Right, "", null, FigureLabels.English).Contains("NaN", StringComparison.Ordinal)).Check(Many);

    [Fact]
    public void What_is_measured_in_a_free_limb_is_what_was_written()
    {
        var pose = new Pose("free") { NearLeg = new(new(40, 10, 20), 60, 5), Touches = [new(Limbs.Far, BodyPart.Foot, Surface.Floor, null), new(Limbs.Near, BodyPart.Ankle, Surface.Mat, null)] };
        var free = Posture.Of(pose with { Touches = [pose.Touches[0]] }).Body;
        var measured = Angles.OfLeg(free.NearLeg, free.Pelvis, Limbs.Near);
        (measured.Root.Bend, measured.Root.Out, measured.Root.Rotation, measured.Middle, measured.End).ShouldSatisfyAllConditions(
            angles => angles.Bend.ShouldBe(40, .01), angles => angles.Out.ShouldBe(10, .01), angles => angles.Rotation.ShouldBe(20, .01), angles => angles.Middle.ShouldBe(60, .01), angles => angles.End.ShouldBe(5, .01));
    }

    private static void Holds(Func<Skeleton, bool> property) => Prop.ForAll(AnyPose.ToArbitrary(), pose => property(Posture.Of(pose).Body)).Check(Many);

    private static Gen<float> Within(JointRange range) => Gen.Choose((int)range.Least, (int)range.Most).Select(degrees => (float)degrees);

    private static bool Is(Vector3 from, Vector3 to, float length) => MathF.Abs(Vector3.Distance(from, to) - length) < Slack;

    private static IEnumerable<Vector3> Joints(Skeleton body) =>
        body.Spine.Append(body.Skull).Concat(Enum.GetValues<Limbs>().SelectMany(which => new[]
        {
            body.Leg(which).Root, body.Leg(which).Middle, body.Leg(which).End, body.Leg(which).ToeTip,
            body.Arm(which).Root, body.Arm(which).Middle, body.Arm(which).End, body.Arm(which).End + (body.Arm(which).Along * Body.Hand * .9f),
        }));
}
