using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;

namespace PrescribeRx.Web.Catalog;

public sealed class StretchPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public CatalogEntry Entry { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new ApproveStretch(Key), ct);
        Notice.Leave(TempData, "Approved. It can be prescribed now.");
        return Redirect(Links.Stretch(Key));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        var entries = await mediator.Send(new ReadCatalog(), ct);
        Entry = entries.FirstOrDefault(entry => entry.Stretch.Key == Key) ?? throw new NotFound();
        Names = entries.ToDictionary(entry => entry.Stretch.Key, entry => entry.Stretch.Name);
    }
}
