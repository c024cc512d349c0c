using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>What a catalog file holds, each thing with the line it stands on.</summary>
internal abstract record CatalogNode(int Line)
{
    private const int MostDepth = 12;

    /// <exception cref="YamlException">The text cannot be read, or uses what a catalog has no need of.</exception>
    public static CatalogNode Read(string yaml)
    {
        var scanner = new Scanner(new StringReader(yaml));
        try
        {
            return ReadDocument(new Parser(scanner));
        }
        catch (InvalidOperationException)
        {
            // What the scanner throws when a bracket stays open to the next field.
            throw new YamlException(scanner.CurrentPosition, scanner.CurrentPosition, "A bracket before this is not closed.");
        }
    }

    private static CatalogNode ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out var empty))
            throw new YamlException(empty.Start, empty.End, "The file is empty.");
        parser.Consume<DocumentStart>();
        var node = ReadNode(parser, MostDepth);
        parser.Consume<DocumentEnd>();
        return parser.Accept<DocumentStart>(out var second)
            ? throw new YamlException(second.Start, second.End, "A second document begins here. Write one document.")
            : node;
    }

    private static CatalogNode ReadNode(Parser parser, int depthLeft)
    {
        var node = parser.Consume<ParsingEvent>();
        if (node is AnchorAlias || node is NodeEvent { Anchor.IsEmpty: false })
            throw new YamlException(node.Start, node.End, "Write the words out: & and * cannot be used to repeat them.");
        if (depthLeft == 0)
            throw new YamlException(node.Start, node.End, "There are lists within lists here that no catalog needs.");
        return node switch
        {
            SequenceStart => new ItemsNode(LineOf(node), ReadItems(parser, depthLeft)),
            MappingStart => new FieldsNode(LineOf(node), ReadFields(parser, depthLeft)),
            Scalar scalar => new WordsNode(LineOf(node), scalar.Value),
            _ => throw new YamlException(node.Start, node.End, "Something is missing here."),
        };
    }

    private static List<CatalogNode> ReadItems(Parser parser, int depthLeft)
    {
        var items = new List<CatalogNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(parser, depthLeft - 1));
        return items;
    }

    private static List<FieldNode> ReadFields(Parser parser, int depthLeft)
    {
        var fields = new List<FieldNode>();
        while (!parser.TryConsume<MappingEnd>(out var end))
        {
            var at = parser.Current!.Start;
            if (ReadNode(parser, depthLeft - 1) is not WordsNode name)
                throw new YamlException(at, at, "The name of a field is written in plain words.");
            fields.Add(new(name.Text, name.Line, ReadNode(parser, depthLeft - 1)));
        }
        return fields;
    }

    private static int LineOf(ParsingEvent node) => (int)node.Start.Line;
}

internal sealed record WordsNode(int Line, string Text) : CatalogNode(Line);

internal sealed record ItemsNode(int Line, IReadOnlyList<CatalogNode> Items) : CatalogNode(Line);

internal sealed record FieldsNode(int Line, IReadOnlyList<FieldNode> Fields) : CatalogNode(Line);

internal sealed record FieldNode(string Name, int Line, CatalogNode Value);
