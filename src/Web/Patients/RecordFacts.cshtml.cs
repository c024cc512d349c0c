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

    [BindProperty]
    public List<string> Rest { get; set; } = [];

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        Facts = TypedFact.Of(Patient, Chart.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var facts = TypedFact.Read(Facts, Rest, refusals);
        refusals.ThrowIfAny();
        await TypedFact.Send(Mediator, new RecordFacts(PatientId, facts), Facts, ct);
        Notice.Leave(TempData, "Facts saved. Each stretch of a running prescription was checked against them.");
        return Redirect(Links.Patient(PatientId));
    }
}
