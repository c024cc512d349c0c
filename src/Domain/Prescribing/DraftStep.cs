using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>A draft as it stood before one change of it, kept until it is signed so that the change can be undone.</summary>
public sealed class DraftStep
{
    private DraftStep() { }

    internal DraftStep(Guid clinic, Guid prescription, int revision, DraftState before) => (Clinic, Prescription, OfRevision, Before) = (clinic, prescription, revision, before);

    public Guid Clinic { get; private set; }
    public long Id { get; private set; }
    public Guid Prescription { get; private set; }
    /// <summary>Of the draft before the change.</summary>
    public int OfRevision { get; private set; }
    public DraftState Before { get; private set; } = null!;
}

/// <summary>All that can be changed of a draft.</summary>
public sealed record DraftState(
    string? Goal, Condition? Condition, Course Course, PainScore? BaselinePain, PainLimits PainLimits, DateOnly? ReviewOn, Delivery? Delivery, IReadOnlyList<DraftStretch> Stretches);

/// <inheritdoc cref="PrescribedStretch"/>
public sealed record DraftStretch(Guid Item, int Order, string Stretch, int Edition, Side Side, Dose Dose, Gate? Gate);
