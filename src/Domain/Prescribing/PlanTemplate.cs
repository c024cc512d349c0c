using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Domain.Prescribing;

/// <summary>A plan under a name, to begin others with.</summary>
/// <param name="Key">What it is known by: a short name of one that is built in, the id of one that was saved.</param>
public sealed record PlanTemplate(string Key, TemplateOwner Owner, string Name, TemplatePlan Plan)
{
    public const int MostName = 60;

    /// <summary>What it asks of a patient from the first day: what stands behind a gate comes later. Doses that the catalog no longer knows count nothing.</summary>
    public Burden BurdenAtFirst(StretchCatalog catalog) => Burden.Of(
        from one in Plan.Stretches
        where one.Gate is null
        let stretch = catalog.Find(one.Stretch)
        where stretch is not null && one.WhyNotFit(stretch) is null
        select (stretch, one.Side, one.Dose));
}

/// <summary>Whose a template is: everybody's, built in; the clinic's; or of one person, who alone sees it.</summary>
public enum TemplateOwner { BuiltIn, Clinic, Own }

/// <summary>The templates that every clinic starts with.</summary>
public sealed record BuiltInTemplates(IReadOnlyList<PlanTemplate> All);

/// <summary>What a template says. Nothing of any patient: neither pain nor date, nor what was agreed with one.</summary>
/// <param name="Goal">Why these stretches, in words a patient reads.</param>
public sealed record TemplatePlan(string Goal, Condition? Condition, Course Course, IReadOnlyList<TemplateStretch> Stretches)
{
    public static TemplatePlan Of(PrescriptionVersion version, string goal) => new(goal, version.Condition, version.Course, [.. version.Stretches.Select(one => TemplateStretch.Of(one, version))]);
}

/// <summary>A stretch of the catalog, by its key, as it is to be prescribed.</summary>
public sealed record TemplateStretch(string Stretch, Side Side, Dose Dose, TemplateGate? Gate)
{
    internal static TemplateStretch Of(PrescribedStretch prescribed, PrescriptionVersion version) => new(
        prescribed.Stretch, prescribed.Side, prescribed.Dose,
        prescribed.Gate is { } gate ? new(version.Find(gate.Prerequisite)!.Stretch, gate.Criteria, gate.PrerequisiteRests, gate.LapseDays) : null);

    /// <summary>What must come first: what the catalog asks for, if it does.</summary>
    internal string? ComesAfter(Stretch stretch) => stretch.Prerequisite?.Stretch ?? Gate?.Prerequisite;

    /// <summary>The gate behind an item of a draft: as the template has it, or where the catalog has come to ask for another stretch first, as the catalog has it.</summary>
    internal Gate? GateBehind(Guid first, Stretch stretch) =>
        Gate is { } gate && gate.Prerequisite == ComesAfter(stretch) ? new(first, gate.Criteria, gate.PrerequisiteRests, gate.LapseDays)
        : stretch.Prerequisite is { } needed ? new(first, needed.Gate)
        : null;

    /// <summary>Why side and dose do not fit an edition of the stretch, if they do not.</summary>
    public string? WhyNotFit(Stretch stretch) => PrescribedStretchRules.WhyNot(stretch, Side, Dose)?.Message;
}

/// <inheritdoc cref="Gate"/>
/// <param name="Prerequisite">The key of the stretch that comes first.</param>
public sealed record TemplateGate(string Prerequisite, GateCriteria Criteria, bool PrerequisiteRests = false, int LapseDays = GateEvaluation.LapseDays);
