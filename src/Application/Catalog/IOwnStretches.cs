using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Application.Catalog;

public interface IOwnStretches
{
    /// <summary>Reads what was written by the checks of a catalog file, with the figures that may be chosen.</summary>
    /// <exception cref="Domain.Refusal">Everything that is wrong, each on its field as a catalog file names it: "parts 2, steps 3".</exception>
    ReadEntry Read(string key, int edition, WrittenStretch written, FigureLibrary figures);

    void Add(ClinicStretch stretch);

    void Add(StretchRetirement retirement);

    /// <summary>Saves, and counts one more change of the clinic's catalog.</summary>
    /// <exception cref="Domain.Refusal">The catalog changed since this request began, so what was checked may no longer hold.</exception>
    Task Save(CancellationToken ct);
}
