using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>How far an import of the caller's is.</summary>
[Needs(Right.KeepPatients)]
[Unaudited("It says how many, and nothing of anybody; who was added is kept with the adding.")]
public sealed record ReadPatientImport(Guid Import) : IRequest<PatientImport>;

public sealed class ReadPatientImportHandler(IPatientImports imports) : IRequestHandler<ReadPatientImport, PatientImport>
{
    public Task<PatientImport> Handle(ReadPatientImport request, CancellationToken cancellationToken) => imports.Find(request.Import, cancellationToken);
}

/// <summary>The caller's imports, the latest first.</summary>
[Needs(Right.KeepPatients)]
[Unaudited("It says how many, and nothing of anybody.")]
public sealed record ReadPatientImports : IRequest<IReadOnlyList<PatientImport>>
{
    public const int Latest = 20;
}

public sealed class ReadPatientImportsHandler(IRecords records, Caller caller) : IRequestHandler<ReadPatientImports, IReadOnlyList<PatientImport>>
{
    public async Task<IReadOnlyList<PatientImport>> Handle(ReadPatientImports request, CancellationToken cancellationToken) =>
        await records.Of<PatientImport>().Where(import => import.By == caller.PersonId).OrderByDescending(import => import.At).ThenByDescending(import => import.Id).Take(ReadPatientImports.Latest).ToListAsync(cancellationToken);
}

/// <summary>What a file says, before anybody is added; and who of the clinic is like one of its rows.</summary>
[Needs(Right.KeepPatients)]
public sealed record ReadImportPreview(Guid Import) : IRequest<ShownImport>;

/// <param name="Preview">Nothing, once it was removed.</param>
public sealed record ShownImport(ImportPreview? Preview) : INamesPatients
{
    public IReadOnlyList<Guid> PatientsShown => [.. (Preview?.Alike ?? []).Select(row => row.Like).OfType<Guid>().Distinct()];
}

public sealed class ReadImportPreviewHandler(IPatientImports imports) : IRequestHandler<ReadImportPreview, ShownImport>
{
    public async Task<ShownImport> Handle(ReadImportPreview request, CancellationToken cancellationToken) =>
        new(await imports.Preview((await imports.Find(request.Import, cancellationToken)).Id, cancellationToken));
}

/// <summary>What happened to each row of an import that is over.</summary>
[Needs(Right.KeepPatients)]
public sealed record ReadImportReport(Guid Import) : IRequest<IReadOnlyList<ImportRow>>;

public sealed class ReadImportReportHandler(IPatientImports imports) : IRequestHandler<ReadImportReport, IReadOnlyList<ImportRow>>
{
    public async Task<IReadOnlyList<ImportRow>> Handle(ReadImportReport request, CancellationToken cancellationToken)
    {
        var import = await imports.Find(request.Import, cancellationToken);
        return import.IsOver ? await imports.Rows(import.Id, cancellationToken) : throw new NotFound();
    }
}
