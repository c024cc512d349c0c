using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>
/// Packs the small objects of a PDF into compressed ones (ISO 32000-1, 7.5.7 and 7.5.8). A browser writes each tag of a tagged file as
/// plain text; packed, a handout loses a fifth of its bytes and nothing else. Of a file that is built otherwise than browsers do,
/// nothing is touched.
/// </summary>
internal static class PackedPdf
{
    private const int InOneStream = 200;
    private const int EntryWidth = 7;

    public static byte[] Of(byte[] pdf) => Read(pdf) is { } file ? Write(file) : pdf;

    private sealed record ReadFile(SortedDictionary<int, ReadOnlyMemory<byte>> Objects, string Trailer);

    /// <summary>By the table at its end, which says where each object begins.</summary>
    private static ReadFile? Read(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var says = text.LastIndexOf("startxref\n", StringComparison.Ordinal);
        if (says < 0 || !int.TryParse(text[(says + 10)..].Split('\n')[0], CultureInfo.InvariantCulture, out var table) || !text.AsSpan(table).StartsWith("xref\n0 "))
            return null;
        var trailer = text.IndexOf("trailer\n", table, StringComparison.Ordinal);
        var lines = text[table..trailer].Split('\n');
        var begins = lines.Skip(3).Where(line => line.Contains(" n", StringComparison.Ordinal)).Select(line => int.Parse(line[..10], CultureInfo.InvariantCulture)).Append(table).Order().ToList();
        var objects = new SortedDictionary<int, ReadOnlyMemory<byte>>();
        foreach (var (begin, end) in begins.Zip(begins.Skip(1)))
        {
            var head = text.IndexOf(" 0 obj\n", begin, StringComparison.Ordinal);
            var tail = text.LastIndexOf("\nendobj", end - 1, StringComparison.Ordinal);
            if (head < 0 || tail < head || !int.TryParse(text[begin..head], CultureInfo.InvariantCulture, out var number))
                return null;
            objects[number] = pdf.AsMemory((head + 7)..tail);
        }
        return new(objects, text[(trailer + 8)..says]);
    }

    private static byte[] Write(ReadFile file)
    {
        using var packed = new MemoryStream();
        var size = file.Objects.Keys.Max() + 1;
        var entries = new List<(byte Kind, int Where, int Place)>(Enumerable.Repeat<(byte, int, int)>((0, 0, 0), size));
        packed.Write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        foreach (var (number, body) in file.Objects.Where(one => IsStream(one.Value)))
        {
            entries[number] = (1, (int)packed.Position, 0);
            Put(packed, number, body.Span);
        }
        foreach (var together in file.Objects.Where(one => !IsStream(one.Value)).Chunk(InOneStream))
        {
            foreach (var (place, one) in together.Index())
                entries[one.Key] = (2, entries.Count, place);
            entries.Add((1, (int)packed.Position, 0));
            Put(packed, entries.Count - 1, Together(together));
        }
        entries.Add((1, (int)packed.Position, 0));
        var table = (int)packed.Position;
        Put(packed, entries.Count - 1, Table(entries, file.Trailer));
        packed.Write(Encoding.ASCII.GetBytes($"startxref\n{table}\n%%EOF\n"));
        return packed.ToArray();
    }

    private static bool IsStream(ReadOnlyMemory<byte> body) => body.Span.EndsWith("endstream"u8);

    private static void Put(MemoryStream file, int number, ReadOnlySpan<byte> body)
    {
        file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n"));
        file.Write(body);
        file.Write("\nendobj\n"u8);
    }

    private static byte[] Together(KeyValuePair<int, ReadOnlyMemory<byte>>[] objects)
    {
        using var bodies = new MemoryStream();
        var places = new StringBuilder();
        foreach (var (number, body) in objects)
        {
            places.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Position} ");
            bodies.Write(body.Span);
            bodies.WriteByte((byte)'\n');
        }
        return Stream($"/Type/ObjStm/N {objects.Length}/First {places.Length}", [.. Encoding.ASCII.GetBytes(places.ToString()), .. bodies.ToArray()]);
    }

    /// <summary>What the trailer says of the whole file stands in the table itself.</summary>
    private static byte[] Table(List<(byte Kind, int Where, int Place)> entries, string trailer)
    {
        var rows = new byte[entries.Count * EntryWidth];
        foreach (var (number, (kind, where, place)) in entries.Index())
        {
            var row = rows.AsSpan(number * EntryWidth, EntryWidth);
            row[0] = kind;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(row[1..], where);
            System.Buffers.Binary.BinaryPrimitives.WriteInt16BigEndian(row[5..], (short)place);
        }
        var kept = string.Concat(new[] { "/Root", "/Info", "/ID" }.Select(name => Entry(trailer, name)));
        return Stream($"/Type/XRef/Size {entries.Count}/W[1 4 2]{kept}", rows);
    }

    private static string Entry(string trailer, string name)
    {
        var begin = trailer.IndexOf(name, StringComparison.Ordinal);
        if (begin < 0)
            return "";
        var end = trailer.IndexOfAny(['/', '\n', '>'], begin + name.Length);
        return trailer[begin..(name == "/ID" ? trailer.IndexOf(']', begin) + 1 : end)];
    }

    private static byte[] Stream(string entries, byte[] content)
    {
        using var small = new MemoryStream();
        using (var zlib = new ZLibStream(small, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(content);
        return [.. Encoding.ASCII.GetBytes($"<<{entries}/Filter/FlateDecode/Length {small.Length}>>\nstream\n"), .. small.ToArray(), .. "\nendstream"u8];
    }
}
