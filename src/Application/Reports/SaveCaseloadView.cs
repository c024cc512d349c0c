using MediatR;
using Microsoft.EntityFrameworkCore;
using PrescribeRx.Domain.Identity;
using PrescribeRx.Domain.Reports;

namespace PrescribeRx.Application.Reports;

/// <summary>Keeps a view of the caseload under a name, for the caller alone.</summary>
[Needs(Right.ReadPatients)]
[Unaudited("It reads and changes no record of a patient.")]
public sealed record SaveCaseloadView(string? Name, CaseloadView View, bool OpensFirst) : IRequest<Unit>;

public sealed class SaveCaseloadViewHandler(ISavedViews views, IRecords records, Caller caller, TimeProvider clock) : IRequestHandler<SaveCaseloadView, Unit>
{
    public async Task<Unit> Handle(SaveCaseloadView request, CancellationToken cancellationToken)
    {
        if (request.View.Clinician is { } clinician && !await records.Of<Person>().AnyAsync(person => person.Id == clinician, cancellationToken))
            throw new NotFound();
        var others = await views.Of(caller.PersonId, cancellationToken);
        var view = SavedView.Save(caller.ClinicId, clock.NewId(), caller.PersonId, request.Name, request.View, others, clock.Moment());
        if (request.OpensFirst)
            SavedView.OpenFirst([.. others, view], view.Id);
        views.Add(view);
        await views.Save(cancellationToken);
        return Unit.Value;
    }
}
