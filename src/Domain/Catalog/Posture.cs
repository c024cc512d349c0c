using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>A pose taken: the body placed by its first touch, with every other touch reached for.</summary>
public sealed class Posture
{
    private const float Reached = 1.2f;
    private const int Settling = 12;

    private readonly List<string> unreached = [];
    private Skeleton body;

    private Posture(Pose pose) => (Pose, body) = (pose, Skeleton.Of(pose).Shifted(new(0, 0, pose.Aside)));

    public Pose Pose { get; }

    public Skeleton Body => body;

    /// <summary>Touches that the body does not come to, each in words.</summary>
    public IReadOnlyList<string> Unreached => unreached;

    public static Posture Of(Pose pose)
    {
        var posture = new Posture(pose);
        foreach (var (place, touch) in pose.Touches.Index())
        {
            if (place == 0)
                posture.Place(touch);
            else
                posture.Reach(touch);
        }
        foreach (var hand in pose.HandsUnderWay)
            posture.Stretch(hand.Which, hand.Palm, forearm => forearm);
        return posture;
    }

    public static float HeightOf(Surface surface) => surface switch
    {
        Surface.Seat => Room.SeatTop,
        Surface.Step => Room.StepTop,
        Surface.Mat => Room.MatTop,
        Surface.Rail => Room.RailTop,
        Surface.ChairBack => Room.ChairBackTop,
        _ => 0,
    };

    private void Place(Touch touch)
    {
        var height = HeightOf(touch.Surface);
        var at = touch.At ?? 0;
        switch (touch.Part)
        {
            case BodyPart.Hips:
                body = body.Shifted(new Vector3(at, height + Catalog.Body.HipRadius + .4f, body.Spine[0].Z) - body.Spine[0]);
                break;
            case BodyPart.Back:
                body = body.Shifted(new Vector3(at - body.Spine[0].X, height - LowestOfBack(), 0));
                break;
            case BodyPart.Shin:
                LayShin(touch.Which);
                body = body.Shifted(new Vector3(at, height + Catalog.Body.KneeRadius, body.Leg(touch.Which).Middle.Z) - body.Leg(touch.Which).Middle);
                break;
            default:
                PlaceByFoot(touch, new(at, height, 0));
                break;
        }
    }

    private void PlaceByFoot(Touch touch, Vector3 at)
    {
        var leg = Stand(touch, body.Leg(touch.Which));
        var shift = at - ContactOf(touch.Part, leg);
        body = body.WithLeg(touch.Which, leg).Shifted(shift with { Z = 0 });
    }

    /// <summary>The back of the body at rest: whichever comes lowest of trunk, shoulders and buttocks. The waist may arch over the ground.</summary>
    private float LowestOfBack() => body.Spine.Zip(body.SpineFrames, Catalog.Body.Girth)
        .Select(level => (level.First - (level.Second.Front * level.Third.Back)).Y)
        .Concat(Enum.GetValues<Limbs>().Select(which => body.Arm(which).Root.Y - Catalog.Body.ShoulderRadius))
        .Concat(Enum.GetValues<Limbs>().Select(which => body.SeatOf(which).Y - Catalog.Body.HipRadius)).Min();

    private void LayShin(Limbs which)
    {
        var leg = body.Leg(which);
        var shank = Vector3.Normalize(new Vector3(-1, -.045f, 0));
        var (along, below) = Skeleton.FootOf(shank, -Vector3.UnitY, leg.Angles.End);
        body = body.WithLeg(which, Measured(which, leg with { End = leg.Middle + (shank * Catalog.Body.Shank), Along = along, Below = below, Toes = along }));
    }

    private void Reach(Touch touch)
    {
        if (touch.IsOfHand)
            ReachByHand(touch);
        else
            ReachByLeg(touch);
    }

