using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Catalog;

/// <summary>A motion as it is shown: moving, and as two stills for paper and for whoever asked for less motion. All three have one frame.</summary>
public sealed record MotionPictures(string Moving, string Start, string End);

/// <summary>
/// Draws a motion as one SVG with all its frames in one place, of which a stylesheet shows one at a time; without one, only the end is seen.
/// </summary>
internal sealed class MotionDrawing
{
    private readonly Motion motion;
    private readonly Camera camera;
    private readonly StepFigure figure;
    private readonly List<Posture> frames;
    private readonly RoomDrawing room;

    public MotionDrawing(Motion motion)
    {
        this.motion = motion;
        camera = Camera.Of(motion.View);
        figure = new(motion.End, motion.View);
        frames = [.. motion.InFrames.Select(Posture.Of)];
        var (from, to) = FigureDrawing.Extent(motion.End, [.. frames.SelectMany(frame => FigureDrawing.Flesh(frame.Body)).Select(camera.See)]);
        room = new(motion.End, camera, from, to);
    }

    public MotionPictures Pictures(string moving, string start, string end)
    {
        var drawing = Begun();
        foreach (var (place, frame) in frames.Index())
        {
            drawing.Open($"fig-frame fig-frame-{place + 1}", isHidden: place < frames.Count - 1);
            Paint(drawing, frame);
            drawing.Close();
        }
        FigureDrawing.MakeRoom(drawing, FigureDrawing.HeightOf(figure));
        return new(Svg(drawing, "fig-moving", moving), Still(drawing, frames[0], start), Still(drawing, frames[^1], end));
    }

    private string Still(Drawing all, Posture posture, string alternative)
    {
        var drawing = Begun();
        Paint(drawing, posture);
        drawing.Keep(all.Least, all.Most);
        return Svg(drawing, "fig-still", alternative);
    }

    private Drawing Begun()
    {
        var drawing = new Drawing(FigureDrawing.LineScale(FigureDrawing.HeightOf(figure)));
        foreach (var piece in room.Pieces().Where(piece => piece.IsBehind).OrderBy(piece => piece.Depth))
            piece.Paint(drawing);
        return drawing;
    }

    private void Paint(Drawing drawing, Posture posture)
    {
        var inFront = room.Pieces().Where(piece => !piece.IsBehind).Select(piece => (piece.Depth, piece.Paint));
        foreach (var piece in new BodyDrawing(posture, camera).Pieces().Concat(inFront).OrderBy(piece => piece.Depth))
            piece.Paint(drawing);
    }

    private string Svg(Drawing drawing, string kind, string alternative) =>
        drawing.Svg($"fig {kind}{(motion.View == View.Side ? "" : " fig-tall")}", alternative, mirrored: motion.Side == Side.Left);
}
