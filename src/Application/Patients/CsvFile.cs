using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>A table as a spreadsheet or another program wrote it out, in whichever letters and with whichever mark between cells.</summary>
/// <param name="Encoding">How its letters were read, in words.</param>
/// <param name="Rows">Those below the headings that hold anything, by the number that a spreadsheet gives them.</param>
public sealed record CsvFile(string Encoding, IReadOnlyList<string> Headings, IReadOnlyList<(int Number, string[] Cells)> Rows)
{
    private const int MostCell = 1_000;
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static CsvFile Read(byte[] file)
    {
        if (file.Length > PatientImport.MostBytes)
            throw new Refusal(PatientImport.TooLarge, "File");
        if (file.AsSpan().StartsWith("PK\u0003\u0004"u8))
            throw new Refusal("This is a workbook. Open it in the spreadsheet, and save the sheet as CSV.", "File");
        var (encoding, text) = Decoded(file);
        if (string.IsNullOrWhiteSpace(text))
            throw new Refusal(file.Length == 0 ? "Choose a file first." : "The file is empty.", "File");
        return text.Contains('\0', StringComparison.Ordinal) ? throw new Refusal("This is no text file. Save the table as CSV first.", "File") : Read(encoding, text);
    }

    private static CsvFile Read(string encoding, string text)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorOf(text).ToString(), BadDataFound = null, IgnoreBlankLines = false, TrimOptions = TrimOptions.Trim,
        });
        string[]? headings = null;
        var rows = new List<(int, string[])>();
        while (parser.Read())
        {
            var cells = parser.Record!;
            if (Array.Exists(cells, cell => cell.Length > MostCell))
                throw new Refusal($"Row {parser.Row} has a cell of more than {MostCell:N0} letters. Perhaps a quotation mark is opened there and not closed.", "File");
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                continue;
            if (headings is null)
                headings = cells;
            else
                rows.Add((parser.Row, cells));
        }
        return new(encoding, headings!, rows);
    }

    /// <summary>Whichever stands most often in the first line.</summary>
    private static char SeparatorOf(string text)
    {
        var line = text.AsSpan().TrimStart();
        line = line[..(line.IndexOfAny('\r', '\n') is var end and >= 0 ? end : line.Length)];
        var best = Separators[0];
        foreach (var separator in Separators)
            best = line.Count(separator) > line.Count(best) ? separator : best;
        return best;
    }

    private static (string Encoding, string Text) Decoded(byte[] file) => file switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => LineByLine(rest),
        [0xFF, 0xFE, .. var rest] => ("UTF-16", System.Text.Encoding.Unicode.GetString(rest)),
        [0xFE, 0xFF, .. var rest] => ("UTF-16", System.Text.Encoding.BigEndianUnicode.GetString(rest)),
        [not 0, 0, not 0, 0, ..] => ("UTF-16", System.Text.Encoding.Unicode.GetString(file)),
        [0, not 0, 0, not 0, ..] => ("UTF-16", System.Text.Encoding.BigEndianUnicode.GetString(file)),
        _ => LineByLine(file),
    };

    /// <summary>Files that were put together from several hold lines of both kinds; what is not UTF-8 is Windows-1252.</summary>
    private static (string Encoding, string Text) LineByLine(ReadOnlySpan<byte> rest)
    {
        var text = new StringBuilder(rest.Length);
        var (new8, old) = (false, false);
        while (!rest.IsEmpty)
        {
            var line = rest.IndexOf((byte)'\n') is var end and >= 0 ? rest[..(end + 1)] : rest;
            var is8 = Utf8.IsValid(line);
            (new8, old) = (new8 || (is8 && !Ascii.IsValid(line)), old || !is8);
            text.Append((is8 ? System.Text.Encoding.UTF8 : Windows1252).GetString(line));
            rest = rest[line.Length..];
        }
        return (old ? new8 ? "UTF-8, and Windows-1252 in some lines" : "Windows-1252" : "UTF-8", text.ToString());
    }
}
