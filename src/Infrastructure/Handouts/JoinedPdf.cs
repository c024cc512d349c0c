using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>
/// Joins files that the browser printed into one for a printer. Each begins on the front of a sheet; what several have in common,
/// such as fonts, is written once; what is only for reading aloud is left out. It reads what Chromium and Edge write, and nothing else.
/// </summary>
internal sealed partial class JoinedPdf(Stream to)
{
    private const int Catalog = 1;
    private const int Tree = 2;

    private readonly Dictionary<string, int> written = [];
    private readonly List<int> pages = [];
    private readonly List<long> places = [0, 0];
    private long at;

    public Task Begin(CancellationToken ct) => Write("%PDF-1.4\n"u8.ToArray(), ct);

    /// <exception cref="InvalidDataException">It is none of the browser's files.</exception>
    public async Task Add(byte[] pdf, CancellationToken ct)
    {
        var file = new PrintedPdf(pdf);
        var own = new Dictionary<int, int>();
        foreach (var page in file.Pages())
            pages.Add(await Copy(file, page, own, ct));
        if (pages.Count % 2 == 1)
            pages.Add(await Append(Encoding.Latin1.GetBytes($"<</Type /Page\n/MediaBox {file.PaperSize()}\n/Resources <<>>\n/Parent {Tree} 0 R>>"), ct));
    }

