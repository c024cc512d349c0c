using System.Numerics;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Catalog;

/// <summary>Draws a figure as SVG. The right side is as written, the left one its mirror; a stretch without sides is drawn as written.</summary>
public static class FigureDrawing
{
    private const float Nose = 3;
    private const float LabelShare = .09f;
    private const float LyingHeight = 86;
    private const float LowHeight = 64;
    private const float SeatedHeight = 140;
    private const float StandingHeight = 178;
    private const float FromTheFeetHeight = 160;

    /// <param name="holdSeconds">How long it is held where the figure marks a hold.</param>
    /// <param name="alternative">What is read out in the place of the picture.</param>
    public static string Svg(StepFigure figure, Side side, string alternative, int? holdSeconds, FigureLabels labels, bool isWrong = false)
    {
        var posture = Posture.Of(figure.Pose);
        var body = posture.Body;
        var camera = Camera.Of(figure.View);
        var drawing = new Drawing(LineScale(HeightOf(figure)));
        var flesh = Flesh(body);
        var (from, to) = Extent(figure.Pose, flesh.Select(camera.See).ToList());
        foreach (var piece in new RoomDrawing(figure.Pose, camera, from, to).Pieces().Select(piece => (piece.Depth, piece.Paint)).Concat(new BodyDrawing(posture, camera).Pieces()).OrderBy(piece => piece.Depth))
            piece.Paint(drawing);
        var frame = FrameOf(figure, drawing, isWrong);
        MakeRoom(drawing, frame.Height);
        List<Vector2> occupied = [.. flesh.Select(camera.See), .. RoomDrawing.Outlines(figure.Pose, camera, from, to)];
        List<Vector2> mat = [.. RoomDrawing.MatSeen(camera)];
        Mark(figure, drawing, new MarkDrawing(body, camera, drawing, occupied, mat, drawing.Most.Y - drawing.Least.Y), holdSeconds, labels, isWrong);
        return drawing.Svg(frame.Class, alternative, mirrored: side == Side.Left);
    }

    private static void Mark(StepFigure figure, Drawing drawing, MarkDrawing marks, int? holdSeconds, FigureLabels labels, bool isWrong)
    {
        var size = (drawing.Most.Y - drawing.Least.Y) * LabelShare;
        if (!isWrong)
            marks.PaintSupports(figure.Pose.Touches.Where(touch => touch.IsSupport));
        foreach (var arrow in figure.Arrows)
            marks.PaintArrow(arrow);
        foreach (var felt in figure.Felt)
            marks.PaintFelt(felt, labels.FeltHere, size);
        if (figure.Fault is { } fault)
            marks.PaintFault(fault);
        if (figure.Hold && holdSeconds is { } seconds)
            marks.PaintHold(seconds, labels, size);
        if (isWrong)
            CrossOut(drawing, labels.NotLikeThis, size);
    }

    /// <summary>A broken frame around all of it, and in its head the words and a cross.</summary>
    private static void CrossOut(Drawing drawing, string label, float size)
    {
        var (left, width) = (drawing.Least.X, Drawing.SizeOf(label, size).X);
        var (middle, arm) = (drawing.Least.Y - (size * .9f), size * .5f);
        var badge = new Vector2(MathF.Max(drawing.Most.X - size, left + width + (size * 1.2f)), middle);
        drawing.Write(label, new(left + (width / 2), middle), size, strong: true);
        drawing.Paint(Tone.Cross, new Outline().Move(badge - new Vector2(arm)).Line(badge + new Vector2(arm)).Move(badge + new Vector2(arm, -arm)).Line(badge + new Vector2(-arm, arm)));
        var (least, most) = (drawing.Least - new Vector2(5), drawing.Most + new Vector2(5));
        drawing.Paint(Tone.WrongFrame, new Outline().Move(least).Line(new(most.X, least.Y), most, new(least.X, most.Y)).Close());
    }

    /// <summary>Pictures of one position are of one height, so that the person stays of one size from step to step.</summary>
    internal static void MakeRoom(Drawing drawing, float height)
    {
        var lacking = height - (drawing.Most.Y - drawing.Least.Y);
        if (lacking > 0)
            drawing.Keep(drawing.Least - new Vector2(0, lacking), drawing.Most);
    }

    /// <summary>A lying body without words over it needs less height, and one seen from the feet more, to be of one size on the page.</summary>
    private static (float Height, string Class) FrameOf(StepFigure figure, Drawing drawing, bool isWrong)
    {
        var hasWords = isWrong || figure.Hold || figure.Felt.Count > 0;
        var isLow = figure.Pose.Lying && figure.View == View.Side && !hasWords && figure.Arrows.Count == 0 && drawing.Most.Y - drawing.Least.Y <= LowHeight;
        return isLow ? (LowHeight, "fig fig-low") : (HeightOf(figure), figure.View == View.FromTheFeet ? "fig fig-tall" : "fig");
    }

    internal static float HeightOf(StepFigure figure) => figure switch
    {
        { View: View.FromTheFeet } => FromTheFeetHeight,
        { Pose.Lying: true } => LyingHeight,
        _ => figure.Pose.Touches.Any(touch => touch.Part == BodyPart.Hips) ? SeatedHeight : StandingHeight,
    };

    /// <summary>Lines are as heavy on the page in a low picture, which is shown larger, as in a tall one.</summary>
    internal static float LineScale(float height) => MathF.Sqrt(height / StandingHeight);

    internal static (float From, float To) Extent(Pose pose, List<Vector2> seen)
    {
        var (least, most) = (seen.Min(point => point.X), seen.Max(point => point.X));
        foreach (var block in pose.Things.SelectMany(thing => thing.Blocks()))
            (least, most) = (Math.Min(least, block.Least.X), Math.Max(most, block.Most.X));
        return (least - 14, most + 14);
    }

    internal static List<Vector3> Flesh(Skeleton body)
    {
        var points = new List<Vector3>();
        void Along(Vector3 from, Vector3 to)
        {
            for (var step = 0; step <= 5; step++)
                points.Add(Vector3.Lerp(from, to, step / 5f));
        }
        foreach (var which in Enum.GetValues<Limbs>())
        {
            var (leg, arm) = (body.Leg(which), body.Arm(which));
            Along(leg.Root, leg.Middle);
            Along(leg.Middle, leg.End);
            Along(leg.HeelRear, leg.ToeTip);
            Along(arm.Root, arm.Middle);
            Along(arm.Middle, arm.End + (arm.Along * Body.Hand));
        }
        foreach (var turn in Enumerable.Range(0, 8))
        {
            var (sin, cos) = MathF.SinCos(turn * MathF.Tau / 8);
            points.Add(body.Skull + (((body.Head.Front * sin) + (body.Head.Up * cos)) * (Body.HeadRadius + Nose)));
        }
        foreach (var (spine, frame, girth) in body.Spine.Zip(body.SpineFrames, Body.Girth))
            points.AddRange([spine + (frame.Front * girth.Front), spine - (frame.Front * girth.Back), spine + (frame.Near * girth.Side), spine - (frame.Near * girth.Side)]);
        Along(body.Spine[0], body.Spine[3]);
        Along(body.Spine[3], body.Skull + (body.Head.Up * Body.HeadRadius));
        return points;
    }
}
