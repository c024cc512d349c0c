using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>A page of one patient's chart that shows who it is about.</summary>
public abstract class PatientPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    public Chart Chart { get; private set; } = null!;

    public Patient Patient => Chart.Patient;

    protected IMediator Mediator { get; } = mediator;

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        return Page();
    }

    public virtual async Task ShowAgain(CancellationToken ct)
    {
        Chart = await Mediator.Send(new ReadPatient(PatientId), ct);
        ViewData["Crumbs"] = Crumbs.Patient(Patient);
    }
}

/// <summary>The pages above a page of a patient.</summary>
internal static class Crumbs
{
    public static Crumb[] Patients => [new("Patients", Links.Caseload)];

    public static Crumb[] Patient(Patient patient) => [.. Patients, new(patient.Name, Links.Patient(patient.Id))];

    public static Crumb[] Prescription(Patient patient, Guid prescription) => [.. Patient(patient), new("Prescription", Links.Prescription(patient.Id, prescription))];
}
