using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Safety;

/// <summary>What a clinic decides for itself about safety.</summary>
/// <param name="ScreeningValidDays">Days for which a screening counts, its own day included, 1–365.</param>
/// <param name="ActionAtFew">What this clinic does at a level of concern, beside what the program says; likewise the two after it.</param>
/// <param name="Limits">The pain limits that a new prescription starts with.</param>
/// <param name="StopPainPauses">Whether a prescription pauses by itself when pain reaches the stop limit; likewise the two after it.</param>
/// <param name="GateOverride">Who may open a gate before it is eligible.</param>
/// <param name="MostMinutesADay">Minutes a day, over all running prescriptions of a patient, past which we warn, 1–120.</param>
/// <param name="MostStretches">Stretches, counted the same way, past which we warn, 1–30.</param>
public sealed record SafetyTerms(
    int ScreeningValidDays, string? ActionAtFew, string? ActionAtSome, string? ActionAtHigh, PainLimits Limits,
    bool StopPainPauses, bool LegSymptomsPause, bool WorseMorningsPause, OverridePolicy GateOverride, int MostMinutesADay, int MostStretches)
{
    public const int MostScreeningDays = 365;
    public const int MostAction = 500;
    public const int LongestDay = 120;
    public const int LongestList = 30;

    /// <summary>
    /// Ours, until the clinic's lead decides. 30 days and the burden limits are our own; a new leg symptom stops everything, since
    /// spreading symptoms call for contact first, while pain at the stop limit stops only the stretch that hurts.
    /// </summary>
    public static readonly SafetyTerms Default = new(30, null, null, null, PainLimits.Default, false, true, false, OverridePolicy.Clinician, 15, 6);

    public string? ActionAt(LevelOfConcern level) => level switch
    {
        LevelOfConcern.Few => ActionAtFew,
        LevelOfConcern.Some => ActionAtSome,
        LevelOfConcern.High => ActionAtHigh,
        _ => null,
    };

    public bool MayOpenBeforeEligible(Roles roles) => GateOverride.Allows(roles);

    /// <summary>Emergency signs and a screening that stops treatment always pause; the rest is the clinic's to say.</summary>
    public bool Pauses(AlertKind kind) => kind switch
    {
        AlertKind.EmergencySign or AlertKind.ScreeningStops => true,
        AlertKind.StopPain => StopPainPauses,
        AlertKind.LegSymptoms => LegSymptomsPause,
        AlertKind.WorseMornings => WorseMorningsPause,
        _ => false,
    };

    /// <summary>Refuses what is out of range, naming the field.</summary>
    public SafetyTerms Checked()
    {
        var refusals = new Refusals();
        if (ScreeningValidDays is < 1 or > MostScreeningDays)
            refusals.Add($"Enter the days as a whole number, from 1 to {MostScreeningDays}.", nameof(ScreeningValidDays));
        if (MostMinutesADay is < 1 or > LongestDay)
            refusals.Add($"Enter the minutes as a whole number, from 1 to {LongestDay}.", nameof(MostMinutesADay));
        if (MostStretches is < 1 or > LongestList)
            refusals.Add($"Enter the stretches as a whole number, from 1 to {LongestList}.", nameof(MostStretches));
        var few = refusals.Read(() => Typed.TextOrNothing(ActionAtFew, MostAction, nameof(ActionAtFew)));
        var some = refusals.Read(() => Typed.TextOrNothing(ActionAtSome, MostAction, nameof(ActionAtSome)));
        var high = refusals.Read(() => Typed.TextOrNothing(ActionAtHigh, MostAction, nameof(ActionAtHigh)));
        refusals.ThrowIfAny();
        return this with { ActionAtFew = few, ActionAtSome = some, ActionAtHigh = high };
    }
}

/// <summary>One version of a clinic's safety policy, with who answers for it. Never edited; the highest number is in force.</summary>
public sealed class SafetyPolicy
{
    public const int MostOwner = 120;
    public const int MostReason = 500;
    public const string Stale = "Somebody else changed the safety policy a moment ago. Look at it as it is now, then make your change.";

    private SafetyPolicy() { }

    public Guid Clinic { get; private set; }
    /// <summary>From 1; 0 is ours, which a clinic has until its lead decides.</summary>
    public int Version { get; private set; }
    /// <summary>Who answers for it, by name and role.</summary>
    public string? Owner { get; private set; }
    public string? Reason { get; private set; }
    public SafetyTerms Terms { get; private set; } = SafetyTerms.Default;
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static SafetyPolicy BuiltIn(Guid clinic) => new() { Clinic = clinic };

    /// <summary>The next version: whole, with an owner and a reason.</summary>
    public SafetyPolicy Change(SafetyTerms terms, string? owner, string? reason, Guid by, DateTimeOffset at)
    {
        var refusals = new Refusals();
        var checkedTerms = refusals.Read(terms.Checked);
        var checkedOwner = refusals.Read(() => Typed.Text(owner, MostOwner, "Say who answers for this policy.", nameof(Owner)));
        var checkedReason = refusals.Read(() => Typed.Text(reason, MostReason, "Say why it changes.", nameof(Reason)));
        refusals.ThrowIfAny();
        return new() { Clinic = Clinic, Version = Version + 1, Owner = checkedOwner, Reason = checkedReason, Terms = checkedTerms, By = by, At = at };
    }
}
