using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Progression;

namespace PrescribeRx.Web.Progression;

public sealed class GatePage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "item")]
    public Guid Item { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Override { get; set; } = [];

    /// <summary>How many decisions were on the screen when the form was opened.</summary>
    [BindProperty]
    public int? SeenDecisions { get; set; }

    public GateView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        SeenDecisions = View.Gate.Decisions;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var kind = Typed.Choice<GateDecisionKind>(Kind, "Say whether to open or to lock it.", nameof(Kind));
        await mediator.Send(new DecideGate(PatientId, PrescriptionId, Item, kind, Override.Contains("true"), Reason, SeenDecisions), ct);
        Notice.Leave(TempData, kind == GateDecisionKind.Opened
            ? "The gate is open. The handout has changed: produce a new one and tell the patient."
            : "The gate is locked. The handout has changed: produce a new one and tell the patient.");
        return Redirect(Links.Gate(PatientId, PrescriptionId, Item));
    }

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadGate(PatientId, PrescriptionId, Item), ct);
}
