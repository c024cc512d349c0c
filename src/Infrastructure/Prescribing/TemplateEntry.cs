using System.Globalization;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Infrastructure.Prescribing;

/// <summary>One template of a templates file, field by field. What it does not say of a stretch is as the catalog gives it.</summary>
internal static class TemplateEntry
{
    private static readonly Course WhereUnreadable = Course.OfWeeks(1);

    /// <summary>The template; when a fault was noted, with something harmless in the place of what is wrong.</summary>
    public static PlanTemplate Read(CatalogFields entry, StretchCatalog catalog)
    {
        var template = new PlanTemplate(
            entry.Key("key"), TemplateOwner.BuiltIn, entry.Text("name", PlanTemplate.MostName),
            new(
                Goal: entry.Text("goal", PrescriptionVersion.MostGoal),
                Condition: entry.Has("condition") ? entry.Choice<Condition>("condition", "a condition") : null,
                Course: entry.Guard(() => Course.Read(entry.Value("course weeks"), "course weeks"), WhereUnreadable),
                Stretches: [.. entry.Each("stretches", 1, Prescription.MostStretches, one => ReadStretch(one, catalog)).OfType<TemplateStretch>()]));
        CheckStretches(entry, template.Plan.Stretches, catalog);
        entry.RefuseUnknown();
        return template;
    }

    private static TemplateStretch? ReadStretch(CatalogFields fields, StretchCatalog catalog)
    {
        var key = fields.Key("stretch");
        var side = fields.Has("side") ? fields.Choice<Side>("side", "a side") : null;
        var frequency = fields.Has("frequency") ? fields.One("frequency", CatalogEntry.ReadFrequency) : null;
        var stretch = catalog.Find(key);
        var parts = fields.Has("parts") ? fields.Each("parts", 1, Stretch.MostParts, part => ReadPart(part, stretch)).OfType<PartDose>().ToList() : [];
        if (stretch is null)
        {
            if (key.Length > 0)
                fields.Refuse("stretch", $"There is no stretch named {key} in the catalog.");
            return null;
        }
        var dose = new Dose([.. stretch.Parts.Select(part => parts.Find(other => other.Part == part.Key) ?? part.Dose)], frequency ?? stretch.Frequency);
        var read = new TemplateStretch(key, side ?? stretch.DefaultSide, dose, stretch.Prerequisite is { } first ? new(first.Stretch, first.Gate) : null);
        if (read.WhyNotFit(stretch) is { } unfit)
            fields.Refuse("side", unfit);
        return read;
    }

    private static PartDose? ReadPart(CatalogFields fields, Stretch? stretch)
    {
        var key = fields.Key("key");
        var given = stretch?.PartOf(key)?.Dose;
        if (given is null && stretch is not null && key.Length > 0)
            fields.Refuse("key", $"{stretch.Name} has no part named {key}.");
        if (given is { IsHeld: false } && fields.Has("hold seconds"))
            fields.Refuse("hold seconds", "A moved part has no hold. Leave it out.");
        var (hold, repetitions) = (Value("hold seconds", given?.Hold?.Seconds), Value("repetitions", given?.Repetitions));
        var (sets, rest) = (Value("sets", given?.Sets), Value("rest seconds", given?.RestSeconds));
        return given is null ? null : fields.Guard(() => PartDose.Read(key, given.IsHeld, hold, repetitions, sets, rest, prefix: ""), given);

        string? Value(string name, int? otherwise) => fields.Has(name) ? fields.Value(name) : otherwise?.ToString(CultureInfo.InvariantCulture);
    }

    private static void CheckStretches(CatalogFields entry, IReadOnlyList<TemplateStretch> stretches, StretchCatalog catalog)
    {
        foreach (var twice in stretches.GroupBy(one => one.Stretch).Where(same => same.Count() > 1))
            entry.Refuse("stretches", $"{twice.Key} is there twice.");
        foreach (var gated in stretches.Where(one => one.Gate is { } gate && !stretches.Any(other => other.Stretch == gate.Prerequisite)))
            entry.Refuse("stretches", $"{catalog.Find(gated.Stretch)!.Name} needs {gated.Gate!.Prerequisite} first: put that in too.");
    }
}
