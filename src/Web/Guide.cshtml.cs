using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web;

/// <summary>From a patient to the report, for whoever is new: one sheet of paper.</summary>
[Needs(Right.ReadPatients)]
public sealed class GuidePage(StretchCatalog catalog) : PageModel
{
    /// <summary>The figure that stands for the first stretch of the catalog.</summary>
    public ShownFigure? Figure => catalog.All.Select(stretch => ShownFigure.KeyOf(stretch, stretch.DefaultSide, stretch.DefaultDose)).OfType<ShownFigure>().FirstOrDefault();
}
