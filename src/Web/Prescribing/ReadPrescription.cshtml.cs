using MediatR;

namespace PrescribeRx.Web.Prescribing;

public sealed class ReadPrescriptionPage(IMediator mediator) : PrescriptionPage(mediator);
