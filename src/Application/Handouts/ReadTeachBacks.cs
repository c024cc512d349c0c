using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Handouts;

/// <summary>What was recorded of a patient who was taught by a handout.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadTeachBacks(Guid Patient, Guid Prescription, int Number) : IRequest<TeachBackView>, IAboutPatient;

/// <param name="Lines">Those of this handout.</param>
public sealed record TeachBackView(Patient Patient, Handout Handout, IReadOnlyList<TeachBackLine> Lines);

public sealed class ReadTeachBacksHandler(IHandouts handouts, IRecords records) : IRequestHandler<ReadTeachBacks, TeachBackView>
{
    public async Task<TeachBackView> Handle(ReadTeachBacks request, CancellationToken cancellationToken)
    {
        var handout = await handouts.Find(request.Patient, request.Prescription, request.Number, cancellationToken);
        var lines = await records.TeachBacksOf(handout.Prescription, cancellationToken);
        return new(await records.Of<Patient>().SingleAsync(patient => patient.Id == handout.Patient, cancellationToken), handout, [.. lines.Where(line => line.Number == handout.Number)]);
    }
}
