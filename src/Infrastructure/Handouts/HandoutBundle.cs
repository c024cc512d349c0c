using System.IO.Compression;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>Writes what a batch made as one file, straight to whoever asked: nothing of it is ever on a disk in the clear.</summary>
public sealed class HandoutBundle(IHandouts handouts)
{
    private const int ReadTogether = 50;

    public static string TypeOf(BatchKind kind) => kind == BatchKind.Zip ? "application/zip" : "application/pdf";

    public static string NameOf(BatchKind kind) => kind == BatchKind.Zip ? "handouts.zip" : "handouts.pdf";

    public Task Write(BatchFiles batch, Stream to, CancellationToken ct) => batch.Kind == BatchKind.Zip ? Zip(batch.Files, to, ct) : Join(batch.Files, to, ct);

    private async Task Zip(IReadOnlyList<BatchFile> files, Stream to, CancellationToken ct)
    {
        await using var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await foreach (var (file, pdf) in Read(files, ct))
        {
            await using var entry = await archive.CreateEntry(file.Name, CompressionLevel.NoCompression).OpenAsync(ct);
            await entry.WriteAsync(pdf, ct);
        }
    }

    private async Task Join(IReadOnlyList<BatchFile> files, Stream to, CancellationToken ct)
    {
        var joined = new JoinedPdf(to);
        await joined.Begin(ct);
        await foreach (var (_, pdf) in Read(files, ct))
            await joined.Add(pdf, ct);
        await joined.End(ct);
    }

    /// <summary>A few at a time, since all would be much.</summary>
    private async IAsyncEnumerable<(BatchFile File, byte[] Pdf)> Read(IReadOnlyList<BatchFile> files, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var some in files.Chunk(ReadTogether))
        {
            var read = await handouts.FilesOf([.. some.Select(file => file.Inputs)], ct);
            foreach (var file in some)
                yield return (file, read.GetValueOrDefault(file.Inputs) ?? throw new InvalidDataException($"The file of handout no. {file.HandoutNumber} cannot be read."));
        }
    }
}
