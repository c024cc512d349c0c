using MediatR;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class ChooseStretchPage(IMediator mediator) : PrescriptionPage(mediator)
{
    public IReadOnlyList<CatalogEntry> Entries { get; private set; } = [];

    /// <summary>What was retired, or is blocked for this patient too, is not offered instead.</summary>
    public bool IsThere(Alternative other) => Entries.Any(entry => entry.Stretch.Key == other.Stretch && !entry.IsRetired && !IsBlocked(entry.Stretch));

    public string NameOf(string key) => Entries.First(entry => entry.Stretch.Key == key).Stretch.Name;

    public IReadOnlyList<PrecautionConflict> PrecautionsOf(Stretch stretch) => View.Record.PrecautionsOf(stretch);

    /// <summary>What can be prescribed instead of a blocked stretch: an alternative that is not blocked itself, and not there yet.</summary>
    public IEnumerable<(Stretch Stretch, Alternative Why)> InsteadOf(Stretch blocked) =>
        from other in blocked.Alternatives
        let entry = Entries.FirstOrDefault(entry => entry.Stretch.Key == other.Stretch && entry is { MayBePrescribed: true, IsRetired: false })
        where entry is not null && !IsPrescribed(entry.Stretch.Key) && IsReady(entry.Stretch) && !IsBlocked(entry.Stretch)
        select (entry.Stretch, other);

    public bool IsPrescribed(string key) => View.Version.Stretches.Any(one => one.Stretch == key);

    /// <summary>Nothing comes before it, or what does is in the draft.</summary>
    public bool IsReady(Stretch stretch) => stretch.Prerequisite is not { } first || IsPrescribed(first.Stretch);

    private bool IsBlocked(Stretch stretch) => PrecautionsOf(stretch).Any(conflict => conflict.Level == PrecautionLevel.Block);

    public override async Task<Microsoft.AspNetCore.Mvc.IActionResult> OnGetAsync(CancellationToken ct)
    {
        Entries = await Mediator.Send(new ReadCatalog(), ct);
        return await base.OnGetAsync(ct);
    }
}
