using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Patients;

[Needs(Right.KeepLinks)]
public sealed class MakeLinkPage(IMediator mediator, Site site) : PageModel, IShowAgain
{
    public const string AskBirthYear = "BirthYear";

    [BindProperty(SupportsGet = true, Name = "patient")]
    public Guid PatientId { get; set; }

    [BindProperty]
    public List<string> Ask { get; set; } = [];

    public LinkView View { get; private set; } = null!;

    /// <summary>Nothing, where there is no link, or none can be shown.</summary>
    public string? Address => View.Token is { } token ? site.AddressOf(token) : null;

    public bool HasPublicUrl => site.PublicUrl is not null;

    public Task OnGetAsync(CancellationToken ct) => ShowAgain(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new MakeLink(PatientId, Ask.Contains(AskBirthYear)), ct);
        Notice.Leave(TempData, "The link is made. Any earlier one no longer works.");
        return Redirect(Links.PatientLink(PatientId));
    }

    public async Task ShowAgain(CancellationToken ct)
    {
        View = await mediator.Send(new ReadLink(PatientId), ct);
        ViewData["Crumbs"] = Crumbs.Patient(View.Patient);
    }
}
