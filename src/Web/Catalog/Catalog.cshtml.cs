using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Web.Catalog;

public sealed class CatalogPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Position { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<string> Cannot { get; set; } = [];

    /// <summary>Only those that wait for the lead, when it is "true".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Waiting { get; set; }

    public IReadOnlyList<CatalogEntry> Entries { get; private set; } = [];

    /// <summary>All that wait for the lead, whatever is looked for.</summary>
    public IReadOnlyList<CatalogEntry> AllWaiting { get; private set; } = [];

    public bool OnlyWaiting => Waiting == "true";

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || !string.IsNullOrEmpty(Position) || !string.IsNullOrEmpty(Region) || Cannot.Count > 0 || OnlyWaiting;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var words = refusals.Read(() => Typed.TextOrNothing(Search, CatalogSearch.MostWords, nameof(Search)));
        var position = refusals.Read(() => Typed.ChoiceOrNothing<Position>(Position, "Choose a position from the list.", nameof(Position)));
        var region = refusals.Read(() => Typed.ChoiceOrNothing<Region>(Region, "Choose a region from the list.", nameof(Region)));
        var cannot = Cannot.Select(movement => refusals.Read(() => Typed.Choice<Movement>(movement, "Choose from the list.", nameof(Cannot)))).ToHashSet();
        refusals.ThrowIfAny();
        var search = new CatalogSearch(words, position, region, cannot);
        await ShowAgain(ct);
        Entries = [.. Entries.Where(entry => search.Matches(entry.Stretch) && (!OnlyWaiting || entry.Waiting is not null))];
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        Entries = await mediator.Send(new ReadCatalog(), ct);
        AllWaiting = [.. Entries.Where(entry => entry.Waiting is not null)];
    }
}
