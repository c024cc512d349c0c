using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Identity;

[Needs(Right.KeepClinic)]
public sealed class ChangeClinicPage(IMediator mediator, Caller caller) : PageModel, IShowAgain
{
    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? ClinicName { get; set; }

    [BindProperty]
    public string? Telephone { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? English { get; set; }

    [BindProperty]
    public string? Paper { get; set; }

    public OutboxView Outbox { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct)
    {
        var clinic = caller.Clinic!;
        (Revision, ClinicName, Telephone, Hours, Contact) = (clinic.Revision, clinic.Name, clinic.Telephone, clinic.Hours, clinic.Contact);
        (English, Paper) = ($"{clinic.English}", $"{clinic.Paper}");
        return ShowAgain(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new ChangeClinic(Revision, ClinicName, Telephone, Hours, Contact), ct);
        Notice.Leave(TempData, "Saved. Patients see it from now on.");
        return Redirect(Links.Clinic);
    }

    public async Task<IActionResult> OnPostWritingAsync(CancellationToken ct)
    {
        await mediator.Send(new ChooseWriting(Revision, Writing.EnglishOf(English), Writing.PaperOf(Paper)), ct);
        Notice.Leave(TempData, "Saved. The portal writes so from now on.");
        return Redirect(Links.Clinic);
    }

    public async Task ShowAgain(CancellationToken ct) => Outbox = await mediator.Send(new ReadOutbox(), ct);
}
