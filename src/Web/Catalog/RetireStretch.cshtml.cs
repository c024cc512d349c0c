using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Catalog;

[Needs(Right.ApproveCatalog)]
public sealed class RetireStretchPage(IMediator mediator, StretchCatalog catalog) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public Stretch Stretch { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new RetireStretch(Key, Reason), ct);
        Notice.Leave(TempData, "Retired. It can no longer be prescribed; patients who have it keep it.");
        return Redirect(Links.Stretch(Key));
    }

    public Task ShowAgain(CancellationToken ct)
    {
        Stretch = (catalog.FindOwn(Key) ?? throw new NotFound()).Latest.Stretch;
        return Task.CompletedTask;
    }
}
