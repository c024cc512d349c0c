using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;

namespace PrescribeRx.Web.Identity;

/// <summary>Whoever sends a form after they were signed out signs in here, and what they typed goes with them.</summary>
[OpenToAll("Nobody is signed in any more."), IgnoreAntiforgeryToken]
public sealed class SignInAgainPage(UnsentForms forms) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then { get; set; }

    /// <summary>What was typed, sealed; nothing, if it was too much.</summary>
    public string? Unsent { get; private set; }

    public IActionResult OnGet() => Redirect(Links.SignInThen(Url.IsLocalUrl(Then) ? Then : Links.Caseload));

    public IActionResult OnPost()
    {
        Then = Request.Query["then"];
        if (!Url.IsLocalUrl(Then) || !Request.HasFormContentType)
            return Redirect(Links.SignIn);
        Unsent = forms.Seal(Request.Form, Then);
        return Page();
    }
}
