using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Safety;

[Needs(Right.OverseeAlerts)]
public sealed class AlertOverviewPage(IMediator mediator) : PageModel
{
    public AlertOverview Overview { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Overview = await mediator.Send(new ReadAlertOverview(), ct);
        ViewData["Crumbs"] = new[] { new Crumb("Alerts", Links.Alerts) };
    }
}
