namespace PrescribeRx.Domain.Prescribing;

/// <summary>The limb being stretched; for a twist, the side the knees go to. Each stretch says in words what its side means.</summary>
public enum Side
{
    /// <summary>The stretch has no side.</summary>
    None,
    Left,
    Right,
    /// <summary>Left and right, each with the whole dose.</summary>
    Each,
}

public static class Sides
{
    private static readonly IReadOnlyList<Side> NoSide = [Side.None];
    private static readonly IReadOnlyList<Side> Both = [Side.Left, Side.Right];
    private static readonly IReadOnlyList<Side> OnlyLeft = [Side.Left];
    private static readonly IReadOnlyList<Side> OnlyRight = [Side.Right];

    /// <summary>The sides that are done one by one and recorded apart.</summary>
    public static IReadOnlyList<Side> OneByOne(this Side side) => side switch
    {
        Side.Each => Both,
        Side.Left => OnlyLeft,
        Side.Right => OnlyRight,
        _ => NoSide,
    };
}
