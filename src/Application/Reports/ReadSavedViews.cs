using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>The caller's own views of the caseload, by name.</summary>
[Needs(Right.ReadPatients)]
[Unaudited("It holds no record of a patient.")]
public sealed record ReadSavedViews : IRequest<OwnViews>;

/// <param name="People">All who work or worked in the clinic, by name: a view may be about one of them.</param>
public sealed record OwnViews(IReadOnlyList<SavedView> Views, IReadOnlyDictionary<Guid, string> People);

public sealed class ReadSavedViewsHandler(IRecords records, Caller caller) : IRequestHandler<ReadSavedViews, OwnViews>
{
    public async Task<OwnViews> Handle(ReadSavedViews request, CancellationToken cancellationToken) => new(
        await records.Of<SavedView>().Where(view => view.Person == caller.PersonId).OrderBy(view => view.FoldedName).ToListAsync(cancellationToken),
        await records.Of<Person>().ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken));
}
