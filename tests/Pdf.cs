using System.Diagnostics;
using System.Text;

namespace PrescribeRx.Tests;

/// <summary>What a reader sees in a PDF: poppler reads its words and draws its pages.</summary>
public static class Pdf
{
    /// <summary>The words, in the order in which they stand in the file.</summary>
    public static Task<string> Words(byte[] pdf) => InFolder(pdf, async (_, file) => Squeezed(await Run("pdftotext", "-raw", "-enc", "UTF-8", file, "-")));

    /// <summary>Each page with its words, and its size in points.</summary>
    public static Task<IReadOnlyList<PdfPage>> Pages(byte[] pdf) => InFolder(pdf, async (_, file) =>
    {
        var sizes = (await Run("pdfinfo", "-f", "1", "-l", "999", file)).Split('\n').Where(line => line.StartsWith("Page ", StringComparison.Ordinal) && line.Contains("size:", StringComparison.Ordinal))
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(words => (Points(words[3]), Points(words[5]))).ToList();
        var pages = new List<PdfPage>();
        foreach (var (place, size) in sizes.Index())
            pages.Add(new(Squeezed(await Run("pdftotext", "-raw", "-enc", "UTF-8", "-f", $"{place + 1}", "-l", $"{place + 1}", file, "-")), size));
        return (IReadOnlyList<PdfPage>)pages;

        static int Points(string text) => (int)Math.Round(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    });

    /// <summary>Title, tags and the like, a line for each.</summary>
    public static Task<IReadOnlyList<string>> About(byte[] pdf) => InFolder(pdf, async (_, file) => (IReadOnlyList<string>)[.. (await Run("pdfinfo", file)).Split('\n').Select(Squeezed)]);

    /// <summary>The kinds of its tags, in reading order.</summary>
    public static Task<IReadOnlyList<string>> Tags(byte[] pdf) => InFolder(pdf, async (_, file) =>
        (IReadOnlyList<string>)[.. (await Run("pdfinfo", "-struct", file)).Split('\n').Select(line => line.Trim().Split(' ', ':')[0]).Where(tag => tag.Length > 0)]);

    /// <summary>What is packed in its streams of objects, in plain text.</summary>
    public static string Objects(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var objects = new StringBuilder();
        for (var at = text.IndexOf("/Type/ObjStm", StringComparison.Ordinal); at >= 0; at = text.IndexOf("/Type/ObjStm", at + 1, StringComparison.Ordinal))
        {
            var begin = text.IndexOf("stream\n", at, StringComparison.Ordinal) + 7;
            using var stream = new System.IO.Compression.ZLibStream(new MemoryStream(pdf, begin, pdf.Length - begin), System.IO.Compression.CompressionMode.Decompress);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            objects.Append(reader.ReadToEnd());
        }
        return objects.ToString();
    }

    /// <summary>What a camera reads off the square codes on its pages, as they are printed.</summary>
    public static Task<IReadOnlyList<string>> Codes(byte[] pdf) => InFolder(pdf, async (folder, file) =>
    {
        await Run("pdftoppm", "-r", "150", "-gray", file, Path.Combine(folder, "page"));
        var pages = Directory.GetFiles(folder, "page*.pgm").Order(StringComparer.Ordinal);
        return (IReadOnlyList<string>)(await Run("zbarimg", ["--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", .. pages])).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    /// <summary>The fonts that are named in it, and whether each is there in the file.</summary>
    public static Task<IReadOnlyList<(string Name, bool IsEmbedded)>> Fonts(byte[] pdf) => InFolder(pdf, async (_, file) =>
        (IReadOnlyList<(string, bool)>)[.. (await Run("pdffonts", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(words => (words[0], words[^5] == "yes"))]);

    public static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<T> InFolder<T>(byte[] pdf, Func<string, string, Task<T>> read)
    {
        Encoding.ASCII.GetString(pdf, 0, 4).ShouldBe("%PDF");
        var folder = Directory.CreateTempSubdirectory("pdf").FullName;
        try
        {
            var file = Path.Combine(folder, "read.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            return await read(folder, file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var said = await running.StandardOutput.ReadToEndAsync();
        await running.WaitForExitAsync();
        return said;
    }
}

public sealed record PdfPage(string Words, (int Width, int Height) Size);
