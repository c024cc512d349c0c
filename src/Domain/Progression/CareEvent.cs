using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Domain.Progression;

public enum CareEventKind { Signed, Paused, Resumed, Ended, EnteredInError, Opened, LockedAgain }

/// <summary>Something that changed what a prescription asks.</summary>
/// <param name="Stretch">Of a gate.</param>
/// <param name="Reason">Why, where something is on record.</param>
public sealed record CareEvent(DateOnly On, CareEventKind Kind, string? Stretch = null, string? Reason = null, int? Version = null)
{
    /// <param name="gates">As they were over time.</param>
    public static IEnumerable<CareEvent> Of(Prescription prescription, StretchCatalog catalog, IReadOnlyDictionary<Guid, GateEvaluation> gates)
    {
        foreach (var version in prescription.Versions.Where(version => version.IsSigned))
            yield return new(version.SignedOn!.Value, CareEventKind.Signed, Version: version.Number);
        foreach (var happened in prescription.Events)
            yield return new(happened.On, KindOf(happened.Kind), Reason: happened.Reason);
        foreach (var (item, gate) in gates)
        {
            var name = NameOf(prescription, catalog, item);
            foreach (var spell in gate.Spells)
            {
                yield return new(spell.From, CareEventKind.Opened, name);
                if (spell.Until is { } until)
                    yield return new(until, CareEventKind.LockedAgain, name, spell.LockedBecause);
            }
        }
    }

    internal static string NameOf(Prescription prescription, StretchCatalog catalog, Guid item)
    {
        var prescribed = prescription.Versions.Select(version => version.Find(item)).Last(found => found is not null)!;
        return catalog.Edition(prescribed.Stretch, prescribed.Edition).Name;
    }

    private static CareEventKind KindOf(PrescriptionEventKind kind) => kind switch
    {
        PrescriptionEventKind.Paused => CareEventKind.Paused,
        PrescriptionEventKind.Resumed => CareEventKind.Resumed,
        PrescriptionEventKind.EnteredInError => CareEventKind.EnteredInError,
        _ => CareEventKind.Ended,
    };
}
