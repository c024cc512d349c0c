namespace PrescribeRx.Domain.Catalog;

/// <summary>The program's own words for what a pose is made of, used in faults.</summary>
internal static class FigureWords
{
    public static string Of(Limbs which) => which == Limbs.Near ? "near" : "far";

    public static string Of(BodyPart part) => part switch
    {
        BodyPart.Foot => "foot",
        BodyPart.Toes => "toes",
        BodyPart.Heel => "heel",
        BodyPart.Ankle => "ankle",
        BodyPart.Shin => "shin",
        BodyPart.Hips => "hips",
        BodyPart.Back => "back",
        _ => "hand",
    };

    public static string Of(Surface surface) => surface switch
    {
        Surface.ChairBack => "the chair back",
        Surface.NearThigh => "the near thigh",
        Surface.FarThigh => "the far thigh",
        Surface.BehindNearThigh => "behind the near thigh",
        Surface.BehindFarThigh => "behind the far thigh",
        Surface.NearShin => "the near shin",
        Surface.FarShin => "the far shin",
        Surface.NearShoulder => "the near shoulder",
        Surface.FarShoulder => "the far shoulder",
        Surface.Floor => "the floor",
        Surface.Mat => "the mat",
        Surface.Seat => "the seat",
        Surface.Step => "the step",
        _ => "the rail",
    };

    public static string Of(Position position) => position switch
    {
        Position.Standing => "standing",
        Position.Seated => "sitting",
        Position.KneelingOnChair => "kneeling on a chair",
        Position.HalfKneeling => "half kneeling",
        _ => "lying on the back",
    };

    public static string Of(Thing thing) => thing switch
    {
        Thing.Chair or Thing.ChairInFront => "chair",
        Thing.Mat => "mat",
        Thing.Step => "step",
        _ => "rail",
    };
}
