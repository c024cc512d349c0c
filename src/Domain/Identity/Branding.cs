using System.Globalization;

namespace PrescribeRx.Domain.Identity;

/// <summary>How a clinic's handouts look: its logo and one colour. Of what they say, nothing is in it.</summary>
public sealed class Branding
{
    /// <summary>"#0c5b66"</summary>
    public const int ColourLength = 7;
    /// <summary>Of text, by WCAG.</summary>
    public const double LeastContrast = 4.5;
    public const string Stale = "Somebody else changed how handouts look after you opened this page. Nothing was overwritten: look at it as it is now, then make your change again.";

    private Branding() { }

    public Guid Clinic { get; private set; }
    /// <summary>Of headings and lines on white; nothing for ours. On a dark screen ours is used, since no colour reads well on both.</summary>
    public string? Accent { get; private set; }
    public LogoFormat? Format { get; private set; }
    public byte[]? Image { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public int Revision { get; private set; }

    public Logo? Logo => Format is { } format ? new(format, Image!) : null;

    public static Branding Of(Guid clinic) => new() { Clinic = clinic };

    /// <param name="logo">Nothing leaves the one that is there.</param>
    public void Change(int seen, string? accent, byte[]? logo, bool withoutLogo, Guid by, DateTimeOffset at)
    {
        if (seen != Revision)
            throw new Refusal(Stale);
        var refusals = new Refusals();
        var colour = refusals.Read(() => Colour(accent));
        var read = refusals.Read(() => logo is null ? null : Identity.Logo.Read(logo));
        refusals.ThrowIfAny();
        if (read is not null || withoutLogo)
            (Format, Image) = (read?.Format, read?.Image);
        (Accent, By, At) = (colour, by, at);
        Revision++;
    }

    private static string? Colour(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var colour = typed.Trim().ToLowerInvariant();
        if (colour.Length != ColourLength || colour[0] != '#' || !colour.Skip(1).All(char.IsAsciiHexDigit))
            throw new Refusal("Write the colour as # and six digits from 0 to 9 and a to f, for example #0c5b66.", nameof(Accent));
        var contrast = ContrastOnWhite(colour);
        return contrast >= LeastContrast ? colour : throw new Refusal(
            string.Create(CultureInfo.InvariantCulture, $"That is too pale to read on white: its contrast is {Math.Floor(contrast * 10) / 10:0.0} to 1, and at least {LeastContrast:0.0} to 1 is needed. Choose a darker one."), nameof(Accent));
    }

    /// <summary>By WCAG, from 1 to 21.</summary>
    public static double ContrastOnWhite(string colour) => 1.05 / (Luminance(colour) + 0.05);

    private static double Luminance(string colour) => (0.2126 * Light(colour, 1)) + (0.7152 * Light(colour, 3)) + (0.0722 * Light(colour, 5));

    private static double Light(string colour, int from)
    {
        var share = int.Parse(colour.AsSpan(from, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
