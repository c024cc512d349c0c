using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Catalog;

[Needs(Right.ApproveCatalog)]
public sealed class EditStretchPage(IMediator mediator, StretchCatalog catalog) : StretchFormPage(mediator, catalog)
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    /// <summary>The edition that was on the page.</summary>
    [BindProperty]
    public string? SeenEdition { get; set; }

    public OwnStretch Own { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var stretch = (Catalog.FindOwn(Key) ?? throw new NotFound()).Latest.Stretch;
        Written = TypedStretch.Of(stretch);
        SeenEdition = $"{stretch.Edition}";
        await ShowAgain(ct);
        return Own.IsRetired ? Redirect(Links.Stretch(Key)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var seen = Typed.WholeNumber(SeenEdition, 1, Stretch.MostEdition, "Open this page again, then make your change.", "");
        var edition = await Send(new EditStretch(Key, seen, Written.Read()), ct);
        Notice.Leave(TempData, $"Saved as edition {edition}. It is prescribed once you have approved it.");
        return Redirect(Links.StretchEdition(Key, edition));
    }

    public override Task ShowAgain(CancellationToken ct)
    {
        Own = Catalog.FindOwn(Key) ?? throw new NotFound();
        ShowOthersThan(Key);
        ShowFiguresOf(Own.Latest.Stretch);
        return Task.CompletedTask;
    }
}
