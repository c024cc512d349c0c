using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

/// <summary>A handout as it is laid out, on screen and on paper.</summary>
/// <param name="Number">Its number, once it has been produced.</param>
/// <param name="Address">Where its code leads; nothing, where it has none.</param>
public sealed record HandoutSheet(HandoutDocument Document, HandoutFormat Format, int? Number, DateOnly On, string? Address = null, Branding? Look = null)
{
    /// <summary>What the style sheet has, unless the clinic chose another.</summary>
    public const string OwnAccent = "#0c5b66";
    private const string OwnAccentOnDark = "#84d2d8";

    /// <summary>The clinic's colour, which goes after the style sheet; nothing, where it has none.</summary>
    public static string Colours(Branding? look) => look?.Accent is { } accent ? $":root {{ --accent: light-dark({accent}, {OwnAccentOnDark}); }}\n" : "";

    /// <summary>What the styles call the edition.</summary>
    public string Style => Format.Edition switch
    {
        Edition.LargePrint => "large",
        Edition.EasyRead => "easy",
        Edition.InkSaving => "ink",
        Edition.Card => "card",
        _ => "standard",
    };

    /// <summary>Whether there is a glyph for every letter of the patient's name.</summary>
    public bool CanPrintName { get; init; } = true;

    /// <summary>The patient's name, or their number where the name cannot be printed.</summary>
    public string NameOnPaper => CanPrintName ? Document.PatientName : Document.Phrases.Of("sheet.patient", ("number", Document.PatientNumber));
}

/// <summary>The emergency signs in one language, and how to reach the clinic.</summary>
public sealed record SafetyText(Language Language, string Contact)
{
    public Phrases Words => Phrases.Of(Language);

    /// <summary>What stands beside a translation that nobody has reviewed.</summary>
    public SafetyText InEnglish => this with { Language = Language.English, Suffix = "-english" };

    /// <summary>Sets what stands twice on one sheet apart.</summary>
    public string Suffix { get; private init; } = "";
}

/// <summary>How much may hurt, in one language.</summary>
public sealed record PainRule(Language Language, HandoutDocument Document)
{
    public Phrases Words => Phrases.Of(Language);

    public PainRule InEnglish => this with { Language = Language.English, Suffix = "-english" };

    public string Suffix { get; private init; } = "";
}

/// <summary>What the printer takes: the sheet, with its styles in it, since the printer has no network.</summary>
public sealed record PrintedSheet(HandoutSheet Sheet, string Styles);
