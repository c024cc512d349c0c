using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Handouts;

namespace PrescribeRx.Web.Handouts;

public sealed class HandoutPage(IMediator mediator, Site site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    public HandoutView View { get; private set; } = null!;

    public bool HasPublicUrl => site.PublicUrl is not null;

    public async Task OnGetAsync(CancellationToken ct) => View = await mediator.Send(new ReadHandout(PatientId, PrescriptionId), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Redirect(Links.HandoutPdf(PatientId, PrescriptionId, await mediator.Send(new ProduceHandout(PatientId, PrescriptionId), ct)));
}
