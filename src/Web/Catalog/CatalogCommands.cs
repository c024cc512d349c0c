using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Prescribing;
using PrescribeRx.Infrastructure.Catalog;
using PrescribeRx.Infrastructure.Handouts;

namespace PrescribeRx.Web.Catalog;

/// <summary>What the program does with a catalog alone. It needs no clinic and no database.</summary>
public static class CatalogCommands
{
    /// <summary>Lists every fault of a catalog file, or of the one that comes with the program.</summary>
    public static async Task<int> Check(string? file, TextWriter tell)
    {
        if (file is not null && !File.Exists(file))
        {
            await tell.WriteLineAsync($"There is no file {file}.");
            return 1;
        }
        try
        {
            var catalog = file is null ? CatalogFile.BuiltIn() : CatalogFile.Read(await File.ReadAllTextAsync(file), Path.GetFileName(file));
            await tell.WriteLineAsync($"No faults: {catalog.All.Count} stretches, {catalog.All.Sum(stretch => stretch.Parts.Sum(part => part.Figures.Count) + stretch.WrongWays.Count)} figures.");
            return 0;
        }
        catch (Refusal refusal)
        {
            foreach (var reason in refusal.Reasons)
                await tell.WriteLineAsync(reason.Sentence);
            await tell.WriteLineAsync(refusal.Reasons.Count == 1 ? "1 fault." : $"{refusal.Reasons.Count} faults.");
            return 1;
        }
    }

    /// <summary>Draws every figure, left and right, one by one and on a contact sheet.</summary>
    public static async Task<int> DrawFigures(string folder, string? chromium, TextWriter tell)
    {
        var catalog = CatalogFile.BuiltIn();
        Directory.CreateDirectory(folder);
        await using var browser = new Chromium(new ChromiumPlace(chromium));
        foreach (var side in new[] { Side.Left, Side.Right })
        {
            var name = side.ToString().ToLowerInvariant();
            foreach (var (figure, svg) in ContactSheet.Figures(catalog, side))
                await File.WriteAllTextAsync(Path.Combine(folder, $"{figure}-{name}.svg"), svg);
            var sheet = new ContactSheet(catalog, side).Svg();
            await File.WriteAllTextAsync(Path.Combine(folder, $"figures-{name}.svg"), sheet);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"figures-{name}.png"), await browser.Picture($"<!DOCTYPE html><body style=\"margin:0\">{sheet}</body>", CancellationToken.None));
            await tell.WriteLineAsync($"figures-{name}.svg, figures-{name}.png and each figure by itself");
        }
        return 0;
    }
}
