using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>Adds nobody more of a file; who was added stays.</summary>
[Needs(Right.KeepPatients)]
public sealed record CancelPatientImport(Guid Import) : IRequest<Unit>;

public sealed class CancelPatientImportHandler(IPatientImports imports, TimeProvider clock) : IRequestHandler<CancelPatientImport, Unit>
{
    public async Task<Unit> Handle(CancelPatientImport request, CancellationToken cancellationToken)
    {
        var import = await imports.Find(request.Import, cancellationToken);
        return await imports.Cancel(import.Id, clock.Moment(), cancellationToken) ? Unit.Value : throw new Refusal(PatientImport.Over);
    }
}
