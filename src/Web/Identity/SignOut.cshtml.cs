using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;

namespace PrescribeRx.Web.Identity;

[OpenToAll("Everybody may leave.")]
public sealed class SignOutPage : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync();
        Notice.Leave(TempData, "You are signed out.");
        return Redirect(Links.SignIn);
    }
}
