using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>
/// Packs the small objects of a PDF into compressed ones (ISO 32000-1, 7.5.7 and 7.5.8). A browser writes each tag of a tagged file as
/// plain text, and the way to each letter with seven digits; packed, a handout loses a quarter of its bytes, and no letter moves by what
/// a printer can show. Of a file that is built otherwise than browsers do, nothing is touched.
/// </summary>
internal static partial class PackedPdf
{
    private const int InOneStream = 200;

    public static byte[] Of(byte[] pdf)
    {
        try
        {
            return Write(new(pdf));
        }
        catch (InvalidDataException)
        {
            return pdf;
        }
    }

    private static byte[] Write(PrintedPdf file)
    {
        var objects = Enumerable.Range(1, file.Count).Select(number => (Number: number, Object: file.Object(number))).Select(one => (one.Number, one.Object.Words, one.Object.Stream)).ToList();
        using var packed = new MemoryStream();
        var entries = new List<(byte Kind, int Where, int Place)>(Enumerable.Repeat<(byte, int, int)>((0, 0, 0), objects.Count + 1));
        packed.Write("%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        foreach (var (number, words, stream) in objects.Where(one => one.Stream.Length > 0))
        {
            entries[number] = (1, (int)packed.Position, 0);
            Put(packed, number, Drawing().IsMatch(words) ? Stream("", Rounded(PrintedPdf.Unpacked(stream))) : [.. Encoding.Latin1.GetBytes(words), .. "\nstream\n"u8, .. stream.Span, .. "\nendstream"u8]);
        }
        foreach (var together in objects.Where(one => one.Stream.Length == 0).Select(one => (one.Number, one.Words)).Chunk(InOneStream))
        {
            foreach (var (place, one) in together.Index())
                entries[one.Number] = (2, entries.Count, place);
            entries.Add((1, (int)packed.Position, 0));
            Put(packed, entries.Count - 1, Together(together));
        }
        entries.Add((1, (int)packed.Position, 0));
        var table = (int)packed.Position;
        Put(packed, entries.Count - 1, Table(entries, file.Trailer));
        packed.Write(Encoding.ASCII.GetBytes($"startxref\n{table}\n%%EOF\n"));
        return packed.ToArray();
    }

    /// <summary>The way from a letter to the next in hundredths: of a unit, which is less than a point.</summary>
    private static byte[] Rounded(byte[] drawing) =>
        Encoding.Latin1.GetBytes(Way().Replace(Encoding.Latin1.GetString(drawing), way => double.Parse(way.ValueSpan, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture)));

    private static void Put(MemoryStream file, int number, ReadOnlySpan<byte> body)
    {
        file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n"));
        file.Write(body);
        file.Write("\nendobj\n"u8);
    }

    private static byte[] Together((int Number, string Words)[] objects)
    {
        using var bodies = new MemoryStream();
        var places = new StringBuilder();
        foreach (var (number, words) in objects)
        {
            places.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Position} ");
            bodies.Write(Encoding.Latin1.GetBytes(words));
            bodies.WriteByte((byte)'\n');
        }
        return Stream($"/Type/ObjStm/N {objects.Length}/First {places.Length}", [.. Encoding.ASCII.GetBytes(places.ToString()), .. bodies.ToArray()]);
    }

    /// <summary>What the trailer says of the whole file stands in the table itself.</summary>
    private static byte[] Table(List<(byte Kind, int Where, int Place)> entries, string trailer)
    {
        var rows = new byte[entries.Count * PrintedPdf.EntryWidth];
        foreach (var (number, (kind, where, place)) in entries.Index())
        {
            var row = rows.AsSpan(number * PrintedPdf.EntryWidth, PrintedPdf.EntryWidth);
            row[0] = kind;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(row[1..], where);
            System.Buffers.Binary.BinaryPrimitives.WriteInt16BigEndian(row[5..], (short)place);
        }
        var kept = string.Concat(new[] { "/Root", "/Info", "/ID" }.Select(name => Entry(trailer, name)));
        return Stream($"/Type/XRef/Size {entries.Count}{PrintedPdf.EntryWidths}{kept}", rows);
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

    /// <summary>What is drawn on a page says of itself only how long it is.</summary>
    [GeneratedRegex(@"^<</Filter /FlateDecode\n/Length \d+>>$")]
    private static partial Regex Drawing();

    [GeneratedRegex(@"-?\d+\.\d{3,}(?= 0 Td)")]
    private static partial Regex Way();
}
