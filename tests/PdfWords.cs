using System.Diagnostics;

namespace PrescribeRx.Tests;

/// <summary>The words of a PDF, as poppler reads them.</summary>
public static class PdfWords
{
    public static async Task<string> Of(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            var start = new ProcessStartInfo("pdftotext") { RedirectStandardOutput = true, ArgumentList = { "-enc", "UTF-8", file, "-" } };
            using var reading = Process.Start(start)!;
            var text = await reading.StandardOutput.ReadToEndAsync();
            await reading.WaitForExitAsync();
            return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
