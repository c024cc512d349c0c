using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;

namespace PrescribeRx.Web.Patients;

/// <summary>To look at it confirms nothing: programs look at every address in an e-mail.</summary>
[OpenToAll("Whoever reads the e-mail has its token.")]
public sealed class ConfirmMailPage(IMediator mediator) : PageModel
{
    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        IsDone = (await mediator.Send(new ConfirmMail(HiddenToken.Of(HttpContext)), ct)).Of is not null;
        return IsDone ? Page() : NotFound();
    }
}
