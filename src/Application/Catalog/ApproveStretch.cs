using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Catalog;

/// <summary>Approves the edition that was read, which must still be the latest.</summary>
[Needs(Right.ApproveCatalog)]
public sealed record ApproveStretch(string Stretch, int? Edition) : IRequest<Unit>;

public sealed class ApproveStretchHandler(IApprovals approvals, IOwnStretches own, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<ApproveStretch, Unit>
{
    public async Task<Unit> Handle(ApproveStretch request, CancellationToken cancellationToken)
    {
        var stretch = catalog.Latest(request.Stretch) ?? throw new NotFound();
        if (WhyNot(stretch, request.Edition) is { } why)
            throw new Refusal(why);
        approvals.Add(new StretchApproval(caller.ClinicId, stretch.Key, stretch.Edition, caller.PersonId, clock.Moment()));
        if (catalog.FindOwn(stretch.Key) is null)
            await approvals.Save(cancellationToken);
        else
            await own.Save(cancellationToken);
        return Unit.Value;
    }

    private string? WhyNot(Stretch stretch, int? read)
    {
        if (read is not { } edition)
            return "Open this page again, then approve what you read.";
        if (catalog.FindOwn(stretch.Key) is { } ours)
            return ours.WhyNotApprove(edition) ?? catalog.WhyNotUse(stretch);
        if (edition != stretch.Edition)
            return "There is a newer edition of this stretch. Read that one, then approve it.";
        return catalog.Prescribable.Contains(stretch.Key) ? $"{stretch.Name} is already approved." : null;
    }
}
