using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>One stretch of one version. <see cref="Item"/> stays the same through the versions, so that gates and diary go on.</summary>
public sealed class PrescribedStretch
{
    private PrescribedStretch() { }

    internal PrescribedStretch(Guid clinic, Guid prescription, int version, Guid item, int order, string stretch, int edition, Side side, Dose dose, Gate? gate)
    {
        (Clinic, Prescription, Version, Item, Order) = (clinic, prescription, version, item, order);
        (Stretch, Edition, Side, Dose, Gate) = (stretch, edition, side, dose, gate);
    }

    public Guid Clinic { get; private set; }
    public Guid Prescription { get; private set; }
    public int Version { get; private set; }
    public Guid Item { get; private set; }
    public int Order { get; internal set; }
    /// <summary>The key of the catalog entry, and below the edition it was prescribed with.</summary>
    public string Stretch { get; private set; } = "";
    public int Edition { get; private set; }
    public Side Side { get; private set; }
    public Dose Dose { get; private set; } = null!;
    public Gate? Gate { get; private set; }

    internal DraftStretch State => new(Item, Order, Stretch, Edition, Side, Dose, Gate);

    internal void Change(Side side, Dose dose, Gate? gate) => (Side, Dose, Gate) = (side, dose, gate);

    internal void Restore(DraftStretch was) => (Order, Side, Dose, Gate) = (was.Order, was.Side, was.Dose, was.Gate);

    internal PrescribedStretch InVersion(int version) => new(Clinic, Prescription, version, Item, Order, Stretch, Edition, Side, Dose, Gate);
}

/// <summary>What stands between a prescribed stretch and the patient: another item first, and what must hold.</summary>
/// <param name="PrerequisiteRests">Whether the prerequisite rests once this is open; by default it goes on.</param>
/// <param name="LapseDays">Days without a session after which it locks again, 7–60.</param>
public sealed record Gate(Guid Prerequisite, GateCriteria Criteria, bool PrerequisiteRests = false, int LapseDays = GateEvaluation.LapseDays)
{
    public const int LeastLapseDays = 7;
    public const int MostLapseDays = 60;

    public static readonly string LapseSentence = $"Enter the days without a session as a whole number, from {LeastLapseDays} to {MostLapseDays}.";

    /// <summary>Refuses numbers out of range, naming the field, and a gate that would ask for nothing.</summary>
    internal Gate Checked()
    {
        var refusals = new Refusals();
        refusals.Read(Criteria.Checked);
        if (LapseDays is < LeastLapseDays or > MostLapseDays)
            refusals.Add(LapseSentence, "LapseDays");
        refusals.ThrowIfAny();
        return this;
    }
}

/// <summary>A stretch may be prescribed with a side that it has and a dose for each of its parts.</summary>
internal static class PrescribedStretchRules
{
    public static void Check(Stretch stretch, Side side, Dose dose)
    {
        if (WhyNot(stretch, side, dose) is { } refusal)
            throw refusal;
    }

    public static Refusal? WhyNot(Stretch stretch, Side side, Dose dose)
    {
        if (stretch.Laterality == Laterality.None && side != Side.None)
            return new($"{stretch.Name} has no side.", "Side");
        if (stretch.Laterality == Laterality.EachSide && side == Side.None)
            return new("Choose the side: each side, left or right.", "Side");
        foreach (var part in stretch.Parts)
        {
            if (dose.Of(part.Key) is not { } partDose)
                return new($"Set a dose for {part.Name}.");
            if (partDose.IsHeld != part.Dose.IsHeld)
                return new(part.Dose.IsHeld ? $"{part.Name} is held: enter a hold." : $"{part.Name} is moved slowly and has no hold.");
        }
        return null;
    }
}
