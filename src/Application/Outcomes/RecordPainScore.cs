using MediatR;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;

namespace PrescribeRx.Application.Outcomes;

/// <summary>Records the pain that a patient was asked for, or corrects what was recorded.</summary>
[Needs(Right.Screen)]
public sealed record RecordPainScore(Guid Patient, PainAnswer Answer, Guid? Supersedes) : IRequest<Guid>, IAboutPatient;

public sealed class RecordPainScoreHandler(IPainRatings ratings, IPatients patients, Caller caller, TimeProvider clock) : IRequestHandler<RecordPainScore, Guid>
{
    public async Task<Guid> Handle(RecordPainScore request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var earlier = request.Supersedes is { } id ? await ratings.Find(patient.Id, id, cancellationToken) : null;
        var at = clock.Moment();
        var rating = PainRating.Record(caller.ClinicId, clock.NewId(), patient.Id, request.Answer, earlier, patient.Today(at), caller.PersonId, at);
        await ratings.Append(rating, cancellationToken);
        return rating.Id;
    }
}
