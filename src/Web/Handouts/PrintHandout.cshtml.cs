using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

[Needs(Right.ProduceHandouts)]
public sealed class PrintHandoutPage(HandoutPress press) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        return await press.Press(PatientId, PrescriptionId, Number, ct) is { } pressed
            ? File(pressed.Pdf, "application/pdf", $"handout-{Number}.pdf")
            : new PageResult { StatusCode = StatusCodes.Status410Gone };
    }
}