    private void ReachByLeg(Touch touch)
    {
        var guess = body.Leg(touch.Which);
        var target = TargetOfLeg(touch, Stand(touch, guess));
        var leg = guess;
        for (var turn = 0; turn < Settling; turn++)
        {
            var standing = Stand(touch, leg);
            var ankle = standing.End + (target - ContactOf(touch.Part, standing));
            leg = Bent(touch.Which, guess, ankle);
        }
        leg = Measured(touch.Which, Stand(touch, leg));
        Note(touch, Vector3.Distance(ContactOf(touch.Part, leg), target));
        body = body.WithLeg(touch.Which, leg);
    }

    private Vector3 TargetOfLeg(Touch touch, Limb leg)
    {
        if (touch.Surface is Surface.NearThigh or Surface.FarThigh)
            return OnThigh(touch.Surface == Surface.NearThigh ? Limbs.Near : Limbs.Far, touch.At ?? 80, Catalog.Body.KneeRadius + Catalog.Body.AnkleRadius);
        if (touch.Surface is Surface.NearShin or Surface.FarShin)
            return OnShin(touch.Surface == Surface.NearShin ? Limbs.Near : Limbs.Far, touch.At ?? 80) + (Vector3.UnitY * Catalog.Body.AnkleRadius);
        var guessed = ContactOf(touch.Part, leg);
        var lying = touch.Part == BodyPart.Ankle ? Catalog.Body.SoleWidth + 1.5f : 0;
        return guessed with { X = touch.At ?? guessed.X, Y = HeightOf(touch.Surface) + lying };
    }

    private static Vector3 ContactOf(BodyPart part, Limb leg) => part switch
    {
        BodyPart.Foot => leg.Sole(0),
        BodyPart.Toes => leg.Ball,
        BodyPart.Heel => leg.HeelRear.Y < leg.Sole(-5).Y ? leg.HeelRear : leg.Sole(-5),
        _ => leg.End,
    };

    /// <summary>A flat foot lies along the ground whatever the shin does; on the toes only they do.</summary>
    private static Limb Stand(Touch touch, Limb leg)
    {
        var shank = Vector3.Normalize(leg.End - leg.Middle);
        var bend = KneeFront(leg);
        if (touch.Part == BodyPart.Foot)
        {
            var ahead = leg.Along with { Y = 0 };
            var along = ahead.Length() > .2f ? Vector3.Normalize(ahead) : Vector3.UnitX;
            return leg with { Along = along, Below = -Vector3.UnitY, Toes = along };
        }
        var (foot, below) = Skeleton.FootOf(shank, ShankFront(shank, bend), leg.Angles.End);
        var toes = touch.Part == BodyPart.Toes ? Vector3.Normalize(foot with { Y = 0 }) : foot;
        return leg with { Along = foot, Below = below, Toes = toes };
    }

    private static Vector3 ShankFront(Vector3 shank, Vector3 kneeFront)
    {
        var across = kneeFront - (shank * Vector3.Dot(kneeFront, shank));
        return across.Length() < .01f ? Vector3.UnitX : Vector3.Normalize(across);
    }

    /// <summary>The way the knee points: the stated way for a straight leg, and the bend itself for a bent one.</summary>
    private static Vector3 KneeFront(Limb leg)
    {
        var bend = leg.Middle - ((leg.Root + leg.End) / 2);
        if (bend.Length() > 2)
            return Vector3.Normalize(bend);
        var shank = Vector3.Normalize(leg.End - leg.Middle);
        return Vector3.Normalize(leg.Along - (shank * Vector3.Dot(leg.Along, shank)));
    }

    private Limb Bent(Limbs which, Limb guess, Vector3 ankle)
    {
        var pelvis = body.Pelvis;
        var pole = BoneAxes.Of(pelvis, pelvis.Outward(which), guess.Angles.Root).Front;
        var (knee, end) = TwoBones(guess.Root, ankle, Catalog.Body.Thigh, Catalog.Body.Shank, pole);
        return guess with { Middle = knee, End = end };
    }

