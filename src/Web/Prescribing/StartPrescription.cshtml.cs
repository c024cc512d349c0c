using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Web.Patients;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class StartPrescriptionPage(IMediator mediator) : PatientPage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Redirect(Links.Build(PatientId, await Mediator.Send(new StartPrescription(PatientId), ct)));
}
