using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>A body in flesh and clothes, as a camera sees it. Each piece says how near it is, so that what is nearer is painted later.</summary>
internal sealed class BodyDrawing(Posture posture, Camera camera)
{
    private readonly Skeleton body = posture.Body;

    private const int HemLevel = 1;
    private const float SleeveEnd = .62f;
    private const float PelvisFloor = 6.5f;
    private const float EndOn = .5f;

    private bool IsFromTheSide => camera == Camera.Side;

    private bool IsFromTheFront => camera == Camera.FromTheFront;

    public IEnumerable<(float Depth, Action<Drawing> Paint)> Pieces()
    {
        foreach (var which in Enum.GetValues<Limbs>())
        {
            if (!IsFromTheFront)
                yield return (DepthOf(body.Leg(which)), drawing => PaintLeg(drawing, which));
            yield return (DepthOfArm(which), drawing => PaintArm(drawing, which));
        }
        if (IsFromTheFront)
            yield return (DepthOf(body.NearLeg), PaintBothLegs);
        yield return (camera.Depth(body.Spine[3]), PaintTrunk);
    }

    /// <summary>An arm that reaches for the far leg passes behind the near one.</summary>
    private float DepthOfArm(Limbs which)
    {
        var depth = DepthOf(body.Arm(which));
        var reachesAcross = posture.Pose.Touches.Any(touch => touch.IsOfHand && touch.Which == which && touch.Surface is Surface.FarThigh or Surface.BehindFarThigh or Surface.FarShin);
        return reachesAcross ? MathF.Min(depth, DepthOf(body.NearLeg) - 1) : depth;
    }

    private float DepthOf(Limb limb) => (camera.Depth(limb.Root) + camera.Depth(limb.Middle) + camera.Depth(limb.End)) / 3;

    private void PaintTrunk(Drawing drawing)
    {
        var head = new HeadDrawing(body, camera);
        head.PaintNeck(drawing);
        if (!IsFromTheSide)
            head.Paint(drawing);
        if (!IsFromTheSide && !IsFromTheFront)
            drawing.Paint(Tone.NearLegs, Pelvis(new()));
        drawing.Paint(Tone.NearTop, Shirt());
        if (IsFromTheSide)
            head.Paint(drawing);
    }

    private Outline Shirt()
    {
        var (left, right) = (new List<Vector2>(), new List<Vector2>());
        for (var level = HemLevel; level < body.Spine.Count; level++)
            AddSides(level, body.Spine[level], 1, left, right);
        AddSides(body.Spine.Count - 1, body.Spine[^1] + (body.Thorax.Up * 3.5f), .72f, left, right);
        return Sides(new(), left, right);
    }

    private Outline Pelvis(Outline outline)
    {
        var (left, right) = (new List<Vector2>(), new List<Vector2>());
        AddSides(0, body.Spine[0] - (body.Pelvis.Up * PelvisFloor), .55f, left, right);
        AddSides(0, body.Spine[0], 1, left, right);
        AddSides(HemLevel, body.Spine[HemLevel], 1, left, right);
        return Sides(outline, left, right);
    }

    private static Outline Sides(Outline outline, List<Vector2> left, List<Vector2> right)
    {
        right.Reverse();
        return outline.Move(left[0]).Through(left[1..]).Line(right[0]).Through(right[1..]).Close();
    }

    private void AddSides(int level, Vector3 spine, float share, List<Vector2> left, List<Vector2> right)
    {
        var (below, above) = (body.Spine[Math.Max(0, level - 1)], body.Spine[Math.Min(body.Spine.Count - 1, level + 1)]);
        var rise = camera.See(above) - camera.See(below);
        var along = rise.Length() < EndOn ? -Vector2.UnitY : Vector2.Normalize(rise);
        var across = new Vector2(along.Y, -along.X);
        left.Add(camera.See(spine) + (across * Reach(level, across) * share));
        right.Add(camera.See(spine) - (across * Reach(level, -across) * share));
    }

    /// <summary>How far the flesh reaches that way: a cut through the trunk is an oval, deeper in front or behind.</summary>
    private float Reach(int level, Vector2 way)
    {
        var (frame, girth) = (body.SpineFrames[level], Body.Girth[level]);
        var direction = camera.InSpace(way);
        var (ahead, aside) = (Vector3.Dot(direction, frame.Front), Vector3.Dot(direction, frame.Near));
        return new Vector2(ahead * (ahead > 0 ? girth.Front : girth.Back), aside * girth.Side).Length();
    }

    private void PaintLeg(Drawing drawing, Limbs which)
    {
        var (isNear, leg) = (which == Limbs.Near, body.Leg(which));
        drawing.Paint(isNear ? Tone.NearSkin : Tone.FarSkin, FootOf(leg));
        drawing.Paint(isNear ? Tone.NearLegs : Tone.FarLegs, Trouser(leg, isNear && IsFromTheSide ? Pelvis(Seat()) : new()));
    }

