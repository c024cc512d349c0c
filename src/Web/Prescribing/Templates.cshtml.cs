using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Prescribing;

/// <summary>The templates that are offered, and which of them goes.</summary>
[Needs(Right.ReadCatalog)]
public sealed class TemplatesPage(IMediator mediator, StretchCatalog catalog) : PageModel, IShowAgain
{
    [BindProperty(Name = "Template")]
    public Guid? Template { get; set; }

    public IReadOnlyList<PlanTemplate> Templates { get; private set; } = [];

    public string WordsOf(PlanTemplate template) => Words.Of(template, catalog);

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Withdraw(new RetireTemplate(Template), ct);

    public Task<IActionResult> OnPostClinicAsync(CancellationToken ct) => Withdraw(new RetireClinicTemplate(Template), ct);

    public async Task ShowAgain(CancellationToken ct) => Templates = await mediator.Send(new ReadTemplates(), ct);

    private async Task<IActionResult> Withdraw(IRequest<Unit> deed, CancellationToken ct)
    {
        await mediator.Send(deed, ct);
        Notice.Leave(TempData, "The template is withdrawn. Plans that began with it stay as they are.");
        return Redirect(Links.Templates);
    }
}
