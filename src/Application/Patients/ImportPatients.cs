using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>Adds the patients of a part of a file, in one transaction with the part's being settled: however often it is tried, each is added once.</summary>
[Needs(Right.KeepPatients)]
public sealed record ImportPatients(Guid Import, int Part) : IRequest<PatientsImported>;

public sealed record PatientsImported(IReadOnlyList<Guid> PatientsShown) : INamesPatients;

public sealed class ImportPatientsHandler(IPatientImports imports, IPatients patients, IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<ImportPatients, PatientsImported>
{
    public async Task<PatientsImported> Handle(ImportPatients request, CancellationToken cancellationToken)
    {
        // Whoever else adds patients of this clinic waits from here on, so that nobody is found missing by two at once.
        await patients.NextNumber(cancellationToken, many: 0);
        var import = await imports.Find(request.Import, cancellationToken);
        if (import.State != ImportState.Running)
            throw new Refusal(PatientImport.Over);
        if (await imports.ToDo(import.Id, request.Part, cancellationToken) is not { } rows)
            return new([]);

        var alsoAdd = import.AlsoAdded;
        var known = await records.KnownAmong(rows, cancellationToken);
        var adding = rows.Where(row => alsoAdd.Contains(row.Number) || (row.State == ImportRowState.ToAdd && !known.ContainsKey(row.Who))).ToDictionary(row => row.Number);
        var next = await patients.NextNumber(cancellationToken, adding.Count);
        var added = new List<Guid>();
        await imports.Settle(import.Id, request.Part, [.. rows.Select(row => adding.ContainsKey(row.Number) ? Add(row, next++, added) : Kept(row, known))], cancellationToken);
        await patients.Save(cancellationToken);
        return new(added);
    }

    private ImportRow Add(ImportRow row, int number, List<Guid> added)
    {
        var patient = row.AsPatient(caller.ClinicId, clock.NewId(), number, caller.PersonId, clock.Moment());
        patients.Add(patient);
        added.Add(patient.Id);
        return row.AddedAs(number);
    }

    private static ImportRow Kept(ImportRow row, IReadOnlyDictionary<(string, DateOnly), KnownPatient> known) => row.State switch
    {
        ImportRowState.ToAdd => row.LeftOut(known[row.Who].Sentence),
        ImportRowState.Alike => row.LeftOut(row.Because),
        _ => row,
    };
}
