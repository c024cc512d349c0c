using System.Text;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure.Catalog;

namespace PrescribeRx.Infrastructure.Prescribing;

/// <summary>Reads a file of templates, in the same form as a catalog, and says everything that is wrong with it at once.</summary>
public static class TemplateFile
{
    public const int MostTemplates = 100;

    private const string BuiltInName = "templates.yaml";

    /// <summary>The templates that every clinic starts with.</summary>
    public static BuiltInTemplates BuiltIn(StretchCatalog catalog)
    {
        using var file = typeof(TemplateFile).Assembly.GetManifestResourceStream(typeof(TemplateFile), BuiltInName)!;
        using var text = new StreamReader(file, Encoding.UTF8);
        return Read(text.ReadToEnd(), BuiltInName, catalog);
    }

    /// <exception cref="Refusal">Names every fault by file, line, template and field.</exception>
    public static BuiltInTemplates Read(string yaml, string fileName, StretchCatalog catalog)
    {
        var faults = new CatalogFaults(fileName);
        var templates = CatalogFile.Parsed(yaml, faults) is { } root ? Templates(root, faults, catalog) : [];
        faults.ThrowIfAny();
        return new(templates);
    }

    private static List<PlanTemplate> Templates(CatalogNode root, CatalogFaults faults, StretchCatalog catalog)
    {
        if (root is not FieldsNode fields)
        {
            faults.Add(root.Line, "Begin with the field templates.");
            return [];
        }
        var file = new CatalogFields(fields, faults, entry: "", path: "");
        var templates = new List<PlanTemplate>();
        foreach (var entry in file.Items("templates", least: 1, MostTemplates).Select((item, index) => CatalogFile.Entry(item, index, faults)).OfType<CatalogFields>())
        {
            var template = TemplateEntry.Read(entry, catalog);
            if (templates.Exists(other => other.Key == template.Key))
                entry.Refuse("key", $"{template.Key} is there twice.");
            if (templates.Exists(other => FoldedText.Of(other.Name) == FoldedText.Of(template.Name)))
                entry.Refuse("name", "Another template has this name.");
            templates.Add(template);
        }
        file.RefuseUnknown();
        return templates;
    }
}