    /// <summary>Two bones from a fixed root to a target, bent toward the pole; fully stretched where the target is too far.</summary>
    private static (Vector3 Middle, Vector3 End) TwoBones(Vector3 root, Vector3 target, float upper, float lower, Vector3 pole)
    {
        var way = target - root;
        var distance = Math.Clamp(way.Length(), Math.Abs(upper - lower) + 4, (upper + lower) * .9995f);
        var toward = Vector3.Normalize(way);
        var side = pole - (toward * Vector3.Dot(pole, toward));
        side = side.Length() < .001f ? Vector3.UnitZ : Vector3.Normalize(side);
        var ahead = ((upper * upper) - (lower * lower) + (distance * distance)) / (2 * distance);
        var aside = MathF.Sqrt(MathF.Max(0, (upper * upper) - (ahead * ahead)));
        return (root + (toward * ahead) + (side * aside), root + (toward * distance));
    }

    private Limb Measured(Limbs which, Limb leg) => leg with { Angles = Angles.OfLeg(leg, body.Pelvis, which) };

    private Vector3 OnThigh(Limbs which, float percent, float away)
    {
        var leg = body.Leg(which);
        var thigh = Vector3.Normalize(leg.Middle - leg.Root);
        return Vector3.Lerp(leg.Root, leg.Middle, percent / 100) + (ShankFront(thigh, KneeFront(leg)) * away);
    }

    private Vector3 OnShin(Limbs which, float percent)
    {
        var leg = body.Leg(which);
        var shank = Vector3.Normalize(leg.End - leg.Middle);
        return Vector3.Lerp(leg.Middle, leg.End, percent / 100) + (ShankFront(shank, KneeFront(leg)) * (Catalog.Body.CalfRadius + 1.5f));
    }

    private Vector3 OnShoulder(Limbs which) => body.Spine[^1] + (body.Thorax.Outward(which) * 10) + (body.Thorax.Front * 9) - (body.Thorax.Up * 7);

    private void ReachByHand(Touch touch)
    {
        var palm = TargetOfHand(touch, body.Arm(touch.Which));
        Note(touch, Stretch(touch.Which, palm, forearm => HandAt(touch, forearm)));
    }

    /// <summary>Brings a palm to its place, as near as the arm comes, and says how far off it stays.</summary>
    private float Stretch(Limbs which, Vector3 palm, Func<Vector3, Vector3> handAlong)
    {
        var arm = body.Arm(which);
        var reach = Catalog.Body.Forearm + (Catalog.Body.Hand * .45f);
        var pole = BoneAxes.Of(body.Thorax, body.Thorax.Outward(which), arm.Angles.Root).Front * -1;
        var (elbow, end) = TwoBones(arm.Root, palm, Catalog.Body.UpperArm, reach, pole);
        var forearm = Vector3.Normalize(end - elbow);
        var wrist = elbow + (forearm * Catalog.Body.Forearm);
        var reaching = arm with { Middle = elbow, End = wrist, Along = handAlong(forearm) };
        body = body.WithArm(which, reaching with { Angles = Angles.OfArm(reaching, body.Thorax, which) });
        return Vector3.Distance(end, palm);
    }

    private Vector3 HandAt(Touch touch, Vector3 forearm) => touch.Surface switch
    {
        Surface.NearThigh => AlongThigh(Limbs.Near, forearm),
        Surface.FarThigh => AlongThigh(Limbs.Far, forearm),
        Surface.Mat or Surface.Floor => Vector3.Normalize(forearm with { Y = 0 }),
        Surface.ChairBack => Vector3.Normalize(Vector3.Normalize(forearm with { Y = 0 }) - (Vector3.UnitY * .75f)),
        _ => forearm,
    };

    private Vector3 AlongThigh(Limbs which, Vector3 forearm)
    {
        var leg = body.Leg(which);
        return Vector3.Normalize(Vector3.Normalize(leg.Middle - leg.Root) + forearm);
    }

