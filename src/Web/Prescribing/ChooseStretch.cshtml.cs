using MediatR;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class ChooseStretchPage(IMediator mediator) : PrescriptionPage(mediator)
{
    public IReadOnlyList<CatalogEntry> Entries { get; private set; } = [];

    /// <summary>What was retired is not offered instead.</summary>
    public bool IsThere(Alternative other) => Entries.Any(entry => entry.Stretch.Key == other.Stretch && !entry.IsRetired);

    public string NameOf(string key) => Entries.First(entry => entry.Stretch.Key == key).Stretch.Name;

    public override async Task<Microsoft.AspNetCore.Mvc.IActionResult> OnGetAsync(CancellationToken ct)
    {
        Entries = await Mediator.Send(new ReadCatalog(), ct);
        return await base.OnGetAsync(ct);
    }
}
