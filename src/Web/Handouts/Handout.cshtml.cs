using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application.Handouts;
using PrescribeRx.Domain.Handouts;

namespace PrescribeRx.Web.Handouts;

public sealed class HandoutPage(IMediator mediator, Site site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty(SupportsGet = true, Name = "prescription")]
    public Guid PrescriptionId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Paper { get; set; }

    [BindProperty]
    public List<string> Keep { get; set; } = [];

    public HandoutView View { get; private set; } = null!;

    public bool HasPublicUrl => site.PublicUrl is not null;

    public async Task OnGetAsync(CancellationToken ct) => View = await mediator.Send(new ReadHandout(PatientId, PrescriptionId, Format()), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Format() is { } format && Keep.Count > 0)
            await mediator.Send(new ChooseFormat(PatientId, format), ct);
        return Redirect(Links.HandoutPdf(PatientId, PrescriptionId, await mediator.Send(new ProduceHandout(PatientId, PrescriptionId, Format()), ct)));
    }

    /// <summary>Nothing, while none was chosen that there is.</summary>
    private HandoutFormat? Format() =>
        Enum.TryParse<Edition>(Edition, out var edition) && Enum.IsDefined(edition) && Enum.TryParse<Paper>(Paper, out var paper) && Enum.IsDefined(paper) ? new(edition, paper) : null;
}
