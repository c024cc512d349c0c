using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Keeps the stretches of a plan under a name, for the caller alone. One that has the name already is replaced only if that is asked for.</summary>
[Needs(Right.Prescribe)]
public sealed record SaveTemplate(Guid Patient, Guid Prescription, string? Name, string? Goal, bool Replaces) : IRequest<Unit>, IAboutPatient;

public sealed class SaveTemplateHandler(TemplateShelf shelf, Caller caller) : IRequestHandler<SaveTemplate, Unit>
{
    public async Task<Unit> Handle(SaveTemplate request, CancellationToken cancellationToken)
    {
        await shelf.Save(caller.PersonId, request.Patient, request.Prescription, request.Name, request.Goal, request.Replaces, cancellationToken);
        return Unit.Value;
    }
}
