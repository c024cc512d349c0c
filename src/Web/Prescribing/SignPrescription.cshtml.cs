using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class SignPrescriptionPage(IMediator mediator) : PrescriptionPage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new SignPrescription(PatientId, PrescriptionId, Revision), ct);
        return ToPrescription("Signed. Produce the handout next.");
    }
}
