using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

public enum RegressionKind
{
    /// <summary>The gated stretch goes on with about half the dose once it is open again.</summary>
    EasierDose,
    /// <summary>The gated stretch rests; what comes before it goes on.</summary>
    EarlierPart,
}

/// <summary>
/// A proposal to fall back, with the reason. Nothing changes by itself: whoever accepts it gets a draft of the next version
/// with this change in it, to look at and to sign.
/// </summary>
/// <param name="Dose">The easier dose, where that is what is proposed.</param>
public sealed record Regression(RegressionKind Kind, Dose? Dose, string Because)
{
    private const int EasedHoldStep = 5;

    private static readonly Criterion[] OnSymptoms = [Criterion.Comfortable, Criterion.NoWorseMorning, Criterion.NoNewLegSymptoms];
    private static readonly LockCause[] BySymptoms = [LockCause.Flare, LockCause.WorseMornings, LockCause.LegSymptoms];

    /// <summary>Nothing while all is well, nor once a version was signed since the trouble: then a clinician has answered it already.</summary>
    public static Regression? Propose(PrescriptionVersion signed, PrescribedStretch gated, GateEvaluation gate)
    {
        if (Reason(signed, gate) is not { } because)
            return null;
        var mayRest = !signed.WaitingFor(gated.Item).Any();
        var easier = Easier(gated.Dose);
        if (mayRest && (easier is null || IsTooMuch(gate)))
            return new(RegressionKind.EarlierPart, null, because);
        return easier is null ? null : new(RegressionKind.EasierDose, easier, because);
    }

    private static string? Reason(PrescriptionVersion signed, GateEvaluation gate) => gate.State switch
    {
        GateState.Locked when gate.Spells is [.., var last] && !IsAnswered(signed, last) => gate.LockedBecause,
        GateState.Open => gate.Criteria.FirstOrDefault(criterion =>
            OnSymptoms.Contains(criterion.Criterion) && criterion.Verdict == Verdict.NotHeld && signed.SignedOn < criterion.Days[^1])?.Line,
        _ => null,
    };

    private static bool IsAnswered(PrescriptionVersion signed, OpenSpell last) =>
        last.LockedAt is { } at ? signed.SignedAt > at : signed.SignedOn >= last.Until;

    /// <summary>New leg symptoms, or symptoms that locked it more than once, speak against this stretch and not only against its dose.</summary>
    private static bool IsTooMuch(GateEvaluation gate) =>
        gate.State == GateState.Locked
        && (gate.Spells[^1].Cause == LockCause.LegSymptoms || gate.Spells.Count(spell => spell.Cause is { } cause && BySymptoms.Contains(cause)) > 1);

    /// <summary>About half the hold, or half the repetitions where nothing is held, and a set fewer; nothing where no part can be eased.</summary>
    public static Dose? Easier(Dose dose)
    {
        var parts = dose.Parts.Select(Easier).ToList();
        return parts.SequenceEqual(dose.Parts) ? null : dose with { Parts = parts };
    }

    private static PartDose Easier(PartDose dose)
    {
        var sets = Math.Max(1, dose.Sets - 1);
        return dose.Hold is { Seconds: > Hold.Least } hold ? PartDose.Held(dose.Part, Hold.OfSeconds(HalfOf(hold)), dose.Repetitions, sets, dose.RestSeconds)
            : dose.Hold is { } shortest ? PartDose.Held(dose.Part, shortest, Half(dose.Repetitions), sets, dose.RestSeconds)
            : PartDose.Moved(dose.Part, Half(dose.Repetitions), sets, dose.RestSeconds);
    }

    /// <summary>Half, to the next five seconds, since a patient counts in those; a short hold to the second.</summary>
    private static int HalfOf(Hold hold) =>
        hold.Seconds < 4 * EasedHoldStep ? Half(hold.Seconds) : (hold.Seconds / 2 + EasedHoldStep - 1) / EasedHoldStep * EasedHoldStep;

    private static int Half(int count) => Math.Max(1, count / 2);
}
