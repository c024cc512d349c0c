using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>Where front, up and the near side of a body part are. A body facing right has its near side toward the reader.</summary>
public readonly record struct Frame(Vector3 Front, Vector3 Up, Vector3 Near)
{
    public static readonly Frame FacingRight = new(Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ);

    public Frame Bent(float degrees)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        return this with { Front = (Front * cos) - (Up * sin), Up = (Up * cos) + (Front * sin) };
    }

    public Frame TurnedNear(float degrees)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        return this with { Front = (Front * cos) + (Near * sin), Near = (Near * cos) - (Front * sin) };
    }

    public Frame Moved(Turn turn, float share) => Bent(turn.Bend * share).TurnedNear(turn.Rotation * share);

    public Vector3 Outward(Limbs which) => which == Limbs.Near ? Near : -Near;
}

/// <summary>A limb in space. For a leg, along is the foot and below is under its sole; for an arm, along is the hand.</summary>
public sealed record Limb(Vector3 Root, Vector3 Middle, Vector3 End, Vector3 Along, Vector3 Below, Vector3 Toes, LimbPose Angles)
{
    public Limb Shifted(Vector3 by) => this with { Root = Root + by, Middle = Middle + by, End = End + by };

    public Vector3 Sole(float ahead) => End + (Along * ahead) + (Below * Body.AnkleHeight);

    public Vector3 Ball => Sole(Foot.Ball);
    public Vector3 ToeTip => Ball + (Toes * (Foot.Tip - Foot.Ball));
    /// <summary>Of an arm: the middle of the hand, as it would lie straight on from the forearm.</summary>
    public Vector3 Palm => End + (Vector3.Normalize(End - Middle) * (Body.Hand * .45f));

    public Vector3 HeelRear => End + (Along * Foot.HeelRear) + (Below * (Body.AnkleHeight * .55f));

    public static class Foot
    {
        public const float HeelRear = -6.6f;
        public const float Ball = 13.5f;
        public const float Tip = Body.Foot + HeelRear;
    }
}

/// <summary>The two directions that follow the upper bone of a limb: where its joint bends to, and out to the side.</summary>
public readonly record struct BoneAxes(Vector3 Along, Vector3 Front, Vector3 Side)
{
    public static BoneAxes Of(Frame trunk, Vector3 outward, Turn turn)
    {
        var (sinBend, cosBend) = MathF.SinCos(float.DegreesToRadians(turn.Bend));
        var (sinOut, cosOut) = MathF.SinCos(float.DegreesToRadians(turn.Out));
        var (sinTurn, cosTurn) = MathF.SinCos(float.DegreesToRadians(turn.Rotation));
        var down = (trunk.Front * sinBend) - (trunk.Up * cosBend);
        var along = (down * cosOut) + (outward * sinOut);
        var front = (trunk.Front * cosBend) + (trunk.Up * sinBend);
        var side = (outward * cosOut) - (down * sinOut);
        return new(along, (front * cosTurn) + (side * sinTurn), (side * cosTurn) - (front * sinTurn));
    }
}

/// <summary>A body laid out in space from its joint angles alone.</summary>
public sealed record Skeleton(IReadOnlyList<Vector3> Spine, IReadOnlyList<Frame> SpineFrames, Frame Pelvis, Frame Thorax, Frame Head, Vector3 Skull, Limb NearLeg, Limb FarLeg, Limb NearArm, Limb FarArm)
{
    public Limb Leg(Limbs which) => which == Limbs.Near ? NearLeg : FarLeg;

    public Limb Arm(Limbs which) => which == Limbs.Near ? NearArm : FarArm;

    /// <summary>The middle of a buttock.</summary>
    public Vector3 SeatOf(Limbs which) => Leg(which).Root - (Pelvis.Front * 4) - (Pelvis.Up * 1.5f);

    public Skeleton WithLeg(Limbs which, Limb leg) => which == Limbs.Near ? this with { NearLeg = leg } : this with { FarLeg = leg };

