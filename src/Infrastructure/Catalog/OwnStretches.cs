using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Infrastructure.Catalog;

internal sealed class OwnStretches(ClinicDb db, Caller caller) : IOwnStretches
{
    private const string ChangedMeanwhile = "Somebody else changed your clinic's stretches a moment ago. Nothing was overwritten: look again, then send this once more.";

    public ReadEntry Read(string key, int edition, WrittenStretch written, FigureLibrary figures) => OwnStretchText.Read(key, edition, written, figures);

    public void Add(ClinicStretch stretch) => db.Add(stretch);

    public void Add(StretchRetirement retirement) => db.Add(retirement);

    /// <summary>The clinic's row is taken first, so that of two changes that were checked against the same catalog one is refused.</summary>
    public async Task Save(CancellationToken ct)
    {
        var seen = caller.Clinic!.CatalogChanges;
        var counted = await db.Set<Clinic>().Where(clinic => clinic.CatalogChanges == seen)
            .ExecuteUpdateAsync(clinic => clinic.SetProperty(one => one.CatalogChanges, seen + 1), ct);
        if (counted == 0)
            throw new Refusal(ChangedMeanwhile);
        await db.SaveOrRefuse(ChangedMeanwhile, ct);
    }
}
