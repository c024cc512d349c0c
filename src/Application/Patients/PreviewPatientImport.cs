using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>Reads a file of patients, and keeps what it says for whoever brought it; nobody is added yet.</summary>
[Needs(Right.KeepPatients)]
public sealed record PreviewPatientImport(byte[] File) : IRequest<Guid>;

public sealed class PreviewPatientImportHandler(IPatientImports imports, IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<PreviewPatientImport, Guid>
{
    public async Task<Guid> Handle(PreviewPatientImport request, CancellationToken cancellationToken)
    {
        var (file, at) = (CsvFile.Read(request.File), clock.Moment());
        var columns = ImportColumns.Read(file.Headings);
        var read = file.Rows.Select(row => ImportRow.Read(row.Number, row.Cells, columns, caller.Clinic!.Zone, at, caller.Clinic.English)).ToList();
        var rows = ImportRow.WithoutDoubles(read, await records.KnownAmong(read, cancellationToken));
        var import = PatientImport.Preview(caller.ClinicId, clock.NewId(), rows, caller.PersonId, at);
        imports.Add(import, ImportPreview.Of(file.Encoding, columns, rows, caller.Clinic!.English), rows);
        await imports.Save(cancellationToken);
        return import.Id;
    }
}

public static class KnownPatients
{
    private const int NamesAtOnce = 500;

    /// <summary>The clinic's patients who have the name and the date of birth of one of these rows.</summary>
    public static async Task<IReadOnlyDictionary<(string Name, DateOnly BirthDate), KnownPatient>> KnownAmong(this IRecords records, IEnumerable<ImportRow> rows, CancellationToken ct)
    {
        var asked = rows.Where(row => row.State == ImportRowState.ToAdd).Select(row => row.Who).ToHashSet();
        var known = new Dictionary<(string, DateOnly), KnownPatient>();
        foreach (var names in asked.Select(who => who.Name).Distinct().Chunk(NamesAtOnce))
        {
            var found = await records.Of<Patient>().Where(patient => names.Contains(patient.FoldedName)).OrderBy(patient => patient.Number)
                .Select(patient => new { patient.FoldedName, patient.BirthDate, Known = new KnownPatient(patient.Id, patient.Number) }).ToListAsync(ct);
            foreach (var one in found.Where(one => asked.Contains((one.FoldedName, one.BirthDate))))
                known.TryAdd((one.FoldedName, one.BirthDate), one.Known);
        }
        return known;
    }
}
