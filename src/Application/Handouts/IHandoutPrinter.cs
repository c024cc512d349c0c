using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Application.Handouts;

/// <summary>Turns a handout into a PDF. A port: another engine can take its place.</summary>
public interface IHandoutPrinter
{
    /// <param name="token">Of the link whose code is printed; without it there is none.</param>
    /// <exception cref="PrinterMissing">The engine is not there or does not answer; says which.</exception>
    Task<byte[]> Print(HandoutDocument document, int number, DateOnly producedOn, string? token, CancellationToken ct);
}

/// <summary>No PDF can be made now; the sentence says what is missing. Everything else goes on.</summary>
public sealed class PrinterMissing(string sentence) : Exception(sentence);
