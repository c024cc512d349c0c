using MediatR;
using PrescribeRx.Domain.Catalog;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Catalog;

/// <summary>Writes a stretch of the clinic's own. It waits for approval, and answers with its key.</summary>
[Needs(Right.ApproveCatalog)]
public sealed record AddStretch(WrittenStretch Written) : IRequest<string>;

public sealed class AddStretchHandler(IOwnStretches own, StretchCatalog catalog, Caller caller, TimeProvider clock) : IRequestHandler<AddStretch, string>
{
    private const int FirstEdition = 1;

    public async Task<string> Handle(AddStretch request, CancellationToken cancellationToken)
    {
        var key = OwnStretch.KeyFor(request.Written.Name, taken => catalog.Latest(taken) is not null);
        var (stretch, words) = own.Read(key, FirstEdition, request.Written, catalog.Figures);
        catalog.RefuseUnlessItFits(stretch);
        own.Add(new ClinicStretch(caller.ClinicId, key, FirstEdition, words, caller.PersonId, clock.Moment()));
        await own.Save(cancellationToken);
        return key;
    }
}
