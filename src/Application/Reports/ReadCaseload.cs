using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Application.Patients;
using PrescribeRx.Application.Progression;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>The clinic's patients by name, a page at a time; found by part of a name or by number.</summary>
[Needs(Right.ReadPatients)]
public sealed record ReadCaseload(string? Search, int Page) : IRequest<Caseload>;

public sealed record Caseload(IReadOnlyList<CaseloadLine> Lines, int Page, bool HasMore) : INamesPatients
{
    public const int PerPage = 25;

    public IReadOnlyList<Guid> PatientsShown => [.. Lines.Select(line => line.Patient)];
}

public sealed class ReadCaseloadHandler(IRecords rows, ICareRecords records, StretchCatalog catalog) : IRequestHandler<ReadCaseload, Caseload>
{
    public async Task<Caseload> Handle(ReadCaseload request, CancellationToken cancellationToken)
    {
        var page = Math.Clamp(request.Page, 1, 10_000);
        var found = await rows.Found(request.Search)
            .Skip((page - 1) * Caseload.PerPage).Take(Caseload.PerPage + 1)
            .Select(patient => patient.Id).ToListAsync(cancellationToken);
        var shown = await records.Of(found.Take(Caseload.PerPage).ToList(), cancellationToken);
        var byId = shown.ToDictionary(record => record.Patient.Id);
        return new([.. found.Take(Caseload.PerPage).Select(id => CaseloadLine.Of(byId[id], catalog))], page, found.Count > Caseload.PerPage);
    }
}
