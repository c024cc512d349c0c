using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Catalog;

/// <summary>Takes a stretch of the clinic's own out of use. Prescriptions that have it keep it.</summary>
[Needs(Right.ApproveCatalog)]
public sealed record RetireStretch(string Stretch, string? Reason) : IRequest<Unit>;

public sealed class RetireStretchHandler(IOwnStretches own, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<RetireStretch, Unit>
{
    public async Task<Unit> Handle(RetireStretch request, CancellationToken cancellationToken)
    {
        var stretch = catalog.FindOwn(request.Stretch) ?? throw new NotFound();
        var name = stretch.Latest.Stretch.Name;
        if (stretch.IsRetired)
            throw new Refusal($"{name} was already retired.");
        if (catalog.ComingAfter(stretch.Key) is [var next, ..])
            throw new Refusal($"{next.Name} comes after {name}. Edit or retire {next.Name} first.");
        own.Add(new StretchRetirement(caller.ClinicId, stretch.Key, caller.PersonId, clock.Moment(), request.Reason));
        await own.Save(cancellationToken);
        return Unit.Value;
    }
}
