using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>
/// Takes a form from a mail program too (RFC 8058), which has never seen this page and so has no token of the form: what
/// allows it is the token in the address.
/// </summary>
[OpenToAll("Whoever reads the e-mail has its token."), IgnoreAntiforgeryToken]
public sealed class StopMailPage(IMediator mediator) : PageModel
{
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        IsDone = (await mediator.Send(new StopMail(HiddenToken.Of(HttpContext)), ct)).Of is not null;
        return IsDone ? Page() : NotFound();
    }
}
