using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Safety;

/// <summary>What a report asks for, the gravest first.</summary>
public enum SymptomStep { Emergency, LegSymptoms, StopPain, EaseOff, WorseMornings, WorseMorning, GoOn }

/// <summary>What was told of one local day. Each answer may be missing, and a missing one is never taken for a good one.</summary>
/// <param name="WorstPain">The highest pain during any stretch that day, 0–10.</param>
/// <param name="MorningAfter">How the morning after this day was.</param>
/// <param name="MorningBefore">How the last morning before that was which was told of at all.</param>
public sealed record ReportedDay(bool EmergencySign, Legs? Legs, PainScore? WorstPain, MorningAfter? MorningAfter, MorningAfter? MorningBefore);

/// <summary>One step with what to tell the patient, and the alert that it raises for the clinician, if any.</summary>
public sealed record SymptomAdvice(SymptomStep Step, AlertKind? Alert)
{
    /// <summary>In English, as the clinic passes it on.</summary>
    public string Advice => In(Language.English);

    public string In(Language language) => Phrases.Of(language)[$"advice.{Step}"];
}

/// <summary>
/// What to do about a report. The order is that of the pain-monitoring model (Silbernagel 2007; Thomeé 1997) with emergency and
/// leg signs before it; the bands are the prescription's own, since the published ones were made for loading, not for stretching.
/// </summary>
public static class SymptomRules
{
    private static readonly SymptomAdvice Emergency = new(SymptomStep.Emergency, AlertKind.EmergencySign);

    private static readonly SymptomAdvice LegSymptoms = new(SymptomStep.LegSymptoms, AlertKind.LegSymptoms);

    private static readonly SymptomAdvice StopPain = new(SymptomStep.StopPain, AlertKind.StopPain);

    private static readonly SymptomAdvice EaseOff = new(SymptomStep.EaseOff, null);

    private static readonly SymptomAdvice WorseMornings = new(SymptomStep.WorseMornings, AlertKind.WorseMornings);

    private static readonly SymptomAdvice WorseMorning = new(SymptomStep.WorseMorning, null);

    private static readonly SymptomAdvice GoOn = new(SymptomStep.GoOn, null);

    /// <summary>All that a day asks for, the gravest first: that one is told the patient. Nothing told asks for nothing, and is no "carry on".</summary>
    public static IReadOnlyList<SymptomAdvice> Of(ReportedDay day, PainLimits limits)
    {
        var found = Found(day, limits).ToList();
        return found.Count == 0 && day.WorstPain is not null ? [GoOn] : found;
    }

    private static IEnumerable<SymptomAdvice> Found(ReportedDay day, PainLimits limits)
    {
        if (day.EmergencySign)
            yield return Emergency;
        if (day.Legs == Legs.NewOrFurtherDown)
            yield return LegSymptoms;
        if (day.WorstPain >= limits.Stop)
            yield return StopPain;
        else if (day.WorstPain > limits.Comfortable)
            yield return EaseOff;
        if (day is { MorningAfter: MorningAfter.Worse, MorningBefore: MorningAfter.Worse })
            yield return WorseMornings;
        else if (day.MorningAfter == MorningAfter.Worse)
            yield return WorseMorning;
    }
}
