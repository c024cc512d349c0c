using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class SaveTemplatePage(IMediator mediator) : TemplatePage(mediator)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new SaveTemplate(PatientId, PrescriptionId, Name, Goal, Replaces), ct);
        return ToPrescription("The template is saved. It is offered to you in every plan.");
    }
}
