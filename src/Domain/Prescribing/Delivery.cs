namespace PrescribeRx.Domain.Prescribing;

public enum Grouping { Individual, Group }

public enum Teaching { InPersonThenAlone, ByVideoThenAlone, Supervised }

public enum Setting { Home, Clinic, HomeAndClinic }

/// <summary>How a prescription is delivered, and what goes with it. Each is nothing where nobody has said; "None" is an answer.</summary>
/// <param name="Motivation">What helps the patient to keep going.</param>
/// <param name="OtherCare">Advice, education and other care beside the stretches.</param>
public sealed record Delivery(Grouping? Grouping, Teaching? Teaching, Setting? Setting, string? Motivation, string? OtherCare)
{
    public const int MostText = 300;
    public const string None = "None";

    public static readonly Delivery NotSaid = new(null, null, null, null, null);

    /// <summary>What is offered until somebody says otherwise.</summary>
    public static readonly Delivery Usual = new(Prescribing.Grouping.Individual, Prescribing.Teaching.InPersonThenAlone, Prescribing.Setting.Home, None, None);

    /// <summary>Refuses texts that do not fit, naming the field.</summary>
    internal Delivery Checked()
    {
        var refusals = new Refusals();
        var motivation = refusals.Read(() => Typed.TextOrNothing(Motivation, MostText, nameof(Motivation)));
        var otherCare = refusals.Read(() => Typed.TextOrNothing(OtherCare, MostText, nameof(OtherCare)));
        refusals.ThrowIfAny();
        return this with { Motivation = motivation, OtherCare = otherCare };
    }
}
