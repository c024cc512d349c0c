using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>What of a template a draft takes in, in order; what is in it already and stays as it is; and what is left out, with the reason.</summary>
public sealed record TemplateFit(IReadOnlyList<DraftStretch> Added, IReadOnlyList<Stretch> AlreadyThere, IReadOnlyList<LeftOut> LeftOut)
{
    /// <param name="approved">Keys of the stretches that may be prescribed in this clinic now.</param>
    /// <param name="precautionsOf">Those that a stretch meets in this patient.</param>
    public static TemplateFit Of(
        TemplatePlan plan, PrescriptionVersion draft, StretchCatalog catalog, IReadOnlySet<string> approved, Func<Stretch, IReadOnlyList<PrecautionConflict>> precautionsOf, Func<Guid> newId)
    {
        var items = draft.Stretches.ToDictionary(one => one.Stretch, one => one.Item);
        var there = new List<Stretch>();
        var added = new List<DraftStretch>();
        var leftOut = new List<LeftOut>();
        foreach (var one in EarlierPartsFirst(plan, catalog))
        {
            var stretch = catalog.Find(one.Stretch);
            if (items.ContainsKey(one.Stretch))
                there.AddRange(stretch is null ? [] : [stretch]);
            else if (WhyNot(one, stretch) is { } why)
                leftOut.Add(why);
            else
                added.Add(Take(one, stretch!));
        }
        return new([.. added.OrderBy(one => one.Order)], there, leftOut);

        DraftStretch Take(TemplateStretch one, Stretch stretch)
        {
            var gate = one.ComesAfter(stretch) is { } first ? one.GateBehind(items[first], stretch) : null;
            var item = items[one.Stretch] = newId();
            return new(item, PlaceOf(one), one.Stretch, stretch.Edition, one.Side, one.Dose, gate);
        }

        int PlaceOf(TemplateStretch one) => (draft.Stretches.Count == 0 ? 0 : draft.Stretches[^1].Order) + 1 + plan.Stretches.ToList().IndexOf(one);

        LeftOut? WhyNot(TemplateStretch one, Stretch? stretch)
        {
            var name = NameOf(one.Stretch);
            if (catalog.FindOwn(one.Stretch)?.WhyNotPrescribe is { } retired)
                return new(name, retired, null);
            if (stretch is null)
                return new(name, "It is no longer in the catalog.", null);
            if (!approved.Contains(stretch.Key))
                return new(name, "It has not been approved by your clinic’s lead, so it cannot be prescribed yet.", null);
            if (one.WhyNotFit(stretch) is { } changed)
                return new(name, $"The catalog has changed since the template was saved. {changed}", null);
            if (precautionsOf(stretch).Where(conflict => conflict.Level == PrecautionLevel.Block).ToList() is [_, ..] blocks)
                return new(name, string.Join(' ', blocks.Select(block => block.Sentence)), stretch);
            if (one.ComesAfter(stretch) is { } first && !items.ContainsKey(first))
                return new(name, $"{NameOf(first)} comes first, and is not in the plan.", null);
            return items.Count == Prescription.MostStretches ? new(name, $"A prescription holds at most {Prescription.MostStretches} stretches.", null) : null;
        }

        string NameOf(string key) => catalog.Latest(key)?.Name ?? key;
    }

    /// <summary>The order of the template, but that what comes first is taken in before what waits for it.</summary>
    private static List<TemplateStretch> EarlierPartsFirst(TemplatePlan plan, StretchCatalog catalog)
    {
        var ordered = new List<TemplateStretch>();
        foreach (var one in plan.Stretches)
            Place(one, plan.Stretches.Count);
        return ordered;

        void Place(TemplateStretch one, int most)
        {
            if (ordered.Contains(one) || most < 0)
                return;
            var first = catalog.Find(one.Stretch) is { } stretch ? one.ComesAfter(stretch) : null;
            if (plan.Stretches.FirstOrDefault(other => other.Stretch == first) is { } before)
                Place(before, most - 1);
            ordered.Add(one);
        }
    }
}

/// <summary>A stretch of a template that was not added.</summary>
/// <param name="Blocked">The stretch, where a precaution of this patient stops it: there may be another to choose instead.</param>
public sealed record LeftOut(string Name, string Why, Stretch? Blocked);
