using System.Globalization;
using System.Text.RegularExpressions;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>
/// The fields of an entry, or of a part of one. Reading a field that is wrong notes the fault and gives something harmless,
/// so that reading goes on and every fault is found. The fields that were asked for are the ones that are known.
/// </summary>
internal sealed partial class CatalogFields(FieldsNode node, CatalogFaults faults, string entry, string path)
{
    public const string FieldsWanted = "Write fields here, each with its name and a colon.";

    private const string Missing = "This field is missing.";
    private const int MostShown = 60;

    private readonly Dictionary<string, FieldNode> written = node.Fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name);
    private readonly List<string> known = [];

    public int Line => node.Line;

    public bool Has(string name)
    {
        Know(name);
        return Written(name) is not null;
    }

    /// <summary>What is written, as it is, for the domain to read; nothing when it is not one value.</summary>
    public string? Value(string name)
    {
        Know(name);
        return (Written(name)?.Value as WordsNode)?.Text;
    }

    public bool HasFields(string name) => Written(name)?.Value is FieldsNode;

    public string Text(string name, int most = Stretch.MostText)
    {
        Know(name);
        return Written(name) is { } field ? Text(field.Value, name, most) : Refused("", name, Missing);
    }

    public string? TextOrNothing(string name) => Has(name) ? Text(name) : null;

    public string Key(string name)
    {
        var key = Text(name, Stretch.MostKey);
        return key.Length == 0 || Slug().IsMatch(key) ? key : Refused("", name, "Use small letters, numbers and hyphens only.");
    }

    public IReadOnlyList<string> Lines(string name, int least = 1) =>
        [.. Items(name, least, Stretch.MostLines).Select((line, index) => Text(line, $"{name} {index + 1}", Stretch.MostText))];

    /// <summary>Lines that are words alone, or fields of which "text" holds the words.</summary>
    public IReadOnlyList<(string Text, T? More)> LinesWith<T>(string name, Func<CatalogFields, T?> read) where T : class
    {
        var lines = new List<(string, T?)>();
        foreach (var (index, item) in Items(name, 1, Stretch.MostLines).Index())
        {
            var place = $"{name} {index + 1}";
            if (item is FieldsNode fields)
                lines.Add(new CatalogFields(fields, faults, entry, Path(place)).ReadBy(line => (line.Text("text"), read(line))));
            else
                lines.Add((Text(item, place, Stretch.MostText), null));
        }
        return lines;
    }

    public T? Choice<T>(string name, string what) where T : struct, Enum
    {
        Know(name);
        return Written(name) is { } field ? Choice<T>(field.Value, name, what) : Refused((T?)null, name, Missing);
    }

    public IReadOnlyList<T> Choices<T>(string name, string what, int least) where T : struct, Enum
    {
        var chosen = Items(name, least, Math.Max(Stretch.MostLines, Choices<T>().Count()))
            .Select((item, index) => Choice<T>(item, $"{name} {index + 1}", what))
            .OfType<T>().ToList();
        foreach (var twice in chosen.GroupBy(choice => choice).Where(group => group.Count() > 1))
            Refuse(name, $"{WordsOf(twice.Key.ToString())} is there twice.");
        return chosen;
    }

    public bool YesOrNo(string name)
    {
        if (!Has(name))
            return Refused(false, name, Missing);
        return Value(name)?.Trim() switch
        {
            "yes" => true,
            "no" => false,
            _ => Refused(false, name, "Write yes or no."),
        };
    }

    public IReadOnlyList<CatalogNode> Items(string name, int least, int most)
    {
        Know(name);
        return Written(name)?.Value switch
        {
            null => Refused<IReadOnlyList<CatalogNode>>([], name, Missing),
            ItemsNode list when list.Items.Count < least => Refused<IReadOnlyList<CatalogNode>>([], name, $"Write at least {least} here."),
            ItemsNode list when list.Items.Count > most => Refused<IReadOnlyList<CatalogNode>>([], name, $"Write at most {most} here; there are {list.Items.Count}."),
            ItemsNode list => list.Items,
            _ => Refused<IReadOnlyList<CatalogNode>>([], name, "Write a list here, each line with a dash in front."),
        };
    }

    /// <summary>A list whose every item has fields of its own.</summary>
    public IReadOnlyList<T> Each<T>(string name, int least, int most, Func<CatalogFields, T> read)
    {
        var made = new List<T>();
        foreach (var (index, item) in Items(name, least, most).Index())
            if (Within(item, $"{name} {index + 1}") is { } fields)
                made.Add(fields.ReadBy(read));
        return made;
    }

    /// <summary>Fields within a field.</summary>
    public T? One<T>(string name, Func<CatalogFields, T?> read) where T : class
    {
        Know(name);
        if (Written(name) is not { } field)
            return Refused((T?)null, name, Missing);
        return Within(field.Value, name)?.ReadBy(read);
    }

    /// <summary>Lets the domain read or refuse; what it refuses is noted on the field it names.</summary>
    public T Guard<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Refusal refusal)
        {
            foreach (var reason in refusal.Reasons)
                Refuse(WordsOf(reason.Field), reason.Sentence);
            return otherwise;
        }
    }

    public void Refuse(string name, string sentence) => RefuseAt(written.GetValueOrDefault(name)?.Line ?? node.Line, name, sentence);

    public void RefuseUnknown()
    {
        var names = string.Join(", ", known.Distinct());
        foreach (var field in node.Fields.Where(field => !known.Contains(field.Name)))
            RefuseAt(field.Line, Shown(field.Name), $"This field is not known. Use {names}.");
        foreach (var field in node.Fields.Where(field => known.Contains(field.Name)).GroupBy(field => field.Name).SelectMany(same => same.Skip(1)))
            RefuseAt(field.Line, field.Name, "This field is there twice.");
    }

    /// <summary>What somebody wrote, safe and short enough to be shown in a sentence.</summary>
    public static string Shown(string text)
    {
        var start = text.Trim();
        start = start.Length > MostShown ? start[..MostShown] + "…" : start;
        return NotPlain().Replace(start, "?");
    }

    /// <summary>A name in code as the file has it: HipFlexionPast90 is "hip flexion past 90".</summary>
    public static string WordsOf(string name) => WordStart().Replace(name, " ").ToLowerInvariant();

    private T ReadBy<T>(Func<CatalogFields, T> read)
    {
        var made = read(this);
        RefuseUnknown();
        return made;
    }

    private CatalogFields? Within(CatalogNode value, string name)
    {
        if (value is FieldsNode fields)
            return new(fields, faults, entry, Path(name));
        RefuseAt(value.Line, name, FieldsWanted);
        return null;
    }

    private string Text(CatalogNode value, string name, int most)
    {
        if (value is not WordsNode words)
            return RefusedAt("", value.Line, name, "Write words here, not a list or fields.");
        if (NotPlain().IsMatch(words.Text.Trim()))
            return RefusedAt("", value.Line, name, "Write plain text, without < or > or control characters.");
        try
        {
            return Typed.Text(words.Text, most, "Write something here.", name);
        }
        catch (Refusal refusal)
        {
            return RefusedAt("", value.Line, name, refusal.Message);
        }
    }

    private T? Choice<T>(CatalogNode value, string name, string what) where T : struct, Enum
    {
        var text = (value as WordsNode)?.Text.Trim();
        foreach (var choice in Choices<T>())
            if (WordsOf(choice.ToString()) == text)
                return choice;
        var all = string.Join(", ", Choices<T>().Select(choice => WordsOf(choice.ToString())));
        return RefusedAt((T?)null, value.Line, name, $"{(text is null ? "A list" : $"\"{Shown(text)}\"")} is not {what}. Use {all}.");
    }

    /// <summary>The choices of a set of flags are its single flags.</summary>
    private static IEnumerable<T> Choices<T>() where T : struct, Enum =>
        Enum.GetValues<T>().Where(choice => !typeof(T).IsDefined(typeof(FlagsAttribute), false) || int.IsPow2(Convert.ToInt32(choice, CultureInfo.InvariantCulture)));

    private FieldNode? Written(string name) =>
        written.GetValueOrDefault(name) is { } field && field.Value is not WordsNode { Text: "" } ? field : null;

    private void Know(string name) => known.Add(name);

    private string Path(string name) => path.Length == 0 ? name : $"{path}, {name}";

    private void RefuseAt(int line, string name, string sentence) => faults.Add(line, sentence, entry, Path(name));

    private T Refused<T>(T otherwise, string name, string sentence)
    {
        Refuse(name, sentence);
        return otherwise;
    }

    private T RefusedAt<T>(T otherwise, int line, string name, string sentence)
    {
        RefuseAt(line, name, sentence);
        return otherwise;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();

    // Control characters, those that hide or turn text around, and half a character.
    [GeneratedRegex(@"[<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NotPlain();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex WordStart();
}
