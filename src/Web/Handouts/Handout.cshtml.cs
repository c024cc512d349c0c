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

    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Paper { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty]
    public List<string> Keep { get; set; } = [];

    [BindProperty]
    public bool Acknowledged { get; set; }

    public HandoutView View { get; private set; } = null!;

    public HandoutSheet Sheet => new(View.Document, View.Format, View.Number, View.Today, Look: View.Look) { CanPrintName = fonts.HaveGlyphsFor(View.Document.PatientName) };

    public bool HasPublicUrl => site.PublicUrl is not null;

    /// <summary>A translation that nobody has reviewed needs somebody who answers for it, unless it was given before.</summary>
    public bool NeedsAcknowledgement => View.Document.Phrases.NeedsReview && View.Number is null;

    public bool MayAcknowledge => caller.May(Right.Prescribe);

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task ShowAgain(CancellationToken ct) => View = await mediator.Send(new ReadHandout(PatientId, PrescriptionId, Format()), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await mediator.Send(new ProduceHandout(PatientId, PrescriptionId, Format(), Acknowledged), ct);
        if (Format() is { } format && Keep.Count > 0)
            await mediator.Send(new ChooseFormat(PatientId, format), ct);
        return Redirect(Links.HandoutPdf(PatientId, PrescriptionId, number));
    }

    /// <summary>Nothing, while none was chosen that there is.</summary>
    private HandoutFormat? Format() =>
        Enum.TryParse<Edition>(Edition, out var edition) && Enum.IsDefined(edition) && Enum.TryParse<Paper>(Paper, out var paper) && Enum.IsDefined(paper) && Languages.Find(Language) is { } language
            ? new(edition, paper, language)
            : null;
}
