using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

[Needs(Right.KeepPatients)]
public sealed record AddPatient(string Name, DateOnly BirthDate, Zone Zone, IReadOnlyList<FactAnswer> Facts, Language Language = Language.English) : IRequest<PatientAdded>;

/// <summary>One answer about one kind of fact.</summary>
public sealed record FactAnswer(FactKind Kind, FactState State, string? Detail, HipApproach? Approach = null, DateOnly? On = null, int? Weeks = null)
{
    internal static void RecordAll(IReadOnlyList<FactAnswer> answers, Patient patient, TimeProvider clock, Guid by, DateTimeOffset at)
    {
        var refusals = new Refusals();
        foreach (var answer in answers)
        {
            refusals.Read(() =>
            {
                patient.Record(clock.NewId(), answer.Kind, answer.State, new FactDetail(answer.Detail, answer.Approach, answer.On, answer.Weeks), by, at);
                return true;
            });
        }
        refusals.ThrowIfAny();
    }
}

public sealed record PatientAdded(Guid Patient) : IAboutPatient;

public sealed class AddPatientHandler(IPatients patients, Caller caller, TimeProvider clock) : IRequestHandler<AddPatient, PatientAdded>
{
    public async Task<PatientAdded> Handle(AddPatient request, CancellationToken cancellationToken)
    {
        var number = await patients.NextNumber(cancellationToken);
        var at = clock.Moment();
        var patient = Patient.Add(caller.ClinicId, clock.NewId(), number, request.Name, request.BirthDate, request.Zone, caller.PersonId, at, request.Language);
        FactAnswer.RecordAll(request.Facts, patient, clock, caller.PersonId, at);
        patients.Add(patient);
        await patients.Save(cancellationToken);
        return new(patient.Id);
    }
}
