namespace PrescribeRx.Domain.Progression;

public enum GateDecisionKind { Opened, Locked }

/// <summary>A clinician's decision on a gate, with the evidence it rested on. Never edited.</summary>
public sealed class GateDecision
{
    public const int MostReason = 500;

    private GateDecision() { }

    public Guid Clinic { get; private set; }
    public Guid Id { get; private set; }
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

    /// <summary>Opens a gate that is eligible, or one that is not as an override that is said so. A lapsed screening prevents both.</summary>
    public static GateDecision Open(Guid clinic, Guid id, Guid prescription, Guid item, GateEvaluation evaluation, bool asOverride, string? reason, Guid by, DateTimeOffset at, DateOnly on)
    {
        if (evaluation.State == GateState.Open)
            throw new Refusal("This gate is already open.");
        if (!evaluation.ScreeningIsCurrent)
            throw new Refusal("The safety screening is not current, so the gate cannot be opened. Record a new screening first.");
        var checkedReason = Typed.Text(reason, MostReason, "Say why you open it.", "Reason");
        if (evaluation.State == GateState.Locked && !asOverride)
            throw new Refusal("Not everything this gate asks for holds yet. Tick the override if you open it all the same.", "Override");
        return Decide(clinic, id, prescription, item, GateDecisionKind.Opened, evaluation.State == GateState.Locked, checkedReason, evaluation, by, at, on);
    }

    public static GateDecision Lock(Guid clinic, Guid id, Guid prescription, Guid item, GateEvaluation evaluation, string? reason, Guid by, DateTimeOffset at, DateOnly on)
    {
        if (evaluation.State != GateState.Open)
            throw new Refusal("This gate is already locked.");
        var checkedReason = Typed.Text(reason, MostReason, "Say why you lock it again.", "Reason");
        return Decide(clinic, id, prescription, item, GateDecisionKind.Locked, false, checkedReason, evaluation, by, at, on);
    }

    private static GateDecision Decide(Guid clinic, Guid id, Guid prescription, Guid item, GateDecisionKind kind, bool isOverride, string reason, GateEvaluation evaluation, Guid by, DateTimeOffset at, DateOnly on) => new()
    {
        Clinic = clinic, Id = id, Prescription = prescription, Item = item, Number = evaluation.Decisions + 1, Kind = kind, IsOverride = isOverride, Reason = reason,
        Evidence = string.Join('\n', evaluation.Criteria.Select(criterion => criterion.Line)), By = by, At = at, On = on,
    };
}
