using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>Reads what the stretches of a catalog say in another language, and says everything that is missing or too much at once.</summary>
public static class CatalogWords
{
    private const string NotTranslated = "This entry is missing.";

    /// <exception cref="Refusal">Names every fault by file, line, entry and field.</exception>
    public static StretchCatalog Read(StretchCatalog catalog, Language language, string yaml, string fileName)
    {
        var faults = new CatalogFaults(fileName);
        var words = CatalogFile.Parsed(yaml, faults) is FieldsNode root ? Entries(root, catalog, faults) : [];
        foreach (var stretch in catalog.All.Where(stretch => !words.Exists(one => (one.Key, one.Edition) == (stretch.Key, stretch.Edition))))
            faults.Add(1, NotTranslated, stretch.Key);
        faults.ThrowIfAny();
        return catalog.With(language, words);
    }

    private static List<StretchWords> Entries(FieldsNode root, StretchCatalog catalog, CatalogFaults faults)
    {
        var file = new CatalogFields(root, faults, entry: "", path: "");
        List<StretchWords> words = [.. file.Items("stretches", least: 1, CatalogFile.MostEntries)
            .Select((item, index) => CatalogFile.Entry(item, index, faults))
            .OfType<CatalogFields>()
            .Select(entry => Entry(entry, catalog))];
        file.RefuseUnknown();
        return words;
    }

    private static StretchWords Entry(CatalogFields entry, StretchCatalog catalog)
    {
        var words = new StretchWords(
            entry.Key("key"),
            entry.Guard(() => Typed.WholeNumber(entry.Value("edition"), 1, Stretch.MostEdition, "Enter the edition of the English as a whole number.", "edition"), otherwise: 0),
            entry.Text("name", Stretch.MostName),
            entry.Text("purpose"),
            entry.TextOrNothing("side means"),
            entry.Each("parts", 1, Stretch.MostParts, part => new PartWords(part.Key("key"), part.Text("name", Stretch.MostName), part.Lines("steps"))),
            entry.Lines("cues"),
            entry.Lines("errors"),
            entry.Text("felt at"),
            entry.Lines("equipment", least: 0),
            entry.Has("alternatives") ? entry.Lines("alternatives", least: 0) : []);
        if (catalog.FindEdition(words.Key, words.Edition) is not { } stretch)
            entry.Refuse("edition", "The English has no such edition.");
        else
            entry.Guard(() => words.Of(stretch), stretch);
        entry.RefuseUnknown();
        return words;
    }
}
