using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Web.Handouts;

/// <summary>A handout as it is laid out, on screen and on paper.</summary>
/// <param name="Number">Its number, once it has been produced.</param>
public sealed record HandoutSheet(HandoutDocument Document, int? Number, DateOnly On);

/// <summary>What the printer takes: the sheet, with its styles in it, since the printer has no network.</summary>
public sealed record PrintedSheet(HandoutSheet Sheet, string Styles);
