using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Handouts;

/// <summary>Who of a batch got no handout, and why.</summary>
[Needs(Right.ProduceHandouts)]
public sealed record ReadBatchFailures(Guid Batch) : IRequest<BatchFailures>;

public sealed record BatchFailures(IReadOnlyList<BatchFailure> Lines) : INamesPatients
{
    public IReadOnlyList<Guid> PatientsShown => [.. Lines.Select(line => line.Patient).Distinct()];
}

public sealed record BatchFailure(Guid Patient, string Name, int Number, Guid? Prescription, string Because);

public sealed class ReadBatchFailuresHandler(IRecords records) : IRequestHandler<ReadBatchFailures, BatchFailures>
{
    public async Task<BatchFailures> Handle(ReadBatchFailures request, CancellationToken cancellationToken) => new(await (
        from line in records.Of<HandoutBatchLine>()
        join patient in records.Of<Patient>() on line.Patient equals patient.Id
        where line.Batch == request.Batch && line.State == BatchLineState.Failed
        orderby line.Place
        select new BatchFailure(patient.Id, patient.Name, patient.Number, line.Prescription, line.Because ?? "")).ToListAsync(cancellationToken));
}
