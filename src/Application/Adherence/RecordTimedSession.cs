using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Application.Adherence;

/// <summary>
/// What the timer counted on the patient's page. <paramref name="Submission"/> names one form as it was opened: sent twice, it is stored once.
/// </summary>
[ForPatient]
public sealed record RecordTimedSession(Guid Patient, TimedSession Session, Guid Submission) : IRequest<TimedSessionRecorded>, IAboutPatient;

/// <param name="On">The day on which it now stands.</param>
public sealed record TimedSessionRecorded(DateOnly On, bool IsToday, int Entries);

public sealed class RecordTimedSessionHandler(IDiary diary, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<RecordTimedSession, TimedSessionRecorded>
{
    public async Task<TimedSessionRecorded> Handle(RecordTimedSession request, CancellationToken cancellationToken)
    {
        // Held before it is read, so that of two that were sent at once the later sees that nothing is left to add.
        var record = await watch.Hold(request.Patient, cancellationToken);
        var at = clock.Moment();
        var entries = request.Session.Transcribe(
            record, catalog, request.Submission,
            clientId => new(caller.ClinicId, clock.NewId(), request.Patient, Source.Timer, By: null, at, record.Today, clientId));
        if (entries.Count > 0)
        {
            diary.Add(entries, []);
            await watch.Look(record.With(entries, []), cancellationToken);
            await diary.Save(cancellationToken);
        }
        return new(request.Session.On, request.Session.On == record.Today, entries.Count);
    }
}
