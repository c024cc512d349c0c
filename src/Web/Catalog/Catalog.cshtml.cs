using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Catalog;

namespace PrescribeRx.Web.Catalog;

public sealed class CatalogPage(IMediator mediator) : PageModel
{
    public IReadOnlyList<CatalogEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Entries = await mediator.Send(new ReadCatalog(), ct);
}