    /// <summary>Whoever faces the reader stands on both legs alike.</summary>
    private void PaintBothLegs(Drawing drawing)
    {
        foreach (var which in Enum.GetValues<Limbs>())
            drawing.Paint(Tone.NearSkin, FootOf(body.Leg(which)));
        drawing.Paint(Tone.NearLegs, Trouser(body.FarLeg, Trouser(body.NearLeg, Pelvis(new()))));
    }

    private Outline Trouser(Limb leg, Outline begun)
    {
        var (hip, knee, ankle) = (camera.See(leg.Root), camera.See(leg.Middle), camera.See(leg.End));
        var shank = Vector3.Normalize(leg.End - leg.Middle);
        var calf = camera.See(Vector3.Lerp(leg.Middle, leg.End, .32f) - (Ahead(leg, shank) * 1.4f));
        return begun
            .Capsule(hip, Body.HipRadius, knee, Body.KneeRadius)
            .Capsule(knee, Body.KneeRadius, calf, Body.CalfRadius)
            .Capsule(calf, Body.CalfRadius, ankle, Body.AnkleRadius);
    }

    private Outline Seat() => new Outline().Circle(camera.See(body.SeatOf(Limbs.Near)), Body.HipRadius);

    private static Vector3 Ahead(Limb leg, Vector3 shank)
    {
        var across = leg.Along - (shank * Vector3.Dot(leg.Along, shank));
        return across.Length() < .01f ? Vector3.Zero : Vector3.Normalize(across);
    }

    private Outline FootOf(Limb leg)
    {
        if (!IsFromTheSide || camera.See(leg.Along).Length() < .88f)
            return FootFromAhead(leg);
        Vector2 At(float ahead, float up) => camera.See(leg.Sole(ahead) - (leg.Below * up));
        Vector2 Toe(float ahead, float up) => camera.See(leg.Ball + (leg.Toes * ahead) - (leg.Below * up));
        return new Outline().Loop([At(-3.6f, 9.5f), At(3.4f, 9), At(8, 5.6f), At(13, 3.8f), Toe(4, 2.9f), Toe(5.6f, 1.2f), Toe(4.6f, 0), At(12.5f, 0), At(4, .5f), At(-4.6f, 0), At(-6.8f, 2), At(-5, 5.5f)]);
    }

    private Outline FootFromAhead(Limb leg) => new Outline()
        .Capsule(camera.See(leg.End + (leg.Along * -3) + (leg.Below * 2.6f)), 3.8f, camera.See(leg.Ball - (leg.Below * 3)), Body.SoleWidth + .4f)
        .Capsule(camera.See(leg.Ball - (leg.Below * 3)), Body.SoleWidth + .4f, camera.See(leg.ToeTip - (leg.Below * 2)), 3);

    private void PaintArm(Drawing drawing, Limbs which)
    {
        var arm = body.Arm(which);
        var isNear = which == Limbs.Near || !IsFromTheSide;
        var (shoulder, elbow, wrist) = (camera.See(arm.Root), camera.See(arm.Middle), camera.See(arm.End));
        var sleeve = Vector2.Lerp(shoulder, elbow, SleeveEnd);
        var knuckles = camera.See(arm.End + (arm.Along * (Body.Hand * .45f)));
        var tips = camera.See(arm.End + (arm.Along * (Body.Hand * .92f)));
        drawing.Paint(isNear ? Tone.NearSkin : Tone.FarSkin, new Outline()
            .Capsule(Vector2.Lerp(shoulder, elbow, .45f), 4, elbow, Body.ElbowRadius)
            .Capsule(elbow, Body.ElbowRadius, wrist, Body.WristRadius)
            .Capsule(wrist, Body.WristRadius, knuckles, 3.4f).Capsule(knuckles, 3.4f, tips, 1.9f)
            .Capsule(Vector2.Lerp(wrist, knuckles, .35f), 2, Vector2.Lerp(wrist, knuckles, .95f) + (Thumb(arm) * 4.2f), 1.5f));
        drawing.Paint(isNear ? Tone.NearTop : Tone.FarTop, new Outline().Capsule(shoulder, Body.ShoulderRadius + .7f, sleeve, 4.9f));
    }

    private Vector2 Thumb(Limb arm)
    {
        var toward = body.Thorax.Front + body.Thorax.Up;
        var across = camera.See(toward - (arm.Along * Vector3.Dot(toward, arm.Along)));
        return across.Length() < .01f ? Vector2.Zero : Vector2.Normalize(across);
    }
}
