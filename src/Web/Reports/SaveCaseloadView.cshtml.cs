using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>Keeps the view that the address says under a name.</summary>
public sealed class SaveCaseloadViewPage(IMediator mediator, Caller caller) : CaseloadViewPage, IShowAgain
{
    public static readonly IReadOnlyList<Choice> First = [new("true", "Open this view first")];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool OpensFirst { get; set; }

    public CaseloadView Kept { get; private set; } = null!;

    public OwnViews Saved { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var view = Chosen() ?? CaseloadView.UsualFor(caller.Person!.Roles);
        await mediator.Send(new SaveCaseloadView(Name, view, OpensFirst), ct);
        Notice.Leave(TempData, "The view is saved, and stands above your patients.");
        return Redirect(Links.CaseloadOf(view));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        Kept = Chosen() ?? CaseloadView.UsualFor(caller.Person!.Roles);
        Saved = await mediator.Send(new ReadSavedViews(), ct);
    }
}
