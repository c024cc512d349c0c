using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

[Needs(Right.ReadPatients)]
public sealed record ReadScreening(Guid Patient, Guid Screening) : IRequest<ScreeningResult>, IAboutPatient;

public sealed record ScreeningResult(Patient Patient, string ScreenedBy, string? ScreenerRegistration, Screening Screening, SafetyPolicy Policy);

public sealed class ReadScreeningHandler(IRecords records, Caller caller) : IRequestHandler<ReadScreening, ScreeningResult>
{
    public async Task<ScreeningResult> Handle(ReadScreening request, CancellationToken cancellationToken)
    {
        var found = await (
            from screening in records.Of<Screening>()
            join patient in records.Of<Patient>() on screening.Patient equals patient.Id
            join person in records.Of<Person>() on screening.By equals person.Id
            where screening.Id == request.Screening && screening.Patient == request.Patient
            select new { screening, patient, person.Name, person.Registration }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        return new(found.patient, found.Name, found.Registration, found.screening, caller.Policy);
    }
}
