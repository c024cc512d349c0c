using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Patients;

[Needs(Right.KeepPatients)]
public sealed record RecordFacts(Guid Patient, IReadOnlyList<FactAnswer> Facts) : IRequest<Unit>, IAboutPatient;

public sealed class RecordFactsHandler(IPatients patients, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<RecordFacts, Unit>
{
    public async Task<Unit> Handle(RecordFacts request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var at = clock.Moment();
        FactAnswer.RecordAll(request.Facts, patient, clock, caller.PersonId, at);
        await patients.Save(cancellationToken);
        await watch.Over(request.Patient, cancellationToken);
        return Unit.Value;
    }
}
