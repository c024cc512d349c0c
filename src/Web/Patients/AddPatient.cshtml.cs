using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Patients;

[Needs(Right.KeepPatients)]
public sealed class AddPatientPage(IMediator mediator, Caller caller) : PageModel, IShowAgain
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? BirthDate { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; } = caller.Clinic?.Zone.Name;

    [BindProperty]
    public string? Reads { get; set; } = Language.English.Code();

    [BindProperty]
    public List<TypedFact> Facts { get; set; } = TypedFact.None;

    [BindProperty]
    public List<string> Rest { get; set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var name = refusals.Read(() => Typed.Text(Name, Patient.MostName, "Enter the patient's name.", nameof(Name)));
        var birthDate = refusals.Read(() => Typed.Date(BirthDate, nameof(BirthDate)));
        var zone = refusals.Read(() => Zone.Of(TimeZone));
        var reads = refusals.Read(() => Languages.Read(Reads, nameof(Reads)));
        var facts = TypedFact.Read(Facts, Rest, refusals);
        refusals.ThrowIfAny();
        var added = await TypedFact.Send(mediator, new AddPatient(name, birthDate, zone, facts, reads), Facts, ct);
        Notice.Leave(TempData, "Patient added.");
        return Redirect(Links.Patient(added.Patient));
    }

    public Task ShowAgain(CancellationToken ct) => Task.CompletedTask;
}
