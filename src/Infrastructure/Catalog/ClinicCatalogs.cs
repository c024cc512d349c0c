using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Catalog;

/// <summary>
/// The catalog that each clinic sees: the built-in stretches and its own, and what is approved of them. Put together once for each
/// change, whose count comes with the clinic that every request looks up anyway; so a request asks the database for nothing more.
/// </summary>
internal sealed class ClinicCatalogs(StretchCatalog builtIn)
{
    private readonly ConcurrentDictionary<Guid, (int Changes, StretchCatalog Catalog)> catalogs = new();

    public StretchCatalog Of(Clinic? clinic, Func<ClinicDb> database)
    {
        if (clinic is null)
            return builtIn;
        if (catalogs.TryGetValue(clinic.Id, out var kept) && kept.Changes == clinic.CatalogChanges)
            return kept.Catalog;
        var db = database();
        var approved = db.Of<StretchApproval>().Select(approval => new { approval.Stretch, approval.Edition }).ToList().Select(approval => (approval.Stretch, approval.Edition)).ToHashSet();
        var catalog = builtIn.With(OwnOf(db, approved), approved);
        catalogs[clinic.Id] = (clinic.CatalogChanges, catalog);
        return catalog;
    }

    private static List<OwnStretch> OwnOf(ClinicDb db, HashSet<(string Stretch, int Edition)> approved)
    {
        var written = db.Of<ClinicStretch>().OrderBy(stretch => stretch.Key).ThenBy(stretch => stretch.Edition).ToList();
        var retired = db.Of<StretchRetirement>().ToDictionary(retirement => retirement.Stretch);
        return [.. written.GroupBy(stretch => stretch.Key).Select(editions => new OwnStretch(
            [.. editions.Select(edition => Edition(edition, approved.Contains((edition.Key, edition.Edition))))], retired.GetValueOrDefault(editions.Key)))];
    }

    private static OwnEdition Edition(ClinicStretch written, bool isApproved)
    {
        var (stretch, isSound) = OwnStretchText.ReadKept(written.Words);
        return new(stretch, written.WrittenBy, written.WrittenAt, isApproved, isSound);
    }
}
