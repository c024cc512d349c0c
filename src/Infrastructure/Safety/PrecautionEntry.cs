using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Infrastructure.Safety;

/// <summary>One rule of a rules file, field by field.</summary>
internal static class PrecautionEntry
{
    private const string AnyMovement = "any";
    private const int EarliestYear = 2000;

    /// <summary>The rule; when a fault was noted, with something harmless in the place of what is wrong.</summary>
    public static PrecautionRule Read(CatalogFields entry)
    {
        var version = Number(entry, "version", PrecautionRule.MostVersion, entry.Has("version")) ?? 0;
        var rule = new PrecautionRule(
            Id: entry.Key("id"),
            Version: version,
            When: entry.One("when", ReadCondition) ?? new(FactKind.KneePain),
            Movements: ReadMovements(entry),
            Level: entry.Choice<PrecautionLevel>("level", "a level") ?? default,
            Sentence: entry.Text("sentence", PrecautionRule.MostText),
            Instead: entry.Text("instead", PrecautionRule.MostText),
            Source: entry.Text("source", PrecautionRule.MostText),
            Override: entry.Choice<OverridePolicy>("override", "who may override") ?? default)
        {
            Reason = entry.Has("reason") ? entry.Text("reason", PrecautionRule.MostReason) : null,
            Since = entry.Has("since") ? Day(entry, "since") : DateTimeOffset.MinValue,
        };
        if (!entry.Has("version"))
            entry.Refuse("version", "This field is missing.");
        if (rule.IsOwn)
            entry.Refuse("id", $"Only a clinic's own rules begin with {PrecautionRule.OwnPrefix}.");
        entry.RefuseUnknown();
        return rule;
    }

    /// <summary>A rule that a clinic wrote: it has neither version nor day of its own in its words.</summary>
    public static PrecautionRule ReadOfClinic(CatalogFields entry, string id, int version)
    {
        var rule = new PrecautionRule(
            id, version, entry.One("when", ReadCondition) ?? new(FactKind.KneePain), ReadMovements(entry), entry.Choice<PrecautionLevel>("level", "a level") ?? default,
            entry.Text("sentence", PrecautionRule.MostText), entry.Text("instead", PrecautionRule.MostText), entry.Text("source", PrecautionRule.MostText),
            entry.Choice<OverridePolicy>("override", "who may override") ?? default) { IsOfClinic = true };
        entry.RefuseUnknown();
        return rule;
    }

    private static HashSet<Movement>? ReadMovements(CatalogFields entry) =>
        entry.Value("movements")?.Trim() == AnyMovement ? null : entry.Choices<Movement>("movements", "a movement", least: 1).ToHashSet();

    private static PrecautionCondition? ReadCondition(CatalogFields when)
    {
        var younger = Number(when, "younger than", PrecautionCondition.MostAge, when.Has("younger than"));
        if (when.Has("younger than") && when.Has("fact"))
            when.Refuse("fact", "Write either a fact or an age, and another rule for the other.");
        var fact = when.Has("younger than") ? null : when.Choice<FactKind>("fact", "a fact");
        var approach = when.Has("approach") ? when.Choice<HipApproach>("approach", "an approach") : null;
        var within = Number(when, "within weeks", PrecautionCondition.MostWeeks, when.Has("within weeks"));
        var from = Number(when, "from week", PatientFact.MostWeeks, when.Has("from week"));
        if (approach is not null && (fact is not { } hip || !PatientFact.HasApproach(hip)))
            when.Refuse("approach", "Only a hip replacement has an approach.");
        if (within is not null && (fact is not { } operation || !PatientFact.HasDate(operation)))
            when.Refuse("within weeks", "Only an operation has weeks since.");
        if (from is not null && fact != FactKind.Pregnancy)
            when.Refuse("from week", "Only a pregnancy has weeks.");
        return fact is null && younger is null ? null : new(fact, approach, within, from, younger);
    }

    private static int? Number(CatalogFields fields, string name, int most, bool isThere) => isThere
        ? fields.Guard<int?>(() => Typed.WholeNumber(fields.Value(name), 1, most, $"Enter a whole number, from 1 to {most}.", name), otherwise: null)
        : null;

    private static DateTimeOffset Day(CatalogFields entry, string name)
    {
        var day = entry.Guard(() => Typed.Date(entry.Value(name), name), otherwise: DateOnly.MinValue);
        if (day != DateOnly.MinValue && day.Year < EarliestYear)
            entry.Refuse(name, $"Enter a year from {EarliestYear} on.");
        return new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }
}
