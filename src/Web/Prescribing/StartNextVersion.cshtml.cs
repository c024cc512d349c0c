using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class StartNextVersionPage(IMediator mediator) : PrescriptionPage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new StartNextVersion(PatientId, PrescriptionId, Revision), ct);
        return ToPrescription("The next version is started as a draft.");
    }
}
