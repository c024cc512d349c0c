using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Domain.Progression;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Adherence;

/// <summary>One thing that was due: a part, on a side, in a session of a day, with its dose.</summary>
public sealed record Due(EntrySlot Slot, PartDose Dose, Frequency Frequency)
{
    /// <summary>The version that asks for it.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>How a stretch stood on a day: due, or why it was not.</summary>
public enum Standing { Due, NotPrescribed, AnotherDay, Paused, Locked, Resting, Withheld }

/// <summary>
/// What was due on each day. The version in force when the day began scores it; nothing is due on a day on which the
/// prescription was paused or ended, or of a stretch that was locked, resting or withheld on any part of that day.
/// </summary>
public static class Schedule
{
    public static IEnumerable<Due> Of(
        Prescription prescription, StretchCatalog catalog, IReadOnlyDictionary<Guid, GateEvaluation> gates, IReadOnlyDictionary<Guid, Withholding> withheld, DateOnly from, DateOnly through)
    {
        var ordered = prescription.Versions.ToDictionary(version => version, version => version.Stretches);
        for (var day = from; day <= through; day = day.AddDays(1))
        {
            if (prescription.VersionScoring(day) is not { } version || !prescription.RanThrough(day))
                continue;
            foreach (var stretch in ordered[version])
            {
                if (StandingOf(version, stretch, gates, withheld, day) == Standing.Due)
                {
                    foreach (var due in OnDay(prescription.Id, version.Number, stretch, catalog.Edition(stretch.Stretch, stretch.Edition), day))
                        yield return due;
                }
            }
        }
    }

    /// <summary>Whether a stretch was due on a day and, if it was not, why.</summary>
    public static Standing StandingOf(
        Prescription prescription, Guid item, IReadOnlyDictionary<Guid, GateEvaluation> gates, IReadOnlyDictionary<Guid, Withholding> withheld, DateOnly day)
    {
        if (prescription.VersionScoring(day) is not { } version || version.Find(item) is not { } stretch)
            return Standing.NotPrescribed;
        if (!prescription.RanThrough(day))
            return prescription.Events.LastOrDefault(happened => happened.On <= day)?.Kind is PrescriptionEventKind.Paused or PrescriptionEventKind.Resumed ? Standing.Paused : Standing.NotPrescribed;
        return StandingOf(version, stretch, gates, withheld, day);
    }

    private static Standing StandingOf(
        PrescriptionVersion version, PrescribedStretch stretch, IReadOnlyDictionary<Guid, GateEvaluation> gates, IReadOnlyDictionary<Guid, Withholding> withheld, DateOnly day)
    {
        if (!stretch.Dose.Frequency.IsDueOn(day))
            return Standing.AnotherDay;
        if (withheld.GetValueOrDefault(stretch.Item)?.WasOn(day) == true)
            return Standing.Withheld;
        if (stretch.Gate is not null && !(gates.TryGetValue(stretch.Item, out var gate) && gate.WasOpenThrough(day)))
            return Standing.Locked;
        return Rests(version, stretch, gates, day) ? Standing.Resting : Standing.Due;
    }

    /// <summary>What comes first may rest once what comes after it is open.</summary>
    internal static bool Rests(PrescriptionVersion version, PrescribedStretch stretch, IReadOnlyDictionary<Guid, GateEvaluation> gates, DateOnly day) =>
        version.WaitingFor(stretch.Item).Any(other => other.Gate!.PrerequisiteRests && gates.TryGetValue(other.Item, out var opened) && opened.WasOpenOn(day));

    private static IEnumerable<Due> OnDay(Guid prescription, int version, PrescribedStretch prescribed, Stretch stretch, DateOnly day) =>
        from session in Enumerable.Range(1, prescribed.Dose.Frequency.TimesADay)
        from part in stretch.Parts
        from side in stretch.SidesOf(part.Key, prescribed.Side)
        select new Due(new(prescription, prescribed.Item, part.Key, side, day, session), prescribed.Dose.Of(part.Key)!, prescribed.Dose.Frequency) { Version = version };
}
