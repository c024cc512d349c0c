using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Prescribing;

/// <summary>A page about one prescription. The revision that was on the screen goes with every form.</summary>
public abstract class PrescriptionPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public PrescriptionView View { get; private set; } = null!;

    protected IMediator Mediator { get; } = mediator;

    protected virtual ReadPrescription Shown => new(PatientId, PrescriptionId);

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await Load(ct);
        Revision = View.Prescription.Revision;
        return Page();
    }

    /// <summary>After a refusal the form keeps the revision it was opened with: a stale form stays stale until it is loaded again.</summary>
    public virtual Task ShowAgain(CancellationToken ct) => Load(ct);

    protected async Task Load(CancellationToken ct)
    {
        View = await Mediator.Send(Shown, ct);
        ViewData["Crumbs"] = Crumbs.Prescription(View.Record.Patient, PrescriptionId);
    }

    protected IActionResult ToPrescription(string? notice = null)
    {
        if (notice is not null)
            Notice.Leave(TempData, notice);
        return Redirect(Links.Prescription(PatientId, PrescriptionId));
    }
}
