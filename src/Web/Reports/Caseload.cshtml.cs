using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Reports;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>Who needs somebody, and why; searched by post, since a name belongs in no address.</summary>
public sealed class CaseloadPage(IMediator mediator, Caller caller) : CaseloadViewPage
{
    private const int MostPages = 10_000;

    [BindProperty]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? PageNumber { get; set; }

    public Caseload Caseload { get; private set; } = null!;

    public bool IsSearch => !string.IsNullOrWhiteSpace(Search);

    public Task OnGetAsync(CancellationToken ct) => Show(Chosen(), ct);

    public Task OnPostAsync(CancellationToken ct) => Show(CaseloadView.Of(CaseloadScope.Everybody), ct);

    /// <summary>From a reason straight to where something is done about it, as far as the caller may; else to the alert or the chart.</summary>
    public string ToDo(Guid patient, Reason reason) => reason switch
    {
        { What: Attention.GateEligible, IsDecided: false, Prescription: { } prescription, Item: { } item } => Links.Gate(patient, prescription, item),
        { What: Attention.FactsChanged, Prescription: { } prescription, Item: { } item } => Links.ItemPrecautions(patient, prescription, item),
        { What: Attention.ReviewDue or Attention.DraftToSign, Prescription: { } prescription } => Links.Prescription(patient, prescription),
        { What: Attention.ScreeningExpired } when caller.May(Right.Screen) => Links.Screen(patient),
        { What: Attention.NoPrescription } => caller.May(Right.Prescribe) ? Links.StartPrescription(patient) : Links.Patient(patient),
        _ => Links.Alert(reason.Alert!.Value),
    };

    private async Task Show(CaseloadView? view, CancellationToken ct) =>
        Caseload = await mediator.Send(new ReadCaseload(Search, Typed.WholeNumberOrNothing(PageNumber, 1, MostPages, "There is no such page.", nameof(PageNumber)) ?? 1, view), ct);
}
