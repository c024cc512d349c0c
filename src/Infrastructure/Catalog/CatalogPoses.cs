using System.Globalization;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>The poses at the head of a catalog file, which the figures of its steps take by their key.</summary>
internal sealed class CatalogPoses
{
    private const float MostNumber = 400;
    private const int MostPoses = 500;
    private const int MostTouches = 12;
    private const string ChooseATouch = "Write what touches what, such as \"near foot on floor\" or \"far hand on chair back\".";

    private readonly Dictionary<string, Pose> poses = [];
    private readonly Dictionary<string, IReadOnlyList<string>> faults = [];

    /// <summary>For entries without figures.</summary>
    public static readonly CatalogPoses None = new();

    public static CatalogPoses Read(CatalogFields file)
    {
        var library = new CatalogPoses();
        if (!file.Has("poses"))
            return library;
        foreach (var pose in file.Each("poses", 0, MostPoses, library.ReadPose).Where(pose => pose.Key.Length > 0))
            library.poses.TryAdd(pose.Key, pose);
        return library;
    }

    /// <param name="position">Of the stretch, when it could be read.</param>
    public StepFigure ReadFigure(CatalogFields fields, Position? position) =>
        new(fields.HasFields("pose") ? Whole(fields, position) : ByKey(fields, position), fields.Has("view") ? fields.Choice<View>("view", "a view") ?? default : View.Side)
        {
            Felt = fields.Has("felt") ? fields.Choices<Felt>("felt", "a place where a stretch is felt", least: 1) : [],
            Arrows = fields.Has("arrows") ? ReadArrows(fields) : [],
            Hold = fields.Has("hold") && fields.YesOrNo("hold"),
            Fault = fields.Has("fault") ? fields.Choice<Spot>("fault", "a place on the body") : null,
        };

    private Pose ByKey(CatalogFields fields, Position? position)
    {
        var key = fields.Key("pose");
        if (!poses.TryGetValue(key, out var pose))
        {
            if (key.Length > 0)
                fields.Refuse("pose", $"There is no pose named {key}.");
            return new(key);
        }
        if (!faults.TryGetValue(key, out var wrong))
            faults[key] = wrong = PostureFaults.Of(pose);
        Check(fields, pose, wrong, position);
        return pose;
    }

    /// <summary>A pose that is written out where it is used, and so stays when the one of that key is drawn anew or goes.</summary>
    private static Pose Whole(CatalogFields fields, Position? position)
    {
        var pose = fields.One("pose", written => Read(written, new Pose(""))) ?? new Pose("");
        Check(fields, pose, PostureFaults.Of(pose), position);
        return pose;
    }

    private static void Check(CatalogFields fields, Pose pose, IReadOnlyList<string> wrong, Position? position)
    {
        foreach (var sentence in wrong)
            fields.Refuse("pose", sentence);
        if (position is { } ofStretch && pose.WhyNotIn(ofStretch) is { } why)
            fields.Refuse("pose", why);
    }

    private static List<Arrow> ReadArrows(CatalogFields fields)
    {
        var arrows = new List<Arrow>();
        foreach (var text in fields.Lines("arrows"))
        {
            var arrow = Enum.GetValues<Spot>().SelectMany(spot => Enum.GetValues<Toward>().Select(toward => new Arrow(spot, toward)))
                .FirstOrDefault(arrow => $"{CatalogFields.WordsOf(arrow.Spot.ToString())} {CatalogFields.WordsOf(arrow.Toward.ToString())}" == text);
            if (arrow is null)
                fields.Refuse("arrows", $"\"{CatalogFields.Shown(text)}\" is not a place on the body and a direction, such as \"hips forward\".");
            else
                arrows.Add(arrow);
        }
        return arrows;
    }

    private Pose ReadPose(CatalogFields fields)
    {
        var pose = Read(fields, Like(fields));
        if (poses.ContainsKey(pose.Key))
            fields.Refuse("key", $"Two poses have the key {pose.Key}.");
        else if (poses.Values.Any(other => other.Name == pose.Name))
            fields.Refuse("name", $"Two poses have the name {pose.Name}.");
        poses.TryAdd(pose.Key, pose);
        return pose;
    }

    private static Pose Read(CatalogFields fields, Pose like)
    {
        var key = fields.Key("key");
        return like with
        {
            Key = key,
            Name = fields.Has("name") ? fields.Text("name", Stretch.MostName) : key,
            Lying = fields.Has("lying") ? fields.YesOrNo("lying") : like.Lying,
            Pelvis = SpineTurn(fields, "pelvis", like.Pelvis),
            Lumbar = SpineTurn(fields, "lumbar", like.Lumbar),
            Thorax = SpineTurn(fields, "thorax", like.Thorax),
            Neck = SpineTurn(fields, "neck", like.Neck),
            NearLeg = Limb(fields, "near hip", "near knee", "near ankle", like.NearLeg),
            FarLeg = Limb(fields, "far hip", "far knee", "far ankle", like.FarLeg),
            NearArm = Limb(fields, "near shoulder", "near elbow", "near wrist", like.NearArm),
            FarArm = Limb(fields, "far shoulder", "far elbow", "far wrist", like.FarArm),
            Shoulders = JointTurn(fields, "shoulders", like.Shoulders),
            Aside = Numbers(fields, "aside") is { } aside ? aside[0] : like.Aside,
            Things = fields.Has("things") ? fields.Choices<Thing>("things", "a thing", least: 0) : like.Things,
            Touches = fields.Has("touches") ? ReadTouches(fields) : like.Touches,
        };
    }

