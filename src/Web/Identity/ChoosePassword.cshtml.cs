using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;

namespace PrescribeRx.Web.Identity;

[OpenToAll("Whoever has the code has no password yet.")]
public sealed class ChoosePasswordPage(IMediator mediator) : PageModel, IShowAgain
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new ChoosePassword(Code ?? "", Password ?? "", Again ?? ""), ct);
        Notice.Leave(TempData, "Your password is saved. Sign in with it.");
        return Redirect(Links.SignIn);
    }

    public Task ShowAgain(CancellationToken ct) => Task.CompletedTask;
}
