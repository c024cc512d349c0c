using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Catalog;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Catalog;

[Needs(Right.ApproveCatalog)]
public sealed class AddStretchPage(IMediator mediator, StretchCatalog catalog) : StretchFormPage(mediator, catalog)
{
    public Task OnGetAsync(CancellationToken ct)
    {
        Written = TypedStretch.Blank();
        return ShowAgain(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var key = await Send(new AddStretch(Written.Read()), ct);
        Notice.Leave(TempData, "Saved. Read it through as your colleagues will see it, then approve it: until then it cannot be prescribed.");
        return Redirect(Links.Stretch(key));
    }
}
