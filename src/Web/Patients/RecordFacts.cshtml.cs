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
    public string? Reads { get; set; }

    [BindProperty]
    public List<string> Rest { get; set; } = [];

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        (Facts, Reads) = (TypedFact.Of(Patient, Chart.Today), Patient.Language.Code());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        var facts = TypedFact.Read(Facts, Rest, refusals);
        var reads = refusals.Read(() => Languages.Read(Reads, nameof(Reads)));
        refusals.ThrowIfAny();
        await TypedFact.Send(Mediator, new RecordFacts(PatientId, facts, reads), Facts, ct);
        Notice.Leave(TempData, "Facts saved. Each stretch of a running prescription was checked against them.");
        return Redirect(Links.Patient(PatientId));
    }
}
