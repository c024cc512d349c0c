using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Web.Catalog;

public sealed class StretchPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>The edition to show, or the one that was on the page; the current one unless it is said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    public CatalogEntry Entry { get; private set; } = null!;

    public CatalogEdition Shown { get; private set; } = null!;

    /// <summary>Another entry that waits for the lead, in the order of the catalog.</summary>
    public CatalogEntry? NextWaiting { get; private set; }

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public bool IsWaiting => Entry.Waiting == Shown;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new ApproveStretch(Key, int.TryParse(Edition, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null), ct);
        Notice.Leave(TempData, "Approved. It can be prescribed now.");
        return Redirect(Links.Stretch(Key));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        var entries = await mediator.Send(new ReadCatalog(), ct);
        Entry = entries.FirstOrDefault(entry => entry.Stretch.Key == Key) ?? throw new NotFound();
        Shown = string.IsNullOrEmpty(Edition) ? Entry.Current
            : Entry.Editions.FirstOrDefault(edition => $"{edition.Stretch.Edition}" == Edition) ?? throw new NotFound();
        NextWaiting = entries.SkipWhile(entry => entry != Entry).Skip(1).Concat(entries.TakeWhile(entry => entry != Entry)).FirstOrDefault(entry => entry.Waiting is not null);
        Names = entries.ToDictionary(entry => entry.Stretch.Key, entry => entry.Stretch.Name);
    }
}
