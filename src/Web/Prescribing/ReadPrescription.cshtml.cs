using MediatR;
using PrescribeRx.Application.Prescribing;

namespace PrescribeRx.Web.Prescribing;

public sealed class ReadPrescriptionPage(IMediator mediator) : PrescriptionPage(mediator)
{
    protected override ReadPrescription Shown => base.Shown with { WithTeachBacks = true };
}
