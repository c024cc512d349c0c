using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Safety;

[Needs(Right.HandOverAlerts)]
public sealed class HandOverAlertPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "alert")]
    public Guid AlertId { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    public AlertView View { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Guid.TryParse(Owner, out var owner))
            throw new Refusal("Choose who looks after it.", nameof(Owner));
        await mediator.Send(new HandOverAlert(AlertId, owner), ct);
        Notice.Leave(TempData, "The alert has a new owner.");
        return Redirect(Links.Alert(AlertId));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await mediator.Send(new ReadAlert(AlertId), ct);
        ViewData["Crumbs"] = new[] { new Crumb("Alerts", Links.Alerts), new Crumb(Words.Of(View.Alert.Kind), Links.Alert(AlertId)) };
    }
}
