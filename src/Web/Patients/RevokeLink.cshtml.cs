using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Patients;

[Needs(Right.KeepLinks)]
public sealed class RevokeLinkPage(IMediator mediator) : PatientPage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new RevokeLink(PatientId), ct);
        Notice.Leave(TempData, "The link is revoked. The patient’s page no longer opens.");
        return Redirect(Links.PatientLink(PatientId));
    }
}
