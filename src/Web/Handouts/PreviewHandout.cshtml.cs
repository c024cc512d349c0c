using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

[Needs(Right.Prescribe)]
public sealed class PreviewHandoutPage(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    public HandoutSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var preview = await mediator.Send(new PreviewHandout(PatientId, PrescriptionId), ct);
        Sheet = new(preview.Document, preview.Format, Number: null, preview.Today, Look: preview.Look);
    }
}
