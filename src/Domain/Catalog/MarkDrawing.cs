using System.Globalization;
using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>What is marked on a figure: where it is felt, which way to move, how long to hold, what is wrong.</summary>
internal sealed class MarkDrawing(Skeleton body, Camera camera, Drawing drawing, IReadOnlyList<Vector2> occupied, IReadOnlyList<Vector2> patterned, float height)
{
    private const float ArrowLength = .145f;
    private const float ArrowWidth = .036f;
    private const float Gap = 3;
    private const float RoundGap = 3.5f;
    private const float Near = 8;
    private const float Around = 8;
    private const int UnderGround = 3;
    private const float PriceOfAside = .2f;
    private const float PriceOfCrossing = 7;
    private const float PriceOfAnArrow = 40;
    private const float PriceOfOutside = 1.5f;
    private const float Step = 4;
    private const float RingRadius = 3.2f;
    private const float TurnWidth = 25;
    private const float TurnDepth = 8;
    private const float TurnBelow = 15;
    private const float OverTheTop = -15;
    private const float Underneath = 190;

    private static readonly float[] AsideOffsets = [0, 12, -12, 20, -20, 28, -28, 36, -36, 44, -44];

    private readonly List<Vector2> taken = [.. occupied];
    private readonly List<Vector2> arrows = [];

    public void PaintFelt(Felt felt, string label, float size)
    {
        var (from, to, half) = PatchOf(felt);
        PaintPatch(from, to, half);
        if (felt == Felt.BothBacksOfThighs)
            return;
        var middle = (from + to) / 2;
        var place = Free(middle, label, size, isLed: true);
        var leader = LeaderEnd(middle, place, Drawing.SizeOf(label, size) / 2);
        drawing.Paint(Tone.LeaderHalo, new Outline().Move(leader).Line(middle));
        drawing.Paint(Tone.Leader, new Outline().Move(leader).Line(middle));
        drawing.Paint(Tone.Mark, new Outline().Circle(middle, 1.9f));
        drawing.Write(label, place, size, strong: true);
    }

    private static Vector2 LeaderEnd(Vector2 about, Vector2 label, Vector2 half) => Vector2.Clamp(about, label - half, label + half);

    private void PaintPatch(Vector2 from, Vector2 to, float half)
    {
        drawing.Paint(Tone.Felt, new Outline().Capsule(from, half, to, half));
        var along = Vector2.Normalize(to - from + new Vector2(.001f, 0));
        var slant = Vector2.Normalize(along + new Vector2(-along.Y, along.X)) * (half * .85f);
        var hatch = new Outline();
        var length = Vector2.Distance(from, to) + half;
        for (var at = -half / 2; at < length - (half / 3); at += 4)
            hatch.Move(from + (along * at) - slant).Line(from + (along * at) + slant);
        drawing.Paint(Tone.Hatch, hatch);
        taken.AddRange([from, to]);
    }

    private (Vector2 From, Vector2 To, float Half) PatchOf(Felt felt)
    {
        var leg = body.NearLeg;
        var thigh = Vector3.Normalize(leg.Middle - leg.Root);
        var front = BoneAxes.Of(body.Pelvis, body.Pelvis.Near, leg.Angles.Root).Front;
        var (pelvis, spine) = (body.Pelvis, body.Spine);
        var (from, to, half) = felt switch
        {
            Felt.FrontOfHip => (leg.Root + (pelvis.Up * 5) + (pelvis.Front * 4.4f), leg.Root + (thigh * 17) + (front * 3.6f), 4.2f),
            Felt.Buttock => (leg.Root - (pelvis.Front * 7.2f) + (pelvis.Up * 4), leg.Root - (pelvis.Front * 6.4f) - (pelvis.Up * 4.5f), 5.2f),
            Felt.LowBack => (spine[1] - (body.SpineFrames[1].Front * 5), spine[3] - (body.SpineFrames[3].Front * 5), 3.8f),
            Felt.Shoulders => (body.NearArm.Root + (body.Thorax.Up * 1), body.NearArm.Root + (body.Thorax.Up * 6), 3.6f),
            Felt.Flank => (spine[1] - (body.SpineFrames[1].Near * 9), spine[4] - (body.SpineFrames[4].Near * 11), 4),
            _ => (leg.Root + (thigh * 11) - (front * 3.4f), leg.Root + (thigh * 33) - (front * 2), 4),
        };
        return (camera.See(from), camera.See(to), half);
    }

    /// <summary>A small ring where a hand or a shin leans on a thing.</summary>
    public void PaintSupports(IEnumerable<Touch> touches)
    {
        var rings = new Outline();
        foreach (var touch in touches)
        {
            var contact = camera.See(touch.IsOfHand ? body.Arm(touch.Which).Palm : Vector3.Lerp(body.Leg(touch.Which).Middle, body.Leg(touch.Which).End, .2f));
            var place = new Vector2(contact.X, -Posture.HeightOf(touch.Surface));
            rings.Circle(place, RingRadius);
            taken.Add(place);
        }
        drawing.Paint(Tone.Support, rings);
    }

