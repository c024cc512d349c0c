using System.Globalization;
using System.Text;

namespace PrescribeRx.Domain;

/// <summary>Text as it is searched: without case and accents, so that both database engines find the same rows.</summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(letter));
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }
}
