using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Outcomes;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Outcomes;

/// <summary>All pain scores that a clinician recorded of a patient, also those that no longer stand.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadPainScores(Guid Patient) : IRequest<PainScoresView>, IAboutPatient;

/// <param name="People">The names of those who recorded or withdrew.</param>
public sealed record PainScoresView(Patient Patient, PainHistory History, IReadOnlyDictionary<Guid, string> People, DateOnly Today)
{
    public PainRating? Find(Guid score) => History.Recorded.FirstOrDefault(rating => rating.Id == score);
}

public sealed class ReadPainScoresHandler(IPatients patients, IRecords records, TimeProvider clock) : IRequestHandler<ReadPainScores, PainScoresView>
{
    public async Task<PainScoresView> Handle(ReadPainScores request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        var recorded = await (
            from rating in records.Of<PainRating>()
            join person in records.Of<Person>() on rating.By equals person.Id
            where rating.Patient == request.Patient
            select new { rating, person.Name }).ToListAsync(cancellationToken);
        return new(
            patient, new(recorded.Select(one => one.rating)), recorded.DistinctBy(one => one.rating.By).ToDictionary(one => one.rating.By, one => one.Name), patient.Today(clock.Moment()));
    }
}
