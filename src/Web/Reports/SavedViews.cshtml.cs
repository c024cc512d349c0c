using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain;

namespace PrescribeRx.Web.Reports;

/// <summary>A person's own views of the caseload: which one opens first, and which one goes.</summary>
public sealed class SavedViewsPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(Name = "Saved")]
    public Guid? View { get; set; }

    public OwnViews Saved { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new DeleteCaseloadView(View ?? throw new Refusal("Choose the view to delete.")), ct);
        Notice.Leave(TempData, "The view is deleted.");
        return Redirect(Links.SavedViews);
    }

    public async Task<IActionResult> OnPostFirstAsync(CancellationToken ct)
    {
        await mediator.Send(new OpenCaseloadViewFirst(View), ct);
        Notice.Leave(TempData, View is null ? "The usual view opens first again." : "This view opens first from now on.");
        return Redirect(Links.SavedViews);
    }

    public async Task ShowAgain(CancellationToken ct) => Saved = await mediator.Send(new ReadSavedViews(), ct);
}
