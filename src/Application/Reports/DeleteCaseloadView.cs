using MediatR;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Reports;

/// <summary>Deletes a view that the caller saved.</summary>
[Needs(Right.ReadPatients)]
[Unaudited("It reads and changes no record of a patient.")]
public sealed record DeleteCaseloadView(Guid View) : IRequest<Unit>;

public sealed class DeleteCaseloadViewHandler(ISavedViews views, Caller caller) : IRequestHandler<DeleteCaseloadView, Unit>
{
    public async Task<Unit> Handle(DeleteCaseloadView request, CancellationToken cancellationToken)
    {
        views.Delete((await views.Of(caller.PersonId, cancellationToken)).FirstOrDefault(view => view.Id == request.View) ?? throw new NotFound());
        await views.Save(cancellationToken);
        return Unit.Value;
    }
}
