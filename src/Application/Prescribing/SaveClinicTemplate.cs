using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Keeps the stretches of a plan under a name, for everybody of the clinic.</summary>
[Needs(Right.ApproveCatalog)]
public sealed record SaveClinicTemplate(Guid Patient, Guid Prescription, string? Name, string? Goal, bool Replaces) : IRequest<Unit>, IAboutPatient;

public sealed class SaveClinicTemplateHandler(TemplateShelf shelf, Caller caller) : IRequestHandler<SaveClinicTemplate, Unit>
{
    public async Task<Unit> Handle(SaveClinicTemplate request, CancellationToken cancellationToken)
    {
        await shelf.Save(caller.ClinicId, request.Patient, request.Prescription, request.Name, request.Goal, request.Replaces, cancellationToken);
        return Unit.Value;
    }
}
