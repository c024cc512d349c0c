using MediatR;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

[Needs(Right.KeepPatients)]
public sealed record AddPatient(string Name, DateOnly BirthDate, Zone Zone, IReadOnlyList<FactAnswer> Facts) : IRequest<PatientAdded>;

/// <summary>One answer about one kind of fact.</summary>
public sealed record FactAnswer(FactKind Kind, FactState State, string? Detail);

public sealed record PatientAdded(Guid Patient) : IAboutPatient;

public sealed class AddPatientHandler(IPatients patients, Caller caller, TimeProvider clock) : IRequestHandler<AddPatient, PatientAdded>
{
    public async Task<PatientAdded> Handle(AddPatient request, CancellationToken cancellationToken)
    {
        var number = await patients.NextNumber(cancellationToken);
        var at = clock.Moment();
        var patient = Patient.Add(caller.ClinicId, clock.NewId(), number, request.Name, request.BirthDate, request.Zone, caller.PersonId, at);
        foreach (var answer in request.Facts)
            patient.Record(clock.NewId(), answer.Kind, answer.State, answer.Detail, caller.PersonId, at);
        patients.Add(patient);
        await patients.Save(cancellationToken);
        return new(patient.Id);
    }
}
