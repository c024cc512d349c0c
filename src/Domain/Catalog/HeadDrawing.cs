using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>A head whose nose, face and hair say which way it looks: a profile from the side, a turned ball with a face otherwise.</summary>
internal sealed class HeadDrawing(Skeleton body, Camera camera)
{
    private const float Brow = .12f;
    private const float FaceWidth = .08f;
    private const float Snub = 3.4f;

    private static readonly Vector2[] Profile =
    [
        new(-1, 11.2f), new(4.6f, 10), new(8.2f, 6.4f), new(9, 2.4f), new(8.7f, 1.2f), new(11.6f, -2.6f), new(9.2f, -3.8f), new(9.5f, -6.2f), new(8.4f, -9.4f),
        new(4.6f, -10.4f), new(-1.2f, -7), new(-6.4f, -6), new(-9.6f, .6f), new(-7.4f, 7.8f),
    ];

    private static readonly Vector2[] HairLine =
    [
        new(7.8f, 7.4f), new(3.6f, 4.6f), new(2.4f, 1.8f), new(.4f, -1.2f), new(-2.6f, -3.4f), new(-5.2f, -7.4f), new(-9, -4.6f), new(-10.9f, 1), new(-8.6f, 8.6f), new(-1.4f, 12.4f), new(5.2f, 11),
    ];

    public void PaintNeck(Drawing drawing) => drawing.Paint(Tone.NearSkin, new Outline()
        .Capsule(camera.See(body.Spine[^1] - (body.Thorax.Up * 2)), 6, camera.See(body.Skull - (body.Head.Up * 7) - (body.Head.Front * 3)), 5.2f));

    public void Paint(Drawing drawing)
    {
        if (MathF.Abs(Vector3.Dot(body.Head.Near, camera.Toward)) > .87f)
            PaintProfile(drawing);
        else
            PaintTurned(drawing);
    }

    private void PaintProfile(Drawing drawing)
    {
        drawing.Paint(Tone.NearSkin, new Outline().Loop([.. Profile.Select(OnPlane)]));
        drawing.Paint(Tone.Hair, new Outline().Loop([.. HairLine.Select(OnPlane)]));
        drawing.Paint(Tone.Face, new Outline().Circle(OnPlane(new(5.9f, 1.6f)), .95f));
        drawing.Paint(Tone.FineLine, new Outline().Move(OnPlane(new(9, -6.4f))).Line(OnPlane(new(6.6f, -6.7f))));
    }

    private Vector2 OnPlane(Vector2 point) => camera.See(body.Skull + (body.Head.Front * point.X) + (body.Head.Up * point.Y));

    private void PaintTurned(Drawing drawing)
    {
        var centre = camera.See(body.Skull);
        var isNoseBehind = Vector3.Dot(body.Head.Front, camera.Toward) < -.1f;
        if (isNoseBehind)
            PaintNose(drawing);
        drawing.Paint(Tone.Hair, new Outline().Circle(centre, Body.HeadRadius + 1));
        drawing.Paint(Tone.FaceSkin, Face());
        if (isNoseBehind)
            return;
        PaintNose(drawing);
        foreach (var side in new[] { -1, 1 })
            PaintFeature(drawing, (body.Head.Front * .86f) + (body.Head.Up * Brow) + (body.Head.Near * (side * .42f)), 1.1f);
        PaintMouth(drawing);
    }

    private void PaintMouth(Drawing drawing)
    {
        Vector3 Corner(float aside) => Vector3.Normalize((body.Head.Front * .86f) - (body.Head.Up * .5f) + (body.Head.Near * aside));
        var (one, other) = (Corner(-.24f), Corner(.24f));
        if (Vector3.Dot(one, camera.Toward) > .12f && Vector3.Dot(other, camera.Toward) > .12f)
            drawing.Paint(Tone.FineLine, new Outline().Move(OnBall(one)).Line(OnBall(other)));
    }

    private void PaintNose(Drawing drawing)
    {
        var (bridge, tip) = (OnBall((body.Head.Front * .97f) + (body.Head.Up * .02f)), camera.See(body.Skull + (body.Head.Front * (Body.HeadRadius + 2.6f)) - (body.Head.Up * 2.2f)));
        if (Vector2.Distance(bridge, tip) > Snub)
            drawing.Paint(Tone.FaceSkin, new Outline().Capsule(bridge, .9f, tip, 1.5f));
        else
            drawing.Paint(Tone.FineLine, new Outline().Move(bridge).Line(camera.See(body.Skull + (body.Head.Front * Body.HeadRadius) - (body.Head.Up * 2.4f))));
    }

    private void PaintFeature(Drawing drawing, Vector3 direction, float radius)
    {
        if (Vector3.Dot(direction, camera.Toward) > .12f)
            drawing.Paint(Tone.Face, new Outline().Circle(OnBall(direction), radius));
    }

    private Vector2 OnBall(Vector3 direction) => camera.See(body.Skull + (direction * Body.HeadRadius));

    /// <summary>What is seen of the face: a round part of the ball, cut off where it turns away.</summary>
    private Outline Face()
    {
        var middle = Vector3.Normalize(body.Head.Front - (body.Head.Up * 1.1f));
        var seen = Enumerable.Range(0, 28).Select(step => OnLimb(step / 28f)).Where(point => Vector3.Dot(point, middle) > FaceWidth)
            .Concat(Rim(middle).Where(point => Vector3.Dot(point, camera.Toward) >= 0)).Select(OnBall).ToList();
        return seen.Count < 3 ? new Outline() : new Outline().Loop(Hull(seen));
    }

    private Vector3 OnLimb(float turn)
    {
        var (sin, cos) = MathF.SinCos(turn * MathF.Tau);
        return (camera.Right * cos) + (camera.Up * sin);
    }

    private IEnumerable<Vector3> Rim(Vector3 middle)
    {
        var side = body.Head.Near;
        var across = Vector3.Cross(middle, side);
        var radius = MathF.Sqrt(1 - (FaceWidth * FaceWidth));
        for (var step = 0; step < 28; step++)
        {
            var (sin, cos) = MathF.SinCos(step * MathF.Tau / 28);
            yield return (middle * FaceWidth) + (((side * cos) + (across * sin)) * radius);
        }
    }

    private static List<Vector2> Hull(List<Vector2> points)
    {
        var ordered = points.OrderBy(point => point.X).ThenBy(point => point.Y).ToList();
        var lower = HalfHull(ordered);
        ordered.Reverse();
        var upper = HalfHull(ordered);
        var hull = lower.SkipLast(1).Concat(upper.SkipLast(1)).ToList();
        return [.. hull.Where((point, place) => place == 0 || Vector2.Distance(point, hull[place - 1]) > 1.2f)];
    }

    private static List<Vector2> HalfHull(List<Vector2> ordered)
    {
        var half = new List<Vector2>();
        foreach (var point in ordered)
        {
            while (half.Count > 1 && Turns(half[^2], half[^1], point) <= 0)
                half.RemoveAt(half.Count - 1);
            half.Add(point);
        }
        return half;
    }

    private static float Turns(Vector2 from, Vector2 over, Vector2 to) => ((over.X - from.X) * (to.Y - from.Y)) - ((over.Y - from.Y) * (to.X - from.X));
}
