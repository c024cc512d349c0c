using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Web.Reports;

/// <summary>A page whose address says which view of the caseload it is about, so that it can be bookmarked.</summary>
public abstract class CaseloadViewPage : PageModel
{
    private const string NoSuchView = "There is no such view of the patients.";

    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Clinician { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>Nothing, where the address says nothing.</summary>
    protected CaseloadView? Chosen() => View is null ? null : CaseloadView.Of(
        Typed.Choice<CaseloadScope>(View, NoSuchView, nameof(View)), Typed.ChoiceOrNothing<Attention>(Reason, NoSuchView, nameof(Reason)), ChosenClinician(),
        Typed.ChoiceOrNothing<CaseloadStatus>(Status, NoSuchView, nameof(Status)), Typed.ChoiceOrNothing<CaseloadSort>(Sort, NoSuchView, nameof(Sort)));

    private Guid? ChosenClinician() =>
        string.IsNullOrWhiteSpace(Clinician) ? null : Guid.TryParse(Clinician, out var clinician) ? clinician : throw new Refusal(NoSuchView, nameof(Clinician));
}
