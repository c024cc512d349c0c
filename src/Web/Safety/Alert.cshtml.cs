using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;

namespace PrescribeRx.Web.Safety;

public sealed class AlertPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "alert")]
    public Guid AlertId { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public AlertView View { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new CloseAlert(AlertId, Revision, Reason), ct);
        Notice.Leave(TempData, "The alert is closed.");
        return Redirect(Links.Alerts);
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await mediator.Send(new ReadAlert(AlertId), ct);
        ViewData["Crumbs"] = new[] { new Crumb("Alerts", Links.Alerts) };
    }
}
