using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Domain.Safety;

/// <summary>A time in which an item was withheld: from the moment a block came up to the moment somebody decided, if anybody has.</summary>
public sealed record WithheldSpell(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// When an item was withheld from its patient, computed from the patient's facts, the rules and what was acknowledged, each from
/// the moment it was known; so that what is told today never changes what held last week.
/// </summary>
public sealed record Withholding(IReadOnlyList<WithheldSpell> Spells, Zone Zone)
{
    public bool IsNow => Spells is [.., { Until: null }];

    /// <summary>Whether it was withheld at any time of a day; such a day is not scheduled.</summary>
    public bool WasOn(DateOnly day) => Spells.Any(spell => spell.From < Zone.StartOf(day.AddDays(1)) && !(spell.Until <= Zone.StartOf(day)));

    /// <summary>Whether it was withheld for the whole of a day; only then nothing of it can have been done.</summary>
    public bool WasThrough(DateOnly day) => Spells.Any(spell => spell.From <= Zone.StartOf(day) && !(spell.Until < Zone.StartOf(day.AddDays(1))));

    /// <param name="metAt">What the patient meets by these rules at a moment, whatever the stretch; for all stretches the same.</param>
    public static Withholding Of(
        Patient patient, PrecautionRules rules, Func<DateTimeOffset, IReadOnlyList<PrecautionConflict>> metAt, IReadOnlySet<Movement> movements, IReadOnlyList<PrecautionAcknowledgement> acknowledged, DateTimeOffset now)
    {
        var spells = new List<WithheldSpell>();
        foreach (var moment in Moments(patient, rules, acknowledged, now))
        {
            var blocked = Precautions.Concerning(movements, metAt(moment))
                .Any(conflict => conflict.Level == PrecautionLevel.Block && !acknowledged.Any(one => one.At <= moment && one.Settles(conflict)));
            if (blocked && spells is not [.., { Until: null }])
                spells.Add(new(moment, null));
            else if (!blocked && spells is [.., { Until: null } open])
                spells[^1] = open with { Until = moment };
        }
        return new(spells, patient.Zone);
    }

    /// <summary>The moments at which anything may have changed.</summary>
    private static IEnumerable<DateTimeOffset> Moments(Patient patient, PrecautionRules rules, IReadOnlyList<PrecautionAcknowledgement> acknowledged, DateTimeOffset now) =>
        patient.Facts.Select(fact => fact.At)
            .Concat(rules.EveryVersion.Select(rule => rule.Since).Where(since => since > patient.AddedAt))
            .Concat(acknowledged.Select(one => one.At))
            .Concat(rules.EveryVersion.SelectMany(rule => rule.When.Turns(patient)).Distinct().Select(patient.Zone.StartOf))
            .Append(patient.AddedAt)
            .Where(moment => moment >= patient.AddedAt && moment <= now).Distinct().Order();
}
