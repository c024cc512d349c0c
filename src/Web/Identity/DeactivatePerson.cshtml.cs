using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application.Identity;

namespace PrescribeRx.Web.Identity;

public sealed class DeactivatePersonPage(IMediator mediator) : PersonPage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new DeactivatePerson(PersonId), ct);
        Notice.Leave(TempData, "Deactivated. They are signed out.");
        return Redirect(Links.People);
    }
}
