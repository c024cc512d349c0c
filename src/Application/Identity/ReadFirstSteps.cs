using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Prescribing;

namespace PrescribeRx.Application.Identity;

/// <summary>How far a new clinic has come on the way to its first handout.</summary>
[Needs(Right.KeepClinic), Unaudited("It counts, and shows no patient's record.")]
public sealed record ReadFirstSteps : IRequest<FirstSteps>;

public sealed class ReadFirstStepsHandler(IRecords records) : IRequestHandler<ReadFirstSteps, FirstSteps>
{
    public Task<FirstSteps> Handle(ReadFirstSteps request, CancellationToken cancellationToken) =>
        records.Of<Clinic>().Select(_ => new FirstSteps(
            records.Of<StretchApproval>().Count(),
            records.Of<Person>().Count(person => person.DeactivatedAt == null && (person.Roles & Roles.Clinician) != 0),
            records.Of<Patient>().Count(),
            records.Of<PrescriptionVersion>().Count(version => version.SignedAt != null),
            records.Of<Handout>().Count())).SingleAsync(cancellationToken);
}
