using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

[Needs(Right.ProduceHandouts)]
public sealed class RecordTeachBackPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public TeachBackView View { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = Typed.Choice<TeachBackOutcome>(Outcome, "Choose whether the patient showed or said back how to do it.", nameof(Outcome));
        await mediator.Send(new RecordTeachBack(PatientId, PrescriptionId, Number, outcome, Note), ct);
        Notice.Leave(TempData, "The teach-back is recorded.");
        return Redirect(Links.Prescription(PatientId, PrescriptionId));
    }

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadTeachBacks(PatientId, PrescriptionId, Number), ct);
}
