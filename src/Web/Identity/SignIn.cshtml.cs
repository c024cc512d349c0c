using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Identity;
using PrescribeRx.Domain;

namespace PrescribeRx.Web.Identity;

[OpenToAll("Nobody is signed in yet.")]
public sealed class SignInPage(IMediator mediator, IPeople people) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>What was typed before its sender was signed out, sealed.</summary>
    [BindProperty(Name = UnsentForm.Field)]
    public string? Unsent { get; set; }

    /// <summary>All that is left to do is to show what was typed.</summary>
    public bool IsSignedIn { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await people.AnyClinic(ct) ? Page() : Redirect(Links.SetUp);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var refusals = new Refusals();
        if (string.IsNullOrWhiteSpace(Email))
            refusals.Add("Enter your e-mail address.", nameof(Email));
        if (string.IsNullOrEmpty(Password))
            refusals.Add("Enter your password.", nameof(Password));
        refusals.ThrowIfAny();
        switch (await mediator.Send(new Application.Identity.SignIn(Email!, Password!), ct))
        {
            case Application.Identity.SignIn.Outcome.SignedIn signedIn:
                await Cookie.SignIn(HttpContext, signedIn.Person);
                return Next();
            case Application.Identity.SignIn.Outcome.LockedOut:
                throw new Refusal("Too many attempts failed, so this account is locked for a quarter of an hour. Try again then, or ask your clinic's lead for a one-time code.", nameof(Email));
            default:
                throw new Refusal("The e-mail address or the password is not right.", nameof(Email));
        }
    }

    private IActionResult Next()
    {
        IsSignedIn = Unsent is { Length: > 0 } && Url.IsLocalUrl(Then);
        return IsSignedIn ? Page() : LocalRedirect(Url.IsLocalUrl(Then) ? Then : Links.Caseload);
    }

    public Task ShowAgain(CancellationToken ct) => Task.CompletedTask;
}
