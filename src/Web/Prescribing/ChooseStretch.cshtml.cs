using MediatR;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class ChooseStretchPage(IMediator mediator) : PrescriptionPage(mediator)
{
    public IReadOnlyList<CatalogEntry> Entries { get; private set; } = [];

    public string NameOf(string key) => Entries.First(entry => entry.Stretch.Key == key).Stretch.Name;

    public override async Task<Microsoft.AspNetCore.Mvc.IActionResult> OnGetAsync(CancellationToken ct)
    {
        Entries = await Mediator.Send(new ReadCatalog(), ct);
        return await base.OnGetAsync(ct);
    }
}
