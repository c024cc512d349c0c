using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;
using PrescribeRx.Domain.Safety;

namespace PrescribeRx.Application.Safety;

/// <summary>What went wrong for a patient, as it is known now, the latest first; and the stretches that it can have come with.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadAdverseEvents(Guid Patient) : IRequest<AdverseEventsView>, IAboutPatient;

public sealed record AdverseEventsView(Patient Patient, IReadOnlyList<AdverseEventLine> Events, IReadOnlyList<StretchToName> Stretches, DateOnly Today);

/// <param name="Stretch">The stretch that it came with, by name.</param>
public sealed record AdverseEventLine(AdverseEvent Event, string By, string? Stretch);

/// <summary>A stretch that the patient was given, once for each prescription.</summary>
public sealed record StretchToName(Guid Prescription, Guid Item, string Name);

public sealed class ReadAdverseEventsHandler(ICareRecords care, IRecords records, StretchCatalog catalog) : IRequestHandler<ReadAdverseEvents, AdverseEventsView>
{
    public async Task<AdverseEventsView> Handle(ReadAdverseEvents request, CancellationToken cancellationToken)
    {
        var record = await care.Of(request.Patient, cancellationToken);
        var told = await (
            from happened in records.Of<AdverseEvent>()
            join person in records.Of<Person>() on happened.By equals person.Id
            where happened.Patient == request.Patient && !records.Of<AdverseEvent>().Any(later => later.Supersedes == happened.Id)
            orderby happened.On descending, happened.At descending
            select new { happened, person.Name }).ToListAsync(cancellationToken);
        var stretches = (
            from prescription in record.Prescriptions
            from stretch in prescription.Versions.Where(version => version.IsSigned).SelectMany(version => version.Stretches).DistinctBy(stretch => stretch.Item)
            select new StretchToName(prescription.Id, stretch.Item, catalog.Edition(stretch.Stretch, stretch.Edition).Name)).ToList();
        return new(record.Patient, [.. told.Select(one => new AdverseEventLine(one.happened, one.Name, stretches.Find(stretch => stretch.Item == one.happened.Item)?.Name))], stretches, record.Today);
    }
}
