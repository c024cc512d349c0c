namespace PrescribeRx.Domain.Progression;

/// <summary>
/// What must hold before a gated stretch may be opened. All of it must hold. Criteria on symptoms look at the latest
/// <see cref="LatestSessions"/> done sessions, each of which must carry its answers: unreported is not comfortable.
/// </summary>
/// <param name="SessionDays">Days on which the prerequisite was done, 1–60.</param>
/// <param name="OverDays">Days from the first to the last of them, both counted, 1–180.</param>
/// <param name="LatestSessions">How many of the latest done sessions the symptom criteria look at, 1–14.</param>
/// <param name="Comfortable">Pain during stays at or under the comfortable limit of the prescription.</param>
/// <param name="NoWorseMorning">The morning after was better or the same.</param>
/// <param name="NoNewLegSymptoms">Legs were reported, and nothing was new or further down.</param>
/// <param name="BothSides">A day counts only when every prescribed side was done.</param>
/// <param name="ScreeningCurrent">The safety screening is current and lets treatment go on.</param>
public sealed record GateCriteria(
    int SessionDays,
    int OverDays,
    int LatestSessions,
    bool Comfortable,
    bool NoWorseMorning,
    bool NoNewLegSymptoms,
    bool BothSides,
    bool ScreeningCurrent)
{
    public const int MostSessionDays = 60;
    public const int MostOverDays = 180;
    public const int MostLatestSessions = 14;

    /// <summary>Gluteal Part 2 opens after Part 1 on at least 5 days over at least 7, comfortable in the latest 3.</summary>
    public static readonly GateCriteria Default = new(5, 7, 3, true, true, true, true, true);

    internal static string InDays(int days) => days == 1 ? "1 day" : $"{days} days";

    /// <summary>Refuses numbers out of range, naming the field.</summary>
    public GateCriteria Checked()
    {
        var refusals = new Refusals();
        if (SessionDays is < 1 or > MostSessionDays) refusals.Add($"Enter the days as a whole number, from 1 to {MostSessionDays}.", "SessionDays");
        if (OverDays is < 1 or > MostOverDays) refusals.Add($"Enter the period in whole days, from 1 to {MostOverDays}.", "OverDays");
        if (LatestSessions is < 1 or > MostLatestSessions) refusals.Add($"Enter the latest sessions as a whole number, from 1 to {MostLatestSessions}.", "LatestSessions");
        refusals.ThrowIfAny();
        return this;
    }
}
