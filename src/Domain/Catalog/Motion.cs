using System.Numerics;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Catalog;

/// <summary>How a part is moved: from the pose it begins in to the pose it comes to, through the poses that are shown between.</summary>
public sealed record Motion(IReadOnlyList<Pose> Poses, View View, Side Side)
{
    /// <summary>Pictures from start to end, both counted. A stylesheet shows them one after the other, so it knows this number too.</summary>
    public const int Frames = 9;

    private const float Bow = 10;

    public Pose Start => Poses[0];

    public Pose End => Poses[^1];

    /// <summary>One pose for each frame, slower at the start and toward the end.</summary>
    public IReadOnlyList<Pose> InFrames => [.. Enumerable.Range(0, Frames).Select(frame => At(Eased(frame / (Frames - 1f))))];

    /// <param name="language">Of the name, and of what is read out in the place of the pictures.</param>
    public MotionPictures Pictures(string name, Language language = Language.English)
    {
        var words = Phrases.Of(language);
        return new MotionDrawing(this).Pictures(
            FigureText.Of(EndFigure, Side, words.Of("figure.moving", ("name", name)), null, language),
            FigureText.Of(EndFigure with { Pose = Start }, Side, words.Of("figure.starts", ("name", name)), null, language),
            FigureText.Of(EndFigure, Side, words.Of("figure.ends", ("name", name)), null, language));
    }

    private StepFigure EndFigure => new(End, View);

    /// <summary>Nothing where a part has no figure with another pose before or after the one it comes to.</summary>
    public static Motion? Of(Part part, Side side)
    {
        var figures = part.Figures.OfType<StepFigure>().ToList();
        var end = figures.Find(figure => figure.Hold) ?? figures.Find(figure => figure.Arrows.Count > 0);
        if (end is null)
            return null;
        var shown = figures.Find(figure => figure.Pose.Key == end.Pose.Key)!;
        var poses = Before(figures, shown);
        return poses.Count == 0 ? null : new([.. poses, end.Pose], shown.View, FigureSide.Of(part, side));
    }

    /// <summary>
    /// Back to where the body came to stand, sit or lie as it does at the end. Where that is only the end itself, the pose just before;
    /// where the part begins with its end, the pose that comes after.
    /// </summary>
    private static List<Pose> Before(List<StepFigure> figures, StepFigure end)
    {
        var place = figures.IndexOf(end);
        var earlier = figures.Take(place).Select(figure => figure.Pose).Reverse().ToList();
        var supported = earlier.TakeWhile(pose => IsSupportedAlike(pose, end.Pose)).Reverse().DistinctBy(pose => pose.Key).ToList();
        if (supported.Count > 0)
            return supported;
        var other = earlier.Concat(figures.Skip(place + 1).Select(figure => figure.Pose)).FirstOrDefault(pose => pose.Key != end.Pose.Key && IsPlacedAlike(pose, end.Pose));
        return other is null ? [] : [other];
    }

    private static bool IsSupportedAlike(Pose one, Pose other) =>
        IsPlacedAlike(one, other) && one.Touches.Where(touch => !touch.IsOfHand).SequenceEqual(other.Touches.Where(touch => !touch.IsOfHand));

    private static bool IsPlacedAlike(Pose one, Pose other) =>
        one.Lying == other.Lying && one.Things.SequenceEqual(other.Things) && one.Touches[0] == other.Touches[0];

    private static float Eased(float share) => share * share * (3 - (2 * share));

    private Pose At(float share)
    {
        var along = share * (Poses.Count - 1);
        var leg = Math.Min((int)along, Poses.Count - 2);
        return Between(Poses[leg], Poses[leg + 1], along - leg);
    }

    /// <summary>
    /// Joint angles part of the way, as the two bodies have them once they touch what they touch. What both touch is touched all the way,
    /// so that a foot on the floor stays there.
    /// </summary>
    public static Pose Between(Pose start, Pose end, float share)
    {
        if (share is 0 or 1)
            return share == 0 ? start : end;
        var (before, after) = (Posture.Of(start).Body, Posture.Of(end).Body);
        LimbPose Mixed(Limb one, Limb other) => Mix(one.Angles, other.Angles, share);
        return start with
        {
            Key = $"{start.Key} to {end.Key}",
            Pelvis = Mix(start.Pelvis, end.Pelvis, share),
            Lumbar = Mix(start.Lumbar, end.Lumbar, share),
            Thorax = Mix(start.Thorax, end.Thorax, share),
            Neck = Mix(start.Neck, end.Neck, share),
            NearLeg = Mixed(before.NearLeg, after.NearLeg),
            FarLeg = Mixed(before.FarLeg, after.FarLeg),
            NearArm = Mixed(before.NearArm, after.NearArm),
            FarArm = Mixed(before.FarArm, after.FarArm),
            Shoulders = Mix(start.Shoulders, end.Shoulders, share),
            Aside = float.Lerp(start.Aside, end.Aside, share),
            Touches = [.. start.Touches.SelectMany(touch => Kept(touch, end, share))],
            HandsUnderWay = [.. Enum.GetValues<Limbs>().Where(which => IsMoved(which, start, end)).Select(which => new HandUnderWay(which, Carried(before.Arm(which).Palm, after.Arm(which).Palm, share)))],
        };
    }

    /// <summary>From one support to the next in a bow to the front, around what lies between.</summary>
    private static Vector3 Carried(Vector3 from, Vector3 to, float share) =>
        Vector3.Lerp(from, to, share) + (Vector3.UnitX * (Bow * 4 * share * (1 - share)));

    private static bool IsMoved(Limbs which, Pose start, Pose end)
    {
        var supports = new[] { start, end }.Select(pose => pose.Touches.Where(touch => touch.IsOfHand && touch.Which == which).Select(touch => (Surface?)touch.Surface).FirstOrDefault()).ToList();
        return supports[0] != supports[1];
    }

    private static IEnumerable<Touch> Kept(Touch touch, Pose end, float share) =>
        end.Touches.Where(other => (other with { At = null }) == (touch with { At = null })).Take(1)
            .Select(other => touch with { At = touch.At is { } at && other.At is { } next ? float.Lerp(at, next, share) : touch.At ?? other.At });

    private static LimbPose Mix(LimbPose from, LimbPose to, float share) =>
        new(Mix(from.Root, to.Root, share), float.Lerp(from.Middle, to.Middle, share), float.Lerp(from.End, to.End, share));

    private static Turn Mix(Turn from, Turn to, float share) =>
        new(float.Lerp(from.Bend, to.Bend, share), float.Lerp(from.Out, to.Out, share), float.Lerp(from.Rotation, to.Rotation, share));
}