    /// <summary>Beside the part that moves, on whichever side the body leaves more room: pushing it, or leading it on.</summary>
    public void PaintArrow(Arrow arrow)
    {
        if (arrow.Toward is Toward.Round or Toward.Under)
        {
            PaintRound(SpotOf(arrow.Spot), arrow.Toward == Toward.Round ? OverTheTop : Underneath, RadiusOf(arrow.Spot) + RoundGap);
            return;
        }
        if (arrow.Toward is Toward.TurnedNearSide or Toward.TurnedFarSide)
        {
            PaintTurn(SpotOf(arrow.Spot), arrow.Toward == Toward.TurnedNearSide ? -1 : 1);
            return;
        }
        var (spot, way) = (SpotOf(arrow.Spot), WayOf(arrow.Toward));
        var room = RadiusOf(arrow.Spot) + Gap;
        var aside = new Vector2(-way.Y, way.X);
        var tails = from offset in AsideOffsets
                    from start in new[] { room, -room - Length }
                    select (Tail: spot + (way * start) + (aside * offset), Price: MathF.Abs(offset) * PriceOfAside);
        var from = tails.MinBy(place => Crowd(place.Tail, place.Tail + (way * Length)) + place.Price).Tail;
        var to = from + (way * Length);
        drawing.Paint(Tone.Mark, Straight(from, to));
        Take(Enumerable.Range(0, 6).Select(step => Vector2.Lerp(from, to, step / 5f)));
    }

    private void Take(IEnumerable<Vector2> arrow)
    {
        arrows.AddRange(arrow);
        taken.AddRange(arrows);
    }

    private int Crowd(Vector2 from, Vector2 to) => Enumerable.Range(0, 6).Select(step => Vector2.Lerp(from, to, step / 5f))
        .Sum(place => CountNear(place) + (camera == Camera.Side && place.Y > -4 ? UnderGround : 0));

    private int CountNear(Vector2 place)
    {
        var count = 0;
        foreach (var point in taken)
            if (Vector2.DistanceSquared(point, place) < Near * Near)
                count++;
        return count;
    }

    private float Length => height * ArrowLength;

    private Outline Straight(Vector2 from, Vector2 to)
    {
        var way = Vector2.Normalize(to - from);
        var across = new Vector2(-way.Y, way.X);
        var (head, shaft) = (across * height * ArrowWidth, across * height * ArrowWidth * .3f);
        var neck = to - (way * height * ArrowWidth * 1.5f);
        return new Outline().Move(from + shaft).Line(neck + shaft, neck + head, to, neck - head, neck - shaft, from - shaft).Close();
    }

    /// <summary>Around the front of a body that faces the reader.</summary>
    private void PaintTurn(Vector2 centre, int way)
    {
        var points = Enumerable.Range(0, 9).Select(step => float.DegreesToRadians(155 - (step * 15))).Select(turn => centre + new Vector2(MathF.Cos(turn) * TurnWidth * way, TurnBelow + (MathF.Sin(turn) * TurnDepth))).ToList();
        PaintBent(points);
    }

    private void PaintBent(List<Vector2> points)
    {
        drawing.Paint(Tone.RoundHalo, new Outline().Move(points[0]).Through(points[1..]));
        drawing.Paint(Tone.RoundArrow, new Outline().Move(points[0]).Through(points[1..]));
        var tip = points[^1] + (Vector2.Normalize(points[^1] - points[^2]) * height * .045f);
        drawing.Paint(Tone.Mark, Straight(Vector2.Lerp(points[^2], points[^1], .6f), tip));
        Take(points);
    }

    private void PaintRound(Vector2 centre, float start, float radius)
    {
        var points = Enumerable.Range(0, 8).Select(step => float.DegreesToRadians(start - (step * 20))).Select(turn => centre + (new Vector2(MathF.Cos(turn), MathF.Sin(turn)) * radius)).ToList();
        PaintBent(points);
    }

    public void PaintFault(Spot spot) => drawing.Paint(Tone.FaultRing, new Outline().Circle(SpotOf(spot), RadiusOf(spot) + Around));

    public void PaintHold(int seconds, FigureLabels labels, float size)
    {
        var text = string.Format(CultureInfo.InvariantCulture, labels.Hold, seconds);
        var width = Drawing.SizeOf(text, size).X + (size * 1.4f);
        var place = Free(new(drawing.Least.X, drawing.Least.Y), text + "  ", size);
        var clock = place - new Vector2((width / 2) - (size * .5f), 0);
        drawing.Paint(Tone.FineLine, new Outline().Circle(clock, size * .46f).Move(clock - new Vector2(0, size * .32f)).Line(clock, clock + new Vector2(size * .22f, size * .1f)));
        drawing.Write(text, place + new Vector2(size * .6f, 0), size, strong: true);
    }

