using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Patients;

/// <param name="Language">In which the patient reads; as it was, if it is not said.</param>
[Needs(Right.KeepPatients)]
public sealed record RecordFacts(Guid Patient, IReadOnlyList<FactAnswer> Facts, Language? Language = null) : IRequest<Unit>, IAboutPatient;

public sealed class RecordFactsHandler(IPatients patients, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<RecordFacts, Unit>
{
    public async Task<Unit> Handle(RecordFacts request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var at = clock.Moment();
        FactAnswer.RecordAll(request.Facts, patient, clock, caller.PersonId, at);
        if (request.Language is { } language)
            patient.Reads(language);
        await patients.Save(cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
