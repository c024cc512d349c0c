using System.Text;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Safety;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Infrastructure.Safety;

/// <summary>Reads a file of precaution rules, in the same form as a catalog, and says everything that is wrong with it at once.</summary>
public static class PrecautionFile
{
    public const int MostRules = 500;

    private const string BuiltInName = "precautions.yaml";

    /// <summary>The rules that every clinic starts with.</summary>
    public static PrecautionRules BuiltIn()
    {
        using var file = typeof(PrecautionFile).Assembly.GetManifestResourceStream(typeof(PrecautionFile), BuiltInName)!;
        using var text = new StreamReader(file, Encoding.UTF8);
        return Read(text.ReadToEnd(), BuiltInName);
    }

    /// <exception cref="Refusal">Names every fault by file, line, rule and field.</exception>
    public static PrecautionRules Read(string yaml, string fileName)
    {
        var faults = new CatalogFaults(fileName);
        var rules = CatalogFile.Parsed(yaml, faults) is { } root ? Rules(root, faults) : [];
        faults.ThrowIfAny();
        return new(rules);
    }

    private static List<PrecautionRule> Rules(CatalogNode root, CatalogFaults faults)
    {
        if (root is not FieldsNode fields)
        {
            faults.Add(root.Line, "Begin with the field rules.");
            return [];
        }
        var file = new CatalogFields(fields, faults, entry: "", path: "");
        var rules = file.Items("rules", least: 1, MostRules)
            .Select((item, index) => CatalogFile.Entry(item, index, faults, named: "id"))
            .OfType<CatalogFields>()
            .ToDictionary(PrecautionEntry.Read, entry => entry, (IEqualityComparer<PrecautionRule>)ReferenceEqualityComparer.Instance);
        file.RefuseUnknown();
        foreach (var fault in PrecautionRules.Faults([.. rules.Keys.Where(rule => rule.Id.Length > 0 && rule.Version > 0)]))
            rules[fault.Rule].Refuse(fault.Field, fault.Sentence);
        return [.. rules.Keys];
    }
}
