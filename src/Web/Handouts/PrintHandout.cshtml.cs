using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

[Needs(Right.ProduceHandouts)]
public sealed class PrintHandoutPage(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await mediator.Send(new PrintHandout(PatientId, PrescriptionId, Number), ct) is PrintHandout.Outcome.Printed printed)
            return File(printed.Pdf, "application/pdf", $"handout-{Number}.pdf");
        return new PageResult { StatusCode = StatusCodes.Status410Gone };
    }
}
