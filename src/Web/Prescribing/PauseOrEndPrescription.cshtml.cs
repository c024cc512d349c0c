using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class PauseOrEndPrescriptionPage(IMediator mediator) : PrescriptionPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string To { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public PrescriptionEventKind Kind { get; private set; }

    public static string Deed(PrescriptionEventKind kind) => kind switch
    {
        PrescriptionEventKind.Paused => "Pause",
        PrescriptionEventKind.Resumed => "Resume",
        PrescriptionEventKind.Completed => "Complete",
        PrescriptionEventKind.Stopped => "Stop",
        _ => "Withdraw as entered in error",
    };

    public static string Consequence(PrescriptionEventKind kind) => kind switch
    {
        PrescriptionEventKind.Paused => "While it is paused nothing is due and there is no handout. Paper that is out is no longer right: tell the patient.",
        PrescriptionEventKind.Resumed => "The stretches are due again from tomorrow.",
        PrescriptionEventKind.Completed => "The course is done. Nothing is due any more.",
        PrescriptionEventKind.Stopped => "It ends here. Nothing is due any more. Paper that is out is no longer right: tell the patient.",
        _ => "For a record made for the wrong patient, or by mistake. It stays on record as withdrawn, and is never deleted.",
    };

    public override Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        ReadKind();
        return base.OnGetAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ReadKind();
        await Mediator.Send(new PauseOrEndPrescription(PatientId, PrescriptionId, Revision, Kind, Reason), ct);
        return ToPrescription("Done.");
    }

    private void ReadKind() =>
        Kind = Enum.TryParse<PrescriptionEventKind>(To, out var kind) && kind.ToString() == To ? kind : throw new NotFound();
}
