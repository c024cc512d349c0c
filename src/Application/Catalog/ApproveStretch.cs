using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Catalog;

[Needs(Right.ApproveCatalog)]
public sealed record ApproveStretch(string Stretch) : IRequest<Unit>;

public sealed class ApproveStretchHandler(IApprovals approvals, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<ApproveStretch, Unit>
{
    public async Task<Unit> Handle(ApproveStretch request, CancellationToken cancellationToken)
    {
        var stretch = catalog.Find(request.Stretch) ?? throw new NotFound();
        if (await approvals.IsApproved(stretch.Key, stretch.Edition, cancellationToken))
            throw new Refusal($"{stretch.Name} is already approved.");
        approvals.Add(new StretchApproval(caller.ClinicId, stretch.Key, stretch.Edition, caller.PersonId, clock.Moment()));
        await approvals.Save(cancellationToken);
        return Unit.Value;
    }
}
