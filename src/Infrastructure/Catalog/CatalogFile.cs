using System.Text;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using YamlDotNet.Core;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>Reads a catalog that a physiotherapist wrote, and says everything that is wrong with it at once.</summary>
public static class CatalogFile
{
    public const int MostBytes = 1_000_000;
    public const int MostEntries = 1_000;

    private const string BuiltInName = "low-back.yaml";
    private const string InSpanish = "low-back-es.yaml";

    /// <summary>The catalog that every clinic starts with, in all its languages.</summary>
    public static StretchCatalog BuiltIn() => CatalogWords.Read(Read(TextOf(BuiltInName), BuiltInName), Language.Spanish, TextOf(InSpanish), InSpanish);

    private static string TextOf(string name)
    {
        using var file = typeof(CatalogFile).Assembly.GetManifestResourceStream(typeof(CatalogFile), name)!;
        using var text = new StreamReader(file, Encoding.UTF8);
        return text.ReadToEnd();
    }

    /// <exception cref="Refusal">Names every fault by file, line, entry and field.</exception>
    public static StretchCatalog Read(string yaml, string fileName)
    {
        var faults = new CatalogFaults(fileName);
        var stretches = Parsed(yaml, faults) is { } root ? Entries(root, faults) : [];
        faults.ThrowIfAny();
        return new(stretches);
    }

    internal static CatalogNode? Parsed(string yaml, CatalogFaults faults)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > MostBytes)
        {
            faults.Add(1, $"The file is larger than {MostBytes} bytes.");
            return null;
        }
        try
        {
            return CatalogNode.Read(yaml);
        }
        catch (YamlException unreadable)
        {
            faults.Add((int)unreadable.Start.Line, $"The file cannot be read from here on. {unreadable.Message}");
            return null;
        }
    }

    private static List<Stretch> Entries(CatalogNode root, CatalogFaults faults)
    {
        if (root is not FieldsNode fields)
        {
            faults.Add(root.Line, "Begin with the field stretches.");
            return [];
        }
        var file = new CatalogFields(fields, faults, entry: "", path: "");
        var poses = CatalogPoses.Read(file);
        var entries = file.Items("stretches", least: 1, MostEntries)
            .Select((item, index) => Entry(item, index, faults))
            .OfType<CatalogFields>()
            .ToDictionary(entry => CatalogEntry.Read(entry, poses), entry => entry, (IEqualityComparer<Stretch>)ReferenceEqualityComparer.Instance);
        file.RefuseUnknown();
        FindFaultsBetween(entries);
        return [.. entries.Keys];
    }

    /// <summary>An entry of a list under its key, or where it has none that can be read, under its number.</summary>
    internal static CatalogFields? Entry(CatalogNode item, int index, CatalogFaults faults, string named = "key")
    {
        var numbered = $"entry {index + 1}";
        if (item is not FieldsNode fields)
        {
            faults.Add(item.Line, CatalogFields.FieldsWanted, numbered);
            return null;
        }
        var key = fields.Fields.FirstOrDefault(field => field.Name == named)?.Value as WordsNode;
        return new(fields, faults, string.IsNullOrWhiteSpace(key?.Text) ? numbered : CatalogFields.Shown(key.Text), path: "");
    }

    private static void FindFaultsBetween(Dictionary<Stretch, CatalogFields> entries)
    {
        var named = entries.Keys.Where(stretch => stretch.Key.Length > 0).ToList();
        foreach (var fault in StretchCatalog.Faults(named))
            entries[fault.Stretch].Refuse(fault.Field, fault.Sentence);
    }
}

/// <summary>Gathers what is wrong with a file, or with an entry that was typed.</summary>
internal sealed class CatalogFaults(string fileName)
{
    private readonly List<(int Line, string Entry, string Field, string Sentence)> faults = [];

    public bool Any => faults.Count > 0;

    public void Add(int line, string sentence, string entry = "", string field = "") => faults.Add((line, entry, field, sentence));

    public void ThrowIfAny()
    {
        if (Any)
            throw new Refusal([.. faults.OrderBy(fault => fault.Line).Select(fault => InFile(fault.Line, fault.Entry, fault.Field, fault.Sentence))]);
    }

    /// <summary>For what was typed, which has neither file nor line.</summary>
    public void ThrowByField()
    {
        if (Any)
            throw new Refusal([.. faults.Select(fault => new Refusal.Reason(fault.Field, fault.Sentence))]);
    }

    private Refusal.Reason InFile(int line, string entry, string field, string sentence)
    {
        var place = string.Join(", ", new[] { $"{fileName} line {line}", entry, field }.Where(part => part.Length > 0));
        var about = string.Join(": ", new[] { entry, field }.Where(part => part.Length > 0));
        return new(about, $"{place}: {sentence}");
    }
}
