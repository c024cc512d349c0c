using MediatR;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Catalog;

[Needs(Right.ReadCatalog), Unaudited("The catalog holds no patient's record.")]
public sealed record ReadCatalog : IRequest<IReadOnlyList<CatalogEntry>>;

/// <summary>An edition, with who wrote it where that was somebody of this clinic, and who approved it, if anybody has.</summary>
public sealed record CatalogEdition(Stretch Stretch, string? WrittenBy, DateTimeOffset? WrittenAt, string? ApprovedBy, DateTimeOffset? ApprovedAt)
{
    public bool IsApproved => ApprovedBy is not null;
}

public sealed record CatalogRetirement(string By, DateTimeOffset At, string Reason);

/// <summary>A stretch of the catalog: built in, with its current edition, or the clinic's own, with all that were written.</summary>
public sealed record CatalogEntry(IReadOnlyList<CatalogEdition> Editions, OwnStretch? Own, CatalogRetirement? Retired)
{
    /// <summary>The edition in use; before any is approved, the latest.</summary>
    public CatalogEdition Current => Editions.LastOrDefault(edition => edition.IsApproved) ?? Editions[^1];

    public Stretch Stretch => Current.Stretch;

    public string? ApprovedBy => Current.ApprovedBy;

    public DateTimeOffset? ApprovedAt => Current.ApprovedAt;

    public bool IsApproved => Current.IsApproved;

    public bool IsOwn => Own is not null;

    public bool IsRetired => Retired is not null;

    /// <summary>The edition that waits for the lead, if one does.</summary>
    public CatalogEdition? Waiting => IsRetired || Editions[^1].IsApproved ? null : Editions[^1];

    public bool MayBePrescribed => Own is null ? IsApproved : Own.InUse is not null;
}

public sealed class ReadCatalogHandler(IApprovals approvals, StretchCatalog catalog) : IRequestHandler<ReadCatalog, IReadOnlyList<CatalogEntry>>
{
    public async Task<IReadOnlyList<CatalogEntry>> Handle(ReadCatalog request, CancellationToken cancellationToken)
    {
        var people = await approvals.Everybody(cancellationToken);
        var names = people.DistinctBy(person => person.Person).ToDictionary(person => person.Person, person => person.Name);
        var found = people.Where(person => person.Approval is not null)
            .ToDictionary(person => (person.Approval!.Stretch, person.Approval.Edition), person => new Approval(person.Name, person.Approval!.At));

        var builtIn = catalog.All.Where(stretch => catalog.FindOwn(stretch.Key) is null)
            .Select(stretch => new CatalogEntry([Edition(stretch, null, null, found)], null, null));
        var own = catalog.Own.OrderBy(stretch => stretch.IsRetired).ThenBy(stretch => stretch.Latest.Stretch.Name, StringComparer.CurrentCulture)
            .Select(stretch => new CatalogEntry(
                [.. stretch.Editions.Select(edition => Edition(edition.Stretch, names[edition.WrittenBy], edition.WrittenAt, found))],
                stretch,
                stretch.Retirement is { } retired ? new(names[retired.By], retired.At, retired.Reason) : null));
        return [.. builtIn, .. own];
    }

    private static CatalogEdition Edition(Stretch stretch, string? writtenBy, DateTimeOffset? writtenAt, Dictionary<(string Stretch, int Edition), Approval> found)
    {
        var approval = found.GetValueOrDefault((stretch.Key, stretch.Edition));
        return new(stretch, writtenBy, writtenAt, approval?.By, approval?.At);
    }

    private sealed record Approval(string By, DateTimeOffset At);
}
