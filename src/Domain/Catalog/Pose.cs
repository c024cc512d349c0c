using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>
/// How a body is held, as somebody writes it: joint angles in degrees, and what touches what. The first touch places the body,
/// the others are reached for, so the angles of a limb that touches something say only where the knee or elbow points.
/// </summary>
public sealed record Pose(string Key)
{
    /// <summary>What people call it; no two poses of a catalog have the same name.</summary>
    public string Name { get; init; } = "";
    /// <summary>Lying on the back, head to the left; otherwise upright, facing right.</summary>
    public bool Lying { get; init; }
    public Turn Pelvis { get; init; }
    public Turn Lumbar { get; init; }
    public Turn Thorax { get; init; }
    public Turn Neck { get; init; }
    public LimbPose NearLeg { get; init; }
    public LimbPose FarLeg { get; init; }
    public LimbPose NearArm { get; init; }
    public LimbPose FarArm { get; init; }
    /// <summary>How far the shoulders are drawn up and forward, in centimetres.</summary>
    public Turn Shoulders { get; init; }
    /// <summary>How far the whole body stands to the near side, in centimetres.</summary>
    public float Aside { get; init; }
    public IReadOnlyList<Thing> Things { get; init; } = [];
    public IReadOnlyList<Touch> Touches { get; init; } = [];
    /// <summary>Hands between one support and the next, in the midst of a motion.</summary>
    public IReadOnlyList<HandUnderWay> HandsUnderWay { get; init; } = [];

    /// <summary>How the body is supported, which is the position of a stretch that is done so.</summary>
    public Position Position =>
        Lying ? Position.Supine
        : Touches.Any(touch => touch is { Part: BodyPart.Hips, Surface: Surface.Seat }) ? Position.Seated
        : Touches.Any(touch => touch is { Part: BodyPart.Shin, Surface: Surface.Seat }) ? Position.KneelingOnChair
        : Position.Standing;

    /// <summary>Why a stretch in a position is not shown by this pose, if it is not. Whoever kneels got there from standing, so both are shown for kneeling.</summary>
    public string? WhyNotIn(Position stretch) =>
        Position == stretch || (Position == Position.Standing && stretch is Position.KneelingOnChair or Position.HalfKneeling)
            ? null
            : $"The figure shows somebody {FigureWords.Of(Position)}, but the stretch is done {FigureWords.Of(stretch)}. Choose another figure, or none.";

    public LimbPose Leg(Limbs which) => which == Limbs.Near ? NearLeg : FarLeg;

    public LimbPose Arm(Limbs which) => which == Limbs.Near ? NearArm : FarArm;
}

/// <summary>Bent forward, out to the side, and turned outward (for the spine: turned to the near side).</summary>
public readonly record struct Turn(float Bend, float Out, float Rotation)
{
    public static implicit operator Turn(float bend) => new(bend, 0, 0);
}

/// <summary>Hip, knee and ankle, or shoulder, elbow and wrist.</summary>
public readonly record struct LimbPose(Turn Root, float Middle, float End);

/// <summary>The stretched side is nearest to whoever looks.</summary>
public enum Limbs { Near, Far }

public enum Thing { Chair, ChairInFront, Mat, Step, Rail }

public enum BodyPart { Foot, Toes, Heel, Ankle, Shin, Hips, Back, Hand }

public enum Surface { Floor, Mat, Seat, Step, ChairBack, Rail, NearThigh, FarThigh, BehindNearThigh, BehindFarThigh, NearShin, FarShin, NearShoulder, FarShoulder }

/// <summary>What touches what. The place is in centimetres along the ground, or in hundredths along a thigh or shin.</summary>
public sealed record Touch(Limbs Which, BodyPart Part, Surface Surface, float? At)
{
    public bool IsOfHand => Part == BodyPart.Hand;

    /// <summary>A hand or a knee that leans on a thing, which a picture marks.</summary>
    public bool IsSupport => (Part, Surface) is (BodyPart.Hand, Surface.ChairBack or Surface.Rail) or (BodyPart.Shin, Surface.Seat);
}

/// <summary>Where the palm is on its way.</summary>
public sealed record HandUnderWay(Limbs Which, Vector3 Palm);

/// <summary>A solid thing in the room, with its sides along the axes.</summary>
public readonly record struct Block(Vector3 Least, Vector3 Most)
{
    public float DistanceTo(Vector3 point) => Vector3.Distance(point, Vector3.Clamp(point, Least, Most));
}

/// <summary>Things that a body stands on, sits on or holds, in centimetres; the floor is at nought.</summary>
public static class Room
{
    public const float MatTop = 2;
    public const float SeatTop = 41;
    public const float StepTop = 24;
    public const float RailTop = 92;
    public const float RailAway = -34;
    public const float ChairBackTop = 84;

    /// <summary>Seat first, then the backrest: behind whoever sits, in front of whoever kneels on the seat, which stands to the near side.</summary>
    public static IReadOnlyList<Block> Blocks(this Thing thing) => thing switch
    {
        Thing.Chair =>
        [
            new(new(-23, SeatTop - 4, -22), new(21, SeatTop, 22)), new(new(-27, 0, -22), new(-23, ChairBackTop, 22)), new(new(16, 0, -22), new(20, SeatTop - 4, -18)),
        ],
        Thing.ChairInFront =>
        [
            new(new(-10, SeatTop - 4, 1), new(34, SeatTop, 43)), new(new(34, 0, 1), new(38, ChairBackTop, 43)), new(new(-9, 0, 39), new(-5, SeatTop - 4, 43)),
        ],
        Thing.Step => [new(new(-12, 0, -30), new(34, StepTop, 30))],
        _ => [],
    };
}
