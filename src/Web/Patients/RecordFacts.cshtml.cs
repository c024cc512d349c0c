using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Patients;

[Needs(Right.KeepPatients)]
public sealed class RecordFactsPage(IMediator mediator) : PatientPage(mediator)
{
    [BindProperty]
    public List<TypedFact> Facts { get; set; } = [];

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        Facts = TypedFact.Of(Patient);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var facts = TypedFact.Read(Facts, refusals);
        refusals.ThrowIfAny();
        await Mediator.Send(new RecordFacts(PatientId, facts), ct);
        Notice.Leave(TempData, "Facts saved.");
        return Redirect(Links.Patient(PatientId));
    }
}
