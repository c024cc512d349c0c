using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Text;
using PrescribeRx.Application.Handouts;

namespace PrescribeRx.Infrastructure.Handouts;

/// <summary>
/// For which letters the fonts of this machine have a glyph. The browser takes a letter from whichever font has it, so it is enough
/// that one has. Read once, from the table in each font file that maps letters to glyphs.
/// </summary>
public sealed class InstalledFonts : IPrinterFonts
{
    private const int EveryLetter = 0x110000;
    private const int DirectoryEntry = 16;
    private const int MostCmap = 4_000_000;

    private static readonly string[] Endings = [".ttf", ".otf", ".ttc"];

    private readonly Lazy<BitArray> glyphs;

    public InstalledFonts() : this(UsualFolders()) { }

    public InstalledFonts(IReadOnlyList<string> folders) => glyphs = new(() => ReadAll(folders));

    /// <summary>Where no font can be read nothing is known, and nothing is missed.</summary>
    public bool HaveGlyphsFor(string text) =>
        !glyphs.Value.HasAnySet() || text.EnumerateRunes().Where(IsSeen).All(letter => glyphs.Value[letter.Value]);

    private static bool IsSeen(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static List<string> UsualFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return
        [
            "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
            Path.Combine(home, ".fonts"), Path.Combine(home, ".local/share/fonts"), Path.Combine(home, "Library/Fonts"),
        ];
    }

    private static BitArray ReadAll(IReadOnlyList<string> folders)
    {
        var found = new BitArray(EveryLetter);
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var file in folders.Distinct().Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*", everywhere)).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())))
        {
            try
            {
                using var font = File.OpenRead(file);
                ReadFile(font, found);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                // A font that cannot be read gives no glyph to the browser either.
            }
        }
        return found;
    }

    private static void ReadFile(FileStream font, BitArray found)
    {
        var start = Read(font, 0, 12);
        var isCollection = Encoding.ASCII.GetString(start, 0, 4) == "ttcf";
        var fonts = isCollection ? Enumerable.Range(0, (int)Long(start, 8)).Select(place => Long(Read(font, 12 + (4 * place), 4), 0)) : [0];
        foreach (var at in fonts)
        {
            var tables = Short(Read(font, at + 4, 2), 0);
            var directory = Read(font, at + 12, tables * DirectoryEntry);
            for (var entry = 0; entry < directory.Length; entry += DirectoryEntry)
            {
                if (Encoding.ASCII.GetString(directory, entry, 4) == "cmap")
                    ReadCmap(Read(font, Long(directory, entry + 8), (int)Math.Min(Long(directory, entry + 12), MostCmap)), found);
            }
        }
    }

    private static void ReadCmap(byte[] cmap, BitArray found)
    {
        for (var table = 0; table < Short(cmap, 2); table++)
        {
            var at = (int)Long(cmap, 4 + (8 * table) + 4);
            if (Short(cmap, at) == 4)
                ReadSegments(cmap, at, found);
            else if (Short(cmap, at) == 12)
                ReadGroups(cmap, at, found);
        }
    }

    private static void ReadSegments(byte[] cmap, int at, BitArray found)
    {
        var length = Short(cmap, at + 6);
        for (var segment = at + 14; segment < at + 14 + length; segment += 2)
        {
            var (last, first, delta, offsetAt) = (Short(cmap, segment), Short(cmap, segment + length + 2), Short(cmap, segment + (2 * length) + 2), segment + (3 * length) + 2);
            var offset = Short(cmap, offsetAt);
            for (var letter = first; letter <= last && letter != 0xFFFF; letter++)
            {
                var glyph = offset == 0 ? (letter + delta) & 0xFFFF : Short(cmap, offsetAt + offset + (2 * (letter - first)));
                if (glyph != 0)
                    found[letter] = true;
            }
        }
    }

    private static void ReadGroups(byte[] cmap, int at, BitArray found)
    {
        for (var group = 0; group < Long(cmap, at + 12); group++)
        {
            var place = at + 16 + (12 * group);
            var first = Long(cmap, place);
            for (var letter = first; letter <= Math.Min(Long(cmap, place + 4), EveryLetter - 1); letter++)
            {
                if (Long(cmap, place + 8) + letter - first != 0)
                    found[(int)letter] = true;
            }
        }
    }

    private static byte[] Read(FileStream font, long at, int length)
    {
        var bytes = new byte[length];
        font.Position = at;
        font.ReadExactly(bytes);
        return bytes;
    }

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static long Long(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
