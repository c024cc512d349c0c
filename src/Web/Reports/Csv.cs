using System.Text;

namespace PrescribeRx.Web.Reports;

/// <summary>Comma-separated values as RFC 4180 has them, in UTF-8 with the mark that spreadsheets look for.</summary>
public static class Csv
{
    public const string MediaType = "text/csv; charset=utf-8";

    private const string BeginsFormula = "=+-@\t\r";

    public static byte[] Of(IEnumerable<IReadOnlyList<string>> lines) =>
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => string.Join(',', line.Select(Cell)) + "\r\n")))];

    /// <summary>What a spreadsheet would take for a formula stays text behind an apostrophe.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && BeginsFormula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
