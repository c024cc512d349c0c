using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>Turns a handout into a PDF. A port: another engine can take its place.</summary>
public interface IHandoutPrinter
{
    /// <summary>All that is printed, as text: the same text gives the same PDF.</summary>
    Task<string> LayOut(PrintedHandout handout, CancellationToken ct);

    /// <exception cref="PrinterMissing">The engine is not there or does not answer; says which.</exception>
    Task<byte[]> Print(string layout, CancellationToken ct);
}

/// <param name="Token">Of the link whose code is printed; without it there is none.</param>
public sealed record PrintedHandout(HandoutDocument Document, HandoutFormat Format, int Number, DateOnly On, string? Token, Branding? Look = null);

public interface IPrinterFonts
{
    /// <summary>Whether every letter of a text can be printed.</summary>
    bool HaveGlyphsFor(string text);
}

/// <summary>No PDF can be made now; the sentence says what is missing. Everything else goes on.</summary>
public sealed class PrinterMissing(string sentence) : Exception(sentence);
