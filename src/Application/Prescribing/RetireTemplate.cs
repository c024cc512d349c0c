using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Prescribing;

/// <summary>Takes a template of the caller's own out of use. Plans that began with it stay as they are.</summary>
[Needs(Right.Prescribe), Unaudited("A template holds no patient's record.")]
public sealed record RetireTemplate(Guid Template) : IRequest<Unit>;

public sealed class RetireTemplateHandler(ITemplates templates, Caller caller, TimeProvider clock) : IRequestHandler<RetireTemplate, Unit>, IRequestHandler<RetireClinicTemplate, Unit>
{
    public Task<Unit> Handle(RetireTemplate request, CancellationToken cancellationToken) => Retire(caller.PersonId, request.Template, cancellationToken);

    public Task<Unit> Handle(RetireClinicTemplate request, CancellationToken cancellationToken) => Retire(caller.ClinicId, request.Template, cancellationToken);

    private async Task<Unit> Retire(Guid owner, Guid template, CancellationToken ct)
    {
        (await templates.Find(owner, template, ct)).Retire(caller.PersonId, clock.Moment());
        await templates.Save(ct);
        return Unit.Value;
    }
}
