using System.Numerics;

namespace PrescribeRx.Domain.Catalog;

/// <summary>What no body can do, each in a sentence that names the joint: past a limit, through the ground or a chair, off its support.</summary>
public static class PostureFaults
{
    private const float Flesh = 2.6f;
    private const float Press = 1;
    private const int Samples = 10;

    public static IReadOnlyList<string> Of(Pose pose)
    {
        var posture = Posture.Of(pose);
        return [.. posture.Unreached, .. OfSpine(pose), .. OfLimbs(posture), .. UnderGround(posture), .. ThroughThings(posture)];
    }

    private static IEnumerable<string> OfSpine(Pose pose) =>
        Beyond("pelvis", "tilted", pose.Pelvis.Bend, JointLimits.PelvisTilt)
            .Concat(Beyond("lower back", "bent", pose.Lumbar.Bend, JointLimits.LumbarBend))
            .Concat(Beyond("lower back", "turned", pose.Lumbar.Rotation, JointLimits.LumbarTurn))
            .Concat(Beyond("upper back", "bent", pose.Thorax.Bend, JointLimits.ThoraxBend))
            .Concat(Beyond("upper back", "turned", pose.Thorax.Rotation, JointLimits.ThoraxTurn))
            .Concat(Beyond("neck", "bent", pose.Neck.Bend, JointLimits.NeckBend))
            .Concat(Beyond("neck", "turned", pose.Neck.Rotation, JointLimits.NeckTurn));

    private static IEnumerable<string> OfLimbs(Posture posture) => Enum.GetValues<Limbs>().SelectMany(which =>
        OfLeg(FigureWords.Of(which), posture.Body.Leg(which)).Concat(OfArm(FigureWords.Of(which), posture.Body.Arm(which).Angles)));

    private static IEnumerable<string> OfLeg(string side, Limb leg)
    {
        var toes = float.RadiansToDegrees(MathF.Acos(Math.Clamp(Vector3.Dot(leg.Along, leg.Toes), -1, 1)));
        return Beyond($"{side} hip", "bent", leg.Angles.Root.Bend, JointLimits.HipBend)
            .Concat(Beyond($"{side} hip", "out", leg.Angles.Root.Out, JointLimits.HipOut))
            .Concat(Beyond($"{side} hip", "turned", leg.Angles.Root.Rotation, leg.Angles.Root.Bend >= JointLimits.BentHip ? JointLimits.BentHipTurn : JointLimits.HipTurn))
            .Concat(Beyond($"{side} knee", "bent", leg.Angles.Middle, JointLimits.Knee))
            .Concat(Beyond($"{side} ankle", "bent", leg.Angles.End, JointLimits.Ankle))
            .Concat(Beyond($"{side} toes", "bent", toes, JointLimits.Toes));
    }

    private static IEnumerable<string> OfArm(string side, LimbPose arm)
    {
        var shoulder = Settled(arm.Root);
        return Beyond($"{side} shoulder", "bent", shoulder.Bend, JointLimits.ShoulderBend)
            .Concat(Beyond($"{side} shoulder", "out", shoulder.Out, JointLimits.ShoulderOut))
            .Concat(Beyond($"{side} shoulder", "turned", shoulder.Rotation, JointLimits.ShoulderTurn))
            .Concat(Beyond($"{side} elbow", "bent", arm.Middle, JointLimits.Elbow))
            .Concat(Beyond($"{side} wrist", "bent", arm.End, JointLimits.Wrist));
    }

    /// <summary>The more an arm is out to the side, the less of it is bent back and the more is turned; past overhead it counts on from 180.</summary>
    private static Turn Settled(Turn shoulder)
    {
        if (shoulder.Bend < -120)
            return shoulder with { Bend = shoulder.Bend + 360 };
        if (shoulder.Bend >= 0)
            return shoulder;
        var bend = shoulder.Bend * MathF.Cos(float.DegreesToRadians(shoulder.Out));
        return new(bend, shoulder.Out, shoulder.Rotation + shoulder.Bend - bend);
    }

    private static IEnumerable<string> Beyond(string joint, string how, float degrees, JointRange range)
    {
        if (!range.Allows(degrees))
            yield return $"The {joint} is {how} {degrees:0} degrees; it goes from {range.Least:0} to {range.Most:0}.";
    }

    private static IEnumerable<string> UnderGround(Posture posture)
    {
        var ground = posture.Pose.Things.Contains(Thing.Mat) ? Room.MatTop : 0;
        foreach (var (name, points, radius) in Parts(posture.Body))
            if (points.Min(point => point.Y) - radius < ground - Flesh)
                yield return $"The {name} goes through the floor.";
        foreach (var which in Enum.GetValues<Limbs>())
        {
            var leg = posture.Body.Leg(which);
            if (Math.Min(leg.Sole(-5).Y, Math.Min(leg.Ball.Y, leg.ToeTip.Y)) < ground - Press)
                yield return $"The {FigureWords.Of(which)} foot goes through the floor.";
        }
    }

    private static IEnumerable<string> ThroughThings(Posture posture) =>
        from thing in posture.Pose.Things
        from block in thing.Blocks()
        from part in Parts(posture.Body)
        where part.Points.Any(point => block.DistanceTo(point) < part.Radius - Flesh)
        group part by (part.Name, thing) into through
        select $"The {through.Key.Name} goes through the {FigureWords.Of(through.Key.thing)}.";

    /// <summary>Bones of the limbs as points along them, with the least flesh around.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<Vector3> Points, float Radius)> Parts(Skeleton body)
    {
        foreach (var which in Enum.GetValues<Limbs>())
        {
            var (side, leg, arm) = (FigureWords.Of(which), body.Leg(which), body.Arm(which));
            yield return ($"{side} thigh", Along(leg.Root, leg.Middle), Body.KneeRadius);
            yield return ($"{side} shin", Along(leg.Middle, leg.End), Body.AnkleRadius);
            yield return ($"{side} upper arm", Along(arm.Root, arm.Middle), Body.ElbowRadius);
            yield return ($"{side} forearm", Along(arm.Middle, arm.End), Body.WristRadius);
            yield return ($"{side} hand", Along(arm.End, arm.End + (arm.Along * Body.Hand * .9f)), 1.5f);
        }
    }

    private static IReadOnlyList<Vector3> Along(Vector3 from, Vector3 to) =>
        [.. Enumerable.Range(0, Samples + 1).Select(step => Vector3.Lerp(from, to, step / (float)Samples))];
}
