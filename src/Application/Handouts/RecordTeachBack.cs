using MediatR;
using PrescribeRx.Domain.Handouts;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Application.Handouts;

/// <summary>Records whether the patient showed, or said back, how to do what a handout says.</summary>
[Needs(Right.ProduceHandouts)]
public sealed record RecordTeachBack(Guid Patient, Guid Prescription, int Number, TeachBackOutcome Outcome, string? Note) : IRequest<Unit>, IAboutPatient;

public sealed class RecordTeachBackHandler(IHandouts handouts, Caller caller, TimeProvider clock) : IRequestHandler<RecordTeachBack, Unit>
{
    public async Task<Unit> Handle(RecordTeachBack request, CancellationToken cancellationToken)
    {
        var handout = await handouts.Find(request.Patient, request.Prescription, request.Number, cancellationToken);
        handouts.Add(TeachBack.Of(handout, clock.NewId(), request.Outcome, request.Note, caller.PersonId, clock.Moment()));
        await handouts.Save(cancellationToken);
        return Unit.Value;
    }
}
