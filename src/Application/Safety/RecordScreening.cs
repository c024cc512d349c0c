using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

[Needs(Right.Screen)]
public sealed record RecordScreening(Guid Patient, IReadOnlyDictionary<string, RedFlagAnswer> Answers, string? AssessedBy, string? AssessedReason)
    : IRequest<Guid>, IAboutPatient;

public sealed class RecordScreeningHandler(IScreenings screenings, IPatients patients, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<RecordScreening, Guid>
{
    public async Task<Guid> Handle(RecordScreening request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var at = clock.Moment();
        var screening = Screening.Record(
            caller.ClinicId, clock.NewId(), patient.Id, request.Answers, request.AssessedBy, request.AssessedReason,
            caller.Policy.Terms.ScreeningValidDays, patient.Today(at), caller.PersonId, at);
        screenings.Add(screening);
        await screenings.Save(cancellationToken);
        await watch.Over(patient.Id, cancellationToken);
        return screening.Id;
    }
}
