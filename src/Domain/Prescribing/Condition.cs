namespace PrescribeRx.Domain.Prescribing;

/// <summary>What a prescription is for, in groups that a clinic can count.</summary>
public enum Condition
{
    LowBackPain,
    LowBackAndLegPain,
    ButtockOrHipPain,
    Stiffness,
    AfterSurgery,
    Other,
}

public static class Conditions
{
    public static string InWords(this Condition? condition) => condition switch
    {
        Condition.LowBackPain => "Low back pain",
        Condition.LowBackAndLegPain => "Low back pain with leg pain",
        Condition.ButtockOrHipPain => "Buttock or hip pain",
        Condition.Stiffness => "Stiffness with little pain",
        Condition.AfterSurgery => "After surgery",
        Condition.Other => "Something else",
        _ => "Not said",
    };
}
