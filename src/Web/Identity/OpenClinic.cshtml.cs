using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Web.Identity;

[OpenToAll("There is nobody yet.")]
public sealed class OpenClinicPage(IMediator mediator, IPeople people) : PageModel, IShowAgain
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? ClinicName { get; set; }

    [BindProperty]
    public string? Telephone { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; } = "Europe/London";

    [BindProperty]
    public string? English { get; set; } = nameof(Domain.English.British);

    [BindProperty]
    public string? Paper { get; set; } = nameof(Domain.Paper.A4);

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Registration { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await people.AnyClinic(ct) ? Redirect(Links.SignIn) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new OpenClinic(
            Code ?? "", ClinicName ?? "", Zone.Of(TimeZone), Writing.EnglishOf(English), Writing.PaperOf(Paper), Telephone ?? "", Hours ?? "", Name ?? "", Email ?? "", Registration, Password ?? "", Again ?? ""), ct);
        Notice.Leave(TempData, "The clinic is open. Sign in, and see what comes first.");
        return Redirect(Links.SignInThen(Links.FirstSteps));
    }

    public Task ShowAgain(CancellationToken ct) => Task.CompletedTask;
}
