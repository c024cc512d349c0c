using MediatR;
using PrescribeRx.Domain;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Catalog;

/// <summary>Writes the next edition of a stretch of the clinic's own. The one in use stays in use until this is approved.</summary>
[Needs(Right.ApproveCatalog)]
public sealed record EditStretch(string Stretch, int SeenEdition, WrittenStretch Written) : IRequest<int>;

public sealed class EditStretchHandler(IOwnStretches own, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<EditStretch, int>
{
    public async Task<int> Handle(EditStretch request, CancellationToken cancellationToken)
    {
        var before = catalog.FindOwn(request.Stretch) ?? throw new NotFound();
        if (before.WhyNotEdit(request.SeenEdition) is { } why)
            throw new Refusal(why);
        var edition = before.Latest.Stretch.Edition + 1;
        var (stretch, words) = own.Read(before.Key, edition, request.Written, catalog.Figures.With(before.Latest.Stretch));
        catalog.RefuseUnlessItFits(stretch);
        own.Add(new ClinicStretch(caller.ClinicId, before.Key, edition, words, caller.PersonId, clock.Moment()));
        await own.Save(cancellationToken);
        return edition;
    }
}
