using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Prescribing;

public sealed class CliniciansCopyPage(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    /// <summary>The version that is asked for; nothing for the latest that was signed.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    public CliniciansCopy Copy { get; private set; } = null!;

    public string NameOf(Guid person) => Copy.People.GetValueOrDefault(person, "Somebody of the clinic");

    public async Task OnGetAsync(CancellationToken ct)
    {
        Copy = await mediator.Send(new ReadCliniciansCopy(PatientId, PrescriptionId, Version), ct);
        ViewData["Crumbs"] = Crumbs.Prescription(Copy.View.Record.Patient, PrescriptionId);
    }
}
