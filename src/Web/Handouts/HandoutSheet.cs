using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Web.Handouts;

/// <summary>A handout as it is laid out, on screen and on paper.</summary>
/// <param name="Number">Its number, once it has been produced.</param>
/// <param name="Address">Where its code leads; nothing, where it has none.</param>
public sealed record HandoutSheet(HandoutDocument Document, HandoutFormat Format, int? Number, DateOnly On, string? Address = null)
{
    /// <summary>What the styles call the edition.</summary>
    public string Style => Format.Edition switch
    {
        Edition.LargePrint => "large",
        Edition.EasyRead => "easy",
        Edition.InkSaving => "ink",
        Edition.Card => "card",
        _ => "standard",
    };
}

/// <summary>What the printer takes: the sheet, with its styles in it, since the printer has no network.</summary>
public sealed record PrintedSheet(HandoutSheet Sheet, string Styles);