    public Skeleton WithArm(Limbs which, Limb arm) => which == Limbs.Near ? this with { NearArm = arm } : this with { FarArm = arm };

    public Skeleton Shifted(Vector3 by) => this with
    {
        Spine = [.. Spine.Select(point => point + by)],
        Skull = Skull + by,
        NearLeg = NearLeg.Shifted(by),
        FarLeg = FarLeg.Shifted(by),
        NearArm = NearArm.Shifted(by),
        FarArm = FarArm.Shifted(by),
    };

    public static Skeleton Of(Pose pose)
    {
        var pelvis = Frame.FacingRight.Bent((pose.Lying ? -90 : 0) + pose.Pelvis.Bend).TurnedNear(pose.Pelvis.Rotation);
        var (lowerLumbar, upperLumbar) = (pelvis.Moved(pose.Lumbar, .5f), pelvis.Moved(pose.Lumbar, 1));
        var (lowerThorax, thorax) = (upperLumbar.Moved(pose.Thorax, .5f), upperLumbar.Moved(pose.Thorax, 1));
        Frame[] frames = [pelvis, pelvis, lowerLumbar, upperLumbar, lowerThorax, thorax];
        float[] lengths = [Body.Pelvis, Body.Lumbar / 2, Body.Lumbar / 2, Body.Thorax / 2, Body.Thorax / 2];
        var spine = new List<Vector3> { Vector3.Zero };
        foreach (var (place, length) in lengths.Index())
            spine.Add(spine[^1] + (frames[place + 1].Up * length));
        var (neck, head) = (thorax.Moved(pose.Neck, .5f), thorax.Moved(pose.Neck, 1));
        var skull = spine[^1] + (neck.Up * Body.Neck) + (head.Up * (Body.Head / 2)) + (head.Front * 1.5f);
        return new(spine, frames, pelvis, thorax, head, skull, Leg(pose, Limbs.Near, pelvis), Leg(pose, Limbs.Far, pelvis), Arm(pose, Limbs.Near, thorax, spine[^1]), Arm(pose, Limbs.Far, thorax, spine[^1]));
    }

    private static Limb Leg(Pose pose, Limbs which, Frame pelvis)
    {
        var angles = pose.Leg(which);
        var thigh = BoneAxes.Of(pelvis, pelvis.Outward(which), angles.Root);
        var hip = pelvis.Outward(which) * Body.HipHalf;
        var knee = hip + (thigh.Along * Body.Thigh);
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(angles.Middle));
        var shank = (thigh.Along * cos) - (thigh.Front * sin);
        var (along, below) = FootOf(shank, (thigh.Front * cos) + (thigh.Along * sin), angles.End);
        return new(hip, knee, knee + (shank * Body.Shank), along, below, along, angles);
    }

    private static Limb Arm(Pose pose, Limbs which, Frame thorax, Vector3 neck)
    {
        var angles = pose.Arm(which);
        var outward = thorax.Outward(which);
        var shoulder = neck + (outward * Body.ShoulderHalf) + (thorax.Up * (pose.Shoulders.Bend - 4)) + (thorax.Front * pose.Shoulders.Out);
        var upper = BoneAxes.Of(thorax, outward, angles.Root);
        var elbow = shoulder + (upper.Along * Body.UpperArm);
        var forearm = Folded(upper.Along, upper.Front, angles.Middle);
        var hand = Folded(forearm, Folded(upper.Front, -upper.Along, angles.Middle), angles.End);
        return new(shoulder, elbow, elbow + (forearm * Body.Forearm), hand, upper.Front, hand, angles);
    }

    public static (Vector3 Along, Vector3 Below) FootOf(Vector3 shank, Vector3 front, float ankle)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(ankle));
        return ((front * cos) - (shank * sin), (shank * cos) + (front * sin));
    }

    private static Vector3 Folded(Vector3 along, Vector3 toward, float degrees)
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(degrees));
        return (along * cos) + (toward * sin);
    }
}
