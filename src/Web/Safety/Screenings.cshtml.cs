using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Safety;

public sealed class ScreeningsPage(IMediator mediator) : PageModel
{
    public ScreeningHistory History { get; private set; } = null!;

    public async Task OnGetAsync(Guid patient, CancellationToken ct)
    {
        History = await mediator.Send(new ReadScreenings(patient), ct);
        ViewData["Crumbs"] = Crumbs.Patient(History.Patient);
    }
}
