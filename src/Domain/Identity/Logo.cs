using System.Buffers.Binary;

namespace PrescribeRx.Domain.Identity;

public enum LogoFormat { Png, Svg }

/// <summary>A clinic's logo, of which only what draws is kept: by what the file is, whatever it calls itself.</summary>
public sealed record Logo(LogoFormat Format, byte[] Image)
{
    public const int MostBytes = 200_000;
    public const int MostPixels = 2000;
    private const string NoPicture = "This is no picture that can be used. Choose a PNG or an SVG file.";
    private const string Broken = "This PNG file is damaged. Save it again, or choose another.";
    private const int ChunkFrame = 12;

    public static readonly string TooLarge = $"A logo may have at most {MostBytes / 1000} kB. Save it smaller.";

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Header, palette, see-through, picture, end: the rest of a PNG draws nothing.</summary>
    private static readonly string[] Drawn = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];

    /// <summary>As the address of a picture that lies in the page itself.</summary>
    public string DataAddress => $"data:{(Format == LogoFormat.Png ? "image/png" : "image/svg+xml")};base64,{Convert.ToBase64String(Image)}";

    public static Logo Read(byte[] file)
    {
        if (file.Length == 0)
            throw new Refusal("Choose a file first.", nameof(Logo));
        if (file.Length > MostBytes)
            throw new Refusal(TooLarge, nameof(Logo));
        if (file.AsSpan().StartsWith(PngSignature))
            return new(LogoFormat.Png, OfPng(file));
        return file.AsSpan(0, Math.Min(file.Length, 1000)).IndexOf((byte)'<') >= 0 ? new(LogoFormat.Svg, SvgLogo.Clean(file)) : throw new Refusal(NoPicture, nameof(Logo));
    }

    private static byte[] OfPng(byte[] file)
    {
        using var kept = new MemoryStream();
        kept.Write(PngSignature);
        var at = PngSignature.Length;
        var name = "";
        while (name != "IEND")
        {
            var chunk = Chunk(file, at);
            var before = name;
            name = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (before.Length == 0)
                CheckSize(name, chunk);
            if (Drawn.Contains(name))
                kept.Write(chunk);
            at += chunk.Length;
        }
        return kept.ToArray();
    }

    private static ReadOnlySpan<byte> Chunk(byte[] file, int at)
    {
        if (at + ChunkFrame > file.Length)
            throw new Refusal(Broken, nameof(Logo));
        var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
        return length <= file.Length - at - ChunkFrame ? file.AsSpan(at, (int)length + ChunkFrame) : throw new Refusal(Broken, nameof(Logo));
    }

    private static void CheckSize(string name, ReadOnlySpan<byte> chunk)
    {
        if (name != "IHDR" || chunk.Length != 13 + ChunkFrame)
            throw new Refusal(Broken, nameof(Logo));
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]));
        if (width is 0 or > MostPixels || height is 0 or > MostPixels)
            throw new Refusal($"A logo may be at most {MostPixels} pixels wide and high; this is {width} by {height}. Save it smaller.", nameof(Logo));
    }
}