    public async Task End(CancellationToken ct)
    {
        await Object(Catalog, Encoding.Latin1.GetBytes($"<</Type /Catalog\n/Pages {Tree} 0 R>>"), ct);
        await Object(Tree, Encoding.Latin1.GetBytes($"<</Type /Pages\n/Count {pages.Count}\n/Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]>>"), ct);
        var table = at;
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places)
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {places.Count + 1}\n/Root {Catalog} 0 R>>\nstartxref\n{table}\n%%EOF\n");
        await Write(Encoding.Latin1.GetBytes(text.ToString()), ct);
    }

    /// <summary>An object goes after all that it refers to, so that two that are alike are alike byte for byte.</summary>
    private async Task<int> Copy(PrintedPdf file, int number, Dictionary<int, int> own, CancellationToken ct)
    {
        if (own.TryGetValue(number, out var known))
            return known is 0 ? throw new InvalidDataException("A part of the file refers to itself.") : known;
        own[number] = 0;
        var (words, stream) = file.Object(number);
        words = AloneForReading().Replace(ToTree().Replace(words, ""), "");
        foreach (var other in References(words).Distinct().ToList())
            await Copy(file, other, own, ct);
        words = Reference().Replace(words, match => match.Groups[1].Success ? $"{own[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]} 0 R" : match.Value);
        if (words.StartsWith("<</Type /Page\n", StringComparison.Ordinal))
            words = $"<</Type /Page\n/Parent {Tree} 0 R\n{words["<</Type /Page\n".Length..]}";
        byte[] bytes = stream.IsEmpty ? Encoding.Latin1.GetBytes(words) : [.. Encoding.Latin1.GetBytes(words), .. "\nstream\n"u8, .. stream.Span, .. "\nendstream"u8];
        var alike = Convert.ToBase64String(SHA256.HashData(bytes));
        if (words.StartsWith("<</Type /Page\n", StringComparison.Ordinal) || !written.TryGetValue(alike, out var copy))
            written[alike] = copy = await Append(bytes, ct);
        return own[number] = copy;
    }

    private async Task<int> Append(byte[] bytes, CancellationToken ct)
    {
        places.Add(0);
        await Object(places.Count, bytes, ct);
        return places.Count;
    }

    private async Task Object(int number, byte[] bytes, CancellationToken ct)
    {
        places[number - 1] = at;
        await Write([.. Encoding.Latin1.GetBytes($"{number} 0 obj\n"), .. bytes, .. "\nendobj\n"u8], ct);
    }

    private async Task Write(byte[] bytes, CancellationToken ct)
    {
        await to.WriteAsync(bytes, ct);
        at += bytes.Length;
    }

    private static IEnumerable<int> References(string words) =>
        Reference().Matches(words).Where(match => match.Groups[1].Success).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    /// <summary>A string, in which nothing is a reference, or a reference.</summary>
    [GeneratedRegex(@"\((?:\\.|[^\\()])*\)|\b(\d+) 0 R\b", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\n/Parent \d+ 0 R")]
    private static partial Regex ToTree();

    [GeneratedRegex(@"\n/StructParents? \d+|\n/Tabs /S")]
    private static partial Regex AloneForReading();
}

/// <summary>A file as the browser prints it, packed or not: read by the table at its end.</summary>
internal sealed partial class PrintedPdf
{
    /// <summary>Bytes of one row of a packed table: its kind, where, and the place there.</summary>
    public const int EntryWidth = 7;
    public const string EntryWidths = "/W[1 4 2]";

    private readonly byte[] bytes;
    private readonly string text;
    private readonly List<(byte Kind, int Where, int Place)> entries;
    private readonly Dictionary<int, List<string>> opened = [];

    public PrintedPdf(byte[] pdf)
    {
        (bytes, text) = (pdf, Encoding.Latin1.GetString(pdf));
        var table = Number(TablePlace().Match(text));
        if (table >= text.Length)
            throw NotOurs();
        (entries, Trailer) = text.AsSpan(table).StartsWith("xref") ? Plain(table) : Packed(table);
    }

    /// <summary>What is said of the whole file.</summary>
    public string Trailer { get; }

    /// <summary>Objects are numbered from 1 to this.</summary>
    public int Count => entries.Count - 1;

    /// <summary>In order.</summary>
    public List<int> Pages() => [.. PagesUnder(Number(PageTree().Match(Object(Number(Root().Match(Trailer))).Words)))];

    public string PaperSize() => MediaBox().Match(Object(Pages()[^1]).Words) is { Success: true } size ? size.Groups[1].Value : throw NotOurs();

    /// <summary>What an object says, and the stream that follows, if one does.</summary>
    public (string Words, ReadOnlyMemory<byte> Stream) Object(int number)
    {
        if (number < 1 || number >= entries.Count)
            throw NotOurs();
        var (kind, where, place) = entries[number];
        return kind == 2 ? (Together(where)[place], default) : At(where);
    }

    private (string Words, ReadOnlyMemory<byte> Stream) At(int place)
    {
        if (Start().Match(text, place) is not { Success: true } start || start.Index != place)
            throw NotOurs();
        var from = start.Index + start.Length;
        var end = End().Matches(text, from).FirstOrDefault(match => match.Groups[1].Success) ?? throw NotOurs();
        var words = text[from..end.Index].TrimEnd();
        if (end.ValueSpan is "endobj")
            return (words, default);
        var stream = end.Index + "stream".Length;
        stream += text[stream] == '\r' ? 2 : 1;
        return (words, bytes.AsMemory(stream, Number(Length().Match(words))));
    }

    private (List<(byte, int, int)>, string) Plain(int table)
    {
        var rows = Table().Match(text, table) is { Success: true } found && found.Index == table ? found : throw NotOurs();
        return ([.. Row().Matches(rows.Groups[1].Value).Select(row => ((byte)1, Number(row), 0))], text[(rows.Index + rows.Length)..]);
    }

    private (List<(byte, int, int)>, string) Packed(int table)
    {
        var (words, stream) = At(table);
        if (!words.Contains(EntryWidths, StringComparison.Ordinal))
            throw NotOurs();
        var rows = Unpacked(stream);
        return ([.. rows.Chunk(EntryWidth).Select(Entry)], words);
    }

    private static (byte, int, int) Entry(byte[] row) => (row[0], BinaryPrimitives.ReadInt32BigEndian(row.AsSpan(1)), BinaryPrimitives.ReadInt16BigEndian(row.AsSpan(5)));

    /// <summary>Small objects that were packed into one.</summary>
    private List<string> Together(int number)
    {
        if (opened.TryGetValue(number, out var known))
            return known;
        var (words, stream) = At(entries[number].Where);
        var all = Encoding.Latin1.GetString(Unpacked(stream));
        var first = Number(First().Match(words));
        var begins = all[..first].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where((_, place) => place % 2 == 1).Select(begin => first + int.Parse(begin, CultureInfo.InvariantCulture)).Append(all.Length).ToList();
        return opened[number] = [.. begins.Zip(begins.Skip(1), (begin, end) => all[begin..end].TrimEnd())];
    }

    public static byte[] Unpacked(ReadOnlyMemory<byte> stream)
    {
        using var from = new ZLibStream(new MemoryStream(stream.ToArray()), CompressionMode.Decompress);
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }

    private IEnumerable<int> PagesUnder(int number)
    {
        var words = Object(number).Words;
        return Kids().Match(words) is { Success: true } kids ? Kid().Matches(kids.Groups[1].Value).SelectMany(kid => PagesUnder(Number(kid))) : [number];
    }

    private static int Number(Match found) =>
        found.Success && int.TryParse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw NotOurs();

    private static InvalidDataException NotOurs() => new("This is no PDF as the browser prints it.");

    [GeneratedRegex(@"startxref\s+(\d+)\s+%%EOF\s*$")]
    private static partial Regex TablePlace();

    [GeneratedRegex(@"xref\s+0 \d+\s+((?:\d{10} \d{5} [nf]\s{1,2})+)")]
    private static partial Regex Table();

    [GeneratedRegex(@"(\d{10}) \d{5} [nf]")]
    private static partial Regex Row();

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex Root();

    [GeneratedRegex(@"/Pages (\d+) 0 R")]
    private static partial Regex PageTree();

    [GeneratedRegex(@"/MediaBox (\[[^\]]*\])")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"\d+ 0 obj\s")]
    private static partial Regex Start();

    [GeneratedRegex(@"\((?:\\.|[^\\()])*\)|(stream|endobj)", RegexOptions.Singleline)]
    private static partial Regex End();

    [GeneratedRegex(@"/Length (\d+)(?! 0 R)")]
    private static partial Regex Length();

    [GeneratedRegex(@"/First (\d+)")]
    private static partial Regex First();

    [GeneratedRegex(@"/Kids \[([^\]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex Kid();
}
