using System.Globalization;
using System.Text;

namespace PrescribeRx.Domain;

/// <summary>
/// Text as it is searched: without case and accents, letters that no accent explains written plainly, and one kind of
/// apostrophe, so that both database engines find the same rows from any keyboard.
/// </summary>
public static class FoldedText
{
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ł'] = "l", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['ı'] = "i", ['þ'] = "th", ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe",
        ['’'] = "'", ['‘'] = "'", ['ʼ'] = "'", ['‐'] = "-", ['‑'] = "-",
    };

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control)
                continue;
            var lower = char.ToLowerInvariant(letter);
            folded.Append(Plain.GetValueOrDefault(lower) ?? lower.ToString());
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
