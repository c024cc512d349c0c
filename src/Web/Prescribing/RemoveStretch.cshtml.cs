using MediatR;
using Microsoft.AspNetCore.Mvc;
using PrescribeRx.Application;
using PrescribeRx.Application.Prescribing;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web.Prescribing;

[Needs(Right.Prescribe)]
public sealed class RemoveStretchPage(IMediator mediator) : PrescriptionPage(mediator)
{
    [BindProperty(SupportsGet = true, Name = "item")]
    public Guid Item { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(new RemoveStretch(PatientId, PrescriptionId, Revision, Item), ct);
        return ToPrescription("Removed.");
    }
}
