using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Identity;

[Needs(Right.KeepClinic)]
public sealed class ChangeBrandingPage(IMediator mediator) : PageModel, IShowAgain
{
    public static readonly IReadOnlyList<Choice> Withouts = [new("true", "Take it away")];

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? Accent { get; set; }

    [BindProperty]
    public string? Without { get; set; }

    public Branding Branding { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgain(ct);
        (Revision, Accent) = (Branding.Revision, Branding.Accent);
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? logo, CancellationToken ct)
    {
        await mediator.Send(new ChangeBranding(Revision, Accent, await Bytes(logo, ct), Without == "true"), ct);
        Notice.Leave(TempData, "Saved. Handouts look like this from the next one on that is printed.");
        return Redirect(Links.Branding);
    }

    public async Task ShowAgain(CancellationToken ct) => Branding = await mediator.Send(new ReadBranding(), ct);

    private static async Task<byte[]?> Bytes(IFormFile? logo, CancellationToken ct)
    {
        if (logo is null || logo.Length == 0)
            return null;
        if (logo.Length > Logo.MostBytes)
            throw new Refusal(Logo.TooLarge, nameof(Logo));
        using var bytes = new MemoryStream((int)logo.Length);
        await logo.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
