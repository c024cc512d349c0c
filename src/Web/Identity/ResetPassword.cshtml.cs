using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application.Identity;

namespace PrescribeRx.Web.Identity;

public sealed class ResetPasswordPage(IMediator mediator) : PersonPage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = await Mediator.Send(new ResetPassword(PersonId), ct);
        await ShowAgain(ct);
        (TempData[nameof(PeoplePage.NewCode)], TempData[nameof(PeoplePage.NewCodeFor)]) = (code, Person.Name);
        return Redirect(Links.People);
    }
}
