using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Web.Safety;

/// <summary>The precautions of one prescribed stretch. The forms on the prescription post here too, each with a reason field of its own name.</summary>
public sealed class AcknowledgePrecautionPage(IMediator mediator, StretchCatalog catalog) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true, Name = "item")]
    public Guid Item { get; set; }

    /// <summary>The precautions that were on the screen.</summary>
    [BindProperty]
    public List<string> Shown { get; set; } = [];

    [BindProperty]
    public bool FromBuilder { get; set; }

    public ItemPrecautions View { get; private set; } = null!;

    public IEnumerable<(Stretch Stretch, Alternative Why)> Alternatives =>
        from other in View.Stretch.Alternatives
        let stretch = catalog.Find(other.Stretch)
        where stretch is not null
        select (stretch, other);

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var field = Request.Form.Keys.FirstOrDefault(key => key.StartsWith(PrecautionForms.ReasonPrefix, StringComparison.Ordinal)) ?? "";
        try
        {
            await mediator.Send(new AcknowledgePrecaution(PatientId, PrescriptionId, Item, Shown, Typed(field)), ct);
        }
        catch (Refusal refusal)
        {
            throw new Refusal([.. refusal.Reasons.Select(reason => reason.Field == "Reason" ? reason with { Field = field } : reason)]);
        }
        Notice.Leave(TempData, "Kept, with your reason.");
        return Redirect(FromBuilder ? $"{Links.Build(PatientId, PrescriptionId)}#stretch-{Item}" : Links.Prescription(PatientId, PrescriptionId));
    }

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadItemPrecautions(PatientId, PrescriptionId, Item), ct);

    public string? Typed(string field) => Request.HasFormContentType && field.Length > 0 ? (string?)Request.Form[field] : null;
}
