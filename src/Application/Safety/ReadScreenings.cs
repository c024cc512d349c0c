using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>Every screening of a patient, the latest first.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadScreenings(Guid Patient) : IRequest<ScreeningHistory>, IAboutPatient;

public sealed record ScreeningHistory(Patient Patient, IReadOnlyList<ScreeningLine> Lines, DateOnly Today);

public sealed record ScreeningLine(Screening Screening, string By);

public sealed class ReadScreeningsHandler(IRecords records, TimeProvider clock) : IRequestHandler<ReadScreenings, ScreeningHistory>
{
    public async Task<ScreeningHistory> Handle(ReadScreenings request, CancellationToken cancellationToken)
    {
        var patient = await records.Of<Patient>().FirstOrDefaultAsync(one => one.Id == request.Patient, cancellationToken) ?? throw new NotFound();
        var lines = await (
            from screening in records.Of<Screening>()
            join person in records.Of<Person>() on screening.By equals person.Id
            where screening.Patient == request.Patient
            orderby screening.At descending, screening.Id descending
            select new ScreeningLine(screening, person.Name)).ToListAsync(cancellationToken);
        return new(patient, lines, patient.Today(clock.Moment()));
    }
}
