using PrescribeRx.Domain;

namespace PrescribeRx.Web.Identity;

/// <summary>The answers to which English and which paper, as forms ask for them.</summary>
internal static class Writing
{
    public static readonly IReadOnlyList<Choice> Englishes =
        [new(nameof(English.British), "British", "3 May 2026, 16:30; colour"), new(nameof(English.American), "American", "May 3, 2026, 4:30 PM; color")];

    public static English EnglishOf(string? typed) => Typed.Choice<English>(typed, "Choose British or American.", nameof(English));

    public static Paper PaperOf(string? typed) => Typed.Choice<Paper>(typed, "Choose A4 or Letter.", nameof(Paper));
}
