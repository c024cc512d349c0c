using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>Where a figure is seen from, and flat coordinates on the page: x to the right, y down.</summary>
public sealed record Camera(Vector3 Right, Vector3 Up, Vector3 Toward)
{
    private const float Raised = 64;

    public static readonly Camera Side = new(Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ);

    /// <summary>From beyond the feet, looking down a little, so that head and arms are seen over the knees.</summary>
    public static readonly Camera FromTheFeet = AtFeet();

    public static readonly Camera FromTheFront = new(-Vector3.UnitZ, Vector3.UnitY, Vector3.UnitX);

    public static Camera Of(View view) => view switch
    {
        View.Side => Side,
        View.FromTheFeet => FromTheFeet,
        _ => FromTheFront,
    };

    public Vector2 See(Vector3 point) => new(Vector3.Dot(point, Right), -Vector3.Dot(point, Up));

    /// <summary>How near to the eye.</summary>
    public float Depth(Vector3 point) => Vector3.Dot(point, Toward);

    /// <summary>A direction on the page as one in space.</summary>
    public Vector3 InSpace(Vector2 direction) => (Right * direction.X) - (Up * direction.Y);

    private static Camera AtFeet()
    {
        var (sin, cos) = MathF.SinCos(float.DegreesToRadians(Raised));
        return new(-Vector3.UnitZ, new(-sin, cos, 0), new(cos, sin, 0));
    }
}
