using MediatR;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>Lets one of the caller's views be the one that opens first; without one, the usual view does again.</summary>
[Needs(Right.ReadPatients)]
[Unaudited("It reads and changes no record of a patient.")]
public sealed record OpenCaseloadViewFirst(Guid? View) : IRequest<Unit>;

public sealed class OpenCaseloadViewFirstHandler(ISavedViews views, Caller caller) : IRequestHandler<OpenCaseloadViewFirst, Unit>
{
    public async Task<Unit> Handle(OpenCaseloadViewFirst request, CancellationToken cancellationToken)
    {
        var own = await views.Of(caller.PersonId, cancellationToken);
        if (request.View is { } first && own.All(view => view.Id != first))
            throw new NotFound();
        SavedView.OpenFirst(own, request.View);
        await views.Save(cancellationToken);
        return Unit.Value;
    }
}
