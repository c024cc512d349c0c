using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Safety;

public sealed class AdverseEventsPage(IMediator mediator) : PageModel
{
    public AdverseEventsView View { get; private set; } = null!;

    public async Task OnGetAsync(Guid patient, CancellationToken ct)
    {
        View = await mediator.Send(new ReadAdverseEvents(patient), ct);
        ViewData["Crumbs"] = Crumbs.Patient(View.Patient);
    }
}
