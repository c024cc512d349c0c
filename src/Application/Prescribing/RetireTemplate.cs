using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Takes a template of the caller's own out of use. Plans that began with it stay as they are.</summary>
[Needs(Right.Prescribe), Unaudited("A template holds no patient's record.")]
public sealed record RetireTemplate(Guid? Template) : IRequest<Unit>;

public sealed class RetireTemplateHandler(TemplateShelf shelf, Caller caller) : IRequestHandler<RetireTemplate, Unit>
{
    public async Task<Unit> Handle(RetireTemplate request, CancellationToken cancellationToken)
    {
        await shelf.Retire(caller.PersonId, request.Template, cancellationToken);
        return Unit.Value;
    }
}
