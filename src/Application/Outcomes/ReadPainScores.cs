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

public sealed record PainScoresView(Patient Patient, PainOnRecord Pain, DateOnly Today)
{
    public PainRating? Find(Guid score) => Pain.History.Recorded.FirstOrDefault(rating => rating.Id == score);
}

/// <summary>All ratings of a patient, with the names of those who recorded or withdrew.</summary>
public sealed record PainOnRecord(PainHistory History, IReadOnlyDictionary<Guid, string> People)
{
    public static async Task<PainOnRecord> Of(Guid patient, IRecords records, CancellationToken ct)
    {
        var recorded = await (
            from rating in records.Of<PainRating>()
            join person in records.Of<Person>() on rating.By equals person.Id
            where rating.Patient == patient
            select new { rating, person.Name }).ToListAsync(ct);
        return new(new(recorded.Select(one => one.rating)), recorded.DistinctBy(one => one.rating.By).ToDictionary(one => one.rating.By, one => one.Name));
    }
}

public sealed class ReadPainScoresHandler(IPatients patients, IRecords records, TimeProvider clock) : IRequestHandler<ReadPainScores, PainScoresView>
{
    public async Task<PainScoresView> Handle(ReadPainScores request, CancellationToken cancellationToken)
    {
        var patient = await patients.Find(request.Patient, cancellationToken);
        return new(patient, await PainOnRecord.Of(patient.Id, records, cancellationToken), patient.Today(clock.Moment()));
    }
}
