using MediatR;
using PrescribeRx.Application.Safety;
using PrescribeRx.Domain.Adherence;
using PrescribeRx.Domain.Catalog;

namespace PrescribeRx.Application.Adherence;

/// <summary>
/// The patient tells how a day was. <paramref name="Submission"/> names one form as it was opened: sent twice, it is stored once.
/// </summary>
[ForPatient]
public sealed record RecordDay(Guid Patient, DateOnly On, IReadOnlyList<ToldStretch> Stretches, ToldDay Day, Source Source, Guid Submission)
    : IRequest<DayRecorded>, IAboutPatient;

public sealed record DayRecorded(int Entries, int Notes);

public sealed class RecordDayHandler(IDiary diary, StretchCatalog catalog, AlertWatch watch, Caller caller, TimeProvider clock) : IRequestHandler<RecordDay, DayRecorded>
{
    public async Task<DayRecorded> Handle(RecordDay request, CancellationToken cancellationToken)
    {
        // Held before it is read, so that of two that were sent at once the later sees that nothing is left to add.
        var record = await watch.Hold(request.Patient, cancellationToken);
        var at = clock.Moment();
        var (entries, notes) = new DaySheet(record, catalog, request.On).Transcribe(
            request.Stretches, request.Day, request.Submission,
            clientId => new(caller.ClinicId, clock.NewId(), request.Patient, request.Source, By: null, at, record.Today, clientId));
        if (entries.Count + notes.Count > 0)
        {
            diary.Add(entries, notes);
            await watch.Look(record.With(entries, notes), cancellationToken);
            await diary.Save(cancellationToken);
        }
        return new(entries.Count, notes.Count);
    }
}