    private Vector3 TargetOfHand(Touch touch, Limb arm)
    {
        var side = touch.Which == Limbs.Near ? 1 : -1;
        return touch.Surface switch
        {
            Surface.ChairBack => new(33.5f, Room.ChairBackTop + 3.2f, touch.Which == Limbs.Near ? 12 : 6),
            Surface.Rail => new(touch.At ?? arm.Root.X + 22, Room.RailTop + 2.5f, Room.RailAway),
            Surface.NearThigh or Surface.FarThigh => OnThigh(LegOf(touch.Surface), touch.At ?? 60, 8.5f),
            Surface.BehindNearThigh or Surface.BehindFarThigh => OnThigh(LegOf(touch.Surface), touch.At ?? 62, -7.5f) + (body.Thorax.Near * (side * 3)),
            Surface.NearShin or Surface.FarShin => OnShin(LegOf(touch.Surface), touch.At ?? 30),
            Surface.NearShoulder => OnShoulder(Limbs.Near),
            Surface.FarShoulder => OnShoulder(Limbs.Far),
            _ => OnGround(touch, arm),
        };
    }

    private static Vector3 OnGround(Touch touch, Limb arm)
    {
        var palm = arm.End + (arm.Along * (Catalog.Body.Hand * .45f));
        return palm with { X = touch.At ?? palm.X, Y = HeightOf(touch.Surface) + Catalog.Body.WristRadius };
    }

    private static Limbs LegOf(Surface surface) =>
        surface is Surface.NearThigh or Surface.BehindNearThigh or Surface.NearShin ? Limbs.Near : Limbs.Far;

    private void Note(Touch touch, float gap)
    {
        if (gap > Reached)
            unreached.Add($"The {FigureWords.Of(touch.Which)} {FigureWords.Of(touch.Part)} does not reach {FigureWords.Of(touch.Surface)}: it is {gap:0} cm away.");
    }
}

/// <summary>Joint angles as a clinician measures them, read back from where the bones are.</summary>
public static class Angles
{
    public static LimbPose OfLeg(Limb leg, Frame pelvis, Limbs which)
    {
        var shank = Vector3.Normalize(leg.End - leg.Middle);
        var (turn, knee, front) = OfTwoBones(leg, pelvis, which, backward: true);
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(knee));
        var ahead = (front * cos) + (Vector3.Normalize(leg.Middle - leg.Root) * sin);
        var ankle = MathF.Atan2(-Vector3.Dot(leg.Along, shank), Vector3.Dot(leg.Along, ahead));
        return new(turn, knee, float.RadiansToDegrees(ankle));
    }

    public static LimbPose OfArm(Limb arm, Frame thorax, Limbs which)
    {
        var forearm = Vector3.Normalize(arm.End - arm.Middle);
        var (turn, elbow, _) = OfTwoBones(arm, thorax, which, backward: false);
        var wrist = MathF.Acos(Math.Clamp(Vector3.Dot(forearm, arm.Along), -1, 1));
        return new(turn, elbow, float.RadiansToDegrees(wrist));
    }

    private static (Turn Turn, float Middle, Vector3 Front) OfTwoBones(Limb limb, Frame trunk, Limbs which, bool backward)
    {
        var upper = Vector3.Normalize(limb.Middle - limb.Root);
        var lower = Vector3.Normalize(limb.End - limb.Middle);
        var outward = trunk.Outward(which);
        var bend = float.RadiansToDegrees(MathF.Atan2(Vector3.Dot(upper, trunk.Front), -Vector3.Dot(upper, trunk.Up)));
        var sideways = float.RadiansToDegrees(MathF.Asin(Math.Clamp(Vector3.Dot(upper, outward), -1, 1)));
        var middle = float.RadiansToDegrees(MathF.Acos(Math.Clamp(Vector3.Dot(upper, lower), -1, 1)));
        var plain = BoneAxes.Of(trunk, outward, new(bend, sideways, 0));
        var folded = lower - (upper * Vector3.Dot(lower, upper));
        if (folded.Length() < .12f)
            return (new(bend, sideways, 0), middle, plain.Front);
        var front = Vector3.Normalize(backward ? -folded : folded);
        var rotation = float.RadiansToDegrees(MathF.Atan2(Vector3.Dot(front, plain.Side), Vector3.Dot(front, plain.Front)));
        return (new(bend, sideways, rotation), middle, front);
    }
}
