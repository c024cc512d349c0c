using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>The floor and the things on it, drawn quieter than the body.</summary>
internal sealed class RoomDrawing(Pose pose, Camera camera, float from, float to)
{
    private const float Behind = -1000;
    private const float BesideTheNearLeg = 4;
    private const float LegHalf = 1.7f;
    private const int WallTop = 128;
    private const float WallAt = 44;
    private const float MatHead = -92;
    private const float MatFoot = 88;
    private const float MatSide = 46;

    public IEnumerable<(float Depth, bool IsBehind, Action<Drawing> Paint)> Pieces()
    {
        yield return (Behind, true, PaintFloor);
        foreach (var thing in pose.Things)
            yield return (thing == Thing.ChairInFront ? BesideTheNearLeg : Behind + 1, thing != Thing.ChairInFront, drawing => Paint(drawing, thing));
    }

    /// <summary>Points on the things beside a body, which words keep clear of.</summary>
    public static IEnumerable<Vector2> Outlines(Pose pose, Camera camera, float from, float to)
    {
        foreach (var block in pose.Things.SelectMany(thing => thing.Blocks()))
            for (var height = block.Least.Y; height <= block.Most.Y; height += 8)
                for (var across = block.Least.X; across <= block.Most.X; across += 8)
                    yield return camera.See(new(across, height, 0));
        if (pose.Things.Contains(Thing.ChairInFront))
            for (var height = 0; height <= WallTop; height += 6)
                yield return new(WallAt, -height);
        if (pose.Things.Contains(Thing.Rail))
            for (var step = 0; step <= 16; step++)
                foreach (var point in new Vector2[] { new(float.Lerp(from, to, step / 16f), -Room.RailTop), new(from + 10, -step * 6), new(to - 10, -step * 6) })
                    yield return point;
    }

    /// <summary>Points all over a mat that is seen from above.</summary>
    public static IEnumerable<Vector2> MatSeen(Camera camera)
    {
        if (camera == Camera.FromTheFeet)
            for (var across = MatHead; across <= MatFoot; across += 10)
                foreach (var aside in new[] { -MatSide, -MatSide / 2, 0, MatSide / 2, MatSide })
                    yield return camera.See(new(across, 0, aside));
    }

    private void PaintFloor(Drawing drawing)
    {
        if (camera != Camera.FromTheFeet)
            drawing.Paint(Tone.FloorLine, new Outline().Move(new(from, .7f)).Line(new Vector2(to, .7f)));
    }

    private void Paint(Drawing drawing, Thing thing)
    {
        switch (thing)
        {
            case Thing.Chair:
                PaintChair(drawing, thing, seatFrom: -23, backAt: -27, legs: [-25, 18]);
                break;
            case Thing.ChairInFront:
                PaintWall(drawing, WallAt);
                PaintChair(drawing, thing, seatFrom: -10, backAt: 34, legs: [-7.5f, 36]);
                break;
            case Thing.Mat:
                PaintMat(drawing);
                break;
            case Thing.Step:
                var step = thing.Blocks()[0];
                drawing.Paint(Tone.Thing, Box(step.Least.X, step.Most.Y, step.Most.X, 0));
                break;
            default:
                PaintRail(drawing);
                break;
        }
    }

    private static void PaintChair(Drawing drawing, Thing thing, float seatFrom, float backAt, float[] legs)
    {
        var seatTo = seatFrom + 44;
        var chair = new Outline();
        foreach (var leg in legs)
            chair.Move(new(leg - LegHalf, -Room.SeatTop + 2)).Line(new(leg + LegHalf, -Room.SeatTop + 2), new(leg + LegHalf, 0), new(leg - LegHalf, 0)).Close();
        chair.Capsule(new(backAt + 2, -2), 1.7f, new(backAt + 2, -Room.ChairBackTop + 2), 2.2f);
        drawing.Paint(Tone.Thing, chair);
        drawing.Paint(Tone.Thing, Box(seatFrom, thing.Blocks()[0].Most.Y, seatTo, Room.SeatTop - 4.5f));
        drawing.Paint(Tone.Thing, Box(backAt, Room.ChairBackTop, backAt + 4, Room.ChairBackTop - 24));
    }

    private void PaintMat(Drawing drawing)
    {
        if (camera == Camera.Side)
            drawing.Paint(Tone.Ground, Box(from + 4, Room.MatTop, to - 4, 0));
        else
            drawing.Paint(Tone.Ground, new Outline().Move(camera.See(new(MatHead, 0, -MatSide))).Line(new[] { new Vector3(MatHead, 0, MatSide), new(MatFoot, 0, MatSide), new(MatFoot, 0, -MatSide) }.Select(camera.See)).Close());
    }

    private void PaintRail(Drawing drawing)
    {
        var rail = new Outline();
        foreach (var post in new[] { from + 10, to - 10 })
            rail.Capsule(new(post, -Room.RailTop), 1.4f, new(post, -1.4f), 1.4f);
        drawing.Paint(Tone.Ground, rail.Capsule(new(from + 4, -Room.RailTop + 1.8f), 1.9f, new(to - 4, -Room.RailTop + 1.8f), 1.9f));
    }

    private static void PaintWall(Drawing drawing, float at)
    {
        var wall = new Outline().Move(new(at, .7f)).Line(new Vector2(at, -WallTop));
        for (var height = 12; height <= 120; height += 24)
            wall.Move(new(at, -height)).Line(new Vector2(at + 6, -height - 7));
        drawing.Paint(Tone.FineLine, wall);
    }

    private static Outline Box(float left, float top, float right, float bottom) =>
        new Outline().Move(new(left, -top)).Line(new(right, -top), new(right, -bottom), new(left, -bottom)).Close();
}
