using System.Globalization;
using System.Text.RegularExpressions;

namespace PrescribeRx.Tests;

/// <summary>The colours of the portal, read from its tokens and measured as WCAG measures them.</summary>
public partial class ContrastTests
{
    private const double Text = 4.5;
    private const double Edge = 3;

    private static readonly Dictionary<string, string[]> Tokens = Read();

    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in new[] { "paper", "surface", "sunken" })
        {
            foreach (var text in new[] { "ink", "ink-soft", "accent", "accent-deep", "stop", "good", "attention" })
                pairs.Add(text, ground, Text);
            foreach (var edge in new[] { "edge", "focus", "accent" })
                pairs.Add(edge, ground, Edge);
        }
        foreach (var tone in new[] { "accent", "good", "attention", "stop" })
        {
            pairs.Add(tone, $"{tone}-soft", Text);
            pairs.Add("ink", $"{tone}-soft", Text);
            pairs.Add("focus", $"{tone}-soft", Edge);
        }
        pairs.Add("accent-deep", "accent-soft", Text);
        pairs.Add("ink-soft", "accent-soft", Text);
        pairs.Add("on-accent", "accent", Text);
        pairs.Add("on-accent", "accent-deep", Text);
        pairs.Add("on-accent", "good", Text);
        pairs.Add("on-accent", "attention", Text);
        pairs.Add("on-stop", "stop", Text);
        pairs.Add("on-stop", "stop-deep", Text);
        pairs.Add("on-band", "band", Text);
        pairs.Add("on-band-soft", "band", Text);
        pairs.Add("warm", "band", Edge);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_and_edges_stand_out_in_both_themes(string front, string back, double least)
    {
        foreach (var theme in new[] { 0, 1 })
            Ratio(Colour(front, theme), Colour(back, theme)).ShouldBeGreaterThanOrEqualTo(least, $"--{front} on --{back}, theme {theme}");
    }

    [Fact]
    public void Contrast_is_measured_from_one_to_twenty_one()
    {
        Ratio("#000000", "#ffffff").ShouldBe(21, 0.001);
        Ratio("#777777", "#ffffff").ShouldBe(4.48, 0.005);
    }

    private static string Colour(string token, int theme) => Tokens[token][theme % Tokens[token].Length];

    private static Dictionary<string, string[]> Read() =>
        Token().Matches(File.ReadAllText(TokensFile())).ToDictionary(
            match => match.Groups["name"].Value,
            match => Hex().Matches(match.Groups["value"].Value).Select(hex => hex.Value).ToArray());

    private static string TokensFile() => Path.Combine(Checkout.Folder, "src", "Web", "wwwroot", "styles", "tokens.css");

    internal static double Ratio(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string hex) => 0.2126 * Channel(hex, 1) + 0.7152 * Channel(hex, 3) + 0.0722 * Channel(hex, 5);

    private static double Channel(string hex, int at)
    {
        var share = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--(?<name>[a-z-]+):\s*(?<value>light-dark\([^)]*\)|#[0-9a-f]{6})")]
    private static partial Regex Token();

    [GeneratedRegex("#[0-9a-f]{6}")]
    private static partial Regex Hex();
}
