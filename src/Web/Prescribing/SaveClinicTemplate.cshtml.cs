using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.ApproveCatalog)]
public sealed class SaveClinicTemplatePage(IMediator mediator) : TemplatePage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new SaveClinicTemplate(PatientId, PrescriptionId, Name, Goal, Replaces), ct);
        return ToPrescription("The template is saved. It is offered in every plan of the clinic.");
    }
}
