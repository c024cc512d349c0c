using MediatR;

namespace PrescribeRx.Web.Patients;

public sealed class ChartPage(IMediator mediator) : PatientPage(mediator);
