namespace PrescribeRx.Domain.Progression;

public enum GateDecisionKind
{
    Opened,
    Locked,
    /// <summary>A flare that a clinician records; it locks the gate.</summary>
    Flare,
    /// <summary>A clinician saw what comes first done well.</summary>
    TechniqueWell,
    /// <summary>A clinician saw it, and it is not well yet.</summary>
    TechniqueNotYet,
}

/// <summary>What a clinician decided or saw at a gate, with the evidence it rested on. Never edited.</summary>
public sealed class GateDecision : CareFact
{
    public const int MostReason = 500;
    public const string DecidedMeanwhile = "Somebody else decided on this gate a moment ago. Look at it as it is now.";

    private GateDecision() { }

    private GateDecision(Deciding deciding) : base(deciding.Clinic, deciding.Id, deciding.Patient) => (By, At, On) = (deciding.By, deciding.At, deciding.On);

    public Guid Prescription { get; private set; }
    public Guid Item { get; private set; }
    /// <summary>Counts the decisions on this gate, from 1; of two made at once, the later is told.</summary>
    public int Number { get; private set; }
    public GateDecisionKind Kind { get; private set; }
    /// <summary>Opened before it was eligible.</summary>
    public bool IsOverride { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>One line for each criterion, as it stood.</summary>
    public string Evidence { get; private set; } = "";
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>The patient's date.</summary>
    public DateOnly On { get; private set; }

    public bool IsTechniqueCheck => Kind is GateDecisionKind.TechniqueWell or GateDecisionKind.TechniqueNotYet;

    /// <summary>Opens a gate that is eligible, or one that is not as an override that is said so. A lapsed screening prevents both.</summary>
    public static GateDecision Open(Guid prescription, Guid item, GateEvaluation evaluation, bool asOverride, string? reason, Deciding deciding)
    {
        if (evaluation.State == GateState.Open)
            throw new Refusal("This gate is already open.");
        if (!evaluation.ScreeningIsCurrent)
            throw new Refusal("The safety screening is not current, so the gate cannot be opened. Record a new screening first.");
        var checkedReason = Typed.Text(reason, MostReason, "Say why you open it.", "Reason");
        if (evaluation.State == GateState.Locked && !asOverride)
            throw new Refusal("Not everything this gate asks for holds yet. Tick the override if you open it all the same.", "Override");
        return Decide(prescription, item, GateDecisionKind.Opened, evaluation.State == GateState.Locked, checkedReason, evaluation, deciding);
    }

    public static GateDecision Lock(Guid prescription, Guid item, GateEvaluation evaluation, string? reason, Deciding deciding) =>
        LockAs(GateDecisionKind.Locked, "Say why you lock it again.", prescription, item, evaluation, reason, deciding);

    public static GateDecision RecordFlare(Guid prescription, Guid item, GateEvaluation evaluation, string? reason, Deciding deciding) =>
        LockAs(GateDecisionKind.Flare, "Say what flared up.", prescription, item, evaluation, reason, deciding);

    /// <summary>What a clinician saw of the technique stands until somebody sees it again.</summary>
    public static GateDecision CheckTechnique(Guid prescription, Guid item, GateEvaluation evaluation, bool well, string? note, Deciding deciding)
    {
        var checkedNote = well ? Typed.TextOrNothing(note, MostReason, "Note") ?? "" : Typed.Text(note, MostReason, "Say what is not yet well.", "Note");
        return Decide(prescription, item, well ? GateDecisionKind.TechniqueWell : GateDecisionKind.TechniqueNotYet, false, checkedNote, evaluation, deciding);
    }

    private static GateDecision LockAs(GateDecisionKind kind, string missing, Guid prescription, Guid item, GateEvaluation evaluation, string? reason, Deciding deciding)
    {
        if (evaluation.State != GateState.Open)
            throw new Refusal("This gate is already locked.");
        return Decide(prescription, item, kind, false, Typed.Text(reason, MostReason, missing, "Reason"), evaluation, deciding);
    }

    private static GateDecision Decide(Guid prescription, Guid item, GateDecisionKind kind, bool isOverride, string reason, GateEvaluation evaluation, Deciding deciding) => new(deciding)
    {
        Prescription = prescription, Item = item, Number = evaluation.Decisions + 1, Kind = kind, IsOverride = isOverride, Reason = reason,
        Evidence = string.Join('\n', evaluation.Criteria.Select(criterion => criterion.Line)),
    };
}

/// <summary>Who decides about whose gate, and when.</summary>
/// <param name="On">The patient's date.</param>
public sealed record Deciding(Guid Clinic, Guid Id, Guid Patient, Guid By, DateTimeOffset At, DateOnly On);
