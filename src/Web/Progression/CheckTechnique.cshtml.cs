using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Progression;

[Needs(Right.DecideGates)]
public sealed class CheckTechniquePage(IMediator mediator) : PageModel, IShowAgain
{
    private enum Seen { Well, NotYet }

    public static readonly IReadOnlyList<Choice> Choices =
    [
        new(nameof(Seen.Well), "Done well"),
        new(nameof(Seen.NotYet), "Not yet well", "The gate waits until somebody has seen it again."),
    ];

    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "item")]
    public Guid Item { get; set; }

    [BindProperty]
    public string? Technique { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>How many decisions were on the screen when the form was opened.</summary>
    [BindProperty]
    public int SeenDecisions { get; set; }

    public GateView View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        SeenDecisions = View.Gate.Decisions;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var seen = Typed.Choice<Seen>(Technique, "Say how it was done.", nameof(Technique));
        await mediator.Send(new CheckTechnique(PatientId, PrescriptionId, Item, seen == Seen.Well, Note, SeenDecisions), ct);
        Notice.Leave(TempData, "What you saw is recorded.");
        return Redirect(Links.Gate(PatientId, PrescriptionId, Item));
    }

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadGate(PatientId, PrescriptionId, Item), ct);
}