    private Pose Like(CatalogFields fields)
    {
        if (!fields.Has("like"))
            return new Pose("");
        var key = fields.Key("like");
        if (poses.TryGetValue(key, out var pose))
            return pose;
        fields.Refuse("like", $"No pose above this one is named {key}.");
        return new Pose("");
    }

    private static LimbPose Limb(CatalogFields fields, string root, string middle, string end, LimbPose like) =>
        new(JointTurn(fields, root, like.Root), JointTurn(fields, middle, like.Middle).Bend, JointTurn(fields, end, like.End).Bend);

    /// <summary>Bent, out to the side, turned outward.</summary>
    private static Turn JointTurn(CatalogFields fields, string name, Turn like) =>
        Numbers(fields, name) is { } numbers ? new(numbers[0], numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(2)) : like;

    /// <summary>Bent, and turned to the near side.</summary>
    private static Turn SpineTurn(CatalogFields fields, string name, Turn like) =>
        Numbers(fields, name) is { } numbers ? new(numbers[0], 0, numbers.ElementAtOrDefault(1)) : like;

    private static List<float>? Numbers(CatalogFields fields, string name)
    {
        if (!fields.Has(name))
            return null;
        var texts = fields.Value(name) is { } one ? [one] : fields.Items(name, 1, 3).Select(item => (item as WordsNode)?.Text ?? "").ToList();
        var numbers = texts.Select(Number).ToList();
        if (numbers.Count > 0 && numbers.TrueForAll(number => number is not null))
            return [.. numbers.Select(number => number!.Value)];
        fields.Refuse(name, "Write a number of degrees, or up to three in brackets.");
        return null;
    }

    private static float? Number(string text) =>
        float.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && MathF.Abs(number) <= MostNumber ? number : null;

    private static List<Touch> ReadTouches(CatalogFields fields)
    {
        var touches = new List<Touch>();
        foreach (var text in fields.Lines("touches").Take(MostTouches))
        {
            var read = TouchWords.Read(text);
            if (read.Count == 0)
                fields.Refuse("touches", $"\"{CatalogFields.Shown(text)}\" cannot be read. {ChooseATouch}");
            touches.AddRange(read);
        }
        return touches;
    }
}

/// <summary>Reads "both feet on floor at 20" and the like.</summary>
internal static class TouchWords
{
    private static readonly Dictionary<string, BodyPart> Parts = new()
    {
        ["foot"] = BodyPart.Foot, ["feet"] = BodyPart.Foot, ["toes"] = BodyPart.Toes, ["heel"] = BodyPart.Heel, ["heels"] = BodyPart.Heel,
        ["ankle"] = BodyPart.Ankle, ["ankles"] = BodyPart.Ankle, ["shin"] = BodyPart.Shin, ["hand"] = BodyPart.Hand, ["hands"] = BodyPart.Hand,
        ["hips"] = BodyPart.Hips, ["back"] = BodyPart.Back,
    };

    /// <summary>What is meant, for each limb; nothing when it cannot be read.</summary>
    public static IReadOnlyList<Touch> Read(string text)
    {
        var (what, at) = Split(text);
        foreach (var link in new[] { " on ", " behind " })
            if (what.Split(link) is [var who, var where] && SurfaceOf(link.Trim(), where) is { } surface)
                return Touches(who, surface, at);
        return [];
    }

    /// <summary>A touch as it is read.</summary>
    public static string Of(Touch touch)
    {
        var part = CatalogFields.WordsOf($"{touch.Part}");
        var where = CatalogFields.WordsOf($"{touch.Surface}");
        var who = touch.Part is BodyPart.Hips or BodyPart.Back ? part : $"{CatalogFields.WordsOf($"{touch.Which}")} {part}";
        var link = where.StartsWith("behind ", StringComparison.Ordinal) ? "" : "on ";
        return $"{who} {link}{where}" + (touch.At is { } at ? $" at {at.ToString(CultureInfo.InvariantCulture)}" : "");
    }

    private static IReadOnlyList<Touch> Touches(string who, Surface surface, float? at)
    {
        var words = who.Split(' ');
        if (!Parts.TryGetValue(words[^1], out var part))
            return [];
        return (words.Length, words[0], part) switch
        {
            (1, _, BodyPart.Hips or BodyPart.Back) => [new(Limbs.Near, part, surface, at)],
            (2, "near", _) => [new(Limbs.Near, part, surface, at)],
            (2, "far", _) => [new(Limbs.Far, part, surface, at)],
            (2, "both", _) => [new(Limbs.Near, part, surface, at), new(Limbs.Far, part, surface, at)],
            _ => [],
        };
    }

    private static Surface? SurfaceOf(string link, string where)
    {
        var name = link == "behind" ? $"behind {where}" : where;
        return Enum.GetValues<Surface>().Select(surface => (Surface?)surface).FirstOrDefault(surface => CatalogFields.WordsOf(surface.ToString()!) == name);
    }

    private static (string What, float? At) Split(string text) =>
        text.Split(" at ") is [var what, var place] && float.TryParse(place, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var at)
            ? (what, at)
            : (text, null);
}
