using System.Globalization;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>A pose as the fields of a catalog file, whole: not like another one.</summary>
internal static class PoseText
{
    public static FieldsNode Of(Pose pose) => new(0, [.. Fields(pose).Where(field => field.Value is not null).Select(field => new FieldNode(field.Name, 0, field.Value!))]);

    private static (string Name, CatalogNode? Value)[] Fields(Pose pose) =>
    [
        ("key", new WordsNode(0, pose.Key)),
        ("name", new WordsNode(0, pose.Name)),
        ("lying", pose.Lying ? new WordsNode(0, "yes") : null),
        ("pelvis", Spine(pose.Pelvis)),
        ("lumbar", Spine(pose.Lumbar)),
        ("thorax", Spine(pose.Thorax)),
        ("neck", Spine(pose.Neck)),
        .. Limb(pose.NearLeg, "near hip", "near knee", "near ankle"),
        .. Limb(pose.FarLeg, "far hip", "far knee", "far ankle"),
        .. Limb(pose.NearArm, "near shoulder", "near elbow", "near wrist"),
        .. Limb(pose.FarArm, "far shoulder", "far elbow", "far wrist"),
        ("shoulders", Joint(pose.Shoulders)),
        ("aside", Numbers(pose.Aside)),
        ("things", Lines(pose.Things.Select(thing => CatalogFields.WordsOf($"{thing}")))),
        ("touches", Lines(pose.Touches.Select(TouchWords.Of))),
    ];

    private static (string Name, CatalogNode? Value)[] Limb(LimbPose limb, string root, string middle, string end) =>
        [(root, Joint(limb.Root)), (middle, Numbers(limb.Middle)), (end, Numbers(limb.End))];

    private static ItemsNode? Spine(Turn turn) => Numbers(turn.Bend, turn.Rotation);

    private static ItemsNode? Joint(Turn turn) => Numbers(turn.Bend, turn.Out, turn.Rotation);

    /// <summary>Nothing where all are nought, which is what a pose has where nothing is written.</summary>
    private static ItemsNode? Numbers(params float[] numbers) =>
        numbers.All(number => number == 0) ? null : Lines(numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static ItemsNode? Lines(IEnumerable<string> lines) => lines.Select(line => new WordsNode(0, line)).ToList<CatalogNode>() is { Count: > 0 } some ? new(0, some) : null;
}