    /// <summary>The place for a label that is nearest to what it is about, free of the body and of other marks.</summary>
    private Vector2 Free(Vector2 about, string label, float size, bool isLed = false)
    {
        var half = Drawing.SizeOf(label, size) / 2;
        var best = new Vector2(about.X, drawing.Least.Y - half.Y - 2);
        var least = float.MaxValue;
        // The nearest first: once one is cheaper than the next is far away, no other is looked at.
        var places = new PriorityQueue<Vector2, float>(Places(half).Select(place => (place, Vector2.Distance(place, about) + Outside(place, half))));
        while (places.TryDequeue(out var place, out var distance) && distance < least)
        {
            if (!IsFree(place, half))
                continue;
            var price = isLed ? Led(distance, LeaderEnd(about, place, half), about, least) : distance;
            if (price < least)
                (best, least) = (place, price);
        }
        for (var x = -half.X; x <= half.X; x += 6)
            taken.Add(best + new Vector2(x, 0));
        return best;
    }

    private IEnumerable<Vector2> Places(Vector2 half)
    {
        for (var x = drawing.Least.X - half.X - 6; x <= drawing.Most.X + half.X + 6; x += Step)
            for (var y = drawing.Least.Y + half.Y; y <= -half.Y - 3; y += Step)
                yield return new(x, y);
    }

    /// <summary>Words that widen the picture cost more than words within it.</summary>
    private float Outside(Vector2 place, Vector2 half) =>
        MathF.Max(0, MathF.Max(drawing.Least.X - place.X + half.X, place.X + half.X - drawing.Most.X)) * PriceOfOutside;

    private bool IsFree(Vector2 place, Vector2 half)
    {
        foreach (var point in taken)
            if (!IsApart(point, place, half))
                return false;
        foreach (var point in patterned)
            if (!IsApart(point, place, half))
                return false;
        return true;
    }

    /// <summary>The price with what a line to the label costs where it runs over the body, as far as it stays under the least.</summary>
    private float Led(float price, Vector2 place, Vector2 about, float least)
    {
        for (var step = 8; step >= 2 && price < least; step--)
        {
            var point = Vector2.Lerp(about, place, step / 8f);
            price += Meets(point, arrows) ? PriceOfAnArrow : Meets(point, taken) ? PriceOfCrossing : 0;
        }
        return price;
    }

    private static bool Meets(Vector2 point, List<Vector2> others) => others.Exists(other => Vector2.DistanceSquared(other, point) < Near * Near);

    private static bool IsApart(Vector2 point, Vector2 place, Vector2 half)
    {
        var away = Vector2.Abs(point - place) - half;
        return away.X > 9 || away.Y > 9;
    }

    private Vector2 WayOf(Toward toward) => toward switch
    {
        Toward.NearSide => Vector2.Normalize(camera == Camera.Side ? new(-.7f, .7f) : new(-1, .12f)),
        Toward.FarSide => Vector2.Normalize(camera == Camera.Side ? new(.7f, -.7f) : new(1, .12f)),
        Toward.Forward => Vector2.UnitX,
        Toward.Back => -Vector2.UnitX,
        Toward.Up => -Vector2.UnitY,
        _ => Vector2.UnitY,
    };

    private Vector2 SpotOf(Spot spot) => camera.See(spot switch
    {
        Spot.Hips => body.Spine[0],
        Spot.Chest => body.Spine[4],
        Spot.Head => body.Skull,
        Spot.LowBack => body.Spine[2],
        Spot.Shoulders => body.NearArm.Root,
        Spot.FarShoulder => body.FarArm.Root,
        Spot.NearKnee => body.NearLeg.Middle,
        Spot.FarKnee => body.FarLeg.Middle,
        Spot.NearFoot => body.NearLeg.Ball,
        Spot.FarFoot => body.FarLeg.Ball,
        Spot.NearHand => body.NearArm.End + (body.NearArm.Along * 8),
        Spot.FarHand => body.FarArm.End + (body.FarArm.Along * 8),
        Spot.NearThigh => Vector3.Lerp(body.NearLeg.Root, body.NearLeg.Middle, .55f),
        _ => Vector3.Lerp(body.FarLeg.Root, body.FarLeg.Middle, .55f),
    });

    private static float RadiusOf(Spot spot) => spot switch
    {
        Spot.Hips or Spot.Chest or Spot.LowBack => 11,
        Spot.Head => 12,
        Spot.NearHand or Spot.FarHand => 5,
        _ => 7,
    };
}
