using MediatR;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>
/// The patient says that they have one of the emergency signs. It raises an alert and pauses what runs; the page that offers it
/// says what to do now, since nobody may look at the alert for hours. Sent twice, it is one cause.
/// </summary>
[ForPatient]
public sealed record ReportEmergency(Guid Patient, Guid Submission) : IRequest<Unit>, IAboutPatient;

public sealed class ReportEmergencyHandler(AlertWatch watch) : IRequestHandler<ReportEmergency, Unit>
{
    private const string Sentence = "The patient said on their page that they have an emergency sign. The page told them to go to an emergency department now.";

    public async Task<Unit> Handle(ReportEmergency request, CancellationToken cancellationToken)
    {
        await watch.Over(request.Patient, cancellationToken, new CalledFor(AlertKind.EmergencySign, null, $"signs:{request.Submission:N}", Sentence));
        return Unit.Value;
    }
}
