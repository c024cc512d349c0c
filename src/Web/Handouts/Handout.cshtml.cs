using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Handouts;

public sealed class HandoutPage(IMediator mediator, Site site, IPrinterFonts fonts, Caller caller) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    /// <summary>The code of a language; the patient's own, if it is none.</summary>
    [BindProperty(SupportsGet = true, Name = "language")]
    public string? In { get; set; }

    [BindProperty]
    public bool Acknowledged { get; set; }

    public HandoutView View { get; private set; } = null!;

    public HandoutSheet Sheet => new(View.Document, HandoutFormat.Usual, View.Number, View.Today) { CanPrintName = fonts.HaveGlyphsFor(View.Document.PatientName) };

    public bool HasPublicUrl => site.PublicUrl is not null;

    /// <summary>A translation that nobody has reviewed needs somebody who answers for it, unless it was given before.</summary>
    public bool NeedsAcknowledgement => View.Document.Phrases.NeedsReview && View.Number is null;

    public bool MayAcknowledge => caller.May(Right.Prescribe);

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadHandout(PatientId, PrescriptionId, Languages.Find(In)), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        HandoutFormat? format = Languages.Find(In) is { } language ? HandoutFormat.Usual with { Language = language } : null;
        return Redirect(Links.HandoutPdf(PatientId, PrescriptionId, await mediator.Send(new ProduceHandout(PatientId, PrescriptionId, format, Acknowledged), ct)));
    }
}
