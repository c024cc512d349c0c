namespace PrescribeRx.Domain.Catalog;

/// <summary>
/// One adult body in centimetres. Segment lengths are shares of stature after Drillis and Contini (1966), as given in Winter,
/// "Biomechanics and Motor Control of Human Movement", figure 4.1. How the trunk is shared out, how far the joints of hip and shoulder lie
/// from the middle, and the depths and widths of the flesh are drawn to look right, not measured.
/// </summary>
public static class Body
{
    public const float Stature = 170;

    public const float Foot = .152f * Stature;
    public const float AnkleHeight = .039f * Stature;
    public const float Shank = .246f * Stature;
    public const float Thigh = .245f * Stature;
    /// <summary>From the middle to a hip joint: less than half the hip breadth, since the joint lies within it.</summary>
    public const float HipHalf = .052f * Stature;

    /// <summary>Hip to shoulder height (.818 - .530 of stature), shared out over pelvis, lumbar spine and thorax.</summary>
    public const float Pelvis = .060f * Stature;
    public const float Lumbar = .092f * Stature;
    public const float Thorax = .136f * Stature;
    public const float Neck = .052f * Stature;
    public const float Head = .130f * Stature;

    public const float ShoulderHalf = .105f * Stature;
    public const float UpperArm = .186f * Stature;
    public const float Forearm = .146f * Stature;
    public const float Hand = .108f * Stature;

    public const float HipRadius = 9.2f;
    public const float KneeRadius = 5.6f;
    public const float CalfRadius = 5.5f;
    public const float AnkleRadius = 3.5f;
    public const float ShoulderRadius = 5;
    public const float ElbowRadius = 3.9f;
    public const float WristRadius = 2.7f;
    public const float HeadRadius = 9.6f;
    public const float SoleWidth = 4;

    /// <summary>Along the trunk, from the seat to the neck: how far the flesh reaches in front of the spine line, behind it and to each side.</summary>
    public static readonly IReadOnlyList<(float Front, float Back, float Side)> Girth =
    [
        (8.5f, 13.2f, 15.5f), (9.2f, 9.8f, 14.5f), (8.8f, 8.4f, 13), (9.4f, 9.4f, 13.5f), (11.4f, 10.6f, 15.5f), (7, 8, 15),
    ];
}

/// <summary>How far a joint goes, in degrees.</summary>
public readonly record struct JointRange(float Least, float Most)
{
    private const float Rounding = .6f;

    public bool Allows(float degrees) => degrees >= Least - Rounding && degrees <= Most + Rounding;
}

/// <summary>
/// Normal ranges. Limbs: American Academy of Orthopaedic Surgeons, "Joint Motion: Method of Measuring and Recording" (1965), as goniometry
/// books tabulate it. Lumbar spine: 40 to 60 forward, 20 to 35 back, 3 to 18 turned are usual; thorax 30 turned; thorax and lumbar spine
/// together 45 (American Medical Association). What says so is our own. Turning out counts as more, turning in as less than nought.
/// </summary>
public static class JointLimits
{
    /// <summary>Of the whole body, standing to lying: our own.</summary>
    public static readonly JointRange PelvisTilt = new(-95, 100);
    public static readonly JointRange LumbarBend = new(-25, 60);
    /// <summary>Our own, on the careful side.</summary>
    public static readonly JointRange ThoraxBend = new(-20, 40);
    public static readonly JointRange NeckBend = new(-45, 45);
    public static readonly JointRange LumbarTurn = new(-18, 18);
    public static readonly JointRange ThoraxTurn = new(-30, 30);
    public static readonly JointRange NeckTurn = new(-60, 60);

    public static readonly JointRange HipBend = new(-30, 120);
    public static readonly JointRange HipOut = new(-30, 45);
    public static readonly JointRange HipTurn = new(-45, 45);
    /// <summary>Turned out 40 to 60 when measured with hip and knee bent to 90: Family Practice Notebook, "Hip Range of Motion", after Wilson, American Family Physician 2014, 89(1), 27.</summary>
    public static readonly JointRange BentHipTurn = new(-45, 60);
    /// <summary>From where a hip counts as bent. Our own.</summary>
    public const float BentHip = 75;
    public static readonly JointRange Knee = new(0, 135);
    public static readonly JointRange Ankle = new(-50, 20);
    public static readonly JointRange Toes = new(-30, 70);

    public static readonly JointRange ShoulderBend = new(-60, 180);
    public static readonly JointRange ShoulderOut = new(-50, 180);
    /// <summary>70 turned in; the rest stands for the shoulder blade, which has no joint of its own here.</summary>
    public static readonly JointRange ShoulderTurn = new(-90, 90);
    public static readonly JointRange Elbow = new(0, 150);
    public static readonly JointRange Wrist = new(-70, 80);
}
