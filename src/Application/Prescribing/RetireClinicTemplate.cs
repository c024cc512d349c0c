using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Takes a template of the clinic out of use, for everybody.</summary>
[Needs(Right.ApproveCatalog), Unaudited("A template holds no patient's record.")]
public sealed record RetireClinicTemplate(Guid? Template) : IRequest<Unit>;

public sealed class RetireClinicTemplateHandler(TemplateShelf shelf, Caller caller) : IRequestHandler<RetireClinicTemplate, Unit>
{
    public async Task<Unit> Handle(RetireClinicTemplate request, CancellationToken cancellationToken)
    {
        await shelf.Retire(caller.ClinicId, request.Template, cancellationToken);
        return Unit.Value;
    }
}
