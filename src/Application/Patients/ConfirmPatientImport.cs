using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Patients;

namespace PrescribeRx.Application.Patients;

/// <summary>Lets the patients of a file be added in the background. Sent twice, it is done once.</summary>
/// <param name="AlsoAdd">Rows that are added though somebody is like them.</param>
[Needs(Right.KeepPatients)]
public sealed record ConfirmPatientImport(Guid Import, IReadOnlyList<int> AlsoAdd) : IRequest<Unit>;

public sealed class ConfirmPatientImportHandler(IPatientImports imports) : IRequestHandler<ConfirmPatientImport, Unit>
{
    public async Task<Unit> Handle(ConfirmPatientImport request, CancellationToken cancellationToken)
    {
        var import = await imports.Find(request.Import, cancellationToken);
        if (import.State == ImportState.Cancelled)
            throw new Refusal(PatientImport.Over);
        if (import.State == ImportState.Previewed)
        {
            var preview = await imports.Preview(import.Id, cancellationToken) ?? throw new NotFound();
            await imports.Confirm(import.Id, import.Also(request.AlsoAdd, preview), cancellationToken);
        }
        return Unit.Value;
    }
}
