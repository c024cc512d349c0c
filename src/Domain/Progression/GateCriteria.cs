namespace PrescribeRx.Domain.Progression;

/// <summary>
/// What must hold before a gated stretch may be opened. Each may be asked or not; all that is asked must hold. Criteria on
/// symptoms look at the latest <see cref="LatestSessions"/> done sessions, each of which must carry its answers: unreported
/// is not comfortable.
/// </summary>
/// <param name="SessionDays">Days on which the prerequisite was done, 1–60; nothing where that is not asked.</param>
/// <param name="OverDays">Days from the first to the last of them, both counted, 1–180; nothing where that is not asked.</param>
/// <param name="LatestSessions">How many of the latest done sessions the symptom criteria look at, 1–14.</param>
/// <param name="Comfortable">Pain during stays at or under the comfortable limit of the prescription.</param>
/// <param name="NoWorseMorning">The morning after was better or the same.</param>
/// <param name="NoNewLegSymptoms">Legs were reported, and nothing was new or further down.</param>
/// <param name="BothSides">A day counts only when every prescribed side was done.</param>
/// <param name="ScreeningCurrent">The safety screening is current and lets treatment go on.</param>
/// <param name="AdherencePercent">The share of the prerequisite's sessions that was done at least, 1–100; nothing where that is not asked.</param>
/// <param name="TechniqueChecked">A clinician saw the prerequisite done well.</param>
public sealed record GateCriteria(
    int? SessionDays,
    int? OverDays,
    int LatestSessions,
    bool Comfortable,
    bool NoWorseMorning,
    bool NoNewLegSymptoms,
    bool BothSides,
    bool ScreeningCurrent,
    int? AdherencePercent = null,
    bool TechniqueChecked = false)
{
    public const int MostSessionDays = 60;
    public const int MostOverDays = 180;
    public const int MostLatestSessions = 14;
    public const int MostPercent = 100;
    /// <summary>What is proposed where adherence is asked: the lower end of the band that studies call adherent.</summary>
    public const int UsualPercent = 80;

    public static readonly string PercentSentence = $"Enter the share as whole per cent, from 1 to {MostPercent}.";

    /// <summary>Gluteal Part 2 opens after Part 1 on at least 5 days over at least 7, comfortable in the latest 3.</summary>
    public static readonly GateCriteria Default = new(5, 7, 3, true, true, true, true, true);

    public bool AsksForSymptoms => Comfortable || NoWorseMorning || NoNewLegSymptoms;

    private bool AsksForSomething =>
        SessionDays is not null || OverDays is not null || AsksForSymptoms || BothSides || ScreeningCurrent || AdherencePercent is not null || TechniqueChecked;

    internal static string InDays(int days) => days == 1 ? "1 day" : $"{days} days";

    /// <summary>Refuses numbers out of range, naming the field, and a gate that would ask for nothing.</summary>
    public GateCriteria Checked()
    {
        var refusals = new Refusals();
        if (!AsksForSomething) refusals.Add("A gate has to ask for something: tick at least one.", "Criteria");
        if (SessionDays is < 1 or > MostSessionDays) refusals.Add($"Enter the days as a whole number, from 1 to {MostSessionDays}.", "SessionDays");
        if (OverDays is < 1 or > MostOverDays) refusals.Add($"Enter the period in whole days, from 1 to {MostOverDays}.", "OverDays");
        if (LatestSessions is < 1 or > MostLatestSessions) refusals.Add($"Enter the latest sessions as a whole number, from 1 to {MostLatestSessions}.", "LatestSessions");
        if (AdherencePercent is < 1 or > MostPercent) refusals.Add(PercentSentence, "AdherencePercent");
        refusals.ThrowIfAny();
        return this;
    }
}
